// SPDX-License-Identifier: Apache-2.0
// Domains and composite types.
#include "core/schema/column_default.h"
#include "core/schema/column_type.h"
#include "core/schema/naming.h"

namespace migcheck {
namespace {

OtherObject new_type(const Change& change, const QualifiedName& name) {
  OtherObject type;
  type.kind = ObjectKind::type;
  type.name = name;
  type.origin = change.origin();
  return type;
}

std::vector<ConstraintDef> named_checks(const std::string& domain,
                                        std::vector<ConstraintDef> checks) {
  int number = 0;
  for (ConstraintDef& check : checks) {
    if (check.name) continue;
    check.name = make_object_name(domain, {}, "check" + (number > 0 ? std::to_string(number) : ""));
    ++number;
  }
  return checks;
}

}  // namespace

Failure apply(Change& change, const CreateDomain& operation) {
  const QualifiedName name = change.creation_name(operation.name);
  if (Failure failure = change.require_schema(name.schema)) return failure;
  if (Failure failure = change.type_exists(name)) return failure;
  DataType base = operation.type;
  if (Failure failure = resolve_type(change, base)) return failure;
  OtherObject domain = new_type(change, name);
  domain.detail = base.format();
  domain.base_type = base;
  domain.not_null = operation.not_null;
  domain.default_sql = operation.default_sql;
  domain.checks = named_checks(name.name, operation.checks);
  change.state.put(std::move(domain));
  return std::nullopt;
}

Failure apply(Change& change, const CreateCompositeType& operation) {
  const QualifiedName name = change.creation_name(operation.name);
  if (Failure failure = change.require_schema(name.schema)) return failure;
  if (Failure failure = change.type_exists(name)) return failure;
  if (Failure failure = change.relation_exists(name)) return failure;
  OtherObject type = new_type(change, name);
  type.attributes = operation.attributes;
  for (ColumnDef& attribute : type.attributes) {
    if (Failure failure = resolve_type(change, attribute.type)) return failure;
  }
  change.state.put(std::move(type));
  return std::nullopt;
}

}  // namespace migcheck
