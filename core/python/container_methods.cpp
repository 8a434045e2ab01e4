// SPDX-License-Identifier: Apache-2.0
// The methods of lists, sets and dicts.
#include <algorithm>
#include <array>

#include "core/python/containers.h"

namespace migcheck {
namespace {

/// The operator that a method of sets is; empty for other methods.
std::string_view set_operator(std::string_view name) {
  constexpr std::array<std::pair<std::string_view, std::string_view>, 4> operators{
      {{"union", "|"}, {"intersection", "&"}, {"difference", "-"}, {"symmetric_difference", "^"}}};
  const auto found = std::find_if(operators.begin(), operators.end(),
                                  [&](const auto& one) { return one.first == name; });
  return found == operators.end() ? std::string_view() : found->second;
}

SequenceData as_set(std::optional<ValueList> items) {
  SequenceData set;
  set.kind = SequenceKind::set;
  set.complete = items.has_value();
  if (items) set.items = std::move(*items);
  return set;
}

/// union(), issubset() and their like, which leave the set as it is.
std::optional<Value> set_method(Interpreter& interpreter, const SequenceData& set,
                                const std::string& name, const CallArguments& args) {
  const std::string_view op = set_operator(name);
  if (!op.empty() && args.keywords.empty()) {
    Value made = Value::set(set.items);
    made.as_sequence()->complete = set.complete && args.complete;
    for (const Value& other : args.positional)
      made = combined_sets(op, *made.as_sequence(), as_set(interpreter.elements(other)));
    return made;
  }
  if (args.positional.size() != 1) return std::nullopt;
  const SequenceData other = as_set(interpreter.elements(args.positional[0]));
  const auto empty = [&](const Value& rest) -> std::optional<Value> {
    const SequenceData& left = *rest.as_sequence();
    return left.complete ? std::optional(Value::boolean(left.items.empty())) : std::nullopt;
  };
  if (name == "issubset") return empty(combined_sets("-", set, other));
  if (name == "issuperset") return empty(combined_sets("-", other, set));
  if (name == "isdisjoint") return empty(combined_sets("&", set, other));
  return std::nullopt;
}

/// Where the item is; nothing when that is not known, the size when it is not there.
std::optional<std::size_t> position(const SequenceData& list, const Value& item) {
  for (std::size_t i = 0; i < list.items.size(); ++i) {
    const std::optional<bool> same = list.items[i].equals(item);
    if (!same) return std::nullopt;
    if (*same) return i;
  }
  return list.complete ? std::optional(list.items.size()) : std::nullopt;
}

/// sort(), clear(), remove(), discard() and pop(i) of a list or set that is known.
std::optional<Value> rearranged(Interpreter& interpreter, SequenceData& list,
                                const std::string& name, const CallArguments& args) {
  const bool plain = args.complete && args.keywords.empty();
  if (name == "sort" && args.positional.empty()) {
    std::optional<ValueList> sorted = in_order(interpreter, list.items, args);
    if (!sorted) return std::nullopt;
    list.items = std::move(*sorted);
    return Value::none();
  }
  if (name == "clear") {
    list.items.clear();
    return Value::none();
  }
  if (!plain || args.positional.size() != 1) return std::nullopt;
  std::optional<std::size_t> at;
  if (name == "remove" || name == "discard") at = position(list, args.positional[0]);
  const std::int64_t* index = args.positional[0].as_int();
  const auto size = static_cast<std::int64_t>(list.items.size());
  if (name == "pop" && index != nullptr && *index >= -size && *index < size)
    at = static_cast<std::size_t>(*index < 0 ? *index + size : *index);
  if (!at || (*at == list.items.size() && name != "discard")) return std::nullopt;
  if (*at == list.items.size()) return Value::none();
  const Value taken = list.items[*at];
  list.items.erase(list.items.begin() + static_cast<std::ptrdiff_t>(*at));
  return name == "pop" ? taken : Value::none();
}

std::optional<Value> counted(const SequenceData& list, const std::string& name,
                             const CallArguments& args) {
  if (args.positional.size() != 1 || !list.complete) return std::nullopt;
  if (name == "index") {
    const auto at = position(list, args.positional[0]);
    if (!at || *at == list.items.size()) return std::nullopt;
    return Value::integer(static_cast<std::int64_t>(*at));
  }
  std::int64_t count = 0;
  for (const Value& item : list.items) {
    const std::optional<bool> same = item.equals(args.positional[0]);
    if (!same) return std::nullopt;
    count += *same ? 1 : 0;
  }
  return Value::integer(count);
}

Value list_method(Interpreter& interpreter, const Value& object, const std::string& name,
                  const CallArguments& args) {
  SequenceData& list = *object.as_sequence();
  const bool uncertain = interpreter.certainty_depth() > list.certainty_depth;
  const auto mutated = [&] {
    if (uncertain || !args.complete) list.complete = false;
    return Value::none();
  };
  if ((name == "append" || name == "add") && args.positional.size() == 1) {
    const bool present = list.kind == SequenceKind::set &&
                         std::any_of(list.items.begin(), list.items.end(), [&](const Value& item) {
                           return item.equals(args.positional[0]) == std::optional<bool>(true);
                         });
    if (!present) list.items.push_back(args.positional[0]);
    return mutated();
  }
  if ((name == "extend" || name == "update") && args.positional.size() == 1) {
    const std::optional<ValueList> more = interpreter.elements(args.positional[0]);
    if (more && list.kind == SequenceKind::set)
      list.items = combined_sets("|", list, as_set(more)).as_sequence()->items;
    else if (more)
      list.items.insert(list.items.end(), more->begin(), more->end());
    else
      list.complete = false;
    return mutated();
  }
  if (name == "insert" && args.positional.size() == 2 && args.positional[0].as_int() != nullptr) {
    const std::int64_t at = std::clamp<std::int64_t>(*args.positional[0].as_int(), 0,
                                                     static_cast<std::int64_t>(list.items.size()));
    list.items.insert(list.items.begin() + at, args.positional[1]);
    return mutated();
  }
  if (name == "copy") return with_kind(list.kind, list.items);
  if (name == "index" || name == "count") {
    const auto answer = counted(list, name, args);
    return answer ? *answer : Value::unknown("the position is not known", args.call);
  }
  if (list.kind == SequenceKind::set) {
    if (auto answer = set_method(interpreter, list, name, args)) return *answer;
  }
  if (list.complete && !uncertain) {
    if (auto done = rearranged(interpreter, list, name, args)) return *done;
  }
  if (name == "pop" && args.positional.empty() && list.complete && !list.items.empty() &&
      !uncertain) {
    Value last = list.items.back();
    list.items.pop_back();
    return last;
  }
  if (name == "reverse" && list.complete && !uncertain) {
    std::reverse(list.items.begin(), list.items.end());
    return Value::none();
  }
  const bool reads = name == "union" || name == "difference" || name == "intersection" ||
                     name == "issubset" || name == "issuperset" || name.starts_with("__");
  if (!reads) list.complete = false;  // sort, remove, clear, …: followed no further
  return Value::unknown("the method '" + name + "' of a container is not followed", args.call)
      .mark_from_catalog(object.from_catalog());
}

Value dict_method(Interpreter& interpreter, const Value& object, const std::string& name,
                  const CallArguments& args) {
  DictData& dict = *object.as_dict();
  ValueList out;
  if (name == "items" || name == "keys" || name == "values") {
    for (const auto& [key, value] : dict.items)
      out.push_back(name == "items" ? Value::tuple({key, value}) : (name == "keys" ? key : value));
    Value made = Value::list(std::move(out));
    made.as_sequence()->complete = dict.complete;
    return made;
  }
  if ((name == "get" || name == "pop" || name == "setdefault") && !args.positional.empty()) {
    const Value& key = args.positional[0];
    const Value* found = dict.find(key);
    Value result = found != nullptr ? *found
                                    : (args.get(1, "default") != nullptr ? *args.get(1, "default")
                                                                         : Value::none());
    if (key.is_unknown() || (found == nullptr && may_have_key(dict, key)))
      result = Value::unknown("the dict's content is not known", args.call);
    if (name == "setdefault" && found == nullptr) dict.set(key, result);
    if (name == "pop")
      std::erase_if(dict.items, [&](const auto& item) {
        return item.first.equals(key) == std::optional<bool>(true);
      });
    return result;
  }
  if (name == "copy") return Value::dict(dict.items);
  if (name == "update") {
    const Value other = interpreter.call(Value::symbol("builtins.dict"), args);
    const DictData* given = other.as_dict();
    if (given != nullptr) {
      for (const auto& [key, value] : given->items) dict.set(key, value);
    }
    dict.complete = dict.complete && given != nullptr && given->complete &&
                    interpreter.certainty_depth() <= dict.certainty_depth;
    return Value::none();
  }
  dict.complete = dict.more_keys = false;
  return Value::unknown("the method '" + name + "' of a dict is not followed", args.call);
}

}  // namespace

std::optional<Value> Interpreter::call_container_method(const Value& object,
                                                        const std::string& name,
                                                        const CallArguments& args) {
  if (object.as_sequence() != nullptr) return list_method(*this, object, name, args);
  return dict_method(*this, object, name, args);
}

}  // namespace migcheck
