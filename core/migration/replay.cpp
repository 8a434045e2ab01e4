// SPDX-License-Identifier: Apache-2.0
// The schedules. Up to the first failure the state as if mended and the state of the server are the
// same, and so is what every revision does; only then each revision runs a second time.
#include "core/migration/replay.h"

#include <algorithm>
#include <optional>
#include <set>

#include "core/migration/alembic_run.h"
#include "core/migration/not_restored.h"
#include "core/migration/version_table.h"

namespace migcheck {
namespace {

/// Whether a failing revision would have made what `error` misses.
bool made_what_is_missing(const MigrationReplay& failed, const DdlError& error) {
  for (const Step& step : failed.upgrade.steps) {
    const auto* create = step.operation.as<CreateTable>();
    if (create != nullptr &&
        error.message.find("\"" + create->name.name + "\"") != std::string::npos)
      return true;
  }
  return false;
}

/// The revision whose failure leads to an error: the one that was to make what is missing, else the
/// last one that failed.
const Migration* cause_of(const DdlError& error, const std::vector<MigrationReplay>& earlier) {
  const MigrationReplay* cause = nullptr;
  for (const MigrationReplay& one : earlier) {
    if (one.fresh.status != OutcomeStatus::error) continue;
    cause = &one;
    if (made_what_is_missing(one, error)) break;
  }
  if (cause == nullptr) return nullptr;
  return cause->fresh.caused_by != nullptr ? cause->fresh.caused_by : cause->migration;
}

class Schedules {
 public:
  Schedules(ModuleLoader& loader, const ReplayOptions& options)
      : loader_(loader), options_(options), mended_(loader, options, {}) {
    result_.final_catalog = options.base;
    add_version_table(result_.final_catalog, version_table(loader, options.env_py));
    result_.server_catalog = result_.final_catalog;
  }

  void run(const Migration& migration) {
    const TypeMemo memo = server_ ? server_->memo() : mended_.memo();
    MigrationReplay replay = mended_.replay(migration, result_.final_catalog);
    result_.final_catalog = replay.upgrade.after;
    replay.not_restored = not_restored(replay.upgrade, replay.downgrade);
    if (!replay.not_restored.empty()) replay.again = alone(migration, replay.downgrade.settled);
    replay.server_before = result_.server_catalog;
    bool relied_on_memo = mended_.relied_on(memo);
    if (server_) {
      const Trace trace = server_->upgrade(migration, replay.server_before);
      relied_on_memo = server_->relied_on(memo);
      settle(replay, trace);
    } else {
      settle(replay, replay.upgrade);
    }
    replay.stepwise = relied_on_memo ? alone(migration, replay.server_before) : replay.fresh;
    result_.server_catalog = replay.server_after;
    if (!server_ && replay.fresh.status == OutcomeStatus::error)
      server_.emplace(loader_, options_, mended_.memo());
    result_.replays.push_back(std::move(replay));
  }

  /// A revision that nobody could read may have done anything here.
  void expect_anything() {
    Operation operation;
    operation.payload = UnknownOperation{"a revision file could not be parsed", true, {}};
    for (Catalog* catalog : {&result_.final_catalog, &result_.server_catalog}) {
      static_cast<void>(catalog->apply(operation, {}));
    }
  }

  ReplayResult take() { return std::move(result_); }

 private:
  void settle(MigrationReplay& replay, const Trace& trace) const {
    replay.fresh = trace.outcome;
    replay.server_after = trace.settled;
    const bool own = replay.upgrade.outcome.status == OutcomeStatus::error;
    if (replay.fresh.error && !own)
      replay.fresh.caused_by = cause_of(*replay.fresh.error, result_.replays);
  }

  Outcome alone(const Migration& migration, const Catalog& catalog) const {
    AlembicRun run(loader_, options_, {});
    return run.upgrade(migration, catalog).outcome;
  }

  ModuleLoader& loader_;
  const ReplayOptions& options_;
  AlembicRun mended_;
  std::optional<AlembicRun> server_;  ///< exists from the first failure on
  ReplayResult result_;
};

/// The revisions whose parent is in no file.
std::set<std::string> without_parent(const RevisionGraph& graph) {
  std::set<std::string> ids;
  for (const GraphProblem& problem : graph.problems()) {
    if (problem.kind == GraphProblemKind::missing_parent) ids.insert(problem.ids[1]);
  }
  return ids;
}

}  // namespace

const Migration* find_revision(const RevisionGraph& graph, const std::string& revision) {
  const auto& order = graph.order();
  const auto exact = std::find_if(order.begin(), order.end(), [&](const Migration* one) {
    return one->revision.id == revision;
  });
  if (exact != order.end()) return *exact;
  const auto begins = [&](const Migration* one) { return one->revision.id.starts_with(revision); };
  const auto first = std::find_if(order.begin(), order.end(), begins);
  const bool unique =
      first != order.end() && std::find_if(first + 1, order.end(), begins) == order.end();
  return unique ? *first : nullptr;
}

ReplayResult replay(const RevisionGraph& graph, ModuleLoader& loader,
                    const ReplayOptions& options) {
  Schedules schedules(loader, options);
  const Migration* target = find_revision(graph, options.revision);
  const auto orphans = options.damaged ? without_parent(graph) : std::set<std::string>();
  for (const Migration* migration : graph.order()) {
    const bool wanted =
        options.revision.empty() ||
        (target != nullptr && (migration == target || graph.is_ancestor(*migration, *target)));
    if (!wanted) continue;
    if (orphans.count(migration->revision.id) != 0) schedules.expect_anything();
    schedules.run(*migration);
  }
  if (options.lost) schedules.expect_anything();
  return schedules.take();
}

}  // namespace migcheck
