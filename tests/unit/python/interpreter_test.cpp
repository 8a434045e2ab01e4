// SPDX-License-Identifier: Apache-2.0
#include "core/python/interpreter.h"

#include <doctest/doctest.h>

#include "tests/unit/python/python_testing.h"

using namespace migcheck;
using migcheck::testing::repr;
using migcheck::testing::TextLoader;

namespace {

/// The value of `x` after running a module.
std::string x_after(const std::string& source, std::map<std::string, std::string> files = {}) {
  files["main.py"] = source;
  TextLoader loader(std::move(files));
  Host host;
  Interpreter interpreter(host, loader, nullptr);
  const auto module = interpreter.run_module(loader.parse("main.py"), "main");
  const Value* value = interpreter.global(*module, "x");
  return value == nullptr ? "unbound" : repr(*value);
}

struct Row {
  const char* source;
  const char* expected;
};

}  // namespace

TEST_CASE("expressions") {
  const Row rows[] = {
      {"x = 1 + 2 * 3", "7"},
      {"x = -7 // 2", "-4"},
      {"x = 0x1F + 1_000", "1031"},
      {"x = 'a' 'b' \"c\"", "'abc'"},
      {"x = 'a\\tb\\x41\\u00e9'", "'a\tbA\xC3\xA9'"},
      {"x = r'a\\n'", "'a\\n'"},
      {"x = not []", "True"},
      {"x = 1 < 2 < 3", "True"},
      {"x = 1 < 2 > 3", "False"},
      {"x = 'b' in ['a', 'b']", "True"},
      {"x = 'q' not in ('a', 'b')", "True"},
      {"x = None is None", "True"},
      {"x = [1, *[2, 3]][1:]", "[2, 3]"},
      {"x = (1, 2, 3)[::-1]", "[3, 2, 1]"},
      {"x = {'a': 1, **{'b': 2}}['b']", "2"},
      {"x = 'yes' if 1 else 'no'", "'yes'"},
      {"x = [a.upper() for a in ('b', 'c') if a != 'c']", "['B']"},
      {"x = {k: v for k, v in {'a': 1}.items()}", "{'a': 1}"},
      {"x = (y := 5) + y", "10"},
      {"x = (lambda a, b=2: a + b)(1)", "3"},
      {"x = len('abc') + len([1])", "4"},
      {"x = sorted(['b', 'a'])", "['a', 'b']"},
      {"import itertools\nx = list(itertools.combinations('abc', 2))",
       "[('a', 'b'), ('a', 'c'), ('b', 'c')]"},
      {"import itertools\nx = list(itertools.combinations('ab', 0))", "[()]"},
      {"import itertools\nx = list(itertools.product('ab', [1, 2]))",
       "[('a', 1), ('a', 2), ('b', 1), ('b', 2)]"},
      {"import itertools\nx = list(itertools.chain([1], (2, 3)))", "[1, 2, 3]"},
      {"x = list(zip('ab', range(2)))", "[('a', 0), ('b', 1)]"},
      {"x = any(a == 'b' for a in ['a', 'b'])", "True"},
  };
  for (const Row& row : rows) CHECK_MESSAGE(x_after(row.source) == row.expected, row.source);
}

TEST_CASE("text") {
  const Row rows[] = {
      {"n = 't'\nx = f'DROP {n} {{}}'", "'DROP t {}'"},
      {"x = f'a {unknown} b'", "'a {?} b'"},
      {"x = '%s is %d' % ('a', 3)", "'a is 3'"},
      {"x = '%(k)s' % {'k': 'v'}", "'v'"},
      {"x = '{} {0} {n}'.format('p', n='q')", "'p p q'"},
      {"x = ', '.join(['a', 'b'])", "'a, b'"},
      {"x = ', '.join(\"'\" + l + \"'\" for l in ('a', 'b'))", "''a', 'b''"},
      {"x = '  a b '.strip().replace('a', 'c')", "'c b'"},
      {"x = 'a,b'.split(',')", "['a', 'b']"},
      {"x = 'Ab'.lower() + 'cd'.title()", "'abCd'"},
      {"x = f'{\"v\"!r}'", "''v''"},
      {"x = 'ab' * 2", "'abab'"},
      {"x = 'a' + unknown + 'b'", "'a{?}b'"},
  };
  for (const Row& row : rows) CHECK_MESSAGE(x_after(row.source) == row.expected, row.source);
}

