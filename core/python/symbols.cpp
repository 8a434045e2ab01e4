// SPDX-License-Identifier: Apache-2.0
// Libraries offer the same thing under many names; here each gets one.
#include <array>
#include <string>

#include "core/python/interpreter.h"

namespace migcheck {
namespace {

struct Prefix {
  std::string_view from;
  std::string_view to;
};

constexpr std::array prefixes{
    Prefix{"sqlalchemy.sql.sqltypes.", "sqlalchemy."},
    Prefix{"sqlalchemy.sql.schema.", "sqlalchemy."},
    Prefix{"sqlalchemy.sql.expression.", "sqlalchemy."},
    Prefix{"sqlalchemy.expression.", "sqlalchemy."},
    Prefix{"sqlalchemy.sql.functions.", "sqlalchemy."},
    Prefix{"sqlalchemy.sql.elements.", "sqlalchemy."},
    Prefix{"sqlalchemy.sql.type_api.", "sqlalchemy."},
    Prefix{"sqlalchemy.sql.ddl.", "sqlalchemy.schema."},
    Prefix{"sqlalchemy.types.", "sqlalchemy."},
    Prefix{"sqlalchemy.inspection.", "sqlalchemy."},
    Prefix{"sqlalchemy.engine.reflection.", "sqlalchemy."},
    Prefix{"sqlalchemy.ext.declarative.api.", "sqlalchemy.orm."},
    Prefix{"sqlalchemy.ext.declarative.", "sqlalchemy.orm."},
    Prefix{"sqlalchemy.orm.decl_api.", "sqlalchemy.orm."},
    Prefix{"sqlmodel.sql.sqltypes.AutoString", "sqlalchemy.String"},
    Prefix{"sqlmodel.sql.sqltypes.", "sqlalchemy."},
    Prefix{"sqlalchemy.dialects.postgresql.asyncpg.", "sqlalchemy.dialects.postgresql."},
    Prefix{"alembic.operations.ops.", "alembic.ops."},
};

constexpr std::array postgresql_submodules{
    std::string_view("base."),     std::string_view("json."),   std::string_view("array."),
    std::string_view("ranges."),   std::string_view("hstore."), std::string_view("named_types."),
    std::string_view("types."),    std::string_view("ext."),    std::string_view("dml."),
    std::string_view("operators.")};

/// Names of sqlalchemy.schema and sqlalchemy.sql that are also in the top package.
constexpr std::array schema_names{"Column",
                                  "Table",
                                  "MetaData",
                                  "ForeignKey",
                                  "ForeignKeyConstraint",
                                  "PrimaryKeyConstraint",
                                  "UniqueConstraint",
                                  "CheckConstraint",
                                  "Index",
                                  "Sequence",
                                  "Identity",
                                  "Computed",
                                  "DDL",
                                  "FetchedValue",
                                  "DefaultClause",
                                  "text",
                                  "func",
                                  "select",
                                  "table",
                                  "column",
                                  "insert",
                                  "update",
                                  "delete",
                                  "and_",
                                  "or_",
                                  "not_",
                                  "null",
                                  "true",
                                  "false",
                                  "literal",
                                  "cast",
                                  "case",
                                  "exists",
                                  "literal_column",
                                  "bindparam",
                                  "ExcludeConstraint",
                                  "expression"};

std::string strip_postgresql(std::string path) {
  constexpr std::string_view root = "sqlalchemy.dialects.postgresql.";
  if (!path.starts_with(root)) return path;
  for (const std::string_view submodule : postgresql_submodules) {
    if (std::string_view(path).substr(root.size()).starts_with(submodule))
      path.erase(root.size(), submodule.size());
  }
  return path;
}

std::string strip_schema(std::string path) {
  for (const std::string_view root :
       {std::string_view("sqlalchemy.schema."), std::string_view("sqlalchemy.sql.")}) {
    if (!path.starts_with(root)) continue;
    const std::string_view tail = std::string_view(path).substr(root.size());
    for (const std::string_view name : schema_names) {
      if (tail == name || (tail.starts_with(name) && tail.substr(name.size()).starts_with("."))) {
        return "sqlalchemy." + std::string(tail);
      }
    }
  }
  return path;
}

/// sqlmodel re-exports the names of sqlalchemy beside its own.
std::string strip_sqlmodel(std::string path) {
  constexpr std::string_view root = "sqlmodel.";
  if (!path.starts_with(root)) return path;
  const std::string tail = path.substr(root.size());
  if (tail.starts_with("SQLModel") || tail.starts_with("Field") ||
      tail.starts_with("Relationship") || tail.starts_with("sql") || tail.starts_with("main") ||
      tail.starts_with("Session")) {
    return path;
  }
  return "sqlalchemy." + tail;
}

}  // namespace

std::string canonical_symbol(std::string path) {
  for (const Prefix& prefix : prefixes) {
    if (path.starts_with(prefix.from))
      path = std::string(prefix.to) + path.substr(prefix.from.size());
  }
  return strip_sqlmodel(strip_schema(strip_postgresql(std::move(path))));
}

}  // namespace migcheck
