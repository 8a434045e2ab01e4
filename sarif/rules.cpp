// SPDX-License-Identifier: Apache-2.0
#include "sarif/rules.h"

#include <algorithm>
#include <nlohmann/json.hpp>
#include <set>

#include "sarif/markdown.h"
#include "sarif/text.h"

namespace migcheck {
namespace {

// the limits of GitHub code scanning
constexpr std::size_t max_description = 1024;
constexpr std::size_t max_tags = 10;

CheckInfo unparsable_file_info() {
  CheckInfo info;
  info.id = unparsable_file_rule;
  info.module = "migcheck";
  info.summary = "a file could not be analysed as a whole";
  info.severity = Severity::warning;
  info.tags = {"correctness"};
  return info;
}

constexpr std::string_view unparsable_file_page =
    "# unparsable-file\n\n"
    "A file, or a part of it, could not be read or parsed. What stands there was not analysed, so "
    "findings may be missing, and the state of the database after this revision is not certain.\n\n"
    "Fix the syntax error and run migcheck again. A file that is not meant to be Python can be "
    "left out with `Exclude` in `.migcheck.yaml`.\n";

std::string_view problem_severity(Severity severity) {
  switch (severity) {
    case Severity::error:
      return "error";
    case Severity::warning:
      return "warning";
    case Severity::note:
      return "recommendation";
  }
  return "recommendation";
}

Json tags_of(const CheckInfo& info) {
  std::set<std::string> tags(info.tags.begin(), info.tags.end());
  tags.insert("database-migration");
  Json list = Json::array();
  for (const std::string& tag : tags) {
    if (list.size() < max_tags) list.push_back(tag);
  }
  return list;
}

Json full_description(const Rule& rule) {
  std::string markdown = first_paragraph(rule.markdown);
  if (markdown.empty()) markdown = sentence(rule.info.summary);
  std::string text = plain_text(markdown);
  text.pop_back();  // its line break
  return {{"text", shortened(text, max_description)},
          {"markdown", shortened(markdown, max_description)}};
}

Json descriptor(const Rule& rule, const std::string& help_base) {
  const std::string summary = shortened(sentence(rule.info.summary), max_description);
  Json object = {{"id", rule.info.id},
                 {"name", pascal_case(rule.info.id)},
                 {"shortDescription", {{"text", summary}}},
                 {"fullDescription", full_description(rule)}};
  for (const auto& [id, pattern] : rule.patterns) {
    object["messageStrings"][id] = {{"text", pattern}};
  }
  object["defaultConfiguration"] = {{"enabled", true}, {"level", to_string(rule.info.severity)}};
  object["helpUri"] = rule.info.help_uri.empty() ? help_base + rule.info.id : rule.info.help_uri;
  object["help"] = {{"text", plain_text(rule.markdown)}, {"markdown", rule.markdown}};
  object["properties"] = {{"tags", tags_of(rule.info)},
                          {"problem.severity", problem_severity(rule.info.severity)}};
  return object;
}

Rule make_rule(CheckInfo info, std::string page) {
  if (page.empty()) page = "# " + info.id + "\n\n" + sentence(info.summary) + "\n";
  return {std::move(info), well_formed(page), {}};
}

bool id_less(const Rule& rule, std::string_view id) { return rule.info.id < id; }

}  // namespace

RuleTable::RuleTable(const Registry& registry, const DocsLookup& docs) {
  for (const auto& [id, check] : registry.checks()) {
    rules_.push_back(make_rule(check.info, docs ? docs(id) : std::string()));
  }
  const auto place = std::lower_bound(rules_.begin(), rules_.end(), unparsable_file_rule, id_less);
  rules_.insert(place, make_rule(unparsable_file_info(), std::string(unparsable_file_page)));
}

bool RuleTable::contains(std::string_view id) const {
  const auto found = std::lower_bound(rules_.begin(), rules_.end(), id, id_less);
  return found != rules_.end() && found->info.id == id;
}

std::size_t RuleTable::index(std::string_view id) const {
  const auto found = std::lower_bound(rules_.begin(), rules_.end(), id, id_less);
  return static_cast<std::size_t>(found - rules_.begin());
}

const std::string& RuleTable::module_of(std::string_view id) const {
  return rules_[index(id)].info.module;
}

void RuleTable::add_pattern(std::size_t rule, const std::string& id, const std::string& pattern) {
  rules_[rule].patterns.emplace(id, pattern);
}

Json RuleTable::descriptors(const std::string& help_base) const {
  Json list = Json::array();
  for (const Rule& rule : rules_) list.push_back(descriptor(rule, help_base));
  return list;
}

}  // namespace migcheck
