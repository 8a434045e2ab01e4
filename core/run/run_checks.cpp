// SPDX-License-Identifier: Apache-2.0
// Every (check, migration) and (check, history) is a task of its own with an output of its own.
// Sorting afterwards gives the same result for any number of threads, without a lock.
#include <map>

#include "core/run/general_findings.h"
#include "core/run/path_selection.h"
#include "core/run/pipeline.h"
#include "core/run/thread_pool.h"

namespace migcheck {
namespace {

/// A check that is ready to run.
struct ReadyCheck {
  const CheckInfo* info;
  std::unique_ptr<const Check> check;
};

struct Task {
  const ReadyCheck* check;
  const History* history;
  const MigrationReplay* migration;  ///< null: the whole history
};

std::vector<ReadyCheck> make_checks(const std::vector<EnabledCheck>& enabled) {
  std::vector<ReadyCheck> ready;
  ready.reserve(enabled.size());
  for (const EnabledCheck& one : enabled) {
    ready.push_back({&one.registered->info, one.registered->create(one.options)});
  }
  return ready;
}

std::vector<Task> make_tasks(const Repository& repository, const std::vector<ReadyCheck>& checks) {
  std::vector<Task> tasks;
  for (const auto& history : repository.histories) {
    for (const ReadyCheck& check : checks) {
      tasks.push_back({&check, history.get(), nullptr});
      for (const MigrationReplay& migration : history->replays) {
        tasks.push_back({&check, history.get(), &migration});
      }
    }
  }
  return tasks;
}

std::vector<Diagnostic> run(const Task& task) {
  std::vector<Diagnostic> found;
  Reporter reporter(*task.check->info, found);
  if (task.migration) {
    task.check->check->check_migration(*task.history, *task.migration, reporter);
  } else {
    task.check->check->check_history(*task.history, reporter);
  }
  return found;
}

/// Names the revision of every finding that stands in a migration file.
void fill_in_revisions(const Repository& repository, std::vector<Diagnostic>& diagnostics) {
  std::map<const SourceFile*, const std::string*> revisions;
  for (const auto& history : repository.histories) {
    for (const Migration& migration : history->migrations) {
      revisions.emplace(migration.revision.span.file, &migration.revision.id);
    }
  }
  for (Diagnostic& diagnostic : diagnostics) {
    const auto found = revisions.find(diagnostic.span.file);
    if (diagnostic.revision.empty() && found != revisions.end()) {
      diagnostic.revision = *found->second;
    }
  }
}

/// Whether the user asked about the place of a finding.
bool is_wanted(const Diagnostic& diagnostic, const std::vector<std::string>& paths) {
  return !diagnostic.span.valid() || is_selected(diagnostic.span.file->path(), paths);
}

std::set<std::string> general_checks(const std::vector<ReadyCheck>& checks) {
  std::set<std::string> ids;
  for (const ReadyCheck& check : checks) {
    if (check.info->general) ids.insert(check.info->id);
  }
  return ids;
}

}  // namespace

std::vector<Diagnostic> run_checks(const Repository& repository,
                                   const std::vector<EnabledCheck>& checks,
                                   const AnalysisOptions& options) {
  const std::vector<ReadyCheck> ready = make_checks(checks);
  const std::vector<Task> tasks = make_tasks(repository, ready);
  std::vector<std::vector<Diagnostic>> found(tasks.size());
  parallel_for(tasks.size(), options.jobs, [&](std::size_t i) { found[i] = run(tasks[i]); });

  std::vector<Diagnostic> all;
  for (std::vector<Diagnostic>& part : found) {
    std::move(part.begin(), part.end(), std::back_inserter(all));
  }
  std::erase_if(all, [&](const Diagnostic& one) { return !is_wanted(one, options.paths); });
  fill_in_revisions(repository, all);
  sort_and_deduplicate(all);
  merge_general_findings(all, general_checks(ready));
  return all;
}

}  // namespace migcheck
