// SPDX-License-Identifier: Apache-2.0
// Every (check, migration) and (check, history) is a task of its own with an output of its own.
// Sorting afterwards gives the same result for any number of threads, without a lock.
#include <map>

#include "core/check/suppression_review.h"
#include "core/run/check_failure.h"
#include "core/run/general_findings.h"
#include "core/run/nolint_scan.h"
#include "core/run/path_selection.h"
#include "core/run/pipeline.h"
#include "core/run/suppression_stage.h"
#include "core/source/activity.h"
#include "core/source/thread_pool.h"

namespace migcheck {
namespace {

/// A check that is ready to run.
struct ReadyCheck {
  const EnabledCheck* enabled;
  std::unique_ptr<const Check> check;  ///< null: it could not be made

  [[nodiscard]] const CheckInfo& info() const { return enabled->registered->info; }
  /// What is said when it crashes.
  [[nodiscard]] std::string activity(const std::string& file) const {
    return "in " + describe_check(info().id, enabled->registered->origin, file);
  }
  [[nodiscard]] bool applies(const std::string& path) const {
    return !enabled->applies || enabled->applies(path);
  }
};

struct Task {
  const ReadyCheck* check;
  const History* history;
  const MigrationReplay* migration;  ///< null: the whole history
};

std::vector<ReadyCheck> make_checks(const std::vector<EnabledCheck>& enabled,
                                    FailureList& failures) {
  std::vector<ReadyCheck> ready;
  ready.reserve(enabled.size());
  for (const EnabledCheck& one : enabled) {
    ReadyCheck& check = ready.emplace_back(ReadyCheck{&one, nullptr});
    const Activity activity(check.activity(""));
    failures.add(*one.registered, "",
                 contained([&] { check.check = one.registered->create(one.options); }));
  }
  std::erase_if(ready, [](const ReadyCheck& one) { return !one.check; });
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

/// Whether the user asked about the place of a finding, and about this check there.
bool is_wanted(const Diagnostic& diagnostic, const ReadyCheck& check,
               const std::vector<std::string>& paths) {
  if (!diagnostic.span.valid()) return check.applies("");
  const std::string& path = diagnostic.span.file->path();
  return is_selected(path, paths) && check.applies(path);
}

/// What one task gave: findings, and what was thrown.
struct TaskResult {
  std::vector<Diagnostic> found;
  std::optional<std::string> thrown;
};

/// The migration that a task is about; empty: a whole history.
std::string file_of(const Task& task) {
  const Span place = task.migration ? task.migration->migration->revision.span : Span();
  return place.valid() ? place.file->path() : std::string();
}

TaskResult run(const Task& task, const AnalysisOptions& options) {
  const Activity activity(task.check->activity(file_of(task)));
  const auto begin = std::chrono::steady_clock::now();
  TaskResult result;
  Reporter reporter(task.check->info(), result.found);
  result.thrown = contained([&] {
    if (task.migration) {
      task.check->check->check_migration(*task.history, *task.migration, reporter);
    } else {
      task.check->check->check_history(*task.history, reporter);
    }
  });
  std::erase_if(result.found,
                [&](const Diagnostic& one) { return !is_wanted(one, *task.check, options.paths); });
  if (options.observe_check) {
    options.observe_check(task.check->info(), std::chrono::steady_clock::now() - begin);
  }
  return result;
}

/// Where a task failed, as far as the user asked about that place.
void add_failure(const Task& task, const TaskResult& result, const AnalysisOptions& options,
                 FailureList& failures) {
  const std::string path = file_of(task);
  if (!path.empty() && !(is_selected(path, options.paths) && task.check->applies(path))) return;
  failures.add(*task.check->enabled->registered, path, result.thrown);
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

std::set<std::string> general_checks(const std::vector<ReadyCheck>& checks) {
  std::set<std::string> ids;
  for (const ReadyCheck& check : checks) {
    if (check.info().general) ids.insert(check.info().id);
  }
  return ids;
}

std::vector<const CheckInfo*> known_checks(const std::vector<ReadyCheck>& checks,
                                           const AnalysisOptions& options) {
  std::map<std::string_view, const CheckInfo*> by_id;
  for (const ReadyCheck& check : checks) by_id.emplace(check.info().id, &check.info());
  if (options.registry) {
    for (const auto& [id, check] : options.registry->checks()) by_id.emplace(id, &check.info);
  }
  std::vector<const CheckInfo*> known;
  known.reserve(by_id.size());
  for (const auto& [id, info] : by_id) known.push_back(info);
  return known;
}

/// Whether nothing was left out that could have given a finding of the check in the file.
bool ran_on(const std::string& path, const CheckInfo& info, const std::vector<ReadyCheck>& checks,
            const AnalysisOptions& options) {
  return options.whole && is_selected(path, options.paths) &&
         std::any_of(checks.begin(), checks.end(), [&](const ReadyCheck& check) {
           return check.info().id == info.id && check.applies(path);
         });
}

/// Marks what comments suppress, and lets checks look at the comments.
void review_suppressions(const Repository& repository, const std::vector<ReadyCheck>& checks,
                         const AnalysisOptions& options, std::vector<Diagnostic>& diagnostics,
                         FailureList& failures) {
  std::vector<NolintComment> comments = scan_nolint(repository);
  if (comments.empty()) return;
  apply_suppressions(diagnostics, comments);
  const std::vector<const CheckInfo*> known = known_checks(checks, options);
  const SuppressionReview review{comments, known,
                                 [&](const SourceFile& file, const CheckInfo& info) {
                                   return ran_on(file.path(), info, checks, options);
                                 }};
  for (const ReadyCheck& check : checks) {
    std::vector<Diagnostic> found;
    Reporter reporter(check.info(), found);
    const Activity activity(check.activity(""));
    failures.add(*check.enabled->registered, "",
                 contained([&] { check.check->check_suppressions(review, reporter); }));
    std::erase_if(found,
                  [&](const Diagnostic& one) { return !is_wanted(one, check, options.paths); });
    std::move(found.begin(), found.end(), std::back_inserter(diagnostics));
  }
  fill_in_revisions(repository, diagnostics);
  sort_and_deduplicate(diagnostics);
}

}  // namespace

CheckResults run_checks(const Repository& repository, const std::vector<EnabledCheck>& checks,
                        const AnalysisOptions& options) {
  FailureList failures;
  const std::vector<ReadyCheck> ready = make_checks(checks, failures);
  const std::vector<Task> tasks = make_tasks(repository, ready);
  std::vector<TaskResult> results(tasks.size());
  parallel_for(tasks.size(), options.jobs,
               [&](std::size_t i) { results[i] = run(tasks[i], options); });

  for (const auto& history : repository.histories) history->code->clear();
  std::vector<Diagnostic> all;
  for (std::size_t i = 0; i < tasks.size(); ++i) {
    add_failure(tasks[i], results[i], options, failures);
    std::move(results[i].found.begin(), results[i].found.end(), std::back_inserter(all));
  }
  fill_in_revisions(repository, all);
  sort_and_deduplicate(all);
  merge_general_findings(all, general_checks(ready));
  review_suppressions(repository, ready, options, all, failures);
  return {std::move(all), failures.take()};
}

}  // namespace migcheck
