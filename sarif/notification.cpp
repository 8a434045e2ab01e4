// SPDX-License-Identifier: Apache-2.0
#include "sarif/notification.h"

#include <nlohmann/json.hpp>
#include <set>

#include "sarif/message.h"
#include "sarif/text.h"

namespace migcheck {
namespace {

/// A kind of notification. Its place in `kinds` is its index in the report.
struct Kind {
  std::string_view id;
  std::string_view summary;
  std::string_view description;
  std::string_view pattern;
};

constexpr Kind kinds[] = {
    {"check-failed", "A check gave up.",
     "A check, perhaps of a plugin, gave up with an internal error, so findings of this check may "
     "be "
     "missing.",
     "Check '{0}' gave up: {1}."},
    {"environment-not-usable", "The configuration of a migration environment cannot be used.",
     "A migration environment was found, but its configuration cannot be used as it is, so its "
     "migrations may be missing from the analysis.",
     "Configuration '{0}' cannot be used: {1}."},
    {"file-not-analysed", "A file was not analysed as a whole.",
     "A file, or a part of it, could not be read or parsed, so findings may be missing.",
     "File '{0}' was not analysed as a whole: {1}."},
};
constexpr std::size_t check_failed = 0;
constexpr std::size_t environment_not_usable = 1;
constexpr std::size_t file_not_analysed = 2;

Json descriptor(const Kind& kind, const std::string& help_base) {
  return {{"id", kind.id},
          {"name", pascal_case(kind.id)},
          {"shortDescription", {{"text", kind.summary}}},
          {"fullDescription", {{"text", kind.description}}},
          {"messageStrings", {{"default", {{"text", kind.pattern}}}}},
          {"defaultConfiguration", {{"enabled", true}, {"level", "warning"}}},
          {"helpUri", help_base + std::string(kind.id)},
          {"help", {{"text", kind.description}}}};
}

/// A notification of a kind; `rule` is an associatedRule or null.
Json notification(std::size_t kind, Json rule, const std::string& file, const std::string& what,
                  Json place) {
  const std::vector<std::string> arguments = {well_formed(file), well_formed(what)};
  Json object = {{"descriptor", {{"id", kinds[kind].id}, {"index", kind}}}};
  if (!rule.is_null()) object["associatedRule"] = std::move(rule);
  object["level"] = "warning";
  object["message"] = {{"id", "default"},
                       {"arguments", arguments},
                       {"text", format_pattern(kinds[kind].pattern, arguments)}};
  if (!place.is_null()) object["locations"] = Json::array({{{"physicalLocation", place}}});
  return object;
}

/// The path relative to the root; empty for files outside of it, which must not be named by their
/// place on this machine.
std::string relative_path(const std::string& path, const std::string& root) {
  if (path.starts_with(root + "/")) return path.substr(root.size() + 1);
  const bool inside = !path.starts_with("/") && !path.starts_with("..");
  return inside ? path : "";
}

const SourceFile* find_file(const Repository& repository, const std::string& path) {
  for (const auto& file : repository.files) {
    if (file->path() == path) return file.get();
  }
  return nullptr;
}

Json place_of(const Error& error, const std::string& path, const Repository& repository,
              LocationWriter& locations) {
  if (path.empty()) return nullptr;
  const SourceFile* file = find_file(repository, path);
  if (file == nullptr) return locations.place(path, {error.line, error.column});
  const std::uint32_t line = std::clamp(error.line, 1U, file->line_count());
  const std::uint32_t start = file->line_start(line);
  return locations.place(Span{file, start, start});
}

std::string description_of(const Error& error) {
  return error.advice.empty() ? error.message : error.message + "; " + error.advice;
}

}  // namespace

Json notification_descriptors(const std::string& help_base) {
  Json list = Json::array();
  for (const Kind& kind : kinds) list.push_back(descriptor(kind, help_base));
  return list;
}

Json execution_notifications(const Repository& repository, const RuleTable& rules,
                             LocationWriter& locations) {
  const Json rule = {{"id", unparsable_file_rule}, {"index", rules.index(unparsable_file_rule)}};
  Json list = Json::array();
  for (const AnalysisProblem& problem : repository.problems) {
    Json place =
        problem.span.valid() ? locations.place(problem.span) : locations.place(problem.file, {});
    list.push_back(
        notification(file_not_analysed, rule, problem.file, problem.message, std::move(place)));
  }
  for (const CheckFailure& failure : repository.failures) {
    const Json broken = {{"id", failure.check}, {"index", rules.index(failure.check)}};
    Json place = failure.file.empty() ? Json() : locations.place(failure.file, {});
    list.push_back(
        notification(check_failed, broken, failure.check, failure.message(), std::move(place)));
  }
  return list;
}

Json configuration_notifications(const Repository& repository, LocationWriter& locations) {
  Json list = Json::array();
  for (const Error& error : repository.errors) {
    const std::string path = relative_path(error.file, repository.root);
    const std::string name = path.empty() ? error.file.substr(error.file.rfind('/') + 1) : path;
    list.push_back(notification(environment_not_usable, nullptr, name, description_of(error),
                                place_of(error, path, repository, locations)));
  }
  return list;
}

}  // namespace migcheck
