// SPDX-License-Identifier: Apache-2.0
// The schedules. Up to the first failure the state as if mended and the state of the server are the
// same, and so is what every revision does; only then each revision runs a second time.
#include "core/migration/replay.h"

#include <algorithm>
#include <functional>
#include <optional>
#include <set>
#include <span>

#include "core/migration/alembic_run.h"
#include "core/migration/environment_prelude.h"
#include "core/migration/not_restored.h"
#include "core/migration/version_table.h"
#include "core/source/thread_pool.h"

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
const Migration* cause_of(const DdlError& error, std::span<const MigrationReplay> earlier) {
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
  Schedules(ModuleLoader& loader, const ReplayOptions& options, std::size_t revisions)
      : loader_(loader),
        options_(options),
        mended_(loader, options, "upgrade", {}),
        relied_on_memo_(revisions, 0) {
    result_.replays.resize(revisions);
    result_.final_catalog = options.base;
    apply_environment_prelude(result_.final_catalog, loader, options.env_py);
    add_version_table(result_.final_catalog, version_table(loader, options.env_py));
    result_.server_catalog = result_.final_catalog;
  }

  /// The upgrade, from the state that the last one left. `i`: the place of its replay.
  void upgrade(std::size_t i, const Migration& migration) {
    MigrationReplay& replay = result_.replays[i];
    replay.migration = &migration;
    AlembicRun& real = server_ ? *server_ : mended_;
    const TypeMemo memo = real.memo();
    replay.upgrade = mended_.upgrade(migration, result_.final_catalog);
    mended_.add_enum_expressions(migration, replay.enum_expressions);
    result_.final_catalog = replay.upgrade.after;
    replay.server_before = result_.server_catalog;
    if (server_) {
      settle(i, real.upgrade(migration, replay.server_before));
    } else {
      settle(i, replay.upgrade);
    }
    relied_on_memo_[i] = real.relied_on(memo) ? 1 : 0;
    result_.server_catalog = replay.server_after;
    if (!server_ && replay.fresh.status == OutcomeStatus::error)
      server_.emplace(loader_, options_, "server", mended_.memo());
  }

  /// All else of a revision whose upgrade has run. For many threads, each with another revision.
  void follow(std::size_t i) {
    MigrationReplay& replay = result_.replays[i];
    const Migration& migration = *replay.migration;
    AlembicRun run(loader_, options_, "downgrade", {});
    replay.downgrade = run.downgrade(migration, replay.upgrade.after);
    run.add_enum_expressions(migration, replay.enum_expressions);
    replay.not_restored = not_restored(replay.upgrade, replay.downgrade);
    if (!replay.not_restored.empty())
      replay.again = alone("again", migration, replay.downgrade.settled);
    replay.stepwise =
        relied_on_memo_[i] != 0 ? alone("alone", migration, replay.server_before) : replay.fresh;
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
  void settle(std::size_t i, const Trace& trace) {
    MigrationReplay& replay = result_.replays[i];
    replay.fresh = trace.outcome;
    replay.server_after = trace.settled;
    const bool own = replay.upgrade.outcome.status == OutcomeStatus::error;
    if (replay.fresh.error && !own)
      replay.fresh.caused_by = cause_of(*replay.fresh.error, std::span(result_.replays).first(i));
  }

  Outcome alone(const std::string& name, const Migration& migration, const Catalog& catalog) const {
    AlembicRun run(loader_, options_, name, {});
    return run.upgrade(migration, catalog).outcome;
  }

  ModuleLoader& loader_;
  const ReplayOptions& options_;
  AlembicRun mended_;
  std::optional<AlembicRun> server_;  ///< exists from the first failure on
  std::vector<char> relied_on_memo_;  ///< no bits: read from many threads
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

/// In order: all, or a revision with what must run before it.
std::vector<const Migration*> wanted_revisions(const RevisionGraph& graph,
                                               const std::string& revision) {
  std::vector<const Migration*> wanted = graph.order();
  if (revision.empty()) return wanted;
  const Migration* target = find_revision(graph, revision);
  std::erase_if(wanted, [&](const Migration* one) {
    return target == nullptr || (one != target && !graph.is_ancestor(*one, *target));
  });
  return wanted;
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
  const std::vector<const Migration*> wanted = wanted_revisions(graph, options.revision);
  Schedules schedules(loader, options, wanted.size());
  const auto orphans = options.damaged ? without_parent(graph) : std::set<std::string>();
  const auto upgrade_all = [&](const std::function<void(std::size_t)>& ready) {
    for (std::size_t i = 0; i < wanted.size(); ++i) {
      if (orphans.count(wanted[i]->revision.id) != 0) schedules.expect_anything();
      schedules.upgrade(i, *wanted[i]);
      ready(i);
    }
  };
  produce_and_follow(options.jobs, upgrade_all, [&](std::size_t i) { schedules.follow(i); });
  if (options.lost) schedules.expect_anything();
  return schedules.take();
}

}  // namespace migcheck
