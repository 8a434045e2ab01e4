// SPDX-License-Identifier: Apache-2.0
// From the parser's tree to ours. Internal to this folder.
#pragma once

#include <initializer_list>
#include <memory_resource>
#include <string_view>
#include <vector>

#include "core/python/ast.h"
#include "core/python/module.h"
#include "core/python/syntax_tree.h"

namespace migcheck {

using NodeList = std::vector<const Node*>;

/// Makes nodes of one module. Expressions and statements are in a file each.
class Lowering {
 public:
  Lowering(std::string_view text, std::pmr::memory_resource& arena) : text_(text), arena_(arena) {}

  const Node* module(SyntaxNode root);

  std::vector<const Node*> docstrings;

 private:
  // lower_statements.cpp
  const Node* block(SyntaxNode node, NodeKind kind = NodeKind::block);
  void statement(SyntaxNode node, NodeList& out);
  void damaged(SyntaxNode node, NodeList& out);
  void expression_statement(SyntaxNode node, NodeList& out);
  const Node* assignment(SyntaxNode node);
  const Node* if_statement(SyntaxNode node);
  const Node* else_chain(const std::vector<SyntaxNode>& alternatives, std::size_t index);
  const Node* for_statement(SyntaxNode node);
  const Node* while_statement(SyntaxNode node);
  const Node* try_statement(SyntaxNode node);
  const Node* except_clause(SyntaxNode node);
  const Node* with_statement(SyntaxNode node);
  const Node* with_item(SyntaxNode node);
  const Node* function(SyntaxNode node, NodeList decorators);
  const Node* class_definition(SyntaxNode node, NodeList decorators);
  const Node* decorated(SyntaxNode node);
  const Node* import(SyntaxNode node);
  const Node* import_from(SyntaxNode node);
  const Node* import_alias(SyntaxNode node);
  const Node* names(SyntaxNode node, NodeKind kind);
  const Node* raise(SyntaxNode node);
  const Node* match(SyntaxNode node);
  const Node* match_case(SyntaxNode node);
  const Node* pattern(SyntaxNode node);
  void note_docstring(const NodeList& statements);

  // lower_expressions.cpp
  const Node* expression(SyntaxNode node);
  const Node* expression_kind(SyntaxNode node);
  const Node* optional_expression(SyntaxNode node) {
    return node.null() ? nullptr : expression(node);
  }
  const Node* string(SyntaxNode node);
  void string_pieces(SyntaxNode node, NodeList& out);
  const Node* interpolation(SyntaxNode node);
  const Node* call(SyntaxNode node);
  void arguments(SyntaxNode node, NodeList& out);
  const Node* subscript(SyntaxNode node);
  const Node* slice(SyntaxNode node);
  const Node* comparison(SyntaxNode node);
  const Node* binary(SyntaxNode node, NodeKind kind);
  const Node* conditional(SyntaxNode node);
  const Node* comprehension(SyntaxNode node, NodeKind kind);
  const Node* sequence(SyntaxNode node, NodeKind kind);
  const Node* only_child(SyntaxNode node);
  const Node* parameters(SyntaxNode node);
  const Node* parameter(SyntaxNode node);
  const Node* generic_type(SyntaxNode node);

  Node* make(NodeKind kind, SyntaxNode node, std::initializer_list<const Node*> children = {});
  Node* make(NodeKind kind, SyntaxNode node, const NodeList& children);
  const Node* unsupported(SyntaxNode node);
  [[nodiscard]] std::string_view source(SyntaxNode node) const {
    return text_.substr(node.begin(), node.end() - node.begin());
  }
  [[nodiscard]] std::vector<SyntaxNode> named_children(SyntaxNode node);

  std::string_view text_;
  std::pmr::memory_resource& arena_;
  int depth_ = 0;
};

}  // namespace migcheck
