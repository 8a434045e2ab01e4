// SPDX-License-Identifier: Apache-2.0
#include "report/schema_report.h"

#include <nlohmann/json.hpp>
#include <set>
#include <tuple>

#include "core/python/module.h"
#include "core/schema/diff.h"
#include "core/schema/dump.h"
#include "core/source/source_file.h"

namespace migcheck {
namespace {

using Json = nlohmann::ordered_json;

std::string place(const Span& span) {
  if (!span.valid()) return "";
  const Position position = span.file->position_codepoint(span.begin);
  return span.file->path() + ":" + std::to_string(position.line) + ":" +
         std::to_string(position.column);
}

std::string explained(const UnknownPlace& unknown) {
  return place(unknown.span) + ": " + unknown.reason;
}

Json error_json(const Outcome& outcome) {
  const std::string& state = outcome.error->sqlstate;
  return {{"sqlstate", state.empty() ? Json() : Json(state)},
          {"message", outcome.error->message},
          {"at", place(outcome.error_span)}};
}

std::string status(const Outcome& outcome) {
  switch (outcome.status) {
    case OutcomeStatus::error:
      return "error";
    case OutcomeStatus::unknown:
      return "unknown";
    case OutcomeStatus::ok:
      break;
  }
  return "ok";
}

void add_outcome(Json& json, const Outcome& outcome) {
  json["status"] = status(outcome);
  if (outcome.error) json["error"] = error_json(outcome);
  if (outcome.caused_by != nullptr) json["caused_by"] = outcome.caused_by->revision.id;
  for (const UnknownPlace& doubt : outcome.doubts)
    if (outcome.status == OutcomeStatus::unknown) json["doubts"].push_back(explained(doubt));
}

/// A migration alone differs from the same one in the run of all where Alembic's memory of created
/// types matters.
bool differ(const Outcome& one, const Outcome& other) {
  const auto state = [](const Outcome& outcome) {
    return outcome.error ? outcome.error->sqlstate : std::string();
  };
  return one.status != other.status || state(one) != state(other);
}

std::string object_word(ObjectKind kind) {
  switch (kind) {
    case ObjectKind::type:
      return "type ";
    case ObjectKind::sequence:
      return "sequence ";
    case ObjectKind::view:
      return "view ";
    case ObjectKind::function:
      return "function ";
    case ObjectKind::schema:
      return "schema ";
    case ObjectKind::extension:
      return "extension ";
    default:
      return "object ";
  }
}

/// What differs, named as the keys of the schema are.
std::string subject(const Difference& difference) {
  const std::string name = difference.name.schema + "." + difference.name.name;
  switch (difference.subject) {
    case DifferenceSubject::table:
      return "table " + name;
    case DifferenceSubject::column:
      return "column " + name + "." + difference.part;
    case DifferenceSubject::constraint:
      return "constraint " + name + " " + difference.part;
    case DifferenceSubject::index:
      return "index " + name + " " + difference.part;
    case DifferenceSubject::trigger:
      return "trigger " + name + " " + difference.part;
    case DifferenceSubject::enum_type:
      return "enum " + name;
    case DifferenceSubject::enum_label:
      return "label " + name + " " + difference.part;
    case DifferenceSubject::object:
      break;
  }
  const bool in_schema = !difference.name.schema.empty();
  const bool function = difference.object_kind == ObjectKind::function;
  return object_word(difference.object_kind) + (in_schema ? name : difference.name.name) +
         (function ? "(" + difference.part + ")" : "");
}

const char* change_word(DifferenceKind kind) {
  if (kind == DifferenceKind::added) return "left";
  return kind == DifferenceKind::removed ? "lost" : "changed";
}

/// How downgrade() ends, run alone after its own upgrade(), and what is not as it was before that.
Json downgrade_json(const MigrationReplay& replay) {
  Json json = Json::object();
  add_outcome(json, replay.downgrade.outcome);
  if (replay.downgrade.outcome.status == OutcomeStatus::error) return json;
  for (const Difference& difference : replay.not_restored)
    json[change_word(difference.kind)].push_back(subject(difference));
  return json;
}

Json revision_json(const MigrationReplay& replay) {
  const Migration& migration = *replay.migration;
  Json parents = Json::array();
  for (const RevisionRef& parent : migration.down_revisions) parents.push_back(parent.id);
  Json json{{"rev", migration.revision.id},
            {"file", migration.module->file().path()},
            {"down_revision", std::move(parents)}};
  add_outcome(json, replay.fresh);
  if (differ(replay.fresh, replay.stepwise)) add_outcome(json["stepwise"], replay.stepwise);
  if (replay.downgrade.defined && replay.fresh.status == OutcomeStatus::ok) {
    Json down = downgrade_json(replay);
    if (down != Json{{"status", "ok"}}) json["downgrade"] = std::move(down);
  }
  json["unknown"] = Json::array();
  for (const UnknownPlace& unknown : replay.upgrade.unknowns)
    json["unknown"].push_back(explained(unknown));
  return json;
}

}  // namespace

std::string schema_json(const History& history) {
  Json revisions = Json::array();
  for (const MigrationReplay& replay : history.replays) revisions.push_back(revision_json(replay));
  const Json json{{"revisions", std::move(revisions)},
                  {"schema", Json::parse(dump_json(history.server_catalog))}};
  return json.dump(1, ' ', false, Json::error_handler_t::replace) + "\n";
}

std::string unknown_report(const Repository& repository) {
  std::set<std::tuple<std::string, std::uint32_t, std::string>> lines;
  const auto add = [&](const Trace& trace) {
    for (const UnknownPlace& unknown : trace.unknowns) {
      if (!unknown.span.valid()) continue;
      lines.emplace(unknown.span.file->path(), unknown.span.begin, explained(unknown));
    }
  };
  for (const auto& history : repository.histories) {
    for (const MigrationReplay& replay : history->replays) {
      add(replay.upgrade);
      add(replay.downgrade);
    }
  }
  std::string text;
  for (const auto& [file, offset, line] : lines) text += line + "\n";
  return text;
}

}  // namespace migcheck
