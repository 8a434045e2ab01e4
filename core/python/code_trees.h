// SPDX-License-Identifier: Apache-2.0
// Syntax trees for queries. Only lowered trees are kept of a repository, so a file that queries
// look at is parsed again: once, however many queries there are.
#pragma once

#include <memory>
#include <mutex>
#include <string_view>
#include <unordered_map>

#include "core/source/source_file.h"

namespace migcheck {

class SyntaxTree;

/// A parsed Python text; safe to use from many threads.
class CodeTree {
 public:
  explicit CodeTree(std::string_view python);

 private:
  friend class CodeQuery;
  std::shared_ptr<const SyntaxTree> tree_;
};

/// The trees of files, made when somebody asks for them; safe to use from many threads.
class CodeTrees {
 public:
  /// The tree of a file, which must be alive until clear().
  [[nodiscard]] std::shared_ptr<const CodeTree> of(const SourceFile& file);
  void clear();

 private:
  struct Slot {
    std::once_flag once;
    std::shared_ptr<const CodeTree> tree;
  };
  [[nodiscard]] std::shared_ptr<Slot> slot(const SourceFile& file);

  std::mutex mutex_;
  std::unordered_map<const SourceFile*, std::shared_ptr<Slot>> slots_;
};

}  // namespace migcheck
