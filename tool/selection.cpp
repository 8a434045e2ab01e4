// SPDX-License-Identifier: Apache-2.0
#include "tool/selection.h"

#include <algorithm>
#include <utility>

#include "core/changes/diff_reader.h"
#include "core/changes/git_changes.h"
#include "core/changes/line_filter.h"
#include "core/source/file_io.h"

namespace migcheck {
namespace {

Result<LineSelection> read_diff_input(const Arguments& arguments) {
  const std::string& name = *arguments.diff_input;
  const auto text = read_file(name == "-" ? "/dev/stdin" : name);
  if (!text) return text.error();
  auto lines = read_diff(text.value(), arguments.strip);
  if (lines) return lines;
  Error error = lines.error();
  error.file = name == "-" ? "standard input" : name;
  return error;
}

}  // namespace

Result<ChangeSelection> select_changes(const Arguments& arguments, const std::string& root) {
  ChangeSelection selection;
  if (arguments.since) {
    auto changes = changes_since(root, *arguments.since);
    if (!changes) return changes.error();
    selection.all_of.push_back({std::move(changes.value().lines), true});
    selection.earlier = std::move(changes.value().earlier);
  }
  if (arguments.diff_input) {
    auto lines = read_diff_input(arguments);
    if (!lines) return lines.error();
    selection.all_of.push_back({std::move(lines).value(), true});
  }
  if (arguments.line_filter) {
    auto lines = read_line_filter(*arguments.line_filter);
    if (!lines) return lines.error();
    // an empty filter filters nothing, as in clang-tidy
    if (!lines.value().empty()) selection.all_of.push_back({std::move(lines).value(), false});
  }
  return selection;
}

ChangeFilter::ChangeFilter(const std::vector<SelectedLines>& all_of, const Repository& repository,
                           const FileOverlay& originals)
    : all_of_(all_of) {
  for (const auto& history : repository.histories) {
    for (const Migration& migration : history->migrations) {
      const SourceFile* file = migration.revision.span.file;
      if (file != nullptr) revisions_.emplace(migration.revision.id, file->path());
    }
  }
  for (const auto& file : repository.files) {
    const auto original = originals.find(file->path());
    if (original == originals.end()) continue;
    originals_.emplace(file->path(), OriginalLines(original->second, file->text()));
  }
}

bool ChangeFilter::in_lines(const LineSelection& lines, const Span& span) const {
  if (!span.valid()) return false;
  const std::uint32_t last = span.begin < span.end ? span.end - 1 : span.end;
  LineRange range{span.file->position(span.begin).line, span.file->position(last).line};
  const auto original = originals_.find(span.file->path());
  if (original != originals_.end()) range = original->second.original(range);
  return lines.selects(span.file->path(), range);
}

bool ChangeFilter::in_selection(const SelectedLines& selected, const Diagnostic& diagnostic) const {
  const LineSelection& lines = selected.lines;
  const auto file = revisions_.find(diagnostic.revision);
  if (selected.migrations && file != revisions_.end() && lines.touches(file->second)) return true;
  return in_lines(lines, diagnostic.span) || in_lines(lines, diagnostic.fails) ||
         std::any_of(diagnostic.related.begin(), diagnostic.related.end(),
                     [&](const RelatedLocation& related) { return in_lines(lines, related.span); });
}

bool ChangeFilter::wants(const Diagnostic& diagnostic) const {
  return std::all_of(all_of_.begin(), all_of_.end(),
                     [&](const SelectedLines& one) { return in_selection(one, diagnostic); });
}

}  // namespace migcheck
