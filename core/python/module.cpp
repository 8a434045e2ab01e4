// SPDX-License-Identifier: Apache-2.0
#include "core/python/module.h"

#include <algorithm>
#include <utility>

#include "core/python/lowering.h"
#include "core/python/syntax_tree.h"

namespace migcheck {

namespace {

/// Comments may stand between any two tokens, so they are looked for in the whole tree.
std::vector<PythonComment> comments_in(const SyntaxTree& tree, const SourceFile& file) {
  std::vector<PythonComment> comments;
  tree.root().for_each_descendant([&](SyntaxNode node) {
    if (node.type() != "comment") return;
    const Span span{&file, node.begin(), node.end()};
    comments.push_back({span, file.text(span).substr(1)});
  });
  return comments;
}

}  // namespace

std::shared_ptr<const PythonModule> parse_python(std::shared_ptr<const SourceFile> file) {
  auto module = std::make_shared<PythonModule>();
  module->file_ = std::move(file);
  const std::string_view text = module->file_->text();
  const SyntaxTree tree = SyntaxTree::parse_python(text);
  Lowering lowering(text, *module->file_, module->arena_);
  module->root_ = lowering.module(tree.root());
  module->comments_ = comments_in(tree, *module->file_);
  module->syntax_errors_ = std::move(lowering.syntax_errors);
  module->docstrings_ = std::move(lowering.docstrings);
  const auto by_place = [](const auto& a, const auto& b) { return a.begin < b.begin; };
  std::sort(module->syntax_errors_.begin(), module->syntax_errors_.end(), by_place);
  std::sort(module->docstrings_.begin(), module->docstrings_.end(),
            [](const Node* a, const Node* b) { return a->begin < b->begin; });
  return module;
}

}  // namespace migcheck
