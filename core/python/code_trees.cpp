// SPDX-License-Identifier: Apache-2.0
// Who asks first parses, outside of the lock; others who want the same file wait for it alone.
#include "core/python/code_trees.h"

#include "core/python/syntax_tree.h"

namespace migcheck {

CodeTree::CodeTree(std::string_view python)
    : tree_(std::make_shared<const SyntaxTree>(SyntaxTree::parse_python(python))) {}

std::shared_ptr<CodeTrees::Slot> CodeTrees::slot(const SourceFile& file) {
  const std::lock_guard<std::mutex> lock(mutex_);
  std::shared_ptr<Slot>& held = slots_[&file];
  if (!held) held = std::make_shared<Slot>();
  return held;
}

std::shared_ptr<const CodeTree> CodeTrees::of(const SourceFile& file) {
  const std::shared_ptr<Slot> held = slot(file);
  std::call_once(held->once, [&] { held->tree = std::make_shared<const CodeTree>(file.text()); });
  return held->tree;
}

void CodeTrees::clear() {
  const std::lock_guard<std::mutex> lock(mutex_);
  slots_.clear();
}

}  // namespace migcheck
