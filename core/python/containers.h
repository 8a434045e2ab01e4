// SPDX-License-Identifier: Apache-2.0
// What the built-in functions and the methods of lists, dicts and sets share.
#pragma once

#include <optional>

#include "core/python/interpreter.h"

namespace migcheck {

/// A list, tuple or set of these items.
[[nodiscard]] Value with_kind(SequenceKind kind, ValueList items);

/// Whether the dict may have the key although find() does not see it: what foreign code gives may
/// equal anything.
[[nodiscard]] bool may_have_key(const DictData& dict, const Value& key);

/// The items as `sorted(items, key=…, reverse=…)` puts them; nothing when that is not known.
[[nodiscard]] std::optional<ValueList> in_order(Interpreter& interpreter, ValueList items,
                                                const CallArguments& args);

/// `function(item)`, written where `args` are.
[[nodiscard]] Value call_with(Interpreter& interpreter, const Value& function, const Value& item,
                              const CallArguments& args);

/// The union, intersection or one of the differences of two sets, by Python's operators `|`, `&`,
/// `-` and `^`. Not complete where membership is not known.
[[nodiscard]] Value combined_sets(std::string_view op, const SequenceData& left,
                                  const SequenceData& right);

}  // namespace migcheck
