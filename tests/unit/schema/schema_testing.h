// SPDX-License-Identifier: Apache-2.0
// Short ways to build operations and to apply them, for tables of tests.
#pragma once

#include <doctest/doctest.h>

#include <string>
#include <utility>
#include <vector>

#include "core/schema/catalog.h"

namespace migcheck::testing {

/// `s.t` or `t`.
inline QualifiedName qualified(const std::string& name) {
  const std::size_t dot = name.find('.');
  if (dot == std::string::npos) return {{}, name};
  return {name.substr(0, dot), name.substr(dot + 1)};
}

/// A column as `"id", "integer"`; modifiers follow as calls.
struct ColumnBuilder {
  ColumnDef def;
  ColumnBuilder(const std::string& name, const std::string& type) {
    def.name = name;
    def.type = parse_type_name(type);
  }
  ColumnBuilder&& not_null() && {
    def.nullable = false;
    return std::move(*this);
  }
  ColumnBuilder&& with_default(const std::string& sql) && {
    def.default_sql = sql;
    return std::move(*this);
  }
  ColumnBuilder&& identity(char kind = 'd') && {
    def.identity = kind;
    return std::move(*this);
  }
  ColumnBuilder&& generated(const std::string& sql) && {
    def.generated = sql;
    return std::move(*this);
  }
};
inline ColumnBuilder column(const std::string& name, const std::string& type) {
  return {name, type};
}

using Columns = std::vector<std::string>;

inline ConstraintDef key(ConstraintKind kind, Columns columns, const std::string& name = {}) {
  ConstraintDef def;
  def.kind = kind;
  def.columns = std::move(columns);
  if (!name.empty()) def.name = name;
  return def;
}
inline ConstraintDef primary_key(Columns columns, const std::string& name = {}) {
  return key(ConstraintKind::primary_key, std::move(columns), name);
}
inline ConstraintDef unique(Columns columns, const std::string& name = {}) {
  return key(ConstraintKind::unique, std::move(columns), name);
}
inline ConstraintDef check(const std::string& expression, const std::string& name = {}) {
  ConstraintDef def = key(ConstraintKind::check, {}, name);
  def.expression = expression;
  return def;
}
inline ConstraintDef foreign_key(Columns columns, const std::string& table, Columns referenced = {},
                                 const std::string& name = {}) {
  ConstraintDef def = key(ConstraintKind::foreign_key, std::move(columns), name);
  def.ref_table = qualified(table);
  def.ref_columns = std::move(referenced);
  return def;
}

inline CreateTable create_table(const std::string& name, const std::vector<ColumnBuilder>& columns,
                                std::vector<ConstraintDef> constraints = {}) {
  CreateTable operation;
  operation.name = qualified(name);
  for (const ColumnBuilder& it : columns) operation.columns.push_back(it.def);
  operation.constraints = std::move(constraints);
  return operation;
}
inline CreateEnum create_enum(const std::string& name, std::vector<std::string> labels) {
  CreateEnum operation;
  operation.name = qualified(name);
  operation.labels = std::move(labels);
  return operation;
}
inline DropTable drop_table(const std::string& name, bool cascade = false, bool if_exists = false) {
  return {qualified(name), if_exists, cascade};
}
inline DropType drop_type(const std::string& name, bool cascade = false, bool if_exists = false) {
  DropType operation;
  operation.name = qualified(name);
  operation.cascade = cascade;
  operation.if_exists = if_exists;
  return operation;
}
inline AddColumn add_column(const std::string& table, const ColumnBuilder& built) {
  return {qualified(table), built.def, false, false};
}
inline DropColumn drop_column(const std::string& table, const std::string& name,
                              bool cascade = false) {
  return {qualified(table), name, false, cascade, false};
}
inline AlterColumnType alter_type(const std::string& table, const std::string& name,
                                  const std::string& type, const std::string& using_sql = {}) {
  AlterColumnType operation;
  operation.table = qualified(table);
  operation.column = name;
  operation.type = parse_type_name(type);
  if (!using_sql.empty()) operation.using_sql = using_sql;
  return operation;
}
inline AddConstraint add_constraint(const std::string& table, ConstraintDef def) {
  return {qualified(table), std::move(def), false};
}
inline DropConstraint drop_constraint(const std::string& table, const std::string& name,
                                      bool cascade = false) {
  return {qualified(table), name, false, cascade, false};
}
inline CreateIndex create_index(const std::string& name, const std::string& table,
                                const Columns& columns, bool unique_index = false) {
  CreateIndex operation;
  if (!name.empty()) operation.index.name = name;
  operation.index.table = qualified(table);
  for (const std::string& text : columns) {
    IndexElement element;
    element.text = text;
    element.expression = text.find('(') != std::string::npos;
    operation.index.elements.push_back(element);
  }
  operation.index.unique = unique_index;
  return operation;
}
inline DropIndex drop_index(const std::string& name, bool if_exists = false) {
  DropIndex operation;
  operation.name = qualified(name);
  operation.if_exists = if_exists;
  return operation;
}
inline CreateView create_view(const std::string& name, const std::string& query,
                              const Columns& reads) {
  CreateView operation;
  operation.name = qualified(name);
  operation.query = query;
  for (const std::string& read : reads) operation.reads.push_back(qualified(read));
  return operation;
}

inline Operation certain(OperationPayload payload) {
  Operation operation;
  operation.payload = std::move(payload);
  operation.source = OperationSource::sql;
  return operation;
}
inline Operation perhaps(OperationPayload payload) {
  Operation operation = certain(std::move(payload));
  operation.certain = false;
  operation.uncertain_because = "a test";
  return operation;
}

/// A history that begins at an empty database, unless it says otherwise.
class Database {
 public:
  Catalog catalog;
  ApplyContext context{"r1", false, {}};

  /// "" on success, else `SQLSTATE message`, with the detail on lines of its own.
  std::string run(const Operation& operation) {
    const auto error = catalog.apply(operation, context);
    if (!error) return {};
    std::string out = error->sqlstate + " " + error->message;
    if (!error->detail.empty()) out += "\n" + error->detail;
    return out;
  }
  std::string run(OperationPayload payload) { return run(certain(std::move(payload))); }
  /// Applies what must succeed.
  template <class... Payloads>
  Database& with(Payloads&&... payloads) {
    (expect_success(run(OperationPayload(std::forward<Payloads>(payloads)))), ...);
    return *this;
  }
  const Table& table(const std::string& name) const {
    const Table* found = catalog.table(qualified(name));
    REQUIRE(found != nullptr);
    return *found;
  }

 private:
  static void expect_success(const std::string& outcome) { REQUIRE(outcome == ""); }
};

/// `name type [not null] [default …]` of every column, for comparison.
inline std::vector<std::string> columns_of(const Table& table) {
  std::vector<std::string> out;
  for (const Column& it : table.columns) {
    std::string line = it.def.name + " " + it.def.type.format();
    if (!it.def.nullable) line += " not null";
    if (it.def.default_sql) line += " default " + *it.def.default_sql;
    out.push_back(line);
  }
  return out;
}
template <class Part>
std::vector<std::string> names_of(const SharedList<Part>& parts) {
  std::vector<std::string> out;
  for (const Part& part : parts) out.push_back(part.def.name.value_or("?"));
  return out;
}

using Names = std::vector<std::string>;

}  // namespace migcheck::testing
