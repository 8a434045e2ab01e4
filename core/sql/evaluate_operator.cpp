// SPDX-License-Identifier: Apache-2.0
// Operators, IN, BETWEEN, ANY and ALL.
#include <algorithm>
#include <cctype>

#include "core/sql/evaluator.h"
#include "core/sql/hole.h"

namespace migcheck::sql {
namespace {

Datum arithmetic(char operation, const Datum& left, const Datum& right) {
  if (left.is_null() || right.is_null()) return Datum::null();
  if (!left.is(DatumKind::integer) || !right.is(DatumKind::integer)) return {};
  std::int64_t result = 0;
  bool overflow = false;
  switch (operation) {
    case '+':
      overflow = __builtin_add_overflow(left.integer, right.integer, &result);
      break;
    case '-':
      overflow = __builtin_sub_overflow(left.integer, right.integer, &result);
      break;
    case '*':
      overflow = __builtin_mul_overflow(left.integer, right.integer, &result);
      break;
    default:
      return {};
  }
  return overflow ? Datum() : Datum::of(result);
}

Datum concatenate(const Datum& left, const Datum& right) {
  if (left.is_null() || right.is_null()) return Datum::null();
  if (!left.is(DatumKind::array) && !right.is(DatumKind::array)) {
    return Datum::of(as_text(left) + as_text(right));
  }
  std::vector<Datum> elements;
  for (const Datum* side : {&left, &right}) {
    if (side->is(DatumKind::array)) {
      elements.insert(elements.end(), side->elements.begin(), side->elements.end());
    } else {
      elements.push_back(*side);
    }
  }
  return Datum::array(std::move(elements));
}

/// The regular expressions that are plain text, perhaps anchored, as a LIKE pattern.
std::optional<std::string> plain_regex(std::string_view regex) {
  const bool from_start = regex.starts_with('^');
  if (from_start) regex.remove_prefix(1);
  const bool to_end = regex.ends_with('$');
  if (to_end) regex.remove_suffix(1);
  std::string pattern = from_start ? "" : "%";
  for (const char byte : regex) {
    const bool plain = std::isalnum(static_cast<unsigned char>(byte)) != 0 || byte == '_' ||
                       byte == '-' || byte == ' ';
    if (!plain) return std::nullopt;
    if (byte == '_') pattern += '\\';
    pattern += byte;
  }
  return to_end ? pattern : pattern + '%';
}

Datum matches_regex(const Datum& subject, const Datum& regex, bool ignore_case) {
  if (regex.is_null()) return Datum::null();
  if (!regex.is(DatumKind::text) || !regex.known()) return {};
  const std::optional<std::string> pattern = plain_regex(regex.text);
  return pattern ? like(subject, Datum::of(*pattern), ignore_case) : Datum();
}

Datum contains(const Datum& outer, const Datum& inner) {
  if (outer.is_null() || inner.is_null()) return Datum::null();
  if (!outer.is(DatumKind::array) || !inner.is(DatumKind::array)) return {};
  Truth all = Truth::yes;
  for (const Datum& wanted : inner.elements) {
    Truth found = Truth::no;
    for (const Datum& element : outer.elements) {
      found = truth_or(found, condition(equal(element, wanted)));
    }
    all = truth_and(all, found);
  }
  return Datum::of(all);
}

std::string operator_name(Node node) {
  const std::vector<std::string> names = node.strings("name");
  return names.empty() ? std::string() : names.back();
}

Datum distinct(const Datum& left, const Datum& right) {
  if (left.is(DatumKind::unknown) || right.is(DatumKind::unknown)) return {};
  if (left.is_null() || right.is_null()) return Datum::of(left.is_null() != right.is_null());
  return logical_not(equal(left, right));
}

}  // namespace

Datum apply_operator(const std::string& name, const Datum& left, const Datum& right) {
  if (name == "=") return equal(left, right);
  if (name == "<>" || name == "!=") return logical_not(equal(left, right));
  if (name == "<") return less(left, right);
  if (name == ">") return less(right, left);
  if (name == "<=") return logical_not(less(right, left));
  if (name == ">=") return logical_not(less(left, right));
  if (name == "~~" || name == "~~*") return like(left, right, name.size() == 3);
  if (name == "!~~" || name == "!~~*") return logical_not(like(left, right, name.size() == 4));
  if (name == "~" || name == "~*") return matches_regex(left, right, name.size() == 2);
  if (name == "!~" || name == "!~*")
    return logical_not(matches_regex(left, right, name.size() == 3));
  if (name == "||") return concatenate(left, right);
  if (name == "@>") return contains(left, right);
  if (name == "<@") return contains(right, left);
  if (name.size() == 1) return arithmetic(name.front(), left, right);
  return {};
}

Datum Evaluator::operation(Node node, const Scope* scope) {
  const std::string kind = node.text("kind");
  const std::string name = operator_name(node);
  if (kind == "AEXPR_OP_ANY" || kind == "AEXPR_OP_ALL") return any_or_all(node, scope);
  if (kind == "AEXPR_IN") return in_list(node, scope);
  if (kind.ends_with("BETWEEN") || kind.ends_with("BETWEEN_SYM")) return between(node, scope);
  const Datum right = value(node.field("rexpr"), scope);
  if (!node.has("lexpr")) {
    return name == "-" ? apply_operator("-", Datum::of(std::int64_t{0}), right) : Datum();
  }
  const Datum left = value(node.field("lexpr"), scope);
  if (kind == "AEXPR_DISTINCT") return distinct(left, right);
  if (kind == "AEXPR_NOT_DISTINCT") return logical_not(distinct(left, right));
  if (kind == "AEXPR_NULLIF") {
    const Truth same = condition(equal(left, right));
    if (same == Truth::unknown) return {};
    return same == Truth::yes ? Datum::null() : left;
  }
  if (kind == "AEXPR_SIMILAR") return {};
  return apply_operator(name, left, right);
}

Datum Evaluator::any_or_all(Node node, const Scope* scope) {
  const Datum left = value(node.field("lexpr"), scope);
  Datum list = value(node.field("rexpr"), scope);
  if (list.is(DatumKind::text) && list.known()) {
    const auto elements = array_literal(list.text);
    list = elements ? Datum::array(*elements) : Datum();
  }
  if (list.is_null()) return Datum::null();
  if (!list.is(DatumKind::array)) return {};
  const bool any = node.text("kind") == "AEXPR_OP_ANY";
  Truth result = truth_of(!any);
  for (const Datum& element : list.elements) {
    const Truth one = condition(apply_operator(operator_name(node), left, element));
    result = any ? truth_or(result, one) : truth_and(result, one);
  }
  return Datum::of(result);
}

Datum Evaluator::in_list(Node node, const Scope* scope) {
  const Datum left = value(node.field("lexpr"), scope);
  Truth found = Truth::no;
  bool null = left.is_null();
  for (const Node& item : node.list("rexpr")) {
    const Datum same = equal(left, value(item, scope));
    null = null || same.is_null();
    found = truth_or(found, condition(same));
  }
  if (null && found == Truth::no) return Datum::null();
  return Datum::of(operator_name(node) == "<>" ? truth_not(found) : found);
}

Datum Evaluator::between(Node node, const Scope* scope) {
  const Datum subject = value(node.field("lexpr"), scope);
  const std::vector<Datum> bounds = values(node.list("rexpr"), scope);
  if (bounds.size() != 2 || node.text("kind").ends_with("SYM")) return {};
  const Truth inside = truth_and(condition(apply_operator(">=", subject, bounds[0])),
                                 condition(apply_operator("<=", subject, bounds[1])));
  return Datum::of(node.text("kind") == "AEXPR_NOT_BETWEEN" ? truth_not(inside) : inside);
}

}  // namespace migcheck::sql
