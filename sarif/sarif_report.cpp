// SPDX-License-Identifier: Apache-2.0
#include "sarif/sarif_report.h"

#include <algorithm>
#include <nlohmann/json.hpp>

#include "sarif/location.h"
#include "sarif/notification.h"
#include "sarif/result.h"

namespace migcheck {
namespace {

Json driver(const RuleTable& rules, const SarifOptions& options) {
  const std::string help_base = options.information_uri + "checks/";
  return {{"name", "migcheck"},
          {"fullName", "migcheck " + options.version},
          {"organization", "migcheck project"},
          {"semanticVersion", options.version},
          {"version", options.version},
          {"guid", "d637864c-d1ce-5c11-9732-524524ecf6ef"},
          {"informationUri", options.information_uri},
          {"shortDescription", {{"text", "Static analysis of database migrations."}}},
          {"rules", rules.descriptors(help_base)},
          {"notifications", notification_descriptors(help_base)}};
}

std::string_view exit_code_description(int exit_code) {
  switch (exit_code) {
    case 0:
      return "No finding at or above the failure level.";
    case 1:
      return "Findings at or above the failure level.";
    case 3:
      return "Some file could not be analysed; the others were.";
    default:
      return "The run failed.";
  }
}

/// The checks that did not run. They stay in the list of rules, which never depends on a run.
Json rule_overrides(const RuleTable& rules, const SarifOptions& options) {
  Json list = Json::array();
  for (const Rule& rule : rules.rules()) {
    const std::string& id = rule.info.id;
    if (id == unparsable_file_rule || options.enabled_checks.contains(id)) continue;
    list.push_back({{"descriptor", {{"id", id}, {"index", rules.index(id)}}},
                    {"configuration", {{"enabled", false}}}});
  }
  return list;
}

Json invocation(const Repository& repository, const RuleTable& rules, LocationWriter& locations,
                const SarifOptions& options) {
  Json object = {{"executionSuccessful", true},
                 {"exitCode", options.exit_code},
                 {"exitCodeDescription", exit_code_description(options.exit_code)}};
  const auto add = [&object](const char* key, Json value) {
    if (!value.empty()) object[key] = std::move(value);
  };
  add("ruleConfigurationOverrides", rule_overrides(rules, options));
  add("toolExecutionNotifications", execution_notifications(repository, rules, locations));
  add("toolConfigurationNotifications", configuration_notifications(repository, locations));
  return object;
}

/// Null when there is no address that a reader could open.
Json provenance(const std::optional<VersionControl>& version_control) {
  if (!version_control || version_control->repository_uri.empty()) return nullptr;
  Json object = {{"repositoryUri", version_control->repository_uri}};
  if (!version_control->revision.empty()) object["revisionId"] = version_control->revision;
  if (!version_control->branch.empty()) object["branch"] = version_control->branch;
  object["mappedTo"] = {{"uriBaseId", "%SRCROOT%"}};
  return Json::array({object});
}

bool has_suppressed(const RunPart& part) {
  return std::any_of(part.results.begin(), part.results.end(), [](const PlacedDiagnostic& one) {
    return one.diagnostic.suppression.has_value();
  });
}

/// A run with its results. `says_all`: with the notifications of the whole analysis, which one run
/// of a report has.
Json run(const RunPart& part, bool says_all, const Repository& repository, const Registry& registry,
         const SarifOptions& options) {
  RuleTable rules(registry, options.docs);
  LocationWriter locations(options.version_control ? options.version_control->prefix : "");
  // results and notifications first: they tell which files and message patterns there are
  Json results = Json::array();
  ResultWriter writer(rules, locations, has_suppressed(part));
  for (const PlacedDiagnostic& placed : part.results) results.push_back(writer.result(placed));
  const Repository nothing_to_say;
  Json invocation_object =
      invocation(says_all ? repository : nothing_to_say, rules, locations, options);
  Json object = {{"tool", {{"driver", driver(rules, options)}}}};
  if (!part.category.empty()) object["automationDetails"] = {{"id", part.category + "/"}};
  object["originalUriBaseIds"] = {
      {"%SRCROOT%", {{"description", {{"text", "The root of the repository."}}}}}};
  Json origin = provenance(options.version_control);
  if (!origin.is_null()) object["versionControlProvenance"] = std::move(origin);
  object["columnKind"] = "utf16CodeUnits";
  object["newlineSequences"] = {"\r\n", "\n", "\r"};
  object["defaultEncoding"] = "UTF-8";
  object["invocations"] = Json::array({std::move(invocation_object)});
  Json artifacts = locations.artifacts();
  if (!artifacts.empty()) object["artifacts"] = std::move(artifacts);
  object["results"] = std::move(results);
  return object;
}

Json runs(const std::vector<Diagnostic>& diagnostics, const Repository& repository,
          const Registry& registry, const SarifOptions& options) {
  Json list = Json::array();
  for (const RunPart& part :
       split_into_runs(placed_diagnostics(diagnostics, repository.problems),
                       RuleTable(registry, options.docs), options.max_results_of_run)) {
    list.push_back(run(part, list.empty(), repository, registry, options));
  }
  return list;
}

}  // namespace

std::string sarif_report(const std::vector<Diagnostic>& diagnostics, const Repository& repository,
                         const Registry& registry, const SarifOptions& options) {
  const Json log = {{"$schema", "https://json.schemastore.org/sarif-2.1.0.json"},
                    {"version", "2.1.0"},
                    {"runs", runs(diagnostics, repository, registry, options)}};
  // `replace` is a safety net: all strings were made well-formed before
  return log.dump(options.indent ? 2 : -1, ' ', false, Json::error_handler_t::replace) + "\n";
}

}  // namespace migcheck
