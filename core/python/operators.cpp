// SPDX-License-Identifier: Apache-2.0
// Arithmetic, comparisons and membership over values that may be unknown.

#include "core/python/containers.h"
#include "core/python/driver_errors.h"
#include "core/python/files.h"
#include "core/python/unknown_from.h"

namespace migcheck {
namespace {

Value tri(std::optional<bool> truth, const std::string& reason, Span place) {
  return truth ? Value::boolean(*truth) : Value::unknown(reason, place);
}

std::optional<Value> integer_arithmetic(std::string_view op, std::int64_t a, std::int64_t b) {
  std::int64_t result = 0;
  if (op == "+" && !__builtin_add_overflow(a, b, &result)) return Value::integer(result);
  if (op == "-" && !__builtin_sub_overflow(a, b, &result)) return Value::integer(result);
  if (op == "*" && !__builtin_mul_overflow(a, b, &result)) return Value::integer(result);
  if (op == "&") return Value::integer(a & b);
  if (op == "|") return Value::integer(a | b);
  if (op == "^") return Value::integer(a ^ b);
  if (op == "<<" && a >= 0 && a < (1LL << 31) && b >= 0 && b < 31) return Value::integer(a << b);
  if (op == ">>" && b >= 0 && b < 63) return Value::integer(a >> b);
  if (b == 0) return std::nullopt;
  if (op == "//") return Value::integer(a / b - ((a % b != 0 && (a < 0) != (b < 0)) ? 1 : 0));
  if (op == "%") return Value::integer(((a % b) + b) % b);
  if (op == "/") return Value::floating(static_cast<double>(a) / static_cast<double>(b));
  return std::nullopt;
}

std::optional<Value> float_arithmetic(std::string_view op, double a, double b) {
  if (op == "+") return Value::floating(a + b);
  if (op == "-") return Value::floating(a - b);
  if (op == "*") return Value::floating(a * b);
  if (op == "/" && b != 0) return Value::floating(a / b);
  return std::nullopt;
}

std::optional<double> number(const Value& value) {
  if (const bool* b = value.as_bool()) return *b ? 1.0 : 0.0;
  if (const std::int64_t* i = value.as_int()) return static_cast<double>(*i);
  if (const double* d = value.as_float()) return *d;
  return std::nullopt;
}

Value repeat(const MappedText& text, std::int64_t times, std::size_t limit, Span place) {
  if (times > 0 && text.text().size() * static_cast<std::size_t>(times) > limit) {
    return Value::unknown("the text is too long", place);
  }
  MappedText out;
  for (std::int64_t i = 0; i < times; ++i) out += text;
  return Value::string(std::move(out));
}

}  // namespace

Value Interpreter::eval_binary(const Node& node, Frame& frame) {
  const Value left = eval(*node.child(0), frame);
  const Value right = eval(*node.child(1), frame);
  return binary(node.text, left, right, span(node, frame))
      .mark_from_catalog(left.from_catalog() || right.from_catalog());
}

Value Interpreter::binary(std::string_view op, const Value& left, const Value& right, Span place) {
  const MappedText* text = left.as_text();
  if (text != nullptr && op == "%") return percent_format(*this, *text, right, place);
  if (text != nullptr && op == "+") {
    if (const MappedText* tail = right.as_text()) {
      if (text->text().size() + tail->text().size() > limits_.text_size) {
        return Value::unknown("the text is too long", place);
      }
      MappedText joined = *text;
      joined += *tail;
      return Value::string(std::move(joined));
    }
    MappedText joined = *text;  // whatever it is, it must be text, or Python would raise
    joined += MappedText::unknown(place);
    return Value::string(std::move(joined));
  }
  if (right.as_text() != nullptr && op == "+" && left.is_unknown()) {
    MappedText joined = MappedText::unknown(place);
    joined += *right.as_text();
    return Value::string(std::move(joined));
  }
  if (text != nullptr && op == "*" && right.as_int() != nullptr) {
    return repeat(*text, *right.as_int(), limits_.text_size, place);
  }
  if (op == "/") {
    if (auto path = path_division(left, right, place)) return *path;
  }
  const SequenceData* a = left.as_sequence();
  const SequenceData* b = right.as_sequence();
  if (a != nullptr && b != nullptr && a->kind == SequenceKind::set && a->kind == b->kind &&
      (op == "|" || op == "&" || op == "-" || op == "^"))
    return combined_sets(op, *a, *b);
  if (a != nullptr && b != nullptr && a->kind == b->kind && op == "+") {
    ValueList items = a->items;
    items.insert(items.end(), b->items.begin(), b->items.end());
    Value made = with_kind(a->kind, std::move(items));
    made.as_sequence()->complete = a->complete && b->complete;
    return made;
  }
  if (left.as_dict() != nullptr && right.as_dict() != nullptr && op == "|") {
    Value made = Value::dict(left.as_dict()->items);
    for (const auto& [key, value] : right.as_dict()->items) made.as_dict()->set(key, value);
    made.as_dict()->complete = left.as_dict()->complete && right.as_dict()->complete;
    return made;
  }
  if (left.as_int() != nullptr && right.as_int() != nullptr) {
    if (std::optional<Value> result = integer_arithmetic(op, *left.as_int(), *right.as_int()))
      return *result;
  }
  const std::optional<double> x = number(left);
  const std::optional<double> y = number(right);
  if (x && y) {
    if (std::optional<Value> result = float_arithmetic(op, *x, *y)) return *result;
  }
  if (left.as_symbol() != nullptr && op == "|") return left;  // `X | None` in annotations
  if (left.as_object() != nullptr || right.as_object() != nullptr) {
    auto made = make_record("builtins.operator" + std::string(op), place);
    made->args = {left, right};
    made->arg_spans = {place, place};
    return Value::object(std::move(made));
  }
  return unknown_from(left.is_unknown() ? left : right,
                      "the operands of '" + std::string(op) + "' are not known", place);
}

Value Interpreter::eval_compare(const Node& node, Frame& frame) {
  const Value left = eval(*node.child(0), frame);
  const Value right = eval(*node.child(1), frame);
  return compare(node.text, left, right, span(node, frame))
      .mark_from_catalog(left.from_catalog() || right.from_catalog());
}

Value Interpreter::compare(std::string_view op, const Value& left, const Value& right, Span place) {
  const auto reason = [&] {
    const UnknownData* unknown = left.is_unknown() ? left.as_unknown() : right.as_unknown();
    return unknown != nullptr ? unknown->reason
                              : std::string("the compared values depend on code or data outside");
  };
  if (op == "in" || op == "not in") {
    std::optional<bool> inside = contains(right, left);
    if (inside && op == "not in") inside = !*inside;
    return tri(inside, reason(), place);
  }
  if (op == "is" || op == "is not") {
    std::optional<bool> same;
    if (left.is_none() || right.is_none()) {
      const Value& other = left.is_none() ? right : left;
      if (!other.is_unknown() && other.as_symbol() == nullptr) same = other.is_none();
    } else {
      same = left.equals(right);
    }
    if (same && op == "is not") same = !*same;
    return tri(same, reason(), place);
  }
  if (op == "==" || op == "!=") {
    if (left.as_object() != nullptr || right.as_object() != nullptr) {
      return binary(op, left, right, place);  // a SQL expression, most likely
    }
    std::optional<bool> same = left.equals(right);
    if (same && op == "!=") same = !*same;
    return tri(same, reason(), place);
  }
  const std::optional<double> x = number(left);
  const std::optional<double> y = number(right);
  const std::optional<std::string> s = left.known_string();
  const std::optional<std::string> t = right.known_string();
  int order = 0;
  if (x && y) {
    order = *x < *y ? -1 : (*x > *y ? 1 : 0);
  } else if (s && t) {
    order = s->compare(*t);
  } else if (left.as_object() != nullptr || right.as_object() != nullptr) {
    return binary(op, left, right, place);
  } else {
    return Value::unknown(reason(), place);
  }
  if (op == "<") return Value::boolean(order < 0);
  if (op == "<=") return Value::boolean(order <= 0);
  if (op == ">") return Value::boolean(order > 0);
  return Value::boolean(order >= 0);
}

std::optional<bool> Interpreter::contains(const Value& container, const Value& item) {
  if (const MappedText* text = container.as_text()) {
    const std::optional<std::string> part = item.known_string();
    if (!part) return std::nullopt;
    if (text->text().find(*part) != std::string::npos) return true;
    const bool sentence = part->find(' ') != std::string::npos;
    return text->known() || (sentence && only_quotes_follow(*text)) ? std::optional<bool>(false)
                                                                    : std::nullopt;
  }
  if (const DictData* dict = container.as_dict()) {
    if (dict->find(item) != nullptr) return true;
    return may_have_key(*dict, item) ? std::nullopt : std::optional<bool>(false);
  }
  const SequenceData* sequence = container.as_sequence();
  const std::optional<ValueList> items =
      sequence != nullptr ? sequence->items : elements(container);
  if (!items) return std::nullopt;
  bool known = sequence == nullptr || sequence->complete;
  for (const Value& one : *items) {
    const std::optional<bool> same = one.equals(item);
    if (same == std::optional<bool>(true)) return true;
    known = known && same.has_value();
  }
  return known ? std::optional<bool>(false) : std::nullopt;
}

}  // namespace migcheck