TEST_CASE("statements") {
  const Row rows[] = {
      {"x = 0\nfor i in range(4):\n    if i == 2:\n        continue\n    x += i", "4"},
      {"x = []\nfor a, b in [(1, 2)]:\n    x.append(b)", "[2]"},
      {"x = 0\nwhile x < 3:\n    x += 1", "3"},
      {"a, *x = [1, 2, 3]", "[2, 3]"},
      {"def f(a, *args, k=1, **kw):\n    return (a, args, k, kw)\nx = f(1, 2, k=3, z=4)",
       "(1, (2), 3, {'z': 4})"},
      {"def f():\n    def g():\n        return y\n    y = 2\n    return g()\nx = f()", "2"},
      {"def f(n):\n    return 1 if n == 0 else n * f(n - 1)\nx = f(5)", "120"},
      {"try:\n    x = {}['a']\nexcept KeyError:\n    x = 'caught'", "'caught'"},
      {"try:\n    raise ValueError('no')\nexcept (TypeError, ValueError) as e:\n    x = "
       "1\nfinally:\n    x += 1",
       "2"},
      {"try:\n    try:\n        [][1]\n    except IndexError:\n        raise\nexcept KeyError:\n   "
       " x = 1\n"
       "except IndexError:\n    x = 2",
       "2"},
      {"match 'b':\n    case 'a':\n        x = 1\n    case 'b' | 'c':\n        x = 2", "2"},
      {"class A:\n    k = 1\n    def m(self):\n        return self.k + 1\nx = A().m()", "2"},
      {"class A:\n    def __init__(self, v):\n        self.v = v\nx = A(7).v", "7"},
      {"class A:\n    @staticmethod\n    def m(v):\n        return v\nx = A.m(3)", "3"},
      {"def g():\n    yield 1\n    yield 2\nx = list(g())", "[1, 2]"},
      {"x = 1\ndel x", "unbound"},
  };
  for (const Row& row : rows) CHECK_MESSAGE(x_after(row.source) == row.expected, row.source);
}

TEST_CASE("what is not known stays unknown") {
  const Row rows[] = {
      {"x = unknown_name", "?"},
      {"import somewhere\nx = somewhere.call() + 1", "<builtins.operator+()>"},
      {"if unknown:\n    x = 1\nelse:\n    x = 2", "?"},
      {"if unknown:\n    x = 1\nelse:\n    x = 1", "1"},
      {"x = 1\nif unknown:\n    x = 2", "?"},
      {"x = []\nif unknown:\n    x.append(1)", "[1, …]"},
      {"def f():\n    if unknown:\n        return 1\n    return 2\nx = f()", "?"},
      {"def f():\n    if unknown:\n        raise ValueError\n    return 2\nx = f()", "2"},
      {"def f():\n    if unknown:\n        return 1\n    raise ValueError\nx = f()", "1"},
      {"x = 0\nfor i in [1, 2]:\n    if unknown:\n        continue\n    raise ValueError", "0"},
      {"x = 1\nfor i in [1]:\n    if unknown:\n        break\nelse:\n    raise ValueError", "1"},
      {"x = 0\nfor i in unknown:\n    x = i", "?"},
      {"x = 'a' if unknown else 'b'", "?"},
      {"x = [1, 2][unknown]", "?"},
      {"x = False and unknown", "False"},
      {"x = unknown and False", "False"},
      {"x = True and unknown", "?"},
      {"x = [isinstance(v, (int, str)) for v in (1, 's', True, [], None)]",
       "[True, True, True, False, False]"},
      {"x = [isinstance(v, t) for v, t in (((), tuple), ({}, dict), ({1}, set), (1, bool))]",
       "[True, True, True, False]"},
      {"import sqlalchemy as sa\nx = isinstance(sa.text('a'), str)", "False"},
      {"import foreign\nx = isinstance(foreign.load(), list)", "?"},
      {"import foreign\nx = isinstance(foreign.limit, (str, int))", "?"},
      {"x = '%s' % unknown", "'{?}'"},
  };
  for (const Row& row : rows) CHECK_MESSAGE(x_after(row.source) == row.expected, row.source);
}

TEST_CASE("bounds end a run instead of hanging") {
  CHECK(x_after("def f():\n    return f()\nx = 1\nf()\nx = 2") == "1");
  CHECK(x_after("x = 1\nwhile True:\n    y = 1\nx = 2") != "");
}

TEST_CASE("a class of a function goes with its interpreter") {
  const std::string source = "def f():\n    class C:\n        A = 1\n    return C\nx = f()";
  TextLoader loader(std::map<std::string, std::string>{{"main.py", source}});
  Host host;
  std::weak_ptr<ClassData> made;
  {
    Interpreter interpreter(host, loader, nullptr);
    const auto module = interpreter.run_module(loader.parse("main.py"), "main");
    made = interpreter.global(*module, "x")->class_ptr();
    CHECK(!made.expired());
  }
  CHECK(made.expired());
}

