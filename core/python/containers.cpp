// SPDX-License-Identifier: Apache-2.0
// Order and membership: what sorted() and sets need.
#include "core/python/containers.h"

#include <algorithm>

namespace migcheck {
namespace {

std::optional<double> as_number(const Value& value) {
  if (const bool* truth = value.as_bool()) return *truth ? 1.0 : 0.0;
  if (const std::int64_t* integer = value.as_int()) return static_cast<double>(*integer);
  if (const double* floating = value.as_float()) return *floating;
  return std::nullopt;
}

/// Below, at or above zero as Python orders the two; nothing when that is not known.
std::optional<int> order_of(const Value& a, const Value& b) {
  const auto x = as_number(a);
  const auto y = as_number(b);
  if (x && y) return *x < *y ? -1 : (*x > *y ? 1 : 0);
  const auto s = a.known_string();
  const auto t = b.known_string();
  if (s && t) return s->compare(*t);
  const SequenceData* left = a.as_sequence();
  const SequenceData* right = b.as_sequence();
  if (left == nullptr || right == nullptr || left->kind != right->kind ||
      left->kind == SequenceKind::set || !left->complete || !right->complete)
    return std::nullopt;
  for (std::size_t i = 0; i < std::min(left->items.size(), right->items.size()); ++i) {
    const auto order = order_of(left->items[i], right->items[i]);
    if (!order || *order != 0) return order;
  }
  return left->items.size() < right->items.size() ? -1 : (left->items.size() > right->items.size());
}

std::optional<bool> is_member(const SequenceData& set, const Value& item) {
  bool known = set.complete;
  for (const Value& one : set.items) {
    const std::optional<bool> same = one.equals(item);
    if (same == true) return true;
    known = known && same.has_value();
  }
  return known ? std::optional(false) : std::nullopt;
}

/// Adds the items of `from` whose being in `other` is `wanted`; false when that is not always
/// known.
bool add_items(ValueList& out, const SequenceData& from, const SequenceData& other, bool wanted) {
  bool known = from.complete;
  for (const Value& item : from.items) {
    const std::optional<bool> inside = is_member(other, item);
    known = known && inside.has_value();
    if (inside.value_or(wanted) == wanted) out.push_back(item);
  }
  return known;
}

}  // namespace

bool may_have_key(const DictData& dict, const Value& key) {
  if (!dict.complete) return true;
  return std::any_of(dict.items.begin(), dict.items.end(),
                     [&](const auto& item) { return !item.first.equals(key).has_value(); });
}

Value with_kind(SequenceKind kind, ValueList items) {
  if (kind == SequenceKind::tuple) return Value::tuple(std::move(items));
  return kind == SequenceKind::set ? Value::set(std::move(items)) : Value::list(std::move(items));
}

Value call_with(Interpreter& interpreter, const Value& function, const Value& item,
                const CallArguments& args) {
  CallArguments one;
  one.positional.push_back(item);
  one.positional_spans.push_back(args.call);
  one.call = one.callee = args.call;
  return interpreter.call(function, std::move(one));
}

std::optional<ValueList> in_order(Interpreter& interpreter, ValueList items,
                                  const CallArguments& args) {
  const Value* key = args.keyword("key");
  const Value* reverse = args.keyword("reverse");
  const auto turned = reverse == nullptr ? std::optional(false) : reverse->truth();
  if (!turned || !args.complete) return std::nullopt;
  std::vector<std::pair<Value, Value>> keyed;
  for (Value& item : items) {
    Value by = key == nullptr || key->is_none() ? item : call_with(interpreter, *key, item, args);
    keyed.emplace_back(std::move(by), std::move(item));
  }
  for (std::size_t i = 1; i < keyed.size(); ++i) {
    if (!order_of(keyed[0].first, keyed[i].first)) return std::nullopt;
  }
  bool known = true;
  std::stable_sort(keyed.begin(), keyed.end(), [&](const auto& a, const auto& b) {
    const auto order = *turned ? order_of(b.first, a.first) : order_of(a.first, b.first);
    known = known && order.has_value();
    return order.value_or(0) < 0;
  });
  if (!known) return std::nullopt;
  items.clear();
  for (auto& [by, item] : keyed) items.push_back(std::move(item));
  return items;
}

Value combined_sets(std::string_view op, const SequenceData& left, const SequenceData& right) {
  ValueList items;
  bool known = add_items(items, left, right, op == "&");
  if (op == "|") {
    items = left.items;
    known = add_items(items, right, left, false) && left.complete;
  } else if (op == "^") {
    known = add_items(items, right, left, false) && known;
  }
  Value made = Value::set(std::move(items));
  made.as_sequence()->complete = known && left.complete && right.complete;
  return made;
}

}  // namespace migcheck
