// SPDX-License-Identifier: Apache-2.0
// The shape that clang-apply-replacements documents, read back by a YAML parser.
#include "report/export_fixes.h"

#include <doctest/doctest.h>

#include "config/yaml_document.h"
#include "core/source/source_file.h"

using namespace migcheck;

namespace {

/// The value of a key, which must be there.
const YamlNode& value_of(const YamlNode& map, std::string_view key) {
  for (std::size_t i = 0; i < map.keys.size(); ++i) {
    if (map.keys[i].text == key) return map.items[i];
  }
  FAIL("no key " << key);
  return map;
}

YamlNode read_back(const std::string& text) {
  const SourceFile file("fixes.yaml", text);
  auto root = parse_yaml(file);
  REQUIRE_MESSAGE(root.ok(), text);
  return std::move(root).value();
}

}  // namespace

TEST_CASE("export fixes: every finding, with the replacements that the plan has") {
  const SourceFile file("versions/ä b.sql", "one = 1\n");
  Diagnostic fixed;
  fixed.check = "enum-case";
  fixed.severity = Severity::error;
  fixed.span = {&file, 6, 7};
  fixed.message = "say \"x\"\\ and\ta: b # c";
  fixed.related.push_back({{&file, 0, 3}, "here"});
  fixed.fixes.push_back({"mend it", {{{&file, 6, 7}, "\"\n\t\\x: #"}}});
  Diagnostic plain;
  plain.check = "stub-table";
  plain.severity = Severity::note;
  plain.message = "nowhere";
  const std::vector<Diagnostic> findings{fixed, plain};
  const FixPlan plan = plan_fixes(
      findings, {}, [](const std::string&) { return std::size_t{0}; }, 1);

  const YamlNode root = read_back(exported_fixes(findings, plan, "/repository"));
  const YamlNode& list = value_of(root, "Diagnostics");
  REQUIRE(list.items.size() == 2);
  const YamlNode& first = list.items[0];
  CHECK(value_of(first, "DiagnosticName").text == "enum-case");
  CHECK(value_of(first, "Level").text == "Error");
  CHECK(value_of(first, "BuildDirectory").text == "/repository");
  const YamlNode& message = value_of(first, "DiagnosticMessage");
  CHECK(value_of(message, "Message").text == fixed.message);
  CHECK(value_of(message, "FilePath").text == "/repository/versions/ä b.sql");
  CHECK(value_of(message, "FileOffset").text == "6");
  const YamlNode& replacement = value_of(message, "Replacements").items.at(0);
  CHECK(value_of(replacement, "Offset").text == "6");
  CHECK(value_of(replacement, "Length").text == "1");
  CHECK(value_of(replacement, "ReplacementText").text == "\"\n\t\\x: #");
  CHECK(value_of(value_of(first, "Notes").items.at(0), "Message").text == "here");
  CHECK(value_of(list.items[1], "Level").text == "Remark");
  CHECK(value_of(value_of(list.items[1], "DiagnosticMessage"), "Replacements").items.empty());
}

TEST_CASE("export fixes: no findings are an empty list") {
  CHECK(value_of(read_back(exported_fixes({}, {}, "/")), "Diagnostics").items.empty());
}
