// SPDX-License-Identifier: Apache-2.0
#include "report/json_report.h"

#include <cstdint>
#include <nlohmann/json.hpp>
#include <set>
#include <tuple>

#include "core/source/source_file.h"
#include "report/summary.h"

namespace migcheck {
namespace {

using Json = nlohmann::ordered_json;

/// The version of the format, raised when a key changes its meaning.
constexpr int format_version = 1;

Json place(const SourceFile& file, std::uint32_t offset) {
  const Position position = file.position_codepoint(offset);
  return {{"line", position.line}, {"column", position.column}, {"offset", offset}};
}

Json location(const Span& span) {
  if (!span.valid()) return nullptr;
  return {{"path", span.file->path()},
          {"start", place(*span.file, span.begin)},
          {"end", place(*span.file, span.end)}};
}

Json fix_object(const Fix& fix) {
  Json edits = Json::array();
  for (const Edit& edit : fix.edits) {
    edits.push_back({{"location", location(edit.span)}, {"text", edit.text}});
  }
  return {{"description", fix.description},
          {"safety", to_string(fix.safety)},
          {"edits", std::move(edits)}};
}

Json fix_objects(const std::vector<Fix>& fixes) {
  Json list = Json::array();
  for (const Fix& fix : fixes) list.push_back(fix_object(fix));
  return list;
}

/// Null without a baseline.
Json baseline_state(BaselineState state) {
  switch (state) {
    case BaselineState::none:
      break;
    case BaselineState::fresh:
      return "new";
    case BaselineState::unchanged:
      return "unchanged";
  }
  return nullptr;
}

Json finding(const Diagnostic& diagnostic) {
  Json related = Json::array();
  for (const RelatedLocation& entry : diagnostic.related) {
    related.push_back({{"message", entry.message},
                       {"location", location(entry.span)},
                       {"fixes", fix_objects(entry.fixes)}});
  }
  Json object = {{"check", diagnostic.check},
                 {"severity", to_string(diagnostic.severity)},
                 {"message", diagnostic.message},
                 {"subject", diagnostic.subject},
                 {"revision", diagnostic.revision},
                 {"location", location(diagnostic.span)},
                 {"related", std::move(related)},
                 {"fixes", fix_objects(diagnostic.fixes)},
                 {"baseline", baseline_state(diagnostic.baseline)}};
  if (diagnostic.suppression) {
    object["suppression"] = {{"by", diagnostic.suppression->by},
                             {"reason", diagnostic.suppression->reason},
                             {"location", location(diagnostic.suppression->span)}};
  }
  return object;
}

Json problems_of(const Repository& repository) {
  Json problems = Json::array();
  for (const AnalysisProblem& problem : repository.problems) {
    problems.push_back({{"path", problem.file},
                        {"message", problem.message},
                        {"location", location(problem.span)}});
  }
  return problems;
}

Json configuration_errors_of(const Repository& repository) {
  Json errors = Json::array();
  for (const Error& error : repository.errors) {
    errors.push_back({{"path", error.file},
                      {"line", error.line},
                      {"column", error.column},
                      {"message", error.message},
                      {"advice", error.advice}});
  }
  return errors;
}

Json check_failures_of(const Repository& repository) {
  Json failures = Json::array();
  for (const CheckFailure& failure : repository.failures) {
    failures.push_back({{"check", failure.check},
                        {"plugin", failure.plugin},
                        {"path", failure.file},
                        {"message", failure.message()}});
  }
  return failures;
}

/// Each place that could not be evaluated, once: many revisions may run the same helper.
Json unknown_places(const History& history) {
  Json places = Json::array();
  std::set<std::tuple<const SourceFile*, std::uint32_t, std::uint32_t>> seen;
  for (const MigrationReplay& replay : history.replays) {
    for (const Trace* trace : {&replay.upgrade, &replay.downgrade}) {
      for (const UnknownPlace& place : trace->unknowns) {
        if (!seen.emplace(place.span.file, place.span.begin, place.span.end).second) continue;
        places.push_back({{"location", location(place.span)}, {"reason", place.reason}});
      }
    }
  }
  return places;
}

/// What was replayed, and what could not be evaluated.
Json environment_of(const History& history) {
  std::size_t directives = 0;
  std::size_t unknown_directives = 0;
  for (const MigrationReplay& replay : history.replays) {
    for (const Trace* trace : {&replay.upgrade, &replay.downgrade}) {
      directives += trace->directives;
      unknown_directives += trace->unknown_directives;
    }
  }
  Json heads = Json::array();
  for (const Migration* head : history.graph->heads()) heads.push_back(head->revision.id);
  return {{"name", history.environment.name},  {"revisions", history.migrations.size()},
          {"heads", std::move(heads)},         {"dialect", history.environment.dialect},
          {"directives", directives},          {"unknown_directives", unknown_directives},
          {"unknown", unknown_places(history)}};
}

Json environments_of(const Repository& repository) {
  Json environments = Json::array();
  for (const auto& history : repository.histories) {
    if (history->graph != nullptr) environments.push_back(environment_of(*history));
  }
  return environments;
}

Json summary_of(const std::vector<Diagnostic>& diagnostics) {
  const Summary summary = summarise(diagnostics);
  return {{"findings", summary.findings},    {"errors", summary.errors},
          {"warnings", summary.warnings},    {"notes", summary.notes},
          {"files", summary.files},          {"in_baseline", summary.in_baseline},
          {"suppressed", summary.suppressed}};
}

std::string json_line(std::string_view type, const Json& object) {
  Json typed = {{"type", type}};
  typed.update(object);
  return typed.dump(-1, ' ', false, Json::error_handler_t::replace) + "\n";
}

}  // namespace

std::string json_lines_report(const std::vector<Diagnostic>& diagnostics,
                              const Repository& repository, const std::string& tool_version) {
  std::string text;
  for (const Diagnostic& one : diagnostics) {
    text += json_line(one.suppression ? "suppressed" : "finding", finding(one));
  }
  for (const Json& one : problems_of(repository)) text += json_line("problem", one);
  for (const Json& one : configuration_errors_of(repository)) {
    text += json_line("configuration_error", one);
  }
  for (const Json& one : check_failures_of(repository)) text += json_line("check_failure", one);
  Json summary = {{"version", format_version},
                  {"tool", {{"name", "migcheck"}, {"version", tool_version}}}};
  summary.update(summary_of(diagnostics));
  return text + json_line("summary", summary);
}

std::string json_report(const std::vector<Diagnostic>& diagnostics, const Repository& repository,
                        const std::string& tool_version) {
  Json findings = Json::array();
  Json suppressed = Json::array();
  for (const Diagnostic& diagnostic : diagnostics) {
    (diagnostic.suppression ? suppressed : findings).push_back(finding(diagnostic));
  }
  const Json report = {
      {"version", format_version},
      {"tool", {{"name", "migcheck"}, {"version", tool_version}}},
      {"findings", std::move(findings)},
      {"suppressed", std::move(suppressed)},
      {"problems", problems_of(repository)},
      {"python_files", {{"found", repository.python_files}, {"parsed", repository.files.size()}}},
      {"environments", environments_of(repository)},
      {"configuration_errors", configuration_errors_of(repository)},
      {"check_failures", check_failures_of(repository)},
      {"summary", summary_of(diagnostics)}};
  // `replace`: ill-formed UTF-8 in a source file must not end the report
  return report.dump(2, ' ', false, Json::error_handler_t::replace) + "\n";
}

}  // namespace migcheck
