// SPDX-License-Identifier: Apache-2.0
#include "core/run/nolint_writer.h"

#include <algorithm>
#include <map>
#include <set>
#include <utility>

#include "core/check/suppression_review.h"
#include "core/diagnostic/apply_edits.h"
#include "core/python/syntax_guard.h"
#include "core/run/nolint_scan.h"
#include "core/run/python_lines.h"
#include "core/source/line_span.h"

namespace migcheck {
namespace {

using CheckNames = std::set<std::string>;
using LineRange = std::pair<std::uint32_t, std::uint32_t>;

std::string joined_names(const CheckNames& names) {
  std::string text;
  for (const std::string& name : names) text += (text.empty() ? "" : ", ") + name;
  return text;
}

/// The comments for the findings of one file.
class NolintWriter {
 public:
  NolintWriter(const SourceFile& file, const std::vector<NolintComment>& comments,
               const std::string& reason)
      : file_(file),
        lines_(python_lines(file.text())),
        reason_(reason.empty() ? "" : ": " + reason),
        break_(file.text().find("\r\n") == std::string_view::npos ? "\n" : "\r\n") {
    int above = 0;
    for (const NolintComment& one : comments) {
      if (one.span.file != &file) continue;
      if (one.kind == NolintKind::next_line) ++above;
      if (one.kind == NolintKind::line) --above;
      if (one.kind == NolintKind::line && one.has_list && one.closed && !one.items.empty()) {
        lists_.emplace(one.target_line, &one);
      }
    }
    above_ = above > 0;
  }

  void add(std::uint32_t line, const CheckNames& names) {
    const PythonLine& state = lines_[line - 1];
    if (const auto list = lists_.find(line); list != lists_.end()) {
      insert(list->second->items.back().span.end, ", " + joined_names(names));
    } else if (above_ && !state.starts_in_string && !state.starts_continued) {
      insert(file_.line_start(line),
             indent(line) + "# NOLINTNEXTLINE(" + joined_names(names) + ")" + reason_ + break_);
    } else if (!state.ends_in_string && !state.ends_continued) {
      insert(line_span(file_, line).end, "  # NOLINT(" + joined_names(names) + ")" + reason_);
    } else {
      blocks_[statement(line)].insert(names.begin(), names.end());
    }
  }

  std::vector<Edit> take_edits() {
    for (const auto& [range, names] : blocks_) {
      const std::string list = "(" + joined_names(names) + ")";
      insert(file_.line_start(range.first),
             indent(range.first) + "# NOLINTBEGIN" + list + reason_ + break_);
      insert(line_span(file_, range.second).end,
             break_ + indent(range.first) + "# NOLINTEND" + list);
    }
    return std::move(edits_);
  }

 private:
  void insert(std::uint32_t at, std::string text) {
    edits_.push_back({{&file_, at, at}, std::move(text)});
  }

  [[nodiscard]] std::string indent(std::uint32_t line) const {
    const std::string_view text = file_.line_text(line);
    return std::string(text.substr(0, std::min(text.find_first_not_of(" \t"), text.size())));
  }

  /// The lines of the statement that `line` is a part of.
  [[nodiscard]] LineRange statement(std::uint32_t line) const {
    std::uint32_t first = line;
    while (first > 1 && lines_[first - 1].starts_inside) --first;
    std::uint32_t last = line;
    while (last < lines_.size() && lines_[last - 1].ends_inside) ++last;
    return {first, last};
  }

  const SourceFile& file_;
  std::vector<PythonLine> lines_;
  std::string reason_;
  std::string break_;
  bool above_ = false;
  std::map<std::uint32_t, const NolintComment*> lists_;
  std::map<LineRange, CheckNames> blocks_;
  std::vector<Edit> edits_;
};

/// Lone carriage returns break lines elsewhere, but not for the scanner.
bool has_other_line_breaks(const SourceFile& file) {
  return file.line_count() != python_lines(file.text()).size();
}

std::optional<SuppressedFile> suppress_in_file(const SourceFile& file,
                                               const std::vector<const Diagnostic*>& findings,
                                               const std::vector<NolintComment>& comments,
                                               const std::string& reason) {
  if (has_other_line_breaks(file)) return std::nullopt;
  std::map<std::uint32_t, CheckNames> by_line;
  for (const Diagnostic* one : findings) {
    by_line[file.position(one->span.begin).line].insert(one->check);
  }
  NolintWriter writer(file, comments, reason);
  for (const auto& [line, names] : by_line) writer.add(line, names);
  auto text = apply_edits(file, writer.take_edits());
  if (!text || breaks_syntax(file, *text)) return std::nullopt;
  return SuppressedFile{&file, *std::move(text), findings.size()};
}

}  // namespace

std::vector<SuppressedFile> suppress_findings(const Repository& repository,
                                              const std::vector<Diagnostic>& diagnostics,
                                              const std::string& reason) {
  const std::vector<NolintComment> comments = scan_nolint(repository);
  std::map<std::string, std::vector<const Diagnostic*>> by_path;
  for (const Diagnostic& one : diagnostics) {
    if (one.suppression || !one.span.valid() || is_about_suppressions(one.check)) continue;
    by_path[one.span.file->path()].push_back(&one);
  }
  std::vector<SuppressedFile> files;
  for (const auto& [path, findings] : by_path) {
    auto file = suppress_in_file(*findings.front()->span.file, findings, comments, reason);
    if (file) files.push_back(*std::move(file));
  }
  return files;
}

}  // namespace migcheck
