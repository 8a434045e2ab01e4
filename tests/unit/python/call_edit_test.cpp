// SPDX-License-Identifier: Apache-2.0
#include "core/python/call_edit.h"

#include <doctest/doctest.h>

#include "core/diagnostic/apply_edits.h"

using namespace migcheck;

namespace {

std::shared_ptr<const PythonModule> parse(const std::string& text) {
  return parse_python(std::make_shared<const SourceFile>("m.py", text));
}

/// The first call in the file, which starts with `f(`.
const Node& call_of(const PythonModule& module) {
  const std::string_view text = module.file().text();
  const auto begin = static_cast<std::uint32_t>(text.find("f("));
  const auto end = static_cast<std::uint32_t>(text.rfind(')') + 1);
  const Node* call = find_call(module, {&module.file(), begin, end});
  REQUIRE(call != nullptr);
  return *call;
}

std::string with_argument(const std::string& text) {
  const auto module = parse(text);
  const auto edit = add_argument(*module, call_of(*module), "x=1");
  if (!edit) return "impossible";
  return apply_edits(module->file(), {*edit}).value();
}

std::string without(const std::string& text, std::string_view name) {
  const auto module = parse(text);
  const Node& call = call_of(*module);
  const Node* argument = keyword_argument(call, name);
  REQUIRE(argument != nullptr);
  return apply_edits(module->file(), {remove_argument(*module, call, *argument)}).value();
}

std::string with_import(const std::string& text) {
  const auto module = parse(text);
  const ImportedName name = imported_name(*module, "a.b", "c");
  if (!name.import) return name.name;
  return apply_edits(module->file(), {*name.import}).value();
}

}  // namespace

TEST_CASE("call edit: an argument is added in the layout of the call") {
  CHECK(with_argument("f()\n") == "f(x=1)\n");
  CHECK(with_argument("f(a)\n") == "f(a, x=1)\n");
  CHECK(with_argument("f(a,)\n") == "f(a, x=1,)\n");
  CHECK(with_argument("f((a))\n") == "f((a), x=1)\n");
  CHECK(with_argument("f(a, g(b))\n") == "f(a, g(b), x=1)\n");
  CHECK(with_argument("f(\n    a,\n    b,\n)\n") == "f(\n    a,\n    b,\n    x=1,\n)\n");
  CHECK(with_argument("f(\n    a,\n    b\n)\n") == "f(\n    a,\n    b,\n    x=1\n)\n");
  CHECK(with_argument("f(a,  # why, really\n  )\n") == "f(a, x=1,  # why, really\n  )\n");
  CHECK(with_argument("f(a  # (\n  )\n") == "f(a, x=1  # (\n  )\n");
}

TEST_CASE("call edit: a lone generator takes no further argument") {
  CHECK(with_argument("f(a for a in b)\n") == "impossible");
}

TEST_CASE("call edit: an argument is removed with one comma") {
  CHECK(without("f(x=1)\n", "x") == "f()\n");
  CHECK(without("f(a, x=1)\n", "x") == "f(a)\n");
  CHECK(without("f(x=1, a=2)\n", "x") == "f(a=2)\n");
  CHECK(without("f(a, x=1, b=2)\n", "x") == "f(a, b=2)\n");
  CHECK(without("f(\n    a,\n    x=1,  # why\n)\n", "x") == "f(\n    a,\n)\n");
  CHECK(without("f(\n    a,\n    x=1\n)\n", "x") == "f(\n    a,\n)\n");
  CHECK(without("f(\n    a,\n    x=1, b=2\n)\n", "x") == "f(\n    a, b=2\n)\n");
}

TEST_CASE("call edit: a name that is imported is used as it is called") {
  CHECK(with_import("from a.b import c\n") == "c");
  CHECK(with_import("from a.b import c as d\n") == "d");
  CHECK(with_import("import a.b.c as d\n") == "d");
  CHECK(with_import("import a.b.c\n") == "a.b.c");
}

TEST_CASE("call edit: an import is added after the last one of the top level") {
  CHECK(with_import("import x\nfrom a.b import y  # z\n\nz = 1\n") ==
        "import x\nfrom a.b import y  # z\nfrom a.b import c\n\nz = 1\n");
  CHECK(with_import("import x\n\ndef f():\n    import y\n") ==
        "import x\nfrom a.b import c\n\ndef f():\n    import y\n");
  CHECK(with_import("import x") == "import x\nfrom a.b import c");
  CHECK(with_import("from a import (\n    x,\n)\n") ==
        "from a import (\n    x,\n)\nfrom a.b import c\n");
}
