// SPDX-License-Identifier: Apache-2.0
#include "tool/inspection.h"

#include <algorithm>

#include "config/check_plan.h"
#include "core/run/path_selection.h"
#include "core/source/file_io.h"
#include "tool/progress.h"

namespace migcheck {
namespace {

CheckPlan plan_checks(const Session& session, const Repository& repository) {
  std::vector<std::string> paths;
  for (const auto& file : repository.files) paths.push_back(file->path());
  return CheckPlan(session.tree, session.registry, paths);
}

/// With a profile the stages run one after the other, so that their times mean something.
std::unique_ptr<Repository> analyse_profiled(const Session& session,
                                             const AnalysisOptions& options) {
  return session.profile ? analyse(options, session.profile->stage_observer()) : analyse(options);
}

/// The texts on the disk of files that fixes have changed.
FileOverlay originals_of(const FileOverlay& texts, const std::string& root) {
  const std::string folder = root + "/";
  FileOverlay originals;
  for (const auto& [path, text] : texts) {
    if (auto original = read_file(folder + path)) originals.emplace(path, original.value());
  }
  return originals;
}

}  // namespace

void Inspection::select(ChangeSelection selection) {
  options_.earlier = std::move(selection.earlier);
  selected_ = std::move(selection.all_of);
}

const std::vector<Diagnostic>& Inspection::look(const FileOverlay& texts) {
  options_.texts = given_;
  for (const auto& [path, text] : texts) options_.texts.insert_or_assign(path, text);
  Progress progress(session_.arguments);
  options_.begun = progress.observer();
  std::unique_ptr<Repository> repository = analyse_profiled(session_, options_);
  keep_selected(*repository, options_.paths);
  const CheckPlan plan = plan_checks(session_, *repository);
  checks_ = plan.checks();
  progress.begin("running checks");
  CheckResults results = run_checks(*repository, checks_, options_);
  diagnostics_ = std::move(results.diagnostics);
  repository->failures = std::move(results.failures);
  plan.set_levels(diagnostics_);
  repository_ = std::move(repository);
  if (!selected_.empty()) {
    const FileOverlay originals = originals_of(texts, options_.root);
    const ChangeFilter filter(selected_, *repository_, originals);
    std::erase_if(diagnostics_, [&](const Diagnostic& one) { return !filter.wants(one); });
  }
  if (baseline_) {
    gone_ = compare_with_baseline(diagnostics_, *baseline_);
    const bool known = sees_everything() && complete();
    std::erase_if(gone_, [&](const BaselineEntry& one) { return !known || !runs(one.check); });
  }
  return diagnostics_;
}

bool Inspection::runs(const std::string& check) const {
  return std::any_of(checks_.begin(), checks_.end(),
                     [&](const EnabledCheck& one) { return one.registered->info.id == check; });
}

bool Inspection::complete() const {
  return repository_->problems.empty() && repository_->errors.empty() &&
         repository_->failures.empty();
}

void keep_selected(Repository& repository, const std::vector<std::string>& paths) {
  std::erase_if(repository.problems,
                [&](const AnalysisProblem& problem) { return !is_selected(problem.file, paths); });
  std::erase_if(repository.errors,
                [&](const Error& error) { return !governs_selection(error.file, paths); });
}

FailOn fail_on(const Session& session) {
  return session.arguments.fail_on.value_or(session.config.fail_on());
}

ExitCode exit_code(const Session& session, const Repository& repository,
                   const std::vector<Diagnostic>& diagnostics) {
  const bool complete =
      repository.problems.empty() && repository.errors.empty() && repository.failures.empty();
  if (!complete) return ExitCode::incomplete;
  if (session.arguments.exit_zero) return ExitCode::clean;
  const FailOn least = fail_on(session);
  const bool failed =
      std::any_of(diagnostics.begin(), diagnostics.end(), [&](const Diagnostic& one) {
        return !is_accepted(one) && static_cast<FailOn>(one.severity) >= least;
      });
  return failed ? ExitCode::findings : ExitCode::clean;
}

}  // namespace migcheck
