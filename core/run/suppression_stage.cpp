// SPDX-License-Identifier: Apache-2.0
#include "core/run/suppression_stage.h"

#include <algorithm>
#include <map>

#include "core/check/check_filter.h"
#include "core/check/suppression_review.h"
#include "core/source/source_file.h"

namespace migcheck {
namespace {

/// How far a comment reaches; the smaller the narrower. Blocks are narrower the later they begin.
std::uint64_t reach(const NolintComment& one) {
  constexpr std::uint64_t block = 2;
  constexpr std::uint64_t file = std::uint64_t{1} << 40;
  switch (one.kind) {
    case NolintKind::line:
      return 0;
    case NolintKind::next_line:
      return 1;
    case NolintKind::begin:
      return block + (file - one.span.begin);
    case NolintKind::file:
      return 2 * file;
    case NolintKind::end:
    case NolintKind::misspelt:
      break;
  }
  return 3 * file;
}

struct Suppressor {
  std::vector<NolintComment>& comments;
  std::map<const SourceFile*, std::vector<NolintComment*>> by_file = {};

  explicit Suppressor(std::vector<NolintComment>& all) : comments(all) {
    for (NolintComment& one : comments) {
      if (one.closed) by_file[one.span.file].push_back(&one);
    }
    for (auto& [file, list] : by_file) {
      std::stable_sort(
          list.begin(), list.end(),
          [](const NolintComment* a, const NolintComment* b) { return reach(*a) < reach(*b); });
    }
  }

  [[nodiscard]] bool covers(const NolintComment& one, const Span& span, std::uint32_t line) const {
    switch (one.kind) {
      case NolintKind::line:
        return one.target_line == line;
      case NolintKind::next_line:
        return line <= one.target_line && line > span.file->position(one.comment.end).line;
      case NolintKind::begin:
        return one.partner && one.span.begin < span.begin &&
               span.begin < comments[*one.partner].span.begin;
      case NolintKind::file:
        return true;
      case NolintKind::end:
      case NolintKind::misspelt:
        break;
    }
    return false;
  }

  /// Whether the comment means the check; notes that it was of use.
  static bool takes(NolintComment& one, const std::string& check) {
    const auto item = std::find_if(one.items.begin(), one.items.end(), [&](const NolintItem& each) {
      return glob_match(each.glob, check);
    });
    if (one.has_list && item == one.items.end()) return false;
    if (one.has_list) item->used = true;
    one.used = true;
    return true;
  }

  void apply(Diagnostic& diagnostic) const {
    const auto own = by_file.find(diagnostic.span.file);
    if (own == by_file.end() || is_about_suppressions(diagnostic.check)) return;
    const std::uint32_t line = diagnostic.span.file->position(diagnostic.span.begin).line;
    for (NolintComment* one : own->second) {
      if (!covers(*one, diagnostic.span, line) || !takes(*one, diagnostic.check)) continue;
      diagnostic.suppression = Suppression{"NOLINT", true, one->reason, one->span};
      return;
    }
  }
};

}  // namespace

void apply_suppressions(std::vector<Diagnostic>& diagnostics,
                        std::vector<NolintComment>& comments) {
  const Suppressor suppressor(comments);
  for (Diagnostic& diagnostic : diagnostics) suppressor.apply(diagnostic);
}

}  // namespace migcheck
