// SPDX-License-Identifier: Apache-2.0
#include "sarif/result.h"

#include <fmt/format.h>

#include <algorithm>
#include <cassert>
#include <nlohmann/json.hpp>

#include "core/diagnostic/fingerprint.h"
#include "sarif/fingerprint.h"
#include "sarif/message.h"
#include "sarif/replacement.h"
#include "sarif/text.h"

namespace migcheck {
namespace {

/// More would not be read, and code hosts cut the list.
constexpr std::size_t max_related = 10;

std::string file_name(std::string_view path) {
  return std::string(path.substr(path.rfind('/') + 1));
}

/// The related places that can be shown.
std::vector<const RelatedLocation*> linked(const Diagnostic& diagnostic) {
  std::vector<const RelatedLocation*> places;
  for (const RelatedLocation& related : diagnostic.related) {
    if (related.span.valid() && places.size() < max_related) places.push_back(&related);
  }
  return places;
}

PlacedDiagnostic unparsable(const AnalysisProblem& problem) {
  Diagnostic diagnostic;
  diagnostic.check = unparsable_file_rule;
  diagnostic.severity = Severity::warning;
  diagnostic.span = problem.span;
  diagnostic.message =
      fmt::format("file '{}' was not analysed as a whole: {}", problem.file, problem.message);
  diagnostic.subject = "file:" + problem.file;
  return {std::move(diagnostic), problem.file};
}

/// By URI and not by path: an escaped character sorts elsewhere.
bool placed_less(const PlacedDiagnostic& a, const PlacedDiagnostic& b) {
  if (a.path != b.path) return uri_of_path(a.path) < uri_of_path(b.path);
  return diagnostic_less(a.diagnostic, b.diagnostic);
}

Json properties_of(const Diagnostic& diagnostic) {
  Json object = Json::object();
  const auto add = [&object](const char* key, const std::string& value) {
    if (!value.empty()) object[key] = well_formed(value);
  };
  add("migcheck/revision", diagnostic.revision);
  add("migcheck/subject", diagnostic.subject);
  return object;
}

Json replacement(const Edit& edit) {
  assert(edit.span.file != nullptr);
  const SourceFile& file = *edit.span.file;
  Json object = {{"deletedRegion", coordinates(file.position_utf16(edit.span.begin),
                                               file.position_utf16(edit.span.end))}};
  if (!edit.text.empty()) object["insertedContent"] = {{"text", edit.text}};
  return object;
}

}  // namespace

std::vector<PlacedDiagnostic> placed_diagnostics(const std::vector<Diagnostic>& diagnostics,
                                                 const std::vector<AnalysisProblem>& problems) {
  std::vector<PlacedDiagnostic> placed;
  placed.reserve(diagnostics.size() + problems.size());
  for (const Diagnostic& diagnostic : diagnostics) {
    placed.push_back({diagnostic, diagnostic.span.valid() ? diagnostic.span.file->path() : "."});
  }
  for (const AnalysisProblem& problem : problems) placed.push_back(unparsable(problem));
  std::stable_sort(placed.begin(), placed.end(), placed_less);
  return placed;
}

Json ResultWriter::message(const PlacedDiagnostic& placed, std::size_t rule) {
  const std::vector<const RelatedLocation*> places = linked(placed.diagnostic);
  MessageBuilder builder;
  builder.add(placed.diagnostic.message);
  for (std::size_t i = 0; i < places.size(); ++i) {
    builder.add_linked(places[i]->message, file_name(places[i]->span.file->path()), i + 1);
  }
  if (places.size() < placed.diagnostic.related.size()) {
    builder.add(
        fmt::format("places not listed: '{}'", placed.diagnostic.related.size() - places.size()));
  }
  SarifMessage message = builder.build(placed.path);
  rules_.add_pattern(rule, message.id, message.pattern);
  return {{"id", message.id}, {"arguments", message.arguments}, {"text", message.text}};
}

Json ResultWriter::related_locations(const Diagnostic& diagnostic) {
  Json list = Json::array();
  for (const RelatedLocation* related : linked(diagnostic)) {
    list.push_back({{"id", list.size() + 1},
                    {"physicalLocation", locations_.place(related->span)},
                    {"message", {{"text", sentence(related->message)}}}});
  }
  return list;
}

Json ResultWriter::fingerprints(const PlacedDiagnostic& placed, std::uint32_t line) {
  Json object = Json::object();
  if (const SourceFile* file = placed.diagnostic.span.file) {
    std::vector<std::string>& hashes = line_hashes_[file];
    if (hashes.empty()) hashes = line_hashes(file->text());
    if (line <= hashes.size()) object["primaryLocationLineHash"] = hashes[line - 1];
  }
  const std::size_t ordinal = ++ordinals_[subject_fingerprint(placed.diagnostic, placed.path, 1)];
  object["migcheckSubject/v1"] = subject_fingerprint(placed.diagnostic, placed.path, ordinal);
  return object;
}

Json ResultWriter::fix(const std::string& description, const std::vector<Edit>& edits) {
  Json changes = Json::array();
  const SourceFile* current = nullptr;
  for (const Edit& edit : edits) {
    if (edit.span.file != current) {
      current = edit.span.file;
      changes.push_back(
          {{"artifactLocation", locations_.file(*current)}, {"replacements", Json::array()}});
    }
    changes.back()["replacements"].push_back(replacement(edit));
  }
  return {{"description", {{"text", sentence(description)}}},
          {"artifactChanges", std::move(changes)}};
}

Json ResultWriter::fixes(const Diagnostic& diagnostic) {
  Json list = Json::array();
  for (const Fix& candidate : diagnostic.fixes) {
    if (const auto edits = normalised_edits(candidate)) {
      list.push_back(fix(candidate.description, *edits));
    }
  }
  return list;
}

/// Why the user accepts a finding; an empty list for one that is shown.
Json ResultWriter::suppressions(const Diagnostic& diagnostic) {
  if (!diagnostic.suppression) return Json::array();
  const Suppression& why = *diagnostic.suppression;
  Json object = {{"kind", why.in_source ? "inSource" : "external"}, {"status", "accepted"}};
  if (!why.reason.empty()) object["justification"] = well_formed(why.reason);
  if (why.span.valid()) {
    object["location"] = {{"physicalLocation", locations_.place(why.span)}};
  }
  return Json::array({std::move(object)});
}

Json ResultWriter::result(const PlacedDiagnostic& placed) {
  const Diagnostic& diagnostic = placed.diagnostic;
  const std::size_t rule = rules_.index(diagnostic.check);
  Json location = diagnostic.span.valid() ? locations_.place(diagnostic.span)
                                          : locations_.place(placed.path, {});
  const auto line = location["region"]["startLine"].get<std::uint32_t>();
  Json object = {{"ruleId", diagnostic.check},
                 {"ruleIndex", rule},
                 {"kind", "fail"},
                 {"level", to_string(diagnostic.severity)},
                 {"message", message(placed, rule)},
                 {"locations", Json::array({{{"physicalLocation", std::move(location)}}})}};
  const auto add = [&object](const char* key, Json value) {
    if (!value.empty()) object[key] = std::move(value);
  };
  if (diagnostic.baseline != BaselineState::none) {
    object["baselineState"] = diagnostic.baseline == BaselineState::fresh ? "new" : "unchanged";
  }
  add("relatedLocations", related_locations(diagnostic));
  add("partialFingerprints", fingerprints(placed, line));
  if (some_suppressed_) object["suppressions"] = suppressions(diagnostic);
  add("fixes", fixes(diagnostic));
  add("properties", properties_of(diagnostic));
  return object;
}

}  // namespace migcheck
