// SPDX-License-Identifier: Apache-2.0
#include "core/python/itertools.h"

#include <utility>
#include <vector>

namespace migcheck {
namespace {

Value unknown(const CallArguments& args, const std::string& reason) {
  return Value::unknown(reason, args.call);
}

/// The elements of each argument; nothing when one is not known.
std::optional<std::vector<ValueList>> element_lists(Interpreter& interpreter,
                                                    const ValueList& iterables) {
  std::vector<ValueList> lists;
  for (const Value& one : iterables) {
    std::optional<ValueList> items = interpreter.elements(one);
    if (!items) return std::nullopt;
    lists.push_back(std::move(*items));
  }
  return lists;
}

std::optional<Value> chain(Interpreter& interpreter, const CallArguments& args) {
  const auto lists = element_lists(interpreter, args.positional);
  if (!lists) return unknown(args, "the elements are not known");
  ValueList out;
  for (const ValueList& list : *lists) out.insert(out.end(), list.begin(), list.end());
  return Value::list(std::move(out));
}

constexpr std::size_t most_rows = 10'000;

/// itertools.product(): the last list runs fastest.
std::optional<Value> product(Interpreter& interpreter, const CallArguments& args) {
  const auto lists = element_lists(interpreter, args.positional);
  if (!lists || !args.keywords.empty()) return unknown(args, "the elements are not known");
  std::vector<ValueList> rows{{}};
  for (const ValueList& list : *lists) {
    std::vector<ValueList> longer;
    for (const ValueList& row : rows) {
      for (const Value& item : list) {
        longer.push_back(row);
        longer.back().push_back(item);
        if (longer.size() > most_rows) return unknown(args, "there are too many rows");
      }
    }
    rows = std::move(longer);
  }
  ValueList out;
  for (ValueList& row : rows) out.push_back(Value::tuple(std::move(row)));
  return Value::list(std::move(out));
}

/// itertools.combinations() of a list: rows in the order of their places.
void combine(const ValueList& items, std::size_t length, std::size_t from, ValueList& row,
             ValueList& out) {
  if (row.size() == length) {
    out.push_back(Value::tuple(ValueList(row)));
    return;
  }
  for (std::size_t i = from; i < items.size() && out.size() <= most_rows; ++i) {
    row.push_back(items[i]);
    combine(items, length, i + 1, row, out);
    row.pop_back();
  }
}

std::optional<Value> combinations(Interpreter& interpreter, const CallArguments& args) {
  if (args.positional.size() != 2) return std::nullopt;
  const std::optional<ValueList> items = interpreter.elements(args.positional[0]);
  const std::int64_t* length = args.positional[1].as_int();
  if (!items || length == nullptr || *length < 0)
    return unknown(args, "the elements are not known");
  ValueList row;
  ValueList out;
  combine(*items, static_cast<std::size_t>(*length), 0, row, out);
  if (out.size() > most_rows) return unknown(args, "there are too many rows");
  return Value::list(std::move(out));
}

}  // namespace

std::optional<Value> call_itertools(Interpreter& interpreter, std::string_view path,
                                    const CallArguments& args) {
  if (!args.complete) return std::nullopt;
  if (path == "itertools.chain") return chain(interpreter, args);
  if (path == "itertools.product") return product(interpreter, args);
  if (path == "itertools.combinations") return combinations(interpreter, args);
  return std::nullopt;
}

}  // namespace migcheck
