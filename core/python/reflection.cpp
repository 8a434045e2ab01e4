// SPDX-License-Identifier: Apache-2.0
// metadata.reflect(): afterwards the tables of the MetaData have the columns that the database had
// at that moment, with their defaults as the server prints them.
#include <algorithm>

#include "core/python/migration_host.h"
#include "core/schema/expression_text.h"

namespace migcheck {
namespace {

/// A reflected table keeps its columns under this name: a dict of each column's default.
const char* const reflected_columns = "migcheck.columns";

/// `column.server_default`, whose `.arg.text` is what the server prints.
Value default_clause(const Value& text, Span place) {
  if (!text.known_string()) return text;  // None, or not known
  const auto argument = make_record("sqlalchemy.text", place);
  argument->args = {text};
  argument->arg_spans = {place};
  argument->attributes.emplace("text", text);
  const auto made = make_record("sqlalchemy.DefaultClause", place);
  made->attributes.emplace("arg", Value::object(argument));
  return Value::object(made);
}

Value default_of(const Column& column, Span place) {
  const bool plain = column.def.default_known && !column.def.identity && !column.def.generated;
  if (!plain) return Value::unknown("the column's default is not known", place);
  const auto shown = default_text(column.def);
  return shown ? Value::string(*shown, place) : Value::none();
}

bool fully_known(const Table& table) {
  return table.certain && !table.assumed && table.columns_known &&
         std::all_of(table.columns.begin(), table.columns.end(),
                     [](const Column& column) { return column.certain; });
}

}  // namespace

void MigrationHost::reflect(const Value& metadata) {
  std::erase_if(reflected_, [&](const auto& one) { return one.first == metadata.object_ptr(); });
  reflected_.emplace_back(metadata.object_ptr(), sink_.catalog());
}

/// metadata.tables["t"]
Value MigrationHost::table_of_metadata(const ObjectData& tables, const CallArguments& args) {
  Value made = record("sqlalchemy.Table", args);
  const auto found = std::find_if(reflected_.begin(), reflected_.end(),
                                  [&](const auto& one) { return one.first == tables.receiver; });
  const auto name = known_text(args.get(0, "key"));
  if (found == reflected_.end() || !name || found->second.tainted()) return made;
  const std::size_t dot = name->find('.');
  const Table* table = found->second.table(
      dot == std::string::npos ? QualifiedName{"", *name}
                               : QualifiedName{name->substr(0, dot), name->substr(dot + 1)});
  if (table == nullptr || !fully_known(*table)) return made;
  Value columns = Value::dict();
  for (const Column& column : table->columns)
    columns.as_dict()->set(Value::string(column.def.name), default_of(column, args.call));
  made.as_object()->attributes.emplace(reflected_columns, std::move(columns));
  return made;
}

/// table.columns["c"], table.c.get("c"), table.c.c; nothing when the table was not reflected.
std::optional<Value> MigrationHost::reflected_column(const ObjectData& columns,
                                                     const std::string& name, Span place) {
  if (columns.path != "sqlalchemy.Table().columns" && columns.path != "sqlalchemy.Table().c")
    return std::nullopt;
  const auto found = columns.receiver->attributes.find(reflected_columns);
  if (found == columns.receiver->attributes.end()) return std::nullopt;
  const Value* text = found->second.as_dict()->find(name);
  if (text == nullptr) return Value::none();
  const auto made = make_record(columns.path + "()." + name, place);
  made->receiver = columns.receiver;
  made->attributes.emplace("name", Value::string(name, place));
  made->attributes.emplace("server_default", default_clause(*text, place));
  return Value::object(made);
}

}  // namespace migcheck
