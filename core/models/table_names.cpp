// SPDX-License-Identifier: Apache-2.0
#include "core/models/table_names.h"

#include "core/models/declared_attr.h"
#include "core/source/ascii.h"

namespace migcheck {
namespace {

void read_options(const DictData& options, TableArguments& result) {
  result.known = options.complete;
  if (const Value* schema = options.find("schema")) {
    result.schema = schema->known_string();
    result.known = result.known && (schema->is_none() || result.schema.has_value());
  }
  if (const Value* comment = options.find("comment")) result.comment = comment->known_string();
  result.reflected =
      options.find("autoload") != nullptr || options.find("autoload_with") != nullptr;
}

}  // namespace

/// An underscore stands before a capital that follows a small letter or digit, or that precedes a
/// small letter and is not the first character.
std::string flask_table_name(const std::string& class_name) {
  std::string result;
  for (std::size_t i = 0; i < class_name.size(); ++i) {
    const char c = class_name[i];
    const bool after_word = i > 0 && (is_lower(class_name[i - 1]) || is_digit(class_name[i - 1]));
    const bool before_word = i > 0 && i + 1 < class_name.size() && is_lower(class_name[i + 1]);
    if (is_upper(c) && (after_word || before_word)) result += '_';
    result += to_lower(c);
  }
  return result.substr(std::min(result.find_first_not_of('_'), result.size()));
}

TableName declared_table_name(Interpreter& interpreter, const ClassPtr& type,
                              const ClassOrder& order,
                              const std::function<bool(const ClassPtr&)>& is_mapped) {
  for (const ClassPtr& one : order.classes) {
    const Value* attribute = own_attribute(*one, "__tablename__");
    if (attribute == nullptr) continue;
    const FunctionData* function = attribute->as_function();
    const bool inherited = one != type && is_mapped(one);
    if (inherited && (function == nullptr || !is_declared_attr(interpreter, *function))) continue;
    const Value value = declared_value(interpreter, *attribute, type);
    if (value.is_none()) return {};
    if (auto name = value.known_string()) return {name, "", true};
    const std::string reason = value.is_unknown() ? value.as_unknown()->reason : "it is no string";
    return {std::nullopt, "the table name of '" + type->name + "' is not known: " + reason, true};
  }
  return {};
}

TableArguments table_arguments(Interpreter& interpreter, const ClassPtr& type,
                               const ClassOrder& order,
                               const std::function<bool(const ClassPtr&)>& is_mapped) {
  TableArguments result;
  for (const ClassPtr& one : order.classes) {
    const Value* attribute = own_attribute(*one, "__table_args__");
    if (attribute == nullptr || (one != type && is_mapped(one))) continue;
    const Value value = declared_value(interpreter, *attribute, type);
    if (value.is_none()) return result;
    if (const DictData* options = value.as_dict()) {
      read_options(*options, result);
      return result;
    }
    const SequenceData* sequence = value.as_sequence();
    result.known = sequence != nullptr && sequence->complete;
    if (sequence == nullptr || sequence->items.empty()) return result;
    result.elements = sequence->items;
    const DictData* options = sequence->items.back().as_dict();
    if (options == nullptr) return result;
    result.elements.pop_back();
    const bool known = result.known;
    read_options(*options, result);
    result.known = result.known && known;
    return result;
  }
  return result;
}

}  // namespace migcheck
