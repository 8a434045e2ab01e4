// SPDX-License-Identifier: Apache-2.0
// What the checks say about a repository, as the user wants to hear it.
#pragma once

#include <memory>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "core/baseline/baseline.h"
#include "core/run/pipeline.h"
#include "tool/selection.h"
#include "tool/session.h"

namespace migcheck {

/// One look at a repository, or several, as fixes change its texts.
class Inspection {
 public:
  /// What `session` refers to must outlive it.
  Inspection(AnalysisOptions options, const Session& session)
      : options_(std::move(options)), session_(session), given_(options_.texts) {}

  /// Later looks only see findings about these changes.
  void select(ChangeSelection selection);
  /// Compares the findings of every later look with these.
  void compare_with(std::vector<BaselineEntry> baseline) { baseline_ = std::move(baseline); }

  /// Analyses and checks the repository with these texts in place of those on the disk. Findings
  /// and repository of the look before are gone.
  const std::vector<Diagnostic>& look(const FileOverlay& texts);

  /// The checks that ran in the last look.
  [[nodiscard]] const std::vector<EnabledCheck>& checks() const { return checks_; }
  [[nodiscard]] const Repository& repository() const { return *repository_; }
  [[nodiscard]] const std::vector<Diagnostic>& diagnostics() const { return diagnostics_; }
  /// What is reported on.
  [[nodiscard]] const std::vector<std::string>& paths() const { return options_.paths; }
  /// Whether all files could be analysed, and no check failed.
  [[nodiscard]] bool complete() const;
  /// Whether the findings of the whole repository are wanted: what is not found is not there.
  [[nodiscard]] bool sees_everything() const {
    return options_.whole && options_.paths.empty() && selected_.empty();
  }
  /// Whether a check is switched on.
  [[nodiscard]] bool runs(const std::string& check) const;

  /// The entries that the last look found nothing for, although it should have.
  [[nodiscard]] const std::vector<BaselineEntry>& gone() const { return gone_; }

 private:
  AnalysisOptions options_;
  Session session_;
  FileOverlay given_;  ///< texts that stand for files, fixed or not
  std::vector<EnabledCheck> checks_;
  std::unique_ptr<Repository> repository_;
  std::vector<Diagnostic> diagnostics_;
  std::vector<SelectedLines> selected_;
  std::optional<std::vector<BaselineEntry>> baseline_;
  std::vector<BaselineEntry> gone_;
};

/// What is wrong elsewhere in the repository is of no interest.
void keep_selected(Repository& repository, const std::vector<std::string>& paths);

/// The least finding that makes the run fail.
[[nodiscard]] FailOn fail_on(const Session& session);

/// The exit status for these findings.
[[nodiscard]] ExitCode exit_code(const Session& session, const Repository& repository,
                                 const std::vector<Diagnostic>& diagnostics);

}  // namespace migcheck
