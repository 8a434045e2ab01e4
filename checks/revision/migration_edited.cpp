// SPDX-License-Identifier: Apache-2.0
// Alembic remembers a database's revision by its id alone. Whoever has run a revision does not run
// it again when its file changes, and the schemas part without a word; when its file is removed,
// Alembic cannot place the database in the history any more.
#include <fmt/format.h>

#include <algorithm>

#include "core/check/registry.h"
#include "core/diagnostic/first_line.h"
#include "core/python/module.h"
#include "core/source/line_diff.h"
#include "core/source/line_span.h"

namespace migcheck {
namespace {

/// A line without its indentation.
Span code_of(const SourceFile& file, std::uint32_t line) {
  Span span = first_line(line_span(file, line));
  const std::string_view text = file.text(span);
  const std::size_t indent = std::min(text.find_first_not_of(" \t"), text.size());
  span.begin += static_cast<std::uint32_t>(indent);
  return span;
}

bool is_in_docstring(const PythonModule& module, const Span& place) {
  const auto& strings = module.docstrings();
  return std::any_of(strings.begin(), strings.end(), [&](const Node* string) {
    return string->begin <= place.begin && place.begin < string->end;
  });
}

bool is_code(const PythonModule& module, const Span& line) {
  return line.begin < line.end && !module.file().text(line).starts_with('#') &&
         !is_in_docstring(module, line);
}

/// The first line of code that is not as it was; where lines are only gone, the revision's id.
Span changed_place(const EarlierMigration& one) {
  const SourceFile& now = one.now->module->file();
  for (const LineChange& change : diff_lines(lines_of(one.file->text()), lines_of(now.text()))) {
    const std::size_t end = std::min<std::size_t>(change.new_end, now.line_count());
    for (std::size_t i = change.new_begin; i < end; ++i) {
      const Span code = code_of(now, static_cast<std::uint32_t>(i) + 1);
      if (is_code(*one.now->module, code)) return code;
    }
  }
  return first_line(one.now->revision.span);
}

/// Where the missing revision is felt: where a later one names it, or at the one before it.
Span place_of_gap(const History& history, const EarlierMigration& one) {
  for (const Migration& migration : history.migrations) {
    for (const RevisionRef& parent : migration.down_revisions) {
      if (parent.id == one.id) return first_line(parent.span);
    }
  }
  for (const Migration& migration : history.migrations) {
    const auto& parents = one.down_revisions;
    const bool parent =
        std::find(parents.begin(), parents.end(), migration.revision.id) != parents.end();
    if (parent) return first_line(migration.revision.span);
  }
  return code_of(*one.file, 1);
}

class MigrationEdited final : public Check {
 public:
  static CheckInfo info() {
    return {.id = "migration-edited",
            .module = "revision",
            .summary = "a revision that others may have run already was changed or removed",
            .severity = Severity::warning,
            .tags = {"correctness", "revision"}};
  }
  explicit MigrationEdited(const CheckOptions&) {}

  void check_history(const History& history, Reporter& reporter) const override {
    const std::string& since = history.earlier.since;
    for (const EarlierMigration& one : history.earlier.changed) {
      Diagnostic& finding =
          one.now == nullptr
              ? reporter.report(
                    place_of_gap(history, one),
                    fmt::format("revision '{}' is in '{}' and was removed: on databases "
                                "that are there, Alembic fails with 'Can't locate "
                                "revision identified by '{}''",
                                one.id, since, one.id))
              : reporter.report(changed_place(one),
                                fmt::format("revision '{}' is in '{}' and was changed: databases "
                                            "that have run it do not run it again",
                                            one.id, since));
      finding.subject = "revision:" + one.id;
      finding.revision = one.id;
      finding.related.push_back({code_of(*one.file, 1), fmt::format("it was here in '{}'", since)});
    }
  }
};

}  // namespace

void register_migration_edited(Registry& registry) { registry.add<MigrationEdited>(); }

}  // namespace migcheck
