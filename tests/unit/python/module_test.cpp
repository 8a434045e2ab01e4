// SPDX-License-Identifier: Apache-2.0
#include "core/python/module.h"

#include <doctest/doctest.h>

#include <string>

using namespace migcheck;

namespace {

std::shared_ptr<const PythonModule> parsed(const std::string& text) {
  return parse_python(std::make_shared<const SourceFile>("m.py", text));
}

}  // namespace

TEST_CASE("comments and docstrings are found, strings are not comments") {
  const auto module = parsed(
      "\"\"\"Doc.\"\"\"\nx = '# no'  # yes\ndef f():\n    'inner'\n    # last\n    return 1\n");
  REQUIRE(module->comments().size() == 2);
  CHECK(module->comments()[0].text == " yes");
  CHECK(module->comments()[1].text == " last");
  REQUIRE(module->docstrings().size() == 2);
  CHECK(module->file().text(module->span(*module->docstrings()[0])) == "\"\"\"Doc.\"\"\"");
}

TEST_CASE("a comment inside a call is found once") {
  const auto module =
      parsed("f(\n    1,  # one\n    a=2,  # two\n)\nif x < y:  # three\n    pass\n");
  CHECK(module->comments().size() == 3);
}

TEST_CASE("comments before the first statement of any block are found") {
  const auto module = parsed(
      "def f():\n    # one\n    if x:\n        # two\n        pass\n    else:\n        # three\n"
      "        pass\n    for y in z:\n        # four\n        pass\nclass C:\n    # five\n"
      "    try:\n        # six\n        pass\n    except E:\n        # seven\n        pass\n");
  std::string found;
  for (const auto& comment : module->comments()) found += comment.text;
  CHECK(found == " one two three four five six seven");
}

TEST_CASE("comments are found wherever they may stand") {
  const auto module = parsed(
      "def f():\n    # first in a body\n    return [\n        # in a list\n        1,\n    ]\n"
      "class C:  # after a colon\n    # first in a class\n    x = 1\nif f():\n    pass\n# before "
      "else\n"
      "else:\n    # in else\n    pass\n");
  CHECK(module->comments().size() == 6);
}

TEST_CASE("damage deep inside is reported") {
  CHECK_FALSE(parsed("def f():\n    return g(1, 2 +, 3)\n")->syntax_errors().empty());
}

TEST_CASE("damaged files keep what can be read") {
  const auto module = parsed("x = 1\ndef upgrade(:\n    pass\n\ny = 2\n");
  CHECK_FALSE(module->syntax_errors().empty());
  CHECK(module->root().children.size() >= 2);
  CHECK(parsed("x = 1\n")->syntax_errors().empty());
}

TEST_CASE("hostile nesting does not overflow") {
  CHECK(parsed(std::string(100'000, '(')) != nullptr);
  CHECK(parsed("x = " + std::string(20'000, '[') + std::string(20'000, ']')) != nullptr);
  std::string sum = "x = a";
  for (int i = 0; i < 20'000; ++i) sum += "+a";
  CHECK(parsed(sum) != nullptr);
}

TEST_CASE("statements are lowered to their documented shape") {
  const auto module = parsed(
      "@d\nclass C(B, table=True):\n    a: int = 1\n"
      "try:\n    pass\nexcept (A, B) as e:\n    pass\nelse:\n    pass\nfinally:\n    pass\n"
      "with a as b, c:\n    pass\nfrom ..x import y as z, w\n");
  const Node& root = module->root();
  REQUIRE(root.children.size() == 4);
  const Node& type = *root.child(0);
  CHECK(type.kind == NodeKind::class_);
  CHECK(type.text == "C");
  CHECK(type.child(0)->children.size() == 3);
  CHECK(type.rest(2).size() == 1);
  const Node& attempt = *root.child(1);
  CHECK(attempt.kind == NodeKind::try_);
  REQUIRE(attempt.children.size() == 4);
  CHECK(attempt.child(1) != nullptr);
  CHECK(attempt.child(2) != nullptr);
  CHECK(attempt.child(3)->text == "e");
  CHECK(attempt.child(3)->child(0)->kind == NodeKind::tuple);
  CHECK(root.child(2)->children.size() == 3);
  CHECK(root.child(3)->text == "..x");
  CHECK(root.child(3)->child(0)->child(0)->text == "z");
}
