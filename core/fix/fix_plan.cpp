// SPDX-License-Identifier: Apache-2.0
#include "core/fix/fix_plan.h"

#include <algorithm>
#include <atomic>
#include <iterator>
#include <optional>
#include <set>
#include <tuple>

#include "core/diagnostic/apply_edits.h"
#include "core/diagnostic/fitted_edit.h"
#include "core/python/syntax_guard.h"
#include "core/source/thread_pool.h"

namespace migcheck {
namespace {

const Fix* allowed(const std::vector<Fix>& fixes, const FixChoice& choice) {
  const auto found = std::find_if(fixes.begin(), fixes.end(), [&](const Fix& fix) {
    return choice.unsafe || fix.safety == FixSafety::safe;
  });
  return found == fixes.end() ? nullptr : &*found;
}

/// The fix of the only note that has one.
const Fix* fix_of_notes(const Diagnostic& diagnostic, const FixChoice& choice) {
  const RelatedLocation* only = nullptr;
  for (const RelatedLocation& related : diagnostic.related) {
    if (related.fixes.empty()) continue;
    if (only != nullptr) return nullptr;
    only = &related;
  }
  return only == nullptr ? nullptr : allowed(only->fixes, choice);
}

using EditKey = std::tuple<std::string_view, std::uint32_t, std::uint32_t>;

EditKey key(const Edit& edit) { return {edit.span.file->path(), edit.span.begin, edit.span.end}; }

bool same(const Edit& a, const Edit& b) { return key(a) == key(b) && a.text == b.text; }

/// Edits of one file that do not even touch, by where they begin.
class FileEdits {
 public:
  /// Whether an edit is there already or keeps a distance from all that are.
  [[nodiscard]] bool takes(const Edit& edit) const {
    const auto next = edits_.lower_bound(edit.span.begin);
    if (next != edits_.end() && same(next->second, edit)) return true;
    if (next != edits_.end() && next->first <= edit.span.end) return false;
    return next == edits_.begin() || std::prev(next)->second.span.end < edit.span.begin;
  }
  void add(const Edit& edit) { edits_.emplace(edit.span.begin, edit); }