TEST_CASE("enum classes") {
  const std::string head = "import enum\nfrom enum import Enum, StrEnum, auto\n";
  const Row rows[] = {
      {"class C(Enum):\n    A = 'a'\n    B = 'b'\n    ALIAS = 'a'\nx = [m.name for m in C]",
       "['A', 'B']"},
      {"class C(str, Enum):\n    A = 'a'\nx = C.A == 'a'", "True"},
      {"class C(Enum):\n    A = 'a'\nx = C.A.value", "'a'"},
      {"class C(StrEnum):\n    LONG_NAME = auto()\nx = f'{C.LONG_NAME}'", "'long_name'"},
      {"class C(enum.IntEnum):\n    A = auto()\n    B = auto()\nx = [m.value for m in C]",
       "[1, 2]"},
      {"class C(Enum):\n    A = 'a'\n    def f(self):\n        return 1\n    @property\n    def "
       "g(self):\n        return 2\nx = len(list(C))",
       "1"},
      {"C = Enum('C', 'p q')\nx = [m.name for m in C]", "['p', 'q']"},
      {"C = Enum('C', {'p': 'P'})\nx = C.p.value", "'P'"},
      {"class C(Enum):\n    A = 'a'\nx = C('a')", "<C.A>"},
      {"class C(Enum):\n    A = 'a'\nx = C['A']", "<C.A>"},
  };
  for (const Row& row : rows) CHECK_MESSAGE(x_after(head + row.source) == row.expected, row.source);
}

TEST_CASE("imports of the repository are followed lazily") {
  const std::map<std::string, std::string> files{
      {"app/enums.py",
       "import missing_library\nclass Status:\n    OPEN = 'open'\nBROKEN = 1 / 0\n"},
      {"app/__init__.py", "from app.enums import *\n"},
      {"app/names.py", "from .enums import Status as S\nTABLE = 't_' + S.OPEN\n"},
  };
  CHECK(x_after("from app.enums import Status\nx = Status.OPEN", files) == "'open'");
  CHECK(x_after("from app import Status\nx = Status.OPEN", files) == "'open'");
  CHECK(x_after("import app.names\nx = app.names.TABLE", files) == "'t_open'");
  CHECK(x_after("from app.names import TABLE as x", files) == "'t_open'");
}

TEST_CASE("files of the repository are read") {
  const std::map<std::string, std::string> files{{"sql/a.sql", "one;\ntwo"}};
  const Row rows[] = {
      {"x = open(os.path.join(os.path.dirname(__file__), 'sql', 'a.sql')).read()", "'one;\ntwo'"},
      {"with open('sql/../sql/a.sql', 'r') as f:\n    x = f.read().split(';')", "['one', '\ntwo']"},
      {"x = [line for line in open('sql/a.sql')]", "['one;\n', 'two']"},
      {"x = os.path.exists('sql/a.sql')", "True"},
      {"x = (Path(__file__).resolve().parent / 'sql' / 'a.sql').read_text()", "'one;\ntwo'"},
      {"x = Path('sql', 'a.txt').with_suffix('.sql').exists()", "True"},
      {"x = Path('sql/a.sql').parents[0].joinpath('b.py').name", "'b.py'"},
      {"x = str(Path('sql') / 'a.sql')", "'sql/a.sql'"},
      {"x = 1 if os.path.exists('none.sql') else 2", "?"},
      {"x = 1 if os.path.exists('../sql/a.sql') else 2", "?"},
      {"x = 1 if os.path.exists('/sql/a.sql') else 2", "?"},
      {"x = 1 if open('sql/a.sql', 'w') == 'a' else 2", "?"},
  };
  const std::string head = "import os\nfrom pathlib import Path\n";
  for (const Row& row : rows)
    CHECK_MESSAGE(x_after(head + row.source, files) == row.expected, row.source);
}

TEST_CASE("library names are canonical under any alias") {
  CHECK(x_after("import sqlalchemy as db\nx = db.types.Enum") == "<sqlalchemy.Enum>");
  CHECK(x_after("from sqlalchemy import Enum as E\nx = E") == "<sqlalchemy.Enum>");
  CHECK(x_after("from sqlalchemy.sql.sqltypes import Enum\nx = Enum") == "<sqlalchemy.Enum>");
  CHECK(x_after("from sqlalchemy.dialects.postgresql.base import ENUM\nx = ENUM") ==
        "<sqlalchemy.dialects.postgresql.ENUM>");
  CHECK(x_after("from sqlalchemy.dialects import postgresql as pg\nx = pg.ENUM") ==
        "<sqlalchemy.dialects.postgresql.ENUM>");
}

TEST_CASE("text points at the bytes it came from") {
  TextLoader loader(std::map<std::string, std::string>{
      {"main.py", "N = 'tbl'\nx = f'DROP TABLE {N}' ' CASCADE\\n;'\n"}});
  Host host;
  Interpreter interpreter(host, loader, nullptr);
  const auto module = interpreter.run_module(loader.parse("main.py"), "main");
  const MappedText* text = interpreter.global(*module, "x")->as_text();
  REQUIRE(text != nullptr);
  REQUIRE(text->text() == "DROP TABLE tbl CASCADE\n;");
  const auto place = [&](std::size_t begin, std::size_t end) {
    const Span span = text->locate(begin, end);
    return std::string(span.file->text(span));
  };
  CHECK(place(0, 4) == "DROP");
  CHECK(place(11, 14) == "tbl");
  CHECK(text->locate(11, 14).begin == 5);
  CHECK(place(15, 22) == "CASCADE");
  CHECK(place(22, 23) == "\\n");
}
