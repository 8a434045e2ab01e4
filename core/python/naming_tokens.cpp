// SPDX-License-Identifier: Apache-2.0
// Tokens that a naming convention defines itself: functions of the repository, which get the
// constraint and its table and give a part of the name.
#include "core/python/migration_host.h"

namespace migcheck {
namespace {

Value table_value(const QualifiedName& table) {
  auto record = make_record("sqlalchemy.Table", Span{});
  record->attributes.emplace("name", Value::string(table.name));
  record->attributes.emplace("schema",
                             table.schema.empty() ? Value::none() : Value::string(table.schema));
  record->attributes.emplace(
      "fullname",
      Value::string(table.schema.empty() ? table.name : table.schema + "." + table.name));
  return Value::object(std::move(record));
}

Value column_value(const std::string& name, const Value& table) {
  auto record = make_record("sqlalchemy.Column", Span{});
  record->attributes.emplace("name", Value::string(name));
  record->attributes.emplace("key", Value::string(name));
  record->attributes.emplace("table", table);
  return Value::object(std::move(record));
}

/// A foreign key of one column: `element.column` is what it refers to, `element.parent` its own.
Value element_value(const Value& column, const std::string& target, const Value& target_table) {
  auto record = make_record("sqlalchemy.ForeignKey", Span{});
  record->attributes.emplace("parent", column);
  record->attributes.emplace("column", column_value(target, target_table));
  return Value::object(std::move(record));
}

Value constraint_value(const NamedPart& part, const Value& table) {
  auto record = make_record("sqlalchemy.Constraint", Span{});
  ValueList columns;
  ValueList keys;
  for (const std::string& column : part.columns) {
    columns.push_back(column_value(column, table));
    keys.push_back(Value::string(column));
  }
  ValueList elements;
  const Value referred = table_value(part.referred_table);
  for (std::size_t i = 0; i < std::min(columns.size(), part.referred_columns.size()); ++i)
    elements.push_back(element_value(columns[i], part.referred_columns[i], referred));
  record->attributes.emplace("name", part.name ? Value::string(*part.name) : Value::none());
  record->attributes.emplace("table", table);
  record->attributes.emplace("columns", Value::list(std::move(columns)));
  record->attributes.emplace("column_keys", Value::list(std::move(keys)));
  record->attributes.emplace("unique", Value::boolean(part.unique));
  if (!elements.empty()) {
    record->attributes.emplace("elements", Value::list(std::move(elements)));
    record->attributes.emplace("referred_table", referred);
  }
  return Value::object(std::move(record));
}

}  // namespace

std::optional<std::string> MigrationHost::conventional_name(std::string_view pattern,
                                                            const NamedPart& part) const {
  return name_by_convention(pattern, part, [&](std::string_view token) -> OwnToken {
    const auto found = tokens_.find(token);
    if (found == tokens_.end()) return {};
    const Value table = table_value(part.table);
    CallArguments args;
    args.positional = {constraint_value(part, table), table};
    args.positional_spans.resize(2);
    const Value made =
        naming_interpreter_->call(naming_interpreter_->adopt(*found->second), std::move(args));
    return {true, made.known_string()};
  });
}

}  // namespace migcheck
