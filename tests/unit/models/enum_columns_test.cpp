// SPDX-License-Identifier: Apache-2.0
// Which labels SQLAlchemy sends for a column.
#include <doctest/doctest.h>

#include "tests/unit/models/models_testing.h"

using namespace migcheck::testing;  // NOLINT(google-build-using-namespace)
using migcheck::EnumColumn;
using migcheck::ModelSchema;

namespace {

const std::string colors =
    "class Color(str, enum.Enum):\n  RED = 'red'\n  GREEN = 'green'\n  ROUGE = 'red'\n";

/// The enum columns of a table `a` with this body.
std::string enums_of(const std::string& columns, const std::string& before = "") {
  return enums(models_in(colors + before +
                         "class A(Base):\n  __tablename__ = 'a'\n"
                         "  id = Column(Integer, primary_key=True)\n" +
                         columns));
}

}  // namespace

TEST_CASE("names are sent, aliases are not") {
  CHECK(enums_of("  c = Column(Enum(Color))\n") == "a.c color: RED GREEN\n");
  CHECK(enums_of("  c = Column(sa.Enum(Color, name='my'))\n") == "a.c my: RED GREEN\n");
  CHECK(enums_of("  c = Column(postgresql.ENUM(Color, schema='s'))\n") ==
        "a.c s.color: RED GREEN\n");
  CHECK(enums_of("  c = Column(postgresql.ARRAY(Enum(Color)))\n") == "a.c color: RED GREEN\n");
}

TEST_CASE("values_callable, given in every way") {
  const std::string expected = "a.c color: red green\n";
  CHECK(enums_of("  c = Column(Enum(Color, values_callable=lambda e: [m.value for m in e]))\n") ==
        expected);
  CHECK(enums_of("  c = Column(Enum(Color, values_callable=values))\n",
                 "def values(e): return [m.value for m in e]\n") == expected);
  CHECK(enums_of("  c = Column(make(Color, name='color'))\n",
                 "def make(e, **kw):\n"
                 "  return Enum(e, values_callable=lambda x: [m.value for m in x], **kw)\n") ==
        expected);
  CHECK(enums_of("  c = Column(Values)\n",
                 "Values = Enum(Color, values_callable=lambda e: [str(m.value) for m in e])\n") ==
        expected);
  CHECK(enums_of("  c = Column(Enum(Color, values_callable=undefined))\n") == "a.c color: ?\n");
}

TEST_CASE("string labels") {
  CHECK(enums_of("  c = Column(Enum('x', 'y', name='t'))\n") == "a.c t: x y\n");
  CHECK(enums_of("  c = Column(Enum(*[m.value for m in Color], name='t'))\n") ==
        "a.c t: red green\n");
}

TEST_CASE("annotations") {
  CHECK(enums_of("  c: Mapped[Color]\n") == "a.c color: RED GREEN\n");
  CHECK(enums_of("  c: Mapped[Optional[Color]] = mapped_column(default=None)\n") ==
        "a.c color: RED GREEN\n");
  CHECK(enums_of("  c: Mapped['Color | None']\n") == "a.c color: RED GREEN\n");
  CHECK(enums_of("  c: Mapped[Color] = mapped_column(String(10))\n") == "");
  CHECK(enums_of("  class Nested(enum.Enum):\n    a = 1\n  c: Mapped[Nested]\n") ==
        "a.c nested: a\n");
}

TEST_CASE("a column that has the name of its type") {
  CHECK(enums_of("  color: Mapped[color]\n", "class color(enum.Enum):\n  blue = 1\n") ==
        "a.color color: blue\n");
}

