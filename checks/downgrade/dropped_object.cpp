// SPDX-License-Identifier: Apache-2.0
#include "checks/downgrade/dropped_object.h"

#include <fmt/format.h>

#include "core/schema/display_name.h"

namespace migcheck {
namespace {

struct Found {
  const Origin* origin = nullptr;
  bool certain = false;
};

template <class Object>
Found found(const Object* object) {
  return object == nullptr ? Found{} : Found{&object->origin, object->certain};
}

Found find(const Catalog& catalog, const DroppedObject& object) {
  const Table* table = nullptr;
  switch (object.kind) {
    case DroppedKind::type:
      return found(catalog.enum_type(object.owner));
    case DroppedKind::index:
      return found(catalog.index(object.owner));
    case DroppedKind::table:
    case DroppedKind::column:
    case DroppedKind::constraint:
      table = catalog.table(object.owner);
      break;
  }
  if (table == nullptr || object.kind == DroppedKind::table) return found(table);
  if (object.kind == DroppedKind::column) return found(table->column(object.part));
  return found(table->constraint(object.part));
}

std::string_view kind_name(DroppedKind kind) {
  switch (kind) {
    case DroppedKind::table:
      return "table";
    case DroppedKind::column:
      return "column";
    case DroppedKind::constraint:
      return "constraint";
    case DroppedKind::index:
      return "index";
    case DroppedKind::type:
      return "type";
  }
  return "";
}

}  // namespace

std::optional<DroppedObject> dropped_object(const Operation& operation) {
  if (const auto* table = operation.as<DropTable>()) {
    return DroppedObject{DroppedKind::table, table->name, ""};
  }
  if (const auto* column = operation.as<DropColumn>()) {
    return DroppedObject{DroppedKind::column, column->table, column->column};
  }
  if (const auto* constraint = operation.as<DropConstraint>()) {
    return DroppedObject{DroppedKind::constraint, constraint->table, constraint->name};
  }
  if (const auto* index = operation.as<DropIndex>()) {
    return DroppedObject{DroppedKind::index, index->name, ""};
  }
  if (const auto* type = operation.as<DropType>()) {
    return DroppedObject{DroppedKind::type, type->name, ""};
  }
  return std::nullopt;
}

const Origin* origin_in(const Catalog& catalog, const DroppedObject& object) {
  const Found there = find(catalog, object);
  return there.certain ? there.origin : nullptr;
}

bool exists_in(const Catalog& catalog, const DroppedObject& object) {
  return find(catalog, object).origin != nullptr;
}

std::string describe(const Catalog& catalog, const DroppedObject& object) {
  const std::string owner = display_name(catalog, object.owner);
  if (object.part.empty()) return fmt::format("{} '{}'", kind_name(object.kind), owner);
  return fmt::format("{} '{}' of table '{}'", kind_name(object.kind), object.part, owner);
}

std::string subject_of(const Catalog& catalog, const DroppedObject& object) {
  return fmt::format("drop:{}:{}{}", kind_name(object.kind), full_name(catalog, object.owner),
                     object.part.empty() ? "" : "." + object.part);
}

}  // namespace migcheck
