// SPDX-License-Identifier: Apache-2.0
#include "core/models/merge_column.h"

namespace migcheck {
namespace {

bool has_server_default(const ColumnDef& def) {
  return def.default_sql || !def.default_known || def.identity || def.generated;
}

void merge_server_default(const SqlColumn& annotated, SqlColumn& column) {
  if (has_server_default(column.def)) return;
  column.def.default_sql = annotated.def.default_sql;
  column.def.default_known = annotated.def.default_known;
  column.def.default_span = annotated.def.default_span;
  column.def.identity = annotated.def.identity;
  column.def.generated = annotated.def.generated;
  column.default_refused |= annotated.default_refused;
}

void merge_type(const SqlColumn& annotated, SqlColumn& column) {
  if (!column.type.null_type || annotated.type.null_type) return;
  column.type = annotated.type;
  column.def.type = annotated.def.type;
  column.def.collation = annotated.def.collation;
  column.def.enum_expression = annotated.def.enum_expression;
}

void merge_autoincrement(const SqlColumn& annotated, SqlColumn& column) {
  if (column.autoincrement_on || column.autoincrement_off) return;
  column.autoincrement_on = annotated.autoincrement_on;
  column.autoincrement_off = annotated.autoincrement_off;
}

}  // namespace

void merge_column(const SqlColumn& annotated, SqlColumn& column) {
  column.primary_key |= annotated.primary_key;
  column.unique |= annotated.unique;
  column.index |= annotated.index;
  column.has_python_default |= annotated.has_python_default;
  column.constraints_known &= annotated.constraints_known;
  if (annotated.nullable_given && !column.nullable_given) {
    column.nullable_given = true;
    column.def.nullable = annotated.def.nullable;
  }
  if (!column.def.comment) column.def.comment = annotated.def.comment;
  merge_autoincrement(annotated, column);
  merge_type(annotated, column);
  merge_server_default(annotated, column);
  column.constraints.insert(column.constraints.end(), annotated.constraints.begin(),
                            annotated.constraints.end());
}

}  // namespace migcheck