TEST_CASE("type_annotation_map") {
  const auto with_map = [](const std::string& map) {
    return enums(models_of(
        {{"m.py",
          prelude + colors + "class B(DeclarativeBase):\n  type_annotation_map = " + map +
              "\nclass A(B):\n  __tablename__ = 'a'\n"
              "  id: Mapped[int] = mapped_column(primary_key=True)\n  c: Mapped[Color]\n"}}));
  };
  CHECK(with_map("{str: String(5)}") == "a.c color: RED GREEN\n");
  CHECK(
      with_map("{Color: Enum(Color, name='m', values_callable=lambda e: [x.value for x in e])}") ==
      "a.c m: red green\n");
  CHECK(with_map("{enum.Enum: Enum(enum.Enum, values_callable=lambda e: [x.value for x in e])}") ==
        "a.c color: red green\n");
  CHECK(with_map("{enum.Enum: Enum(enum.Enum, native_enum=False)}") == "");
  CHECK(with_map("undefined") == "");
}

TEST_CASE("what is no native enum") {
  CHECK(enums_of("  c = Column(Enum(Color, native_enum=False))\n") == "");
  CHECK(enums_of("  c = Column(Enum(Color).with_variant(String(5), 'postgresql'))\n") == "");
  CHECK(enums_of("  c = Column(Enum(Color).with_variant(String(5), 'sqlite'))\n") ==
        "a.c color: RED GREEN\n");
}

TEST_CASE("kinds of enum classes") {
  const auto labels = [](const std::string& before, const std::string& name) {
    return enums(models_in(before + "class A(Base):\n  __tablename__ = 'a'\n  c = Column(Enum(" +
                           name + "))\n"));
  };
  CHECK(labels("class E(enum.StrEnum):\n  A = enum.auto()\n  b = 'B'\n", "E") == "a.c e: A b\n");
  CHECK(labels("class E(enum.IntEnum):\n  one = 1\n  two = 2\n", "E") == "a.c e: one two\n");
  CHECK(labels("E = enum.Enum('E', 'p q')\n", "E") == "a.c e: p q\n");
  CHECK(labels("E = enum.Enum('Named', {'p': 1, 'q': 2})\n", "E") == "a.c named: p q\n");
  CHECK(labels("class E(enum.Enum):\n  A = 1\n  _ignore_ = ['x']\n  def f(self): pass\n"
               "  @property\n  def g(self): return 1\n",
               "E") == "a.c e: A\n");
  CHECK(labels("class E(enum.Enum):\n  A = 1\n  for i in range(3): pass\n", "E") == "a.c e: A ?\n");
  CHECK(labels("class E(str, enum.Enum):\n  def __new__(cls, v, d):\n"
               "    o = str.__new__(cls, v)\n    o._value_ = v\n    return o\n"
               "  A = 'a', 1\n",
               "E, values_callable=lambda e: [m.value for m in e]") == "a.c e: a\n");
}

TEST_CASE("labels and columns know their places") {
  const TestModels schema =
      models_in(colors +
                "class A(Base):\n  __tablename__ = 'a'\n"
                "  c = Column(Enum(Color))\n"
                "  v = Column(Enum(Color, values_callable=lambda e: [m.value for m in e]))\n"
                "  s = Column(Enum('x', name='t'))\n");
  const auto at = [](const migcheck::Span& span) { return std::string(span.file->text(span)); };
  REQUIRE(schema.enum_columns.size() == 3);
  const EnumColumn& names = schema.enum_columns[0];
  const EnumColumn& strings = schema.enum_columns[1];
  const EnumColumn& values = schema.enum_columns[2];
  CHECK(at(names.labels[0].span) == "RED = 'red'");
  CHECK(at(names.span) == "Column(Enum(Color))");
  CHECK_FALSE(names.values_callable);
  CHECK(values.values_callable);
  CHECK(at(values.labels[1].span) == "GREEN = 'green'");
  CHECK(at(strings.labels[0].span) == "x");
  REQUIRE(names.python_enum != nullptr);
  CHECK(names.python_enum == values.python_enum);
  CHECK(names.python_enum->name == "Color");
  CHECK(names.python_enum->module == "app/models.py");
  CHECK(names.python_enum->members.size() == 3);
  CHECK(names.python_enum->members[2].alias);
  CHECK(names.python_enum->members[0].value == "red");
  CHECK(at(names.python_enum->span) == "class Color(str, enum.Enum):");
  CHECK(schema.enums.size() == 1);
}
