// SPDX-License-Identifier: Apache-2.0
#include "config/yaml_document.h"

#include <doctest/doctest.h>

using namespace migcheck;

namespace {

/// The tree as one line: maps {k:v}, sequences [a], null ~; or the error with its place.
std::string show(const YamlNode& node) {
  if (node.kind == YamlKind::null) return "~";
  if (node.kind == YamlKind::scalar) return node.text;
  const bool map = node.kind == YamlKind::map;
  std::string text = map ? "{" : "[";
  for (std::size_t i = 0; i < node.items.size(); ++i) {
    text += (i ? "," : "") + (map ? node.keys[i].text + ":" : "") + show(node.items[i]);
  }
  return text + (map ? "}" : "]");
}

std::string parsed(std::string text) {
  const SourceFile file("c.yaml", std::move(text));
  const auto root = parse_yaml(file);
  if (root) return show(root.value());
  const Error& error = root.error();
  return std::to_string(error.line) + ":" + std::to_string(error.column) + " " + error.message;
}

}  // namespace

TEST_CASE("yaml: maps, lists and scalars in every style") {
  CHECK(parsed("a: 1\nb: [x, 'it''s', \"q\\\"\"]\n") == "{a:1,b:[x,it's,q\"]}");
  CHECK(parsed("a: >-\n  x\n  y\nb:\n- c: ~\n") == "{a:x y,b:[{c:~}]}");
  CHECK(parsed("a: 1\r\nb: 'c'\r\n") == "{a:1,b:c}");
  CHECK(parsed("\xEF\xBB\xBF"
               "a: 1\n") == "{a:1}");
  CHECK(parsed("") == "~");
  CHECK(parsed("# nothing\n") == "~");
}

TEST_CASE("yaml: scalars know their place") {
  const SourceFile file("c.yaml",
                        "\xEF\xBB\xBF"
                        "é: \"a'b\"  # x\r\nk: [plain, 'q']\n");
  const auto root = parse_yaml(file);
  REQUIRE(root.ok());
  const YamlNode& map = root.value();
  CHECK(file.text(map.keys[0].span) == "é");
  CHECK(file.text(map.items[0].span) == "\"a'b\"");
  CHECK(file.text(map.items[1].items[0].span) == "plain");
  CHECK(file.text(map.items[1].items[1].span) == "'q'");
}

TEST_CASE("yaml: what yaml-cpp tolerates is an error") {
  CHECK(parsed("a: 1\nb: 2\na: 3\n") == "3:1 key 'a' occurs twice");
  CHECK(parsed("a: &x [*x]\n") == "1:8 aliases are not supported");
  CHECK(parsed("a: &x 1\nb: *x\n") == "2:4 aliases are not supported");
  CHECK(parsed("a: \"x\nb: 1\n") == "1:4 this quoted string has no end");
  CHECK(parsed("a: 'it''s\n") == "1:4 this quoted string has no end");
  CHECK(parsed("a: \"x\\\"\n") == "1:4 this quoted string has no end");
  CHECK(parsed("a: 1\n---\nb: 2\n") == "2:1 there must be one document, not several");
  CHECK(parsed("a: !thing b\n") == "1:4 tags are not supported");
  CHECK(parsed("? [1, 2]\n: 3\n") == "1:3 a key must be a word");
  CHECK(parsed("a: \xFF\n") == "1:4 this is not valid UTF-8");
  CHECK(parsed(std::string("a: \0b\n", 7)) == "1:4 this is a NUL byte");
}

TEST_CASE("yaml: syntax errors have a place") {
  CHECK(parsed("a: 1\n b: 2\n") == "2:3 illegal map value");
  CHECK(parsed("a: [1,\n") == "2:1 end of sequence flow not found");
  CHECK(parsed("a: *missing\n") == "1:4 the referenced anchor is not defined");
}

TEST_CASE("yaml: hostile sizes and depths end in an error") {
  CHECK(parsed("a: " + std::string((1U << 20) + 1, 'x')) == "0:0 the file is larger than 1 MB");
  CHECK_FALSE(parsed(std::string(100000, '[')).starts_with("["));
  std::string deep;
  for (int i = 0; i < 600; ++i) deep += std::string(static_cast<std::size_t>(i), ' ') + "a:\n";
  CHECK(parsed(deep).find("bad file") != std::string::npos);
}

TEST_CASE("yaml: other encodings and tabs are errors with a place") {
  CHECK(parsed(std::string("\xFF\xFE"
                           "a\0:\0",
                           6)) == "1:1 this is not valid UTF-8");
  CHECK(parsed(std::string("a\0:\0 \0", 6)) == "1:2 this is a NUL byte");
  CHECK(parsed("caf\xE9: 1\n") == "1:4 this is not valid UTF-8");
  CHECK(parsed("a:\n\tb: 1\n").find("2:") == 0);
}

TEST_CASE("yaml: aliases that would explode are refused at the first one") {
  std::string bomb = "a0: &a0 [x, x]\n";
  for (int i = 1; i < 60; ++i) {
    const std::string before = std::to_string(i - 1);
    const std::string name = std::to_string(i);
    bomb += "a" + name + ": &a" + name + " [*a" + before + ", *a" + before + "]\n";
  }
  CHECK(parsed(bomb) == "2:10 aliases are not supported");
}
