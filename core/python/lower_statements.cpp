// SPDX-License-Identifier: Apache-2.0
#include <utility>

#include "core/python/lowering.h"

namespace migcheck {

const Node* Lowering::module(SyntaxNode root) { return block(root, NodeKind::module); }

const Node* Lowering::block(SyntaxNode node, NodeKind kind) {
  NodeList statements;
  if (!node.null()) {
    node.for_each_child([&](SyntaxNode child, std::string_view) { statement(child, statements); });
  }
  note_docstring(statements);
  return make(kind, node, statements);
}

void Lowering::note_docstring(const NodeList& statements) {
  if (statements.empty() || statements.front()->kind != NodeKind::expression) return;
  const Node* value = statements.front()->child(0);
  if (value != nullptr && value->kind == NodeKind::string) docstrings.push_back(value);
}

/// What the parser could not read becomes a gap; whole statements inside it are still taken.
void Lowering::damaged(SyntaxNode node, NodeList& out) {
  Node* gap = make(NodeKind::unsupported, node);
  gap->text = "syntax error";
  out.push_back(gap);
  node.for_each_child([&](SyntaxNode child, std::string_view) {
    const std::string_view type = child.type();
    if (type.ends_with("_definition") || type.ends_with("_statement")) statement(child, out);
  });
}

void Lowering::statement(SyntaxNode node, NodeList& out) {
  if (node.error() || node.missing()) return damaged(node, out);
  const std::string_view type = node.type();
  if (type == "comment") return;
  if (!node.named()) return;
  if (type == "expression_statement") return expression_statement(node, out);
  const Node* made = nullptr;
  if (type == "if_statement")
    made = if_statement(node);
  else if (type == "for_statement")
    made = for_statement(node);
  else if (type == "while_statement")
    made = while_statement(node);
  else if (type == "try_statement")
    made = try_statement(node);
  else if (type == "with_statement")
    made = with_statement(node);
  else if (type == "function_definition")
    made = function(node, {});
  else if (type == "class_definition")
    made = class_definition(node, {});
  else if (type == "decorated_definition")
    made = decorated(node);
  else if (type == "return_statement")
    made = sequence(node, NodeKind::return_);
  else if (type == "delete_statement")
    made = sequence(node, NodeKind::delete_);
  else if (type == "assert_statement")
    made = sequence(node, NodeKind::assert_);
  else if (type == "raise_statement")
    made = raise(node);
  else if (type == "pass_statement")
    made = make(NodeKind::pass_, node);
  else if (type == "break_statement")
    made = make(NodeKind::break_, node);
  else if (type == "continue_statement")
    made = make(NodeKind::continue_, node);
  else if (type == "import_statement")
    made = import(node);
  else if (type == "import_from_statement")
    made = import_from(node);
  else if (type == "future_import_statement")
    made = make(NodeKind::pass_, node);
  else if (type == "global_statement")
    made = names(node, NodeKind::global);
  else if (type == "nonlocal_statement")
    made = names(node, NodeKind::nonlocal);
  else if (type == "match_statement")
    made = match(node);
  else if (type == "type_alias_statement")
    made = make(NodeKind::pass_, node);
  else
    made = unsupported(node);
  out.push_back(made);
}

void Lowering::expression_statement(SyntaxNode node, NodeList& out) {
  const std::vector<SyntaxNode> children = named_children(node);
  if (children.empty()) return;
  if (children.size() > 1) {
    NodeList elements;
    for (const SyntaxNode& child : children) elements.push_back(expression(child));
    out.push_back(make(NodeKind::expression, node, {make(NodeKind::tuple, node, elements)}));
    return;
  }
  const SyntaxNode child = children.front();
  if (child.type() == "assignment") {
    out.push_back(assignment(child));
  } else if (child.type() == "augmented_assignment") {
    const std::string_view symbol = source(child.field("operator"));
    Node* made =
        make(NodeKind::aug_assign, child,
             {optional_expression(child.field("left")), optional_expression(child.field("right"))});
    made->text = symbol.substr(0, symbol.size() - 1);
    out.push_back(made);
  } else {
    out.push_back(make(NodeKind::expression, node, {expression(child)}));
  }
}

const Node* Lowering::assignment(SyntaxNode node) {
  const SyntaxNode annotation = node.field("type");
  if (!annotation.null()) {
    return make(NodeKind::ann_assign, node,
                {optional_expression(node.field("left")), expression(annotation),
                 optional_expression(node.field("right"))});
  }
  NodeList children{nullptr};
  SyntaxNode at = node;
  while (true) {  // a = b = value
    children.push_back(optional_expression(at.field("left")));
    const SyntaxNode right = at.field("right");
    if (right.null() || right.type() != "assignment") {
      children[0] = right.null() ? unsupported(at) : expression(right);
      break;
    }
    at = right;
  }
  return make(NodeKind::assign, node, children);
}

const Node* Lowering::if_statement(SyntaxNode node) {
  std::vector<SyntaxNode> alternatives;
  node.for_each_child([&](SyntaxNode child, std::string_view field) {
    if (field == "alternative") alternatives.push_back(child);
  });
  const Node* condition = optional_expression(node.field("condition"));
  const Node* then = block(node.field("consequence"));
  return make(NodeKind::if_, node, {condition, then, else_chain(alternatives, 0)});
}

const Node* Lowering::else_chain(const std::vector<SyntaxNode>& alternatives, std::size_t index) {
  if (index >= alternatives.size()) return nullptr;
  const SyntaxNode clause = alternatives[index];
  if (clause.type() == "else_clause") return block(clause.field("body"));
  const Node* condition = optional_expression(clause.field("condition"));
  const Node* then = block(clause.field("consequence"));
  return make(NodeKind::if_, clause, {condition, then, else_chain(alternatives, index + 1)});
}

const Node* Lowering::for_statement(SyntaxNode node) {
  const SyntaxNode otherwise = node.field("alternative");
  return make(
      NodeKind::for_, node,
      {optional_expression(node.field("left")), optional_expression(node.field("right")),
       block(node.field("body")), otherwise.null() ? nullptr : block(otherwise.field("body"))});
}

const Node* Lowering::while_statement(SyntaxNode node) {
  const SyntaxNode otherwise = node.field("alternative");
  return make(NodeKind::while_, node,
              {optional_expression(node.field("condition")), block(node.field("body")),
               otherwise.null() ? nullptr : block(otherwise.field("body"))});
}

const Node* Lowering::try_statement(SyntaxNode node) {
  NodeList children{block(node.field("body")), nullptr, nullptr};
  for (const SyntaxNode& clause : named_children(node)) {
    if (clause.type() == "except_clause" || clause.type() == "except_group_clause") {
      children.push_back(except_clause(clause));
    } else if (clause.type() == "else_clause") {
      children[1] = block(clause.field("body"));
    } else if (clause.type() == "finally_clause") {
      const std::vector<SyntaxNode> parts = named_children(clause);
      if (!parts.empty()) children[2] = block(parts.back());
    }
  }
  return make(NodeKind::try_, node, children);
}

const Node* Lowering::except_clause(SyntaxNode node) {
  const Node* type = nullptr;
  const Node* body = nullptr;
  std::string_view alias;
  NodeList types;
  for (const SyntaxNode& part : named_children(node)) {
    if (part.type() == "block") {
      body = block(part);
    } else if (part.type() == "as_pattern") {
      const std::vector<SyntaxNode> sides = named_children(part);
      if (!sides.empty()) types.push_back(expression(sides.front()));
      if (sides.size() > 1) alias = source(sides.back());
    } else if (part.type() == "as_pattern_target") {
      alias = source(part);
    } else if (types.empty() || source(part) != alias) {
      types.push_back(expression(part));
    }
  }
  const SyntaxNode named_alias = node.field("alias");
  if (!named_alias.null()) {
    alias = source(named_alias);
    if (types.size() > 1) types.pop_back();
  }
  if (types.size() == 1) type = types.front();
  if (types.size() > 1) type = make(NodeKind::tuple, node, types);
  Node* made = make(NodeKind::except, node, {type, body});
  made->text = alias;
  return made;
}

const Node* Lowering::with_statement(SyntaxNode node) {
  NodeList children{nullptr};
  for (const SyntaxNode& clause : named_children(node)) {
    if (clause.type() != "with_clause") continue;
    for (const SyntaxNode& item : named_children(clause)) children.push_back(with_item(item));
  }
  children[0] = block(node.field("body"));
  return make(NodeKind::with, node, children);
}

const Node* Lowering::with_item(SyntaxNode node) {
  const SyntaxNode value = node.field("value");
  if (value.null()) return make(NodeKind::with_item, node, {unsupported(node), nullptr});
  if (value.type() != "as_pattern") {
    return make(NodeKind::with_item, node, {expression(value), nullptr});
  }
  const std::vector<SyntaxNode> sides = named_children(value);
  if (sides.size() != 2) return make(NodeKind::with_item, node, {unsupported(node), nullptr});
  return make(NodeKind::with_item, node, {expression(sides[0]), expression(sides[1])});
}

const Node* Lowering::function(SyntaxNode node, NodeList decorators) {
  NodeList children{parameters(node.field("parameters")), block(node.field("body")),
                    optional_expression(node.field("return_type"))};
  children.insert(children.end(), decorators.begin(), decorators.end());
  Node* made = make(NodeKind::function, node, children);
  made->text = source(node.field("name"));
  if (source(node).starts_with("async")) made->flags = Node::flag_async;
  return made;
}

const Node* Lowering::class_definition(SyntaxNode node, NodeList decorators) {
  const SyntaxNode bases = node.field("superclasses");
  NodeList given{nullptr};
  arguments(bases, given);
  NodeList children{make(NodeKind::call, bases.null() ? node : bases, given),
                    block(node.field("body"))};
  children.insert(children.end(), decorators.begin(), decorators.end());
  Node* made = make(NodeKind::class_, node, children);
  made->text = source(node.field("name"));
  return made;
}

const Node* Lowering::decorated(SyntaxNode node) {
  NodeList decorators;
  for (const SyntaxNode& child : named_children(node)) {
    if (child.type() == "decorator") decorators.push_back(only_child(child));
  }
  const SyntaxNode definition = node.field("definition");
  if (definition.null()) return unsupported(node);
  return definition.type() == "class_definition" ? class_definition(definition, decorators)
                                                 : function(definition, decorators);
}

const Node* Lowering::import(SyntaxNode node) {
  NodeList aliases;
  for (const SyntaxNode& child : named_children(node)) aliases.push_back(import_alias(child));
  return make(NodeKind::import, node, aliases);
}

const Node* Lowering::import_alias(SyntaxNode node) {
  const Node* bound = nullptr;
  SyntaxNode name = node;
  if (node.type() == "aliased_import") {
    name = node.field("name");
    bound = optional_expression(node.field("alias"));
  }
  Node* made = make(NodeKind::alias, node, {bound});
  made->text = node.type() == "wildcard_import" ? std::string_view("*") : source(name);
  return made;
}

const Node* Lowering::import_from(SyntaxNode node) {
  NodeList aliases;
  const SyntaxNode module_name = node.field("module_name");
  for (const SyntaxNode& child : named_children(node)) {
    if (child.begin() != module_name.begin()) aliases.push_back(import_alias(child));
  }
  Node* made = make(NodeKind::import_from, node, aliases);
  made->text = module_name.null() ? std::string_view() : source(module_name);
  return made;
}

const Node* Lowering::names(SyntaxNode node, NodeKind kind) { return sequence(node, kind); }

const Node* Lowering::raise(SyntaxNode node) {
  const SyntaxNode cause = node.field("cause");
  const Node* raised = nullptr;
  for (const SyntaxNode& child : named_children(node)) {
    if (raised == nullptr && (cause.null() || child.begin() != cause.begin())) {
      raised = expression(child);
    }
  }
  return make(NodeKind::raise_, node, {raised, optional_expression(cause)});
}

const Node* Lowering::match(SyntaxNode node) {
  NodeList children{optional_expression(node.field("subject"))};
  const SyntaxNode body = node.field("body");
  if (body.null()) return unsupported(node);
  for (const SyntaxNode& clause : named_children(body)) {
    if (clause.type() == "case_clause") children.push_back(match_case(clause));
  }
  return make(NodeKind::match, node, children);
}

const Node* Lowering::match_case(SyntaxNode node) {
  NodeList patterns;
  const Node* guard = nullptr;
  for (const SyntaxNode& part : named_children(node)) {
    if (part.type() == "case_pattern") patterns.push_back(pattern(part));
    if (part.type() == "if_clause") guard = only_child(part);
  }
  const Node* matched = patterns.size() == 1 ? patterns.front() : unsupported(node);
  return make(NodeKind::case_, node, {matched, guard, block(node.field("consequence"))});
}

const Node* Lowering::pattern(SyntaxNode node) {
  if (source(node) == "_") {
    Node* made = make(NodeKind::pattern_capture, node);
    made->text = "_";
    return made;
  }
  const std::vector<SyntaxNode> children = named_children(node);
  if (children.size() != 1) return unsupported(node);
  const SyntaxNode child = children.front();
  const std::string_view type = child.type();
  if (type == "case_pattern") return pattern(child);
  if (type == "union_pattern") {
    NodeList options;
    for (const SyntaxNode& option : named_children(child)) {
      options.push_back(option.type() == "case_pattern"
                            ? pattern(option)
                            : make(NodeKind::pattern_value, option, {expression(option)}));
    }
    return make(NodeKind::pattern_or, node, options);
  }
  if (type == "dotted_name") {
    const std::vector<SyntaxNode> parts = named_children(child);
    if (parts.size() == 1) {
      Node* made = make(NodeKind::pattern_capture, child);
      made->text = source(child);
      return made;
    }
    const Node* value = expression(parts.front());
    for (std::size_t i = 1; i < parts.size(); ++i) {
      Node* step = make(NodeKind::attribute, child, {value});
      step->text = source(parts[i]);
      value = step;
    }
    return make(NodeKind::pattern_value, child, {value});
  }
  if (type == "string" || type == "concatenated_string" || type == "integer" || type == "none" ||
      type == "true" || type == "false") {
    return make(NodeKind::pattern_value, child, {expression(child)});
  }
  return unsupported(node);
}

}  // namespace migcheck
