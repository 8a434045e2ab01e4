// SPDX-License-Identifier: Apache-2.0
// From a folder to replayed histories: find the files and environments, parse and replay in
// parallel.
#include <algorithm>
#include <set>

#include "core/migration/environment_selection.h"
#include "core/migration/replay.h"
#include "core/python/module.h"
#include "core/run/alembic_settings.h"
#include "core/run/alembic_version.h"
#include "core/run/earlier_stage.h"
#include "core/run/environments.h"
#include "core/run/file_scan.h"
#include "core/run/import_roots.h"
#include "core/run/long_revision.h"
#include "core/run/model_stage.h"
#include "core/run/module_loader.h"
#include "core/run/naming_stage.h"
#include "core/run/other_revisions.h"
#include "core/run/path_selection.h"
#include "core/run/pipeline.h"
#include "core/run/requirements.h"
#include "core/run/sqlalchemy_version.h"
#include "core/run/store_reader.h"
#include "core/run/unread_migrations.h"
#include "core/source/activity.h"
#include "core/source/file_discovery.h"
#include "core/source/thread_pool.h"

namespace migcheck {
namespace {

void read_migrations(ModuleStore& store, std::vector<std::unique_ptr<History>>& histories,
                     unsigned jobs) {
  struct Task {
    std::size_t history;
    std::string path;
  };
  std::vector<Task> tasks;
  for (std::size_t i = 0; i < histories.size(); ++i) {
    for (const std::string& path : histories[i]->environment.revision_files)
      tasks.push_back({i, path});
  }
  std::vector<std::optional<Migration>> read(tasks.size());
  std::vector<char> damaged(tasks.size(), 0);  // no bits: written from many threads
  parallel_for(tasks.size(), jobs, [&](std::size_t i) {
    std::shared_ptr<const PythonModule> module = store.parse(tasks[i].path);
    damaged[i] = module == nullptr || !module->syntax_errors().empty();
    if (module == nullptr) return;
    RepositoryLoader loader(store, import_roots(histories[tasks[i].history]->environment));
    read[i] = read_migration(std::move(module), loader);
  });
  for (std::size_t i = 0; i < tasks.size(); ++i) {
    History& history = *histories[tasks[i].history];
    history.damaged = history.damaged || damaged[i] != 0;
    if (read[i]) {
      history.migrations.push_back(std::move(*read[i]));
    } else if (damaged[i] != 0) {
      history.lost = true;
    }
  }
}

/// Says of which histories we do not have all: their end is not known.
void find_continued(const ModuleStore& store, const std::vector<std::string>& files,
                    const std::vector<Environment>& beside, const Repository& repository) {
  std::set<std::string> loaded;
  const auto add = [&](const Environment& one) {
    loaded.insert(one.revision_files.begin(), one.revision_files.end());
  };
  std::for_each(beside.begin(), beside.end(), add);
  for (const auto& history : repository.histories) add(history->environment);
  for (const auto& history : repository.histories) {
    std::set<std::string> revisions;
    for (const Migration& one : history->migrations) revisions.insert(one.revision.id);
    if (is_continued(store, files, history->environment, revisions, loaded))
      history->damaged = history->lost = true;
  }
}

/// What the configuration says, else what the files of dependencies say.
std::optional<Version> installed_alembic(const ModuleStore& store,
                                         const std::vector<std::string>& files,
                                         const Environment& environment,
                                         const AnalysisOptions& analysis) {
  const std::string configured =
      analysis.alembic_version ? analysis.alembic_version(environment.script_location) : "";
  if (!configured.empty()) return version_or(configured, {});
  const auto detected = alembic_version(store, files, environment);
  return detected ? std::optional(detected->version) : std::nullopt;
}

bool has_missing_parent(const RevisionGraph& graph) {
  return std::any_of(graph.problems().begin(), graph.problems().end(), [](const GraphProblem& one) {
    return one.kind == GraphProblemKind::missing_parent;
  });
}

void replay_histories(ModuleStore& store, const std::vector<std::string>& files,
                      const FileScan& scan, std::vector<std::unique_ptr<History>>& histories,
                      const AnalysisOptions& analysis) {
  parallel_for(histories.size(), analysis.jobs, [&](std::size_t i) {
    History& history = *histories[i];
    const Activity activity("while replaying '" + history.environment.script_location + "'");
    history.graph = std::make_unique<RevisionGraph>(history.migrations);
    if (has_missing_parent(*history.graph) &&
        may_have_other_revisions(store, files, history.environment))
      history.damaged = true;
    if (history.environment.dialect != "postgresql") return;
    RepositoryLoader loader(store, import_roots(history.environment));
    ReplayOptions options = analysis.replay;
    if (analysis.adjust_replay)
      analysis.adjust_replay(history.environment.script_location, options);
    const auto convention = naming_convention(store, files, scan, history.environment);
    if (convention) options.convention = convention->templates;
    if (convention) options.name_tokens = convention->tokens;
    options.convention_known = convention.has_value();
    options.damaged = history.damaged;
    options.lost = history.lost;
    options.long_revision = long_revision(store, files, history.environment, *history.graph);
    options.jobs = analysis.jobs;
    options.settings = alembic_settings(store, history.environment);
    if (!history.environment.env_py.empty())
      options.env_py = store.parse(history.environment.env_py);
    if (options.sqlalchemy == 0) {
      options.sqlalchemy = sqlalchemy_major(store, files, history.environment).major;
    }
    history.sqlalchemy = options.sqlalchemy;
    const auto drivers = postgresql_drivers(store, files, history.environment);
    history.casts_enums = options.sqlalchemy != 1 &&
                          std::find(drivers.begin(), drivers.end(), "asyncpg") != drivers.end();
    history.several_drivers = drivers.size() > 1;
    history.alembic = installed_alembic(store, files, history.environment, analysis);
    ReplayResult result = replay(*history.graph, loader, options);
    history.replays = std::move(result.replays);
    history.final_catalog = std::move(result.final_catalog);
    history.server_catalog = std::move(result.server_catalog);
  });
}

/// Upgrades go from revision to revision and keep one thread busy, so models are read beside them.
/// An observer wants to tell the stages apart and gets them one after the other.
void replay_and_read_models(ModuleStore& store, const std::vector<std::string>& files,
                            const FileScan& scan, const std::vector<Environment>& beside,
                            std::vector<std::unique_ptr<History>>& histories,
                            const AnalysisOptions& options, const StageObserver& finished) {
  const auto stage = [&](std::size_t i) {
    if (i == 0) replay_histories(store, files, scan, histories, options);
    if (i == 1)
      read_all_models(store, files, scan, options.models, beside, histories, options.jobs);
    if (finished) finished(i == 0 ? "replay" : "models");
  };
  parallel_for(2, finished ? 1 : options.jobs, stage);
}

/// Says which revisions could not even be listed: their histories are known to have lost some.
void find_unread(const AnalysisOptions& options, Repository& repository) {
  for (const auto& history : repository.histories) {
    for (Error& error : unread_migrations(options.root, history->environment)) {
      if (options.leaves_out && options.leaves_out(error.file)) continue;
      history->damaged = history->lost = true;
      repository.problems.push_back({{}, std::move(error.file), std::move(error.message)});
    }
  }
}

/// Damaged regions of files that were read because they are, or may be, part of an environment.
void collect_problems(const ModuleStore& store, Repository& repository) {
  for (const std::shared_ptr<const PythonModule>& module : store.modules()) {
    repository.files.push_back(module->file_ptr());
    for (const Span& span : module->syntax_errors()) {
      repository.problems.push_back(
          {span, module->file().path(), "this region could not be parsed"});
    }
  }
  for (const Error& error : store.read_errors())
    repository.problems.push_back({{}, error.file, error.message});
  std::stable_sort(repository.problems.begin(), repository.problems.end(),
                   [](const AnalysisProblem& a, const AnalysisProblem& b) {
                     return std::tie(a.file, a.span.begin, a.span.end) <
                            std::tie(b.file, b.span.begin, b.span.end);
                   });
}

/// The environments that share neither env.py nor a revision with a chosen one.
std::vector<Environment> without(std::vector<Environment> environments,
                                 const std::vector<Environment>& chosen) {
  std::erase_if(environments, [&](const Environment& one) {
    return std::any_of(chosen.begin(), chosen.end(), [&](const Environment& other) {
      return one.script_location == other.script_location ||
             std::find_first_of(one.revision_files.begin(), one.revision_files.end(),
                                other.revision_files.begin(),
                                other.revision_files.end()) != one.revision_files.end();
    });
  });
  return environments;
}

}  // namespace

const MigrationReplay* History::replay(std::string_view revision) const {
  const auto it = std::find_if(replays.begin(), replays.end(), [&](const MigrationReplay& one) {
    return one.migration->revision.id == revision;
  });
  return it == replays.end() ? nullptr : &*it;
}

bool History::is_head(const Migration& migration) const {
  const auto& heads = graph->heads();
  return std::find(heads.begin(), heads.end(), &migration) != heads.end();
}

std::unique_ptr<Repository> analyse(const AnalysisOptions& options, const StageObserver& finished) {
  const auto begin = [&](std::string_view stage) {
    if (options.begun) options.begun(stage);
  };
  auto repository = std::make_unique<Repository>();
  repository->root = options.root;
  begin("reading the repository");
  Result<std::vector<std::string>> found =
      options.files ? *options.files : discover_files(options.root);
  if (!found) {
    repository->errors.push_back(found.error());
    return repository;
  }
  std::vector<std::string> files = std::move(found).value();
  if (options.leaves_out) std::erase_if(files, options.leaves_out);
  repository->python_files = static_cast<std::size_t>(std::count_if(
      files.begin(), files.end(), [](const std::string& path) { return path.ends_with(".py"); }));
  ModuleStore store(options.root, files, options.texts);
  // One that is asked for by name is taken for PostgreSQL's whatever the configuration says.
  std::vector<Environment> environments =
      options.migrations.empty() ? read_environments(store, files, repository->errors)
                                 : find_environments(files, StoreReader(store), repository->errors);
  std::vector<Environment> beside;
  if (!options.migrations.empty()) {
    std::vector<Environment> chosen =
        select_environments(environments, options.migrations, files, StoreReader(store));
    beside = without(std::move(environments), chosen);
    environments = std::move(chosen);
  }
  if (finished) finished("discover");
  for (Environment& environment : environments) {
    repository->histories.push_back(std::make_unique<History>());
    repository->histories.back()->environment = std::move(environment);
  }
  find_unread(options, *repository);
  begin("parsing migrations");
  const FileScan scan(store, files, options.jobs);
  read_migrations(store, repository->histories, options.jobs);
  find_continued(store, files, beside, *repository);
  if (finished) finished("parse");
  begin("replaying migrations");
  replay_and_read_models(store, files, scan, beside, repository->histories, options, finished);
  relate_models(store, files, beside, repository->histories, options.jobs);
  relate_earlier(store, options.earlier, repository->histories, options.jobs);
  collect_problems(store, *repository);
  return repository;
}

}  // namespace migcheck
