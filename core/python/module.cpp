// SPDX-License-Identifier: Apache-2.0
#include "core/python/module.h"

#include <algorithm>
#include <utility>

#include "core/python/lowering.h"
#include "core/python/syntax_tree.h"

namespace migcheck {

namespace {

/// Comments may stand between any two tokens, and damage may be anywhere: both are looked for in
/// the whole tree, not where the lowering happens to pass.
void collect_extras(const SyntaxTree& tree, const SourceFile& file,
                    std::vector<PythonComment>& comments, std::vector<Span>& errors) {
  tree.walk([&](SyntaxNode node) {
    const Span span{&file, node.begin(), node.end()};
    if (node.type() == "comment") comments.push_back({span, file.text(span).substr(1)});
    if (!node.error() && !node.missing()) return true;
    errors.push_back(span);
    return false;
  });
}

}  // namespace

std::shared_ptr<const PythonModule> parse_python(std::shared_ptr<const SourceFile> file) {
  auto module = std::make_shared<PythonModule>();
  module->file_ = std::move(file);
  const std::string_view text = module->file_->text();
  const SyntaxTree tree = SyntaxTree::parse_python(text);
  collect_extras(tree, *module->file_, module->comments_, module->syntax_errors_);
  Lowering lowering(text, module->arena_);
  module->root_ = lowering.module(tree.root());
  module->docstrings_ = std::move(lowering.docstrings);
  std::sort(module->docstrings_.begin(), module->docstrings_.end(),
            [](const Node* a, const Node* b) { return a->begin < b->begin; });
  return module;
}

}  // namespace migcheck
