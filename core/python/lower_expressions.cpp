// SPDX-License-Identifier: Apache-2.0
#include <algorithm>
#include <array>
#include <cctype>
#include <new>

#include "core/python/lowering.h"

namespace migcheck {
namespace {

constexpr int max_depth = 2000;  // deeper nesting is hostile input, not a migration

struct KindOfType {
  std::string_view type;
  NodeKind kind;
};

/// Leaf constructs whose text says everything.
constexpr std::array leaf_kinds{
    KindOfType{"identifier", NodeKind::name},   KindOfType{"none", NodeKind::none},
    KindOfType{"true", NodeKind::true_},        KindOfType{"false", NodeKind::false_},
    KindOfType{"ellipsis", NodeKind::ellipsis}, KindOfType{"integer", NodeKind::integer},
    KindOfType{"float", NodeKind::floating},    KindOfType{"keyword_identifier", NodeKind::name},
};

/// Constructs that are a list of their named children.
constexpr std::array sequence_kinds{
    KindOfType{"tuple", NodeKind::tuple},
    KindOfType{"expression_list", NodeKind::tuple},
    KindOfType{"pattern_list", NodeKind::tuple},
    KindOfType{"tuple_pattern", NodeKind::tuple},
    KindOfType{"list", NodeKind::list},
    KindOfType{"list_pattern", NodeKind::list},
    KindOfType{"set", NodeKind::set},
    KindOfType{"dictionary", NodeKind::dict},
    KindOfType{"list_splat", NodeKind::starred},
    KindOfType{"list_splat_pattern", NodeKind::starred},
    KindOfType{"splat_type", NodeKind::starred},
    KindOfType{"dictionary_splat", NodeKind::double_starred},
    KindOfType{"dictionary_splat_pattern", NodeKind::double_starred},
    KindOfType{"await", NodeKind::await_},
    KindOfType{"yield", NodeKind::yield_},
    KindOfType{"if_clause", NodeKind::comp_if},
};

constexpr std::array comprehension_kinds{
    KindOfType{"list_comprehension", NodeKind::list_comp},
    KindOfType{"set_comprehension", NodeKind::set_comp},
    KindOfType{"dictionary_comprehension", NodeKind::dict_comp},
    KindOfType{"generator_expression", NodeKind::generator},
};

template <class Table>
const KindOfType* find_kind(const Table& table, std::string_view type) {
  const auto it = std::find_if(table.begin(), table.end(),
                               [&](const KindOfType& row) { return row.type == type; });
  return it == table.end() ? nullptr : &*it;
}

std::uint8_t prefix_flags(std::string_view string_start) {
  std::uint8_t flags = 0;
  for (const char c : string_start) {
    switch (std::tolower(static_cast<unsigned char>(c))) {
      case 'r':
        flags |= Node::flag_raw;
        break;
      case 'b':
        flags |= Node::flag_bytes;
        break;
      case 'f':
        flags |= Node::flag_fstring;
        break;
      default:
        break;
    }
  }
  return flags;
}

}  // namespace

Node* Lowering::make(NodeKind kind, SyntaxNode node, const NodeList& children) {
  const Node** stored = nullptr;
  if (!children.empty()) {
    stored = static_cast<const Node**>(
        arena_.allocate(children.size() * sizeof(const Node*), alignof(const Node*)));
    std::copy(children.begin(), children.end(), stored);
  }
  Node* made = new (arena_.allocate(sizeof(Node), alignof(Node))) Node;
  made->kind = kind;
  made->begin = node.begin();
  made->end = node.end();
  made->children = {stored, children.size()};
  return made;
}

Node* Lowering::make(NodeKind kind, SyntaxNode node, std::initializer_list<const Node*> children) {
  return make(kind, node, NodeList(children));
}

const Node* Lowering::unsupported(SyntaxNode node) {
  Node* made = make(NodeKind::unsupported, node);
  made->text = node.type();
  return made;
}

std::vector<SyntaxNode> Lowering::named_children(SyntaxNode node) {
  std::vector<SyntaxNode> out;
  node.for_each_child([&](SyntaxNode child, std::string_view) {
    const bool readable = child.named() && !child.extra() && !child.error() && !child.missing();
    if (readable) out.push_back(child);
  });
  return out;
}

const Node* Lowering::expression(SyntaxNode node) {
  if (node.missing() || node.error()) return unsupported(node);
  if (depth_ >= max_depth) return unsupported(node);
  ++depth_;
  const Node* made = expression_kind(node);
  --depth_;
  return made;
}

const Node* Lowering::expression_kind(SyntaxNode node) {
  const std::string_view type = node.type();
  if (const KindOfType* row = find_kind(leaf_kinds, type)) {
    Node* made = make(row->kind, node);
    made->text = source(node);
    return made;
  }
  if (const KindOfType* row = find_kind(sequence_kinds, type)) return sequence(node, row->kind);
  if (const KindOfType* row = find_kind(comprehension_kinds, type)) {
    return comprehension(node, row->kind);
  }
  if (type == "string" || type == "concatenated_string") return string(node);
  if (type == "call") return call(node);
  if (type == "attribute" || type == "member_type") {
    const std::vector<SyntaxNode> parts = named_children(node);
    if (parts.size() != 2) return unsupported(node);
    Node* made = make(NodeKind::attribute, node, {expression(parts[0])});
    made->text = source(parts[1]);
    return made;
  }
  if (type == "subscript") return subscript(node);
  if (type == "slice") return slice(node);
  if (type == "generic_type") return generic_type(node);
  if (type == "binary_operator" || type == "union_type") return binary(node, NodeKind::binary);
  if (type == "boolean_operator") return binary(node, NodeKind::and_);
  if (type == "comparison_operator") return comparison(node);
  if (type == "conditional_expression") return conditional(node);
  if (type == "not_operator") return make(NodeKind::not_, node, {only_child(node)});
  if (type == "unary_operator") {
    Node* made = make(NodeKind::unary, node, {only_child(node)});
    made->text = text_.substr(node.begin(), 1);
    return made;
  }
  if (type == "named_expression") {
    Node* made = make(NodeKind::named, node, {optional_expression(node.field("value"))});
    made->text = source(node.field("name"));
    return made;
  }
  if (type == "lambda") {
    const SyntaxNode declared = node.field("parameters");
    const Node* list = declared.null() ? make(NodeKind::parameters, node) : parameters(declared);
    return make(NodeKind::lambda, node, {list, optional_expression(node.field("body"))});
  }
  if (type == "pair") {
    return make(NodeKind::pair, node,
                {optional_expression(node.field("key")), optional_expression(node.field("value"))});
  }
  if (type == "for_in_clause") {
    return make(
        NodeKind::comp_for, node,
        {optional_expression(node.field("left")), optional_expression(node.field("right"))});
  }
  if (type == "parenthesized_expression" || type == "type" || type == "as_pattern_target" ||
      type == "parenthesized_list_splat" || type == "constrained_type") {
    return only_child(node);
  }
  return unsupported(node);
}

const Node* Lowering::only_child(SyntaxNode node) {
  const std::vector<SyntaxNode> children = named_children(node);
  return children.empty() ? unsupported(node) : expression(children.front());
}

const Node* Lowering::sequence(SyntaxNode node, NodeKind kind) {
  NodeList elements;
  for (const SyntaxNode& child : named_children(node)) elements.push_back(expression(child));
  return make(kind, node, elements);
}

const Node* Lowering::comprehension(SyntaxNode node, NodeKind kind) {
  return sequence(node, kind);  // body first, then its clauses, as the grammar orders them
}

const Node* Lowering::string(SyntaxNode node) {
  NodeList pieces;
  if (node.type() == "string") {
    string_pieces(node, pieces);
  } else {
    for (const SyntaxNode& part : named_children(node)) string_pieces(part, pieces);
  }
  return make(NodeKind::string, node, pieces);
}

void Lowering::string_pieces(SyntaxNode node, NodeList& out) {
  std::uint8_t flags = 0;
  node.for_each_child([&](SyntaxNode child, std::string_view) {
    const std::string_view type = child.type();
    if (type == "string_start") {
      flags = prefix_flags(source(child));
    } else if (type == "interpolation") {
      out.push_back(interpolation(child));
    } else if (type == "string_content") {
      Node* piece = make(NodeKind::string_text, child);
      piece->text = source(child);
      piece->flags = flags;
      out.push_back(piece);
    }
  });
}

const Node* Lowering::interpolation(SyntaxNode node) {
  const SyntaxNode conversion = node.field("type_conversion");
  const SyntaxNode spec = node.field("format_specifier");
  const Node* format = nullptr;
  if (!spec.null()) {
    Node* made = make(NodeKind::string_text, spec);
    made->text = source(spec).substr(1);  // without the colon
    format = made;
  }
  Node* made =
      make(NodeKind::interpolation, node, {optional_expression(node.field("expression")), format});
  if (!conversion.null()) made->text = source(conversion).substr(1);
  return made;
}

const Node* Lowering::call(SyntaxNode node) {
  NodeList children{optional_expression(node.field("function"))};
  const SyntaxNode given = node.field("arguments");
  if (given.type() == "generator_expression") {
    children.push_back(expression(given));
  } else {
    arguments(given, children);
  }
  return make(NodeKind::call, node, children);
}

void Lowering::arguments(SyntaxNode node, NodeList& out) {
  if (node.null()) return;
  for (const SyntaxNode& child : named_children(node)) {
    if (child.type() == "keyword_argument") {
      Node* keyword = make(NodeKind::keyword, child, {optional_expression(child.field("value"))});
      keyword->text = source(child.field("name"));
      out.push_back(keyword);
    } else {
      out.push_back(expression(child));
    }
  }
}

const Node* Lowering::subscript(SyntaxNode node) {
  const std::vector<SyntaxNode> parts = named_children(node);
  if (parts.size() < 2) return unsupported(node);
  NodeList index;
  for (std::size_t i = 1; i < parts.size(); ++i) index.push_back(expression(parts[i]));
  const Node* key = index.size() == 1 ? index.front() : make(NodeKind::tuple, parts[1], index);
  return make(NodeKind::subscript, node, {expression(parts[0]), key});
}

const Node* Lowering::generic_type(SyntaxNode node) {
  const std::vector<SyntaxNode> parts = named_children(node);
  if (parts.size() != 2) return unsupported(node);
  NodeList index;
  for (const SyntaxNode& argument : named_children(parts[1])) index.push_back(expression(argument));
  const Node* key = index.size() == 1 ? index.front() : make(NodeKind::tuple, parts[1], index);
  return make(NodeKind::subscript, node, {expression(parts[0]), key});
}

const Node* Lowering::slice(SyntaxNode node) {
  std::array<const Node*, 3> bounds{};
  std::size_t at = 0;
  node.for_each_child([&](SyntaxNode child, std::string_view) {
    if (child.type() == ":") {
      ++at;
    } else if (child.named() && child.type() != "comment" && at < bounds.size()) {
      bounds[at] = expression(child);
    }
  });
  return make(NodeKind::slice, node, {bounds[0], bounds[1], bounds[2]});
}

const Node* Lowering::binary(SyntaxNode node, NodeKind kind) {
  const std::vector<SyntaxNode> parts = named_children(node);
  if (parts.size() != 2) return unsupported(node);
  const SyntaxNode op = node.field("operator");
  const std::string_view symbol = op.null() ? "|" : source(op);
  if (kind == NodeKind::and_ && symbol == "or") kind = NodeKind::or_;
  Node* made = make(kind, node, {expression(parts[0]), expression(parts[1])});
  made->text = symbol;
  return made;
}

const Node* Lowering::comparison(SyntaxNode node) {
  NodeList operands;
  std::vector<std::string_view> operators;
  node.for_each_child([&](SyntaxNode child, std::string_view field) {
    if (field == "operators") {
      const std::string_view type = child.type();
      operators.push_back(type.starts_with("not") ? "not in" : type);
    } else if (child.named() && !child.extra()) {
      operands.push_back(expression(child));
    }
  });
  if (operands.size() < 2 || operators.size() + 1 != operands.size()) return unsupported(node);
  const Node* chain = nullptr;  // a < b < c is (a < b) and (b < c)
  for (std::size_t i = 0; i + 1 < operands.size(); ++i) {
    Node* one = make(NodeKind::compare, node, {operands[i], operands[i + 1]});
    one->text = operators[i];
    chain = chain == nullptr ? one : make(NodeKind::and_, node, {chain, one});
  }
  return chain;
}

const Node* Lowering::conditional(SyntaxNode node) {
  const std::vector<SyntaxNode> parts = named_children(node);
  if (parts.size() != 3) return unsupported(node);
  return make(NodeKind::conditional, node,
              {expression(parts[1]), expression(parts[0]), expression(parts[2])});
}

const Node* Lowering::parameters(SyntaxNode node) {
  NodeList list;
  for (const SyntaxNode& child : named_children(node)) {
    if (const Node* one = parameter(child)) list.push_back(one);
  }
  return make(NodeKind::parameters, node, list);
}

const Node* Lowering::parameter(SyntaxNode node) {
  const std::string_view type = node.type();
  if (type == "positional_separator") return nullptr;
  const bool typed = type == "typed_parameter";
  const std::vector<SyntaxNode> parts = named_children(node);
  const SyntaxNode target = typed && !parts.empty() ? parts[0] : node;
  Node* made =
      make(NodeKind::parameter, node,
           {optional_expression(node.field("value")), optional_expression(node.field("type"))});
  if (type == "keyword_separator") {
    made->flags = Node::flag_star;
  } else if (target.type() == "list_splat_pattern") {
    made->flags = Node::flag_star;
    made->text = source(target).substr(1);
  } else if (target.type() == "dictionary_splat_pattern") {
    made->flags = Node::flag_double_star;
    made->text = source(target).substr(2);
  } else {
    const SyntaxNode name = target.field("name");
    made->text = source(name.null() ? target : name);
  }
  return made;
}

}  // namespace migcheck
