// SPDX-License-Identifier: Apache-2.0
// A parsed Python file.
#pragma once

#include <memory>
#include <memory_resource>
#include <string_view>
#include <vector>

#include "core/python/ast.h"
#include "core/source/source_file.h"
#include "core/source/span.h"

namespace migcheck {

/// A `#` comment; `text` starts after the `#`.
struct PythonComment {
  Span span;
  std::string_view text;
};

/// The syntax tree of one file with its comments and damaged regions. Immutable.
class PythonModule {
 public:
  [[nodiscard]] const SourceFile& file() const { return *file_; }
  [[nodiscard]] const std::shared_ptr<const SourceFile>& file_ptr() const { return file_; }
  [[nodiscard]] const Node& root() const { return *root_; }
  [[nodiscard]] const std::vector<PythonComment>& comments() const { return comments_; }
  /// Regions that the parser could not read, in order.
  [[nodiscard]] const std::vector<Span>& syntax_errors() const { return syntax_errors_; }
  /// String literals that stand alone as the first statement of the module, a class or a function.
  [[nodiscard]] const std::vector<const Node*>& docstrings() const { return docstrings_; }
  [[nodiscard]] Span span(const Node& node) const { return {file_.get(), node.begin, node.end}; }

 private:
  friend std::shared_ptr<const PythonModule> parse_python(std::shared_ptr<const SourceFile> file);

  std::shared_ptr<const SourceFile> file_;
  std::pmr::monotonic_buffer_resource arena_;
  const Node* root_ = nullptr;
  std::vector<PythonComment> comments_;
  std::vector<Span> syntax_errors_;
  std::vector<const Node*> docstrings_;
};

/// Parses a file. Never fails: what cannot be read is in syntax_errors(), the rest is there.
std::shared_ptr<const PythonModule> parse_python(std::shared_ptr<const SourceFile> file);

}  // namespace migcheck
