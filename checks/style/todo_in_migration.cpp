// SPDX-License-Identifier: Apache-2.0
// A migration that has run is never finished later: what a TODO in it announces stays undone. Only
// comments and docstrings are read, of the Python and of the SQL inside; the words in other strings
// and in names mean something else.
#include <fmt/format.h>

#include <algorithm>

#include "core/check/pattern.h"
#include "core/check/registry.h"
#include "core/diagnostic/first_line.h"
#include "core/python/module.h"
#include "core/source/ascii.h"
#include "core/sql/sql.h"

namespace migcheck {
namespace {

char at(std::string_view text, std::size_t position) {
  return position < text.size() ? text[position] : ' ';
}

/// The word at `begin` is a marker: not a part of `TODO_LIST` or `XXX-1234`, and not quoted, as in
/// "add the label 'TODO'".
bool stands_alone(std::string_view text, std::size_t begin, std::size_t length) {
  const char before = begin == 0 ? ' ' : text[begin - 1];
  const char after = at(text, begin + length);
  if (is_word_byte(before) || is_word_byte(after)) return false;
  if (after == '-' && is_word_byte(at(text, begin + length + 1))) return false;
  if (before == '-' && begin >= 2 && is_word_byte(text[begin - 2])) return false;
  return before != after || std::string_view("'\"`").find(before) == std::string_view::npos;
}

/// A marker word found in a text.
struct Marker {
  std::size_t begin = 0;
  std::size_t length = 0;
};

std::vector<Marker> markers_in(std::string_view text, const std::vector<std::string>& words) {
  std::vector<Marker> found;
  for (const std::string& word : words) {
    for (std::size_t begin = text.find(word); begin != std::string_view::npos;
         begin = text.find(word, begin + word.size())) {
      if (stands_alone(text, begin, word.size())) found.push_back({begin, word.size()});
    }
  }
  std::sort(found.begin(), found.end(),
            [](const Marker& a, const Marker& b) { return a.begin < b.begin; });
  return found;
}

bool has_content(std::string_view line) {
  return line.find_first_not_of(" \t\r#") != std::string_view::npos;
}

/// Where the paragraph of `position` begins; lines without content separate paragraphs. Nothing
/// before `floor` is looked at: when the paragraph reaches back to there, it is `position` itself.
std::size_t paragraph_begin(std::string_view text, std::size_t floor, std::size_t position) {
  const std::string_view before = text.substr(floor, position - floor);
  std::size_t end = before.rfind('\n');
  while (end != std::string_view::npos) {
    const std::size_t previous = end == 0 ? std::string_view::npos : before.rfind('\n', end - 1);
    const bool first = previous == std::string_view::npos;
    const std::size_t begin = first ? 0 : previous + 1;
    const bool whole_line = !first || floor == 0;
    if (whole_line && !has_content(before.substr(begin, end - begin))) return floor + end + 1;
    end = previous;
  }
  return floor == 0 ? 0 : position;
}

/// Where the paragraph of `position` ends, at `limit` at the latest.
std::size_t paragraph_end(std::string_view text, std::size_t position, std::size_t limit) {
  const std::string_view after = text.substr(position, limit - position);
  std::size_t line_break = after.find('\n');
  while (line_break != std::string_view::npos) {
    const std::size_t next = after.find('\n', line_break + 1);
    const std::size_t length = std::min(next, after.size()) - line_break - 1;
    if (!has_content(after.substr(line_break + 1, length))) return position + line_break;
    line_break = next;
  }
  return limit;
}

/// What belongs to a marker: its paragraph, which it shares with other markers at their words.
std::string_view remark_of(std::string_view text, const std::vector<Marker>& markers,
                           std::size_t index) {
  const auto [position, length] = markers[index];
  const std::size_t floor = index == 0 ? 0 : markers[index - 1].begin + markers[index - 1].length;
  const std::size_t limit = index + 1 < markers.size() ? markers[index + 1].begin : text.size();
  const std::size_t begin = paragraph_begin(text, floor, position);
  return text.substr(begin, paragraph_end(text, position + length, limit) - begin);
}

/// Comments on lines that follow each other without anything else between are one text.
std::vector<Span> comment_blocks(const PythonModule& module) {
  std::vector<Span> blocks;
  const std::string_view text = module.file().text();
  for (const PythonComment& comment : module.comments()) {
    if (!blocks.empty()) {
      const std::uint32_t end = blocks.back().end;
      const std::string_view between = text.substr(end, comment.span.begin - end);
      const bool adjacent = between.find_first_not_of(" \t\r\n") == std::string_view::npos &&
                            std::count(between.begin(), between.end(), '\n') == 1;
      if (adjacent) {
        blocks.back().end = comment.span.end;
        continue;
      }
    }
    blocks.push_back(comment.span);
  }
  return blocks;
}

class TodoInMigration final : public Check {
 public:
  static CheckInfo info();
  explicit TodoInMigration(const CheckOptions& options) : words_(options.list("Words")) {
    if (auto pattern = Pattern::compile(options.string("TicketPattern"))) ticket_ = pattern.value();
  }

