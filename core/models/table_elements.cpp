// SPDX-License-Identifier: Apache-2.0
#include "core/models/table_elements.h"

#include <algorithm>
#include <utility>

namespace migcheck {
namespace {

bool is_column(const std::string& path) {
  return path == "sqlalchemy.Column" || path == "sqlalchemy.orm.mapped_column";
}

bool is_constraint(const std::string& path) {
  return path.starts_with("sqlalchemy.") && path.ends_with("Constraint");
}

/// Constraints that Alembic cannot see; an unknown one hides nothing.
bool is_check(const std::string& path) { return path == "sqlalchemy.CheckConstraint"; }

void add_constraint(Interpreter& interpreter, ModelHost& host, const Value& value,
                    MappedTable& table) {
  auto made = host.constraint(interpreter, value);
  if (made) {
    table.constraints.push_back(std::move(*made));
  } else if (!is_check(value.as_object()->path)) {
    table.table.constraints_known = false;
  }
}

void add_index(Interpreter& interpreter, ModelHost& host, const ObjectData& object,
               MappedTable& table) {
  auto made = host.index(interpreter, object, table.table.name);
  if (made) {
    table.indexes.push_back(std::move(*made));
    return;
  }
  const Value* name = object.argument(0, "name");
  if (auto text = name != nullptr ? name->known_string() : std::nullopt) {
    table.table.unclear_indexes.push_back(std::move(*text));
  } else {
    table.table.indexes_known = false;
  }
}

/// `Index(…).ddl_if(dialect="postgresql")`: whether PostgreSQL gets it; nothing when not known.
std::optional<bool> is_for_postgresql(const ObjectData& condition) {
  const Value* dialect = condition.argument(0, "dialect");
  if (dialect == nullptr || condition.args.size() + condition.keywords.size() != 1) {
    return std::nullopt;
  }
  const auto name = dialect->known_string();
  return name ? std::optional(*name == "postgresql") : std::nullopt;
}

void add(Interpreter& interpreter, ModelHost& host, const Value& value, MappedTable& table) {
  if (value.is_none() || value.known_string()) return;
  if (const ObjectData* object = value.as_object()) {
    if (is_column(object->path)) return;
    if (object->path == "sqlalchemy.Index") return add_index(interpreter, host, *object, table);
    if (object->path.ends_with("().ddl_if") && object->receiver != nullptr) {
      const auto wanted = is_for_postgresql(*object);
      if (wanted == std::optional<bool>(false)) return;
      if (wanted) return add(interpreter, host, Value::object(object->receiver), table);
    }
    if (is_constraint(object->path)) return add_constraint(interpreter, host, value, table);
  }
  if (value.as_sequence() != nullptr) {
    if (const auto items = interpreter.elements(value)) {
      for (const Value& item : *items) add(interpreter, host, item, table);
      return;
    }
  }
  table.table.constraints_known = false;
  table.table.indexes_known = false;
}

/// The values, and for each list its items: ForeignKeyConstraint([A.x], [B.y]).
ValueList with_items(const ValueList& values) {
  ValueList all;
  for (const Value& value : values) {
    const SequenceData* list = value.as_sequence();
    if (list == nullptr) {
      all.push_back(value);
    } else {
      all.insert(all.end(), list->items.begin(), list->items.end());
    }
  }
  return all;
}

}  // namespace

bool is_loose_element(std::string_view name) {
  return name == "Index" || name == "UniqueConstraint" || name == "PrimaryKeyConstraint" ||
         name == "ForeignKeyConstraint";
}

bool attaches_itself(const ObjectData& element) {
  if (element.args.empty()) return false;
  if (element.path == "sqlalchemy.Index") {
    return std::any_of(element.args.begin() + 1, element.args.end(),
                       [](const Value& one) { return one.as_object() != nullptr; });
  }
  const bool constraint = element.path == "sqlalchemy.UniqueConstraint" ||
                          element.path == "sqlalchemy.PrimaryKeyConstraint";
  return constraint && std::all_of(element.args.begin(), element.args.end(), [](const Value& one) {
           return one.as_object() != nullptr && is_column(one.as_object()->path);
         });
}

void read_table_elements(Interpreter& interpreter, ModelHost& host, const ValueList& elements,
                         MappedTable& table) {
  for (const Value& element : elements) add(interpreter, host, element, table);
}

std::optional<QualifiedName> table_of_index(const ModelHost& host, const ObjectData& index) {
  std::vector<const ObjectData*> waiting{&index};
  for (std::size_t i = 0; i < waiting.size(); ++i) {
    for (const Value& argument : with_items(waiting[i]->args)) {
      if (auto table = host.table_of_column(argument)) return table;
      if (argument.as_object() != nullptr) waiting.push_back(argument.as_object());
    }
    const ObjectData* receiver = waiting[i]->receiver.get();
    if (receiver == nullptr) continue;
    if (auto table = host.table_of_column(Value::object(waiting[i]->receiver))) return table;
    waiting.push_back(receiver);
  }
  return std::nullopt;
}

}  // namespace migcheck
