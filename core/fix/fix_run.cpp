// SPDX-License-Identifier: Apache-2.0
#include "core/fix/fix_run.h"

#include <utility>

#include "core/source/source_file.h"

namespace migcheck {
namespace {

/// Remembers the texts of the files that a plan changes for the first time.
void keep_originals(const FixPlan& plan, std::map<std::string, std::string>& originals) {
  for (const PlannedFix& fix : plan.fixes) {
    for (const Edit& edit : fix.edits) {
      originals.emplace(edit.span.file->path(), std::string(edit.span.file->text()));
    }
  }
}

std::vector<FixedFile> fixed_files(const std::map<std::string, std::string>& originals,
                                   const FileOverlay& texts) {
  std::vector<FixedFile> files;
  for (const auto& [path, before] : originals) {
    const std::string& after = texts.at(path);
    if (after != before) files.push_back({path, before, after});
  }
  return files;
}

}  // namespace

FixRun run_fixes(const Look& look, const FixChoice& choice, const CheckOrder& order,
                 unsigned jobs) {
  FixRun run;
  FileOverlay texts;
  std::map<std::string, std::string> originals;
  for (std::size_t pass = 0;; ++pass) {
    FixPlan plan = plan_fixes(look(texts), choice, order, jobs);
    run.taken_back = plan.taken_back;
    if (plan.texts.empty()) break;
    run.settled = pass < max_fix_passes;
    if (!run.settled) break;
    keep_originals(plan, originals);
    run.applied += plan.fixes.size();
    for (auto& [path, text] : plan.texts) texts.insert_or_assign(path, std::move(text));
  }
  run.files = fixed_files(originals, texts);
  return run;
}

}  // namespace migcheck