  void check_migration(const History& history, const MigrationReplay& migration,
                       Reporter& reporter) const override;

 private:
  void check_source(const Span& span, const MigrationReplay& migration, Reporter& reporter) const;
  void check_sql(const SqlComment& comment, const MigrationReplay& migration,
                 Reporter& reporter) const;
  static void report(const Span& span, std::string_view word, const MigrationReplay& migration,
                     Reporter& reporter);

  std::vector<std::string> words_;
  std::optional<Pattern> ticket_;
};

CheckInfo TodoInMigration::info() {
  return {.id = "todo-in-migration",
          .module = "style",
          .summary = "a comment announces work that a migration, once run, will never do",
          .severity = Severity::warning,
          .tags = {"style"},
          .options = {{.name = "Words",
                       .type = OptionType::string_list,
                       .default_value = "TODO,FIXME,XXX,HACK",
                       .help = "Set the words that mark unfinished work; letter case counts"},
                      {.name = "TicketPattern",
                       .type = OptionType::regex,
                       .default_value = R"(#[0-9]+\b|\b[A-Z][A-Z0-9]+-[0-9]+\b|https?://)",
                       .help = "Set what a remark must contain to be tracked elsewhere"}},
          .offers_fix = false};
}

/// The words of `text` that no ticket accompanies.
std::vector<Marker> untracked(std::string_view text, const std::vector<std::string>& words,
                              const std::optional<Pattern>& ticket) {
  const std::vector<Marker> markers = markers_in(text, words);
  std::vector<Marker> found;
  for (std::size_t i = 0; i < markers.size(); ++i) {
    if (!ticket || !ticket->found_in(remark_of(text, markers, i))) found.push_back(markers[i]);
  }
  return found;
}

/// The text stands in the file as it is at `span`, so that a finding can be the word itself.
void TodoInMigration::check_source(const Span& span, const MigrationReplay& migration,
                                   Reporter& reporter) const {
  const std::string_view text = span.file->text(span);
  for (const Marker& marker : untracked(text, words_, ticket_)) {
    const auto begin = span.begin + static_cast<std::uint32_t>(marker.begin);
    const auto end = begin + static_cast<std::uint32_t>(marker.length);
    report({span.file, begin, end}, text.substr(marker.begin, marker.length), migration, reporter);
  }
}

/// A comment inside SQL. Where the SQL was put together by a computation, only the place of the
/// whole expression is known.
void TodoInMigration::check_sql(const SqlComment& comment, const MigrationReplay& migration,
                                Reporter& reporter) const {
  if (!comment.span.valid()) return;
  const std::string_view source = comment.span.file->text(comment.span);
  if (source.starts_with("--") || source.starts_with("/*")) {
    check_source(comment.span, migration, reporter);
    return;
  }
  const std::string_view text = comment.text;
  for (const Marker& marker : untracked(text, words_, ticket_)) {
    report(first_line(comment.span), text.substr(marker.begin, marker.length), migration, reporter);
  }
}

void TodoInMigration::report(const Span& span, std::string_view word,
                             const MigrationReplay& migration, Reporter& reporter) {
  Diagnostic& finding = reporter.report(
      span,
      fmt::format("'{}' without a ticket: a migration that has run is not finished later", word));
  finding.subject = fmt::format("todo:{}", word);
  finding.revision = migration.migration->revision.id;
}

void TodoInMigration::check_migration(const History&, const MigrationReplay& migration,
                                      Reporter& reporter) const {
  const PythonModule& module = *migration.migration->module;
  for (const Span& block : comment_blocks(module)) check_source(block, migration, reporter);
  for (const Node* docstring : module.docstrings()) {
    check_source(module.span(*docstring), migration, reporter);
  }
  for (const Trace* trace : {&migration.upgrade, &migration.downgrade}) {
    for (const MappedText& sql : trace->sql_texts) {
      for (const SqlComment& comment : sql_comments(sql)) {
        check_sql(comment, migration, reporter);
      }
    }
  }
}

}  // namespace

void register_todo_in_migration(Registry& registry) { registry.add<TodoInMigration>(); }

}  // namespace migcheck
