// SPDX-License-Identifier: Apache-2.0
// Written by hand and not by a YAML library: the readers are LLVM's YAML parser and line-based
// tools, so the layout is theirs and every text is a double-quoted scalar, which is JSON's string.
#include "report/export_fixes.h"

#include <map>

#include "core/source/double_quoted.h"
#include "core/source/source_file.h"

namespace migcheck {
namespace {

std::string_view level(Severity severity) {
  switch (severity) {
    case Severity::error:
      return "Error";
    case Severity::warning:
      return "Warning";
    case Severity::note:
      break;
  }
  return "Remark";
}

class Writer {
 public:
  explicit Writer(const std::string& root) : root_(root) {}

  void diagnostic(const Diagnostic& diagnostic, const std::vector<Edit>* edits) {
    text_ +=
        "  - DiagnosticName:  " + double_quoted(diagnostic.check) + "\n    DiagnosticMessage:\n";
    message("      ", diagnostic.message, diagnostic.span, edits);
    if (!diagnostic.related.empty()) text_ += "    Notes:\n";
    for (const RelatedLocation& related : diagnostic.related) {
      text_ += "      - Message:         " + double_quoted(related.message) + "\n";
      place("        ", related.span);
      text_ += "        Replacements:    []\n";
    }
    text_ += "    Level:           " + std::string(level(diagnostic.severity)) + "\n";
    text_ += "    BuildDirectory:  " + double_quoted(root_) + "\n";
  }

  [[nodiscard]] const std::string& text() const { return text_; }

 private:
  void message(const std::string& indent, const std::string& message, const Span& span,
               const std::vector<Edit>* edits) {
    text_ += indent + "Message:         " + double_quoted(message) + "\n";
    place(indent, span);
    if (edits == nullptr) {
      text_ += indent + "Replacements:    []\n";
      return;
    }
    text_ += indent + "Replacements:\n";
    for (const Edit& edit : *edits) replacement(indent + "  ", edit);
  }

  void place(const std::string& indent, const Span& span) {
    const std::string path = span.valid() ? path_of(span) : "";
    text_ += indent + "FilePath:        " + double_quoted(path) + "\n";
    text_ += indent + "FileOffset:      " + std::to_string(span.valid() ? span.begin : 0) + "\n";
  }

  void replacement(const std::string& indent, const Edit& edit) {
    text_ += indent + "- FilePath:        " + double_quoted(path_of(edit.span)) + "\n";
    text_ += indent + "  Offset:          " + std::to_string(edit.span.begin) + "\n";
    text_ +=
        indent + "  Length:          " + std::to_string(edit.span.end - edit.span.begin) + "\n";
    text_ += indent + "  ReplacementText: " + double_quoted(edit.text) + "\n";
  }

  [[nodiscard]] std::string path_of(const Span& span) const {
    return root_ + "/" + span.file->path();
  }

  std::string root_;
  std::string text_;
};

}  // namespace

std::string exported_fixes(const std::vector<Diagnostic>& diagnostics, const FixPlan& plan,
                           const std::string& root) {
  std::map<std::size_t, const std::vector<Edit>*> planned;
  for (const PlannedFix& fix : plan.fixes) planned.emplace(fix.diagnostic, &fix.edits);
  Writer writer(root);
  for (std::size_t i = 0; i < diagnostics.size(); ++i) {
    if (is_accepted(diagnostics[i])) continue;
    const auto edits = planned.find(i);
    writer.diagnostic(diagnostics[i], edits == planned.end() ? nullptr : edits->second);
  }
  const std::string list = writer.text().empty() ? " []\n" : "\n" + writer.text();
  return "---\nMainSourceFile:  ''\nDiagnostics:    " + list + "...\n";
}

}  // namespace migcheck
