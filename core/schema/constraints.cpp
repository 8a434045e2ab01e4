// SPDX-License-Identifier: Apache-2.0
#include "core/schema/constraints.h"

#include <algorithm>

#include "core/schema/expression_name.h"
#include "core/schema/expression_types.h"
#include "core/schema/extension_functions.h"
#include "core/schema/naming.h"

namespace migcheck {
namespace {

Failure add_check(Change& change, Table& table, ConstraintDef def) {
  if (Failure failure = check_enum_constants(change, table, def.expression)) return failure;
  if (Failure failure = check_calls(change, def.expression)) return failure;
  if (def.columns.empty()) def.columns = expression_columns(def.expression, table);
  if (def.name) {
    Failure failure = constraint_exists(change, table, *def.name);
    if (failure && !change.state.table(table.name))  // both come from one CREATE TABLE
      failure->message = "check constraint " + in_quotes(*def.name) + " already exists";
    if (failure) return failure;
  } else {
    const std::string part = def.columns.size() == 1 ? def.columns.front() : std::string();
    def.name = choose_constraint_name(change.state, table, part, "check");
  }
  append_constraint(change, table, std::move(def));
  return std::nullopt;
}

bool same_key(const ConstraintDef& one, const ConstraintDef& other) {
  const auto key = [](const ConstraintDef& def) {
    return def.kind == ConstraintKind::primary_key || def.kind == ConstraintKind::unique;
  };
  return key(one) && key(other) && one.columns == other.columns && one.include == other.include &&
         one.nulls_not_distinct == other.nulls_not_distinct && one.deferrable == other.deferrable &&
         one.initially_deferred == other.initially_deferred;
}

}  // namespace

Failure constraint_exists(const Change& change, const Table& table, const std::string& name) {
  const Constraint* present = table.constraint(name);
  if (present == nullptr || !change.state.sure(*present) || !change.state.sure(table))
    return std::nullopt;
  return ddl_error("42710",
                   "constraint " + in_quotes(name) + " for relation " + in_quotes(table.name.name) +
                       " already exists",
                   present->origin, "constraint '" + name + "' is created here");
}

void append_constraint(Change& change, Table& table, ConstraintDef def) {
  erase_if(table.constraints,
           [&](const Constraint& constraint) { return constraint.def.name == def.name; });
  Constraint constraint;
  constraint.origin = change.origin(def.span);
  constraint.def = std::move(def);
  table.constraints.push_back(std::move(constraint));
}

Failure add_constraint(Change& change, Table& table, ConstraintDef def) {
  if (def.name) def.name = truncated(*def.name);
  switch (def.kind) {
    case ConstraintKind::check:
      return add_check(change, table, std::move(def));
    case ConstraintKind::foreign_key:
      return add_foreign_key(change, table, std::move(def));
    default:
      return add_key(change, table, std::move(def));
  }
}

std::vector<ConstraintDef> without_duplicate_keys(std::vector<ConstraintDef> constraints) {
  const auto primary_first = [](const ConstraintDef& def) {
    return def.kind == ConstraintKind::primary_key;
  };
  std::stable_partition(constraints.begin(), constraints.end(), primary_first);
  std::vector<ConstraintDef> out;
  for (ConstraintDef& def : constraints) {
    const auto prior = std::find_if(out.begin(), out.end(), [&](const ConstraintDef& earlier) {
      return same_key(earlier, def) && def.kind == ConstraintKind::unique;
    });
    if (prior == out.end()) {
      out.push_back(std::move(def));
    } else if (!prior->name) {
      prior->name = def.name;
    }
  }
  return out;
}

}  // namespace migcheck
