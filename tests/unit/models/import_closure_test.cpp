// SPDX-License-Identifier: Apache-2.0
#include "core/models/import_closure.h"

#include <doctest/doctest.h>

namespace migcheck {
namespace {

std::string imports(std::string_view text, bool all = false) {
  const auto lines = imports_of(text, all);
  if (!lines) return "?";
  std::string out;
  for (const ImportLine& line : *lines) {
    out += line.module + ":";
    for (const std::string& name : line.names) out += " " + name;
    out += "\n";
  }
  return out;
}

}  // namespace

TEST_CASE("import lines are found without parsing") {
  CHECK(imports("import a, b.c as d  # e\n") == "a:\nb.c:\n");
  CHECK(imports("from .x import (  # first\n    y,\n    z as w,\n)\n") == ".x: y z\n");
  CHECK(imports("from a import b, \\\n    c\n") == "a: b c\n");
  CHECK(imports("try:\n  import a\nexcept ImportError:\n  a = None\n") == "a:\n");
}

TEST_CASE("what a function imports runs later, what a type checker imports never") {
  const char* const text =
      "def f():\n    import a\n    if x:\n        import b\nimport c\n"
      "if TYPE_CHECKING:\n    import d\nelse:\n    import e\n";
  CHECK(imports(text) == "c:\ne:\n");
  CHECK(imports(text, true) == "a:\nb:\nc:\nd:\ne:\n");
}

TEST_CASE("computed names make the imports unknown") {
  CHECK(imports("importlib.import_module(name)\n") == "?");
}

TEST_CASE("a string literal is no computed name") {
  CHECK(imports("importlib.import_module('a.b')\nx = __import__(\"c\").d\n") == "a.b:\nc:\n");
  CHECK(imports("import_module('.models', __package__)\n") == ".models:\n");
  CHECK(imports("import_module('a.' + name)\n") == "?");
  CHECK(imports("import_module(f'a.{name}')\n") == "?");
}

TEST_CASE("functions that are only called like exec") {
  CHECK(imports("import a\nsession.exec(query)\nrun_exec(query)\n") == "a:\n");
  CHECK(imports("exec(text)\n") == "?");
}

TEST_CASE("the module of a configured class") {
  const std::string split =
      "import a\nmodule, name = path.rsplit('.', 1)\n"
      "return getattr(import_module(module), name)\n";
  CHECK(imports(split) == "a:\n");
  CHECK(imports(split + "for one in os.listdir(folder): load(one)\n") == "?");
}

TEST_CASE("all import lines, whatever else a text imports") {
  CHECK(imports_computed_names("importlib.import_module(name)\n"));
  CHECK_FALSE(imports_computed_names("import a\n"));
  const auto lines = import_lines("import_module(name)\ndef f():\n    import a\n");
  REQUIRE(lines.size() == 1);
  CHECK(lines.front().module == "a");
}

}  // namespace migcheck
