// SPDX-License-Identifier: Apache-2.0
// Hardly any file has such a comment, and a search for the word is quick, so that only the files
// and SQL texts that hold it are read for comments.
#include "core/run/nolint_scan.h"

#include <algorithm>
#include <set>
#include <tuple>

#include "core/python/module.h"
#include "core/sql/sql.h"

namespace migcheck {
namespace {

bool holds_nolint(std::string_view text) { return text.find("NOLINT") != std::string_view::npos; }

/// Comments by path and place, each once: a text may be executed many times.
struct ByPlace {
  bool operator()(const Span& a, const Span& b) const {
    return std::forward_as_tuple(a.file->path(), a.begin, a.end) <
           std::forward_as_tuple(b.file->path(), b.begin, b.end);
  }
};
using CommentSpans = std::set<Span, ByPlace>;

void collect_python(const Repository& repository, CommentSpans& spans) {
  for (const auto& file : repository.files) {
    if (!holds_nolint(file->text())) continue;
    const std::shared_ptr<const PythonModule> module = parse_python(file);
    for (const PythonComment& comment : module->comments()) {
      spans.insert({file.get(), comment.span.begin, comment.span.end});
    }
  }
}

void collect_sql(const MappedText& sql, CommentSpans& spans) {
  if (!holds_nolint(sql.text())) return;
  for (const SqlComment& comment : sql_comments(sql)) {
    if (!comment.span.valid()) continue;
    const std::string_view source = comment.span.file->text(comment.span);
    if (source.starts_with("--") || source.starts_with("/*")) spans.insert(comment.span);
  }
}

void collect_sql(const Repository& repository, CommentSpans& spans) {
  for (const auto& history : repository.histories) {
    for (const MigrationReplay& migration : history->replays) {
      for (const Trace* trace : {&migration.upgrade, &migration.downgrade}) {
        for (const MappedText& sql : trace->sql_texts) collect_sql(sql, spans);
      }
    }
  }
}

/// Whether a line holds nothing but a comment, of Python or SQL.
bool is_comment_line(std::string_view line) {
  const std::size_t first = line.find_first_not_of(" \t");
  if (first == std::string_view::npos) return false;
  line.remove_prefix(first);
  return line.starts_with('#') || line.starts_with("--");
}

/// The first line below `line` that is not a comment again, so that several comments may stand
/// above one line.
std::uint32_t next_code_line(const SourceFile& file, std::uint32_t line) {
  do {
    ++line;
  } while (line <= file.line_count() && is_comment_line(file.line_text(line)));
  return line;
}

void find_target(NolintComment& one) {
  const SourceFile& file = *one.span.file;
  if (one.kind == NolintKind::line) one.target_line = file.position(one.span.begin).line;
  if (one.kind == NolintKind::next_line) {
    one.target_line = next_code_line(file, file.position(one.comment.end).line);
  }
}

std::vector<std::string_view> globs_of(const NolintComment& one) {
  std::vector<std::string_view> globs;
  for (const NolintItem& item : one.items) globs.emplace_back(item.glob);
  return globs;
}

bool same_list(const NolintComment& a, const NolintComment& b) {
  return a.has_list == b.has_list && globs_of(a) == globs_of(b);
}

/// Pairs beginnings with ends as brackets are paired, within each file.
void pair_blocks(std::vector<NolintComment>& comments) {
  std::vector<std::size_t> open;
  for (std::size_t i = 0; i < comments.size(); ++i) {
    if (!open.empty() && comments[open.back()].span.file != comments[i].span.file) open.clear();
    if (comments[i].kind == NolintKind::begin) open.push_back(i);
    if (comments[i].kind != NolintKind::end || open.empty()) continue;
    if (!same_list(comments[open.back()], comments[i])) continue;
    comments[i].partner = open.back();
    comments[open.back()].partner = i;
    open.pop_back();
  }
}

}  // namespace

std::vector<NolintComment> scan_nolint(const Repository& repository) {
  CommentSpans spans;
  collect_python(repository, spans);
  collect_sql(repository, spans);
  std::vector<NolintComment> comments;
  for (const Span& span : spans) {
    for (NolintComment& one : parse_nolint(span)) {
      find_target(one);
      comments.push_back(std::move(one));
    }
  }
  pair_blocks(comments);
  return comments;
}

}  // namespace migcheck
