// SPDX-License-Identifier: Apache-2.0
#include "tool/listing.h"

#include <fmt/format.h>

#include <algorithm>
#include <nlohmann/json.hpp>

#include "tool/docs_pages.h"

namespace migcheck {

namespace {

using Json = nlohmann::ordered_json;

struct ListedCheck {
  const CheckInfo& info;
  Severity level;
};

/// The level of most findings of a check, as the configuration wants it.
Severity level_of(const CheckInfo& info, const FileConfig& config, const CheckFilter& errors) {
  const SeveritySetting* setting = config.severity(info.id);
  const Severity level =
      setting != nullptr ? setting->level.value_or(info.severity) : info.severity;
  return level == Severity::warning && errors.matches(info.id) ? Severity::error : level;
}

std::string listed_as_text(const std::vector<ListedCheck>& checks) {
  std::size_t width = 0;
  for (const ListedCheck& one : checks) width = std::max(width, one.info.id.size());
  std::string text = "Enabled checks:\n";
  for (const ListedCheck& one : checks) {
    text += fmt::format("    {:<{}}  {}\n", one.info.id, width, one.info.summary);
  }
  return text;
}

std::string listed_as_table(const std::vector<ListedCheck>& checks) {
  std::size_t width = std::string_view("check").size();
  std::size_t module_width = std::string_view("module").size();
  for (const ListedCheck& one : checks) {
    width = std::max(width, one.info.id.size());
    module_width = std::max(module_width, one.info.module.size());
  }
  const auto row = [&](std::string_view name, std::string_view module, std::string_view level,
                       std::string_view fix, std::string_view summary) {
    return fmt::format("{:<{}}  {:<{}}  {:<7}  {:<3}  {}\n", name, width, module, module_width,
                       level, fix, summary);
  };
  std::string text = row("check", "module", "level", "fix", "finds");
  for (const auto& [info, level] : checks) {
    text +=
        row(info.id, info.module, to_string(level), info.offers_fix ? "yes" : "-", info.summary);
  }
  return text;
}

std::string listed_as_json(const std::vector<ListedCheck>& checks) {
  Json list = Json::array();
  for (const auto& [info, level] : checks) {
    list.push_back({{"check", info.id},
                    {"module", info.module},
                    {"level", to_string(level)},
                    {"fixes", info.offers_fix},
                    {"tags", info.tags},
                    {"summary", info.summary}});
  }
  return list.dump(2) + "\n";
}

}  // namespace

std::string check_list(const FileConfig& config, const Registry& registry, ListFormat format) {
  const CheckFilter errors = config.warnings_as_errors(registry);
  std::vector<ListedCheck> checks;
  for (const EnabledCheck& one : config.enabled_checks(registry)) {
    const CheckInfo& info = one.registered->info;
    checks.push_back({info, level_of(info, config, errors)});
  }
  if (format == ListFormat::json) return listed_as_json(checks);
  return format == ListFormat::table ? listed_as_table(checks) : listed_as_text(checks);
}

Result<std::string> explanation(const std::string& check, const Registry& registry) {
  std::vector<std::string> ids;
  for (const auto& [id, registered] : registry.checks()) ids.push_back(id);
  if (!registry.find(check)) {
    const auto near = did_you_mean(check, ids);
    return Error{
        .message = "unknown check '" + check + "'",
        .advice = near ? "did you mean '" + *near + "'?" : "--list-checks names all checks"};
  }
  const auto page = docs_page(registry.find(check)->info);
  if (!page) return Error{.message = "check '" + check + "' has no documentation"};
  return std::string(*page);
}

}  // namespace migcheck