 private:
  std::map<std::uint32_t, Edit> edits_;
};

/// The edits of a fix in the form of their files, sorted; nothing when they are of no use: without
/// a place, without effect, or in each other's way.
std::optional<std::vector<Edit>> usable_edits(const Fix& fix) {
  std::vector<Edit> edits;
  for (const Edit& edit : fix.edits) {
    if (!edit.span.valid()) return std::nullopt;
    edits.push_back(fitted_edit(edit));
  }
  std::erase_if(edits,
                [](const Edit& edit) { return edit.span.file->text(edit.span) == edit.text; });
  std::stable_sort(edits.begin(), edits.end(),
                   [](const Edit& a, const Edit& b) { return key(a) < key(b); });
  for (std::size_t i = 1; i < edits.size(); ++i) {
    const Span& before = edits[i - 1].span;
    if (before.file == edits[i].span.file && before.end > edits[i].span.begin) return std::nullopt;
  }
  if (edits.empty()) return std::nullopt;
  return edits;
}

std::vector<PlannedFix> candidates(const std::vector<Diagnostic>& diagnostics,
                                   const FixChoice& choice, const CheckOrder& order) {
  std::vector<PlannedFix> found;
  for (std::size_t i = 0; i < diagnostics.size(); ++i) {
    const Fix* fix = is_accepted(diagnostics[i]) ? nullptr : chosen_fix(diagnostics[i], choice);
    auto edits = fix == nullptr ? std::nullopt : usable_edits(*fix);
    if (edits) found.push_back({i, std::move(*edits)});
  }
  const auto rank = [&](const PlannedFix& one) {
    const Span& first = one.edits.front().span;
    return std::tuple(std::string_view(first.file->path()), first.begin,
                      order(diagnostics[one.diagnostic].check), one.diagnostic);
  };
  std::sort(found.begin(), found.end(),
            [&](const PlannedFix& a, const PlannedFix& b) { return rank(a) < rank(b); });
  return found;
}

/// Takes what fits beside what was taken before; counts the rest.
std::vector<PlannedFix> without_conflicts(std::vector<PlannedFix> fixes, std::size_t& waiting) {
  std::map<const SourceFile*, FileEdits> files;
  std::vector<PlannedFix> taken;
  for (PlannedFix& fix : fixes) {
    const bool fits = std::all_of(fix.edits.begin(), fix.edits.end(), [&](const Edit& edit) {
      return files[edit.span.file].takes(edit);
    });
    if (!fits) {
      ++waiting;
      continue;
    }
    for (const Edit& edit : fix.edits) files[edit.span.file].add(edit);
    taken.push_back(std::move(fix));
  }
  return taken;
}

using EditsByFile = std::map<const SourceFile*, std::vector<Edit>>;

EditsByFile by_file(const std::vector<PlannedFix>& fixes) {
  EditsByFile files;
  for (const PlannedFix& fix : fixes) {
    for (const Edit& edit : fix.edits) files[edit.span.file].push_back(edit);
  }
  return files;
}

/// The files that would get a new syntax error.
std::set<const SourceFile*> broken_files(const EditsByFile& edits, unsigned jobs) {
  std::vector<const SourceFile*> files;
  for (const auto& [file, own] : edits) files.push_back(file);
  std::vector<char> broken(files.size(), 0);
  parallel_for(files.size(), jobs, [&](std::size_t i) {
    const auto text = apply_edits(*files[i], edits.at(files[i]));
    broken[i] = !text || breaks_syntax(*files[i], *text) ? 1 : 0;
  });
  std::set<const SourceFile*> found;
  for (std::size_t i = 0; i < files.size(); ++i) {
    if (broken[i] != 0) found.insert(files[i]);
  }
  return found;
}

bool touches(const PlannedFix& fix, const std::set<const SourceFile*>& files) {
  return std::any_of(fix.edits.begin(), fix.edits.end(),
                     [&](const Edit& edit) { return files.count(edit.span.file) != 0; });
}

/// Fixes of broken files are tried one after the other, so that only the guilty one is lost.
std::vector<PlannedFix> without_breakage(std::vector<PlannedFix> fixes, unsigned jobs,
                                         std::size_t& taken_back) {
  const std::set<const SourceFile*> broken = broken_files(by_file(fixes), jobs);
  if (broken.empty()) return fixes;
  std::vector<PlannedFix> kept;
  std::vector<PlannedFix> suspects;
  for (PlannedFix& fix : fixes) {
    (touches(fix, broken) ? suspects : kept).push_back(std::move(fix));
  }
  for (PlannedFix& suspect : suspects) {
    kept.push_back(std::move(suspect));
    const std::set<const SourceFile*> still = broken_files(by_file(kept), jobs);
    if (!touches(kept.back(), still)) continue;
    kept.pop_back();
    ++taken_back;
  }
  return kept;
}

}  // namespace

const Fix* chosen_fix(const Diagnostic& diagnostic, const FixChoice& choice) {
  if (diagnostic.fixes.empty() && choice.notes) return fix_of_notes(diagnostic, choice);
  return allowed(diagnostic.fixes, choice);
}

FixPlan plan_fixes(const std::vector<Diagnostic>& diagnostics, const FixChoice& choice,
                   const CheckOrder& order, unsigned jobs) {
  FixPlan plan;
  plan.fixes = without_conflicts(candidates(diagnostics, choice, order), plan.waiting);
  plan.fixes = without_breakage(std::move(plan.fixes), jobs, plan.taken_back);
  for (const auto& [file, edits] : by_file(plan.fixes)) {
    auto text = apply_edits(*file, edits);
    if (text) plan.texts.emplace(file->path(), std::move(*text));
  }
  return plan;
}

}  // namespace migcheck
