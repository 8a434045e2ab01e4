// SPDX-License-Identifier: Apache-2.0
// The stages from paths to findings.
#pragma once

#include <chrono>
#include <functional>
#include <map>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "core/check/check_filter.h"
#include "core/check/registry.h"
#include "core/migration/replay.h"
#include "core/run/repository.h"

namespace migcheck {

/// Told what each call of a check took; from many threads.
using CheckObserver = std::function<void(const CheckInfo& check, std::chrono::nanoseconds time)>;
/// Texts by path from the root.
using FileOverlay = std::map<std::string, std::string>;

/// Told about a stage by its name.
using StageObserver = std::function<void(std::string_view stage)>;

/// A file that was another one in an earlier state of the repository.
struct EarlierFile {
  std::string then;  ///< path at that time
  std::string now;   ///< path at present; empty: removed
};

/// An earlier state of the repository, as far as it differs from the present one.
struct EarlierState {
  std::string name;                ///< what the user calls it
  std::vector<EarlierFile> files;  ///< changed, renamed or removed since then
  /// The text that a file had then.
  std::function<std::optional<std::string>(const std::string& path)> read;
};

/// What to analyse and how.
struct AnalysisOptions {
  std::string root;                ///< folder that paths are relative to (repository root)
  std::vector<std::string> paths;  ///< files and folders to report on, relative to root; empty: all
  std::vector<std::string>
      migrations;                   ///< globs or folders from the configuration; empty: find them
  std::vector<std::string> models;  ///< likewise
  /// Whether a file is left out, as the configuration says; nothing: none is.
  std::function<bool(const std::string& path)> leaves_out = {};
  /// The files of the repository, as discover_files() gives them; nothing: find them.
  std::optional<std::vector<std::string>> files = {};
  /// Texts that stand for what is in the files of these paths, as an editor has them unsaved.
  FileOverlay texts = {};
  unsigned jobs = 0;  ///< 0: one per processor
  /// All checks, for comments that name one; null: only the enabled ones are known.
  const Registry* registry = nullptr;
  /// False when only a part of the history is replayed: then a comment that suppresses nothing is
  /// not known to be unused.
  bool whole = true;
  CheckObserver observe_check = {};
  ReplayOptions replay = {};
  /// Changes the options for the environment with this script directory; nothing: all have the
  /// same.
  std::function<void(const std::string& folder, ReplayOptions& replay)> adjust_replay = {};
  /// The version of Alembic for the environment with this script directory, "1.13.3"; empty: that
  /// of the repository's files.
  std::function<std::string(const std::string& folder)> alembic_version = {};
  EarlierState earlier = {};
  /// Told when a stage begins, in words for people; unlike an observer of finished stages it does
  /// not make them run one after the other.
  StageObserver begun = {};
};

/// Reads, parses and replays, and tells after each stage: "discover", "parse", "replay", "models".
/// Never fails as a whole: what cannot be read is in `problems`.
std::unique_ptr<Repository> analyse(const AnalysisOptions& options,
                                    const StageObserver& finished = {});

/// A check that is switched on, with its options.
struct EnabledCheck {
  const RegisteredCheck* registered = nullptr;
  CheckOptions options;
  /// Whether it is on for a file; nothing: for all. The empty path stands for findings without one.
  std::function<bool(const std::string& path)> applies = {};
};

/// What the checks said.
struct CheckResults {
  std::vector<Diagnostic> diagnostics;
  std::vector<CheckFailure> failures;  ///< by check and reason
};

/// Runs the checks over the repository on `jobs` threads; the result is sorted, without duplicates
/// and without findings outside `paths`, and does not depend on the number of threads. Where a
/// general check and another one say at the same level that the same statement fails, only the
/// finding of the other one stays, with the related places of both. What a comment suppresses stays
/// in the result, marked. A check that throws is named in `failures`; nothing else is lost.
CheckResults run_checks(const Repository& repository, const std::vector<EnabledCheck>& checks,
                        const AnalysisOptions& options);

}  // namespace migcheck
