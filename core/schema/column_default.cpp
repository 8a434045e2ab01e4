// SPDX-License-Identifier: Apache-2.0
#include "core/schema/column_default.h"

#include <algorithm>
#include <array>
#include <cstdlib>

#include "core/schema/casts.h"
#include "core/schema/extension_functions.h"
#include "core/schema/input_syntax.h"
#include "core/schema/reserved_words.h"
#include "core/schema/sql_words.h"
#include "core/source/utf8.h"

namespace migcheck {
namespace {

using Words = std::vector<SqlWord>;

struct Function {
  std::string_view name;
  std::string_view result;
  bool bare;  // written without brackets
};

// Functions that stand in defaults; their result types do not depend on arguments.
constexpr auto functions = std::to_array<Function>({
    {"clock_timestamp", "timestamp with time zone", false},
    {"current_date", "date", true},
    {"current_time", "time with time zone", true},
    {"current_timestamp", "timestamp with time zone", true},
    {"current_user", "name", true},
    {"gen_random_uuid", "uuid", false},
    {"localtime", "time without time zone", true},
    {"localtimestamp", "timestamp without time zone", true},
    {"nextval", "bigint", false},
    {"now", "timestamp with time zone", false},
    {"random", "double precision", false},
    {"session_user", "name", true},
    {"statement_timestamp", "timestamp with time zone", false},
    {"transaction_timestamp", "timestamp with time zone", false},
    {"user", "name", true},
});

bool symbol(const Words& words, std::size_t at, std::string_view text) {
  return at < words.size() && words[at].kind == SqlWordKind::symbol && words[at].text == text;
}

bool word(const Words& words, std::size_t at, std::string_view text) {
  return at < words.size() && words[at].kind == SqlWordKind::identifier && !words[at].quoted &&
         words[at].text == text;
}

Words between(const Words& words, std::size_t begin, std::size_t end) {
  return {words.begin() + static_cast<std::ptrdiff_t>(begin),
          words.begin() + static_cast<std::ptrdiff_t>(end)};
}

std::string joined(const Words& words) {
  std::string sql;
  for (const SqlWord& it : words) sql += it.source + " ";
  return sql;
}

std::size_t closing(const Words& words, std::size_t open) {
  int depth = 0;
  for (std::size_t at = open; at < words.size(); ++at) {
    if (symbol(words, at, "(")) ++depth;
    if (symbol(words, at, ")") && --depth == 0) return at;
  }
  return words.size();
}

bool wrapped(const Words& words) {
  return words.size() > 2 && symbol(words, 0, "(") && closing(words, 0) == words.size() - 1;
}

DataType number_type(const std::string& text) {
  if (text.find_first_not_of("0123456789") != std::string::npos)
    return DataType::builtin("numeric");
  if (text.size() > 19) return DataType::builtin("numeric");
  const auto value = std::strtoull(text.c_str(), nullptr, 10);
  return DataType::builtin(value <= 2147483647U ? "integer" : "bigint");
}

// A type name that ends the expression: everything after `::` up to the end.
bool type_words(const Words& words) {
  return std::none_of(words.begin(), words.end(), [](const SqlWord& it) {
    return it.kind == SqlWordKind::string ||
           (it.kind == SqlWordKind::symbol &&
            std::string_view("()[],.").find(it.text) == std::string_view::npos);
  });
}

DefaultValue read(const Words& words);

std::optional<DefaultValue> read_cast(const Words& words) {
  for (std::size_t at = words.size(); at-- > 1;) {
    if (!symbol(words, at, "::")) continue;
    const Words target = between(words, at + 1, words.size());
    if (target.empty() || !type_words(target)) return std::nullopt;
    DefaultValue value = read(between(words, 0, at));
    const bool primary = at == 1 || wrapped(between(words, 0, at)) || value.type || value.string;
    if (!primary) return std::nullopt;
    value.type = parse_type_name(joined(target));
    value.null = value.column_reference = false;
    return value;
  }
  return std::nullopt;
}

std::optional<DefaultValue> read_cast_call(const Words& words) {
  if (!word(words, 0, "cast") || !symbol(words, 1, "(") || closing(words, 1) + 1 != words.size())
    return std::nullopt;
  for (std::size_t at = words.size() - 1; at > 2; --at) {
    if (!word(words, at, "as")) continue;
    DefaultValue value = read(between(words, 2, at));
    value.type = parse_type_name(joined(between(words, at + 1, words.size() - 1)));
    value.null = value.column_reference = false;
    return value;
  }
  return std::nullopt;
}

std::optional<DefaultValue> read_function(const Words& words) {
  if (words.empty() || words[0].kind != SqlWordKind::identifier) return std::nullopt;
  const auto known = std::find_if(functions.begin(), functions.end(),
                                  [&](const Function& it) { return it.name == words[0].text; });
  const bool called = symbol(words, 1, "(") && closing(words, 1) + 1 == words.size();
  if (known == functions.end() || words[0].quoted) return std::nullopt;
  if (!called && !(known->bare && words.size() == 1)) return std::nullopt;
  DefaultValue value;
  value.type = DataType::builtin(std::string(known->result));
  if (known->name == "nextval") value.sequence = read(between(words, 2, words.size() - 1)).string;
  return value;
}

DefaultValue read_single(const SqlWord& it) {
  DefaultValue value;
  if (it.kind == SqlWordKind::string) {
    value.string = it.text;
  } else if (it.kind == SqlWordKind::number) {
    value.type = number_type(it.text);
  } else if (it.kind == SqlWordKind::identifier && !it.quoted && it.text == "null") {
    value.null = true;
  } else if (it.kind == SqlWordKind::identifier && !it.quoted &&
             (it.text == "true" || it.text == "false")) {
    value.type = DataType::builtin("boolean");
  } else if (it.kind == SqlWordKind::identifier && (it.quoted || !is_reserved_word(it.text))) {
    value.column_reference = true;
  }
  return value;
}

DefaultValue read(const Words& words) {
  if (wrapped(words)) return read(between(words, 1, words.size() - 1));
  if (const auto function = read_function(words)) return *function;
  if (words.size() == 1) return read_single(words[0]);
  if (words.size() == 2 && (symbol(words, 0, "-") || symbol(words, 0, "+")) &&
      words[1].kind == SqlWordKind::number)
    return read_single(words[1]);
  if (const auto cast = read_cast(words)) return *cast;
  if (const auto cast = read_cast_call(words)) return *cast;
  return {};
}

Failure wrong_type(const ColumnDef& column, const DataType& found) {
  return ddl_error("42804", "column " + in_quotes(column.name) + " is of type " +
                                column.type.format() + " but default expression is of type " +
                                found.format());
}

// nextval() takes a regclass, so the sequence must exist when the default is made.
Failure check_sequence(Change& change, const std::string& sequence) {
  const DataType name = parse_type_name(sequence);  // the syntax of names is the same
  if (!name.known || !name.user_defined || change.state.find_relation(name.type_name()) ||
      !change.relation_surely_absent(name.type_name()))
    return std::nullopt;
  return ddl_error("42P01", "relation " + in_quotes(name.type_name()) + " does not exist");
}

bool is_new_label(const CatalogState& state, const QualifiedName& type, const std::string& label) {
  return std::any_of(state.new_labels.begin(), state.new_labels.end(),
                     [&](const NewLabel& it) { return it.type == type && it.label == label; });
}

}  // namespace

DefaultValue read_default(std::string_view sql) { return read(sql_words(sql)); }

std::optional<QualifiedName> default_sequence(const Table& table, const ColumnDef& column) {
  constexpr std::string_view function = "nextval";
  if (!column.default_sql || column.default_sql->find(function) == std::string::npos)
    return std::nullopt;
  const DefaultValue value = read_default(*column.default_sql);
  if (!value.sequence) return std::nullopt;
  const DataType name = parse_type_name(*value.sequence);  // the syntax of names is the same
  if (!name.known || !name.user_defined) return std::nullopt;
  return QualifiedName{name.schema.empty() ? table.name.schema : name.schema, name.base};
}

std::optional<QualifiedName> default_cast_type(const Table& table, const ColumnDef& column) {
  if (!column.default_sql || column.default_sql->find("::") == std::string::npos)
    return std::nullopt;
  const DefaultValue value = read_default(*column.default_sql);
  if (!value.type || !value.type->known || !value.type->user_defined) return std::nullopt;
  QualifiedName name = value.type->type_name();
  const bool own = column.type.user_defined && column.type.base == name.name;
  if (own) return std::nullopt;
  if (name.schema.empty()) name.schema = table.name.schema;
  return name;
}

Failure check_enum_value(const Change& change, const EnumType& type, const std::string& label) {
  const auto found = std::find_if(type.labels.begin(), type.labels.end(),
                                  [&](const EnumLabel& it) { return it.text == label; });
  const CatalogState& state = change.state;
  if (found == type.labels.end()) {
    if (!type.labels_known || !state.sure(type)) return std::nullopt;
    return ddl_error(
        "22P02", "invalid input value for enum " + state.shown(type.name) + ": " + in_quotes(label),
        type.origin, "type '" + type.name.name + "' is created here");
  }
  const bool open = change.operation.in_transaction && !state.transaction_closed;
  if (!open || !state.sure(*found) || !is_new_label(state, type.name, label)) return std::nullopt;
  return ddl_error(
      "55P04",
      "unsafe use of new value " + in_quotes(label) + " of enum type " + state.shown(type.name),
      found->origin, "'" + label + "' is added here, in the same transaction");
}

Failure check_typed_string(const Change& change, const DataType& type, const std::string& text) {
  if (type.array) {
    if (Failure failure = check_input_syntax(type, text)) return failure;
    DataType element = type;
    element.array = false;
    for (const std::string& it : array_elements(text)) {
      if (Failure failure = check_typed_string(change, element, it)) return failure;
    }
    return std::nullopt;
  }
  if (type.user_defined) {
    const EnumPtr labels = change.state.enum_type(type.type_name());
    return labels ? check_enum_value(change, *labels, text) : std::nullopt;
  }
  return check_input_syntax(type, text);
}

Failure check_length(const DataType& type, const std::string& constant) {
  const bool sized = type.base == "character varying" || type.base == "character";
  if (!sized || type.user_defined || type.array || type.modifier.empty()) return std::nullopt;
  const std::size_t last = constant.find_last_not_of(' ');
  const std::string text = constant.substr(0, last == std::string::npos ? 0 : last + 1);
  const auto characters = static_cast<long>(utf8_length(text));
  if (characters <= std::atol(type.modifier.c_str() + 1)) return std::nullopt;
  return ddl_error("22001", "value too long for type " + type.format());
}

Failure check_default_length(const ColumnDef& column) {
  if (!column.default_sql || column.type.modifier.empty()) return std::nullopt;
  const DefaultValue value = read_default(*column.default_sql);
  return value.string ? check_length(column.type, *value.string) : std::nullopt;
}

Failure check_default(Change& change, const ColumnDef& column) {
  if (!column.default_sql || !column.default_known || !column.type.known) return std::nullopt;
  const DefaultValue value = read_default(*column.default_sql);
  if (value.column_reference)
    return ddl_error("0A000", "cannot use column reference in DEFAULT expression");
  if (Failure failure = check_calls(change, *column.default_sql)) return failure;
  if (value.sequence) {
    if (Failure failure = check_sequence(change, *value.sequence)) return failure;
  }
  DataType type = base_type_of(change.state, column.type);
  if (value.type) {
    DataType found = *value.type;
    if (found.user_defined) {
      const auto full = change.state.find_type(found.type_name());
      if (!full) return std::nullopt;
      found.schema = full->schema;
    }
    if (!castable(change.state, found, type, CastContext::assignment).value_or(true))
      return wrong_type(column, found);
    type = found;
  }
  return value.string ? check_typed_string(change, type, *value.string) : std::nullopt;
}

}  // namespace migcheck
