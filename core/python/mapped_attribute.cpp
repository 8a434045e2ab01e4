// SPDX-License-Identifier: Apache-2.0
// SQLAlchemy replaces the columns of a mapped class by attributes that know the class and stand for
// the column in expressions: Index("i", Model.name), ForeignKey(Model.id).
#include "core/python/interpreter.h"

namespace migcheck {
namespace {

bool is_column(const Value* value) {
  const ObjectData* object = value == nullptr ? nullptr : value->as_object();
  return object != nullptr &&
         (object->path == "sqlalchemy.Column" || object->path == "sqlalchemy.orm.mapped_column");
}

/// A column that is declared by `name: Mapped[…]` alone.
bool is_annotated_column(const ClassData& type, const std::string& name) {
  const auto found = type.annotations.find(name);
  if (found != type.annotations.end()) {
    const Node* annotation = found->second;
    return annotation != nullptr && annotation->kind == NodeKind::subscript &&
           annotation->child(0)->text == "Mapped";
  }
  for (const Value& base : type.bases) {
    if (base.as_class() != nullptr && is_annotated_column(*base.as_class(), name)) return true;
  }
  return false;
}

}  // namespace

std::optional<Value> mapped_attribute(const std::shared_ptr<ClassData>& type,
                                      const std::string& name, Span place) {
  const Value* found = type->find(name);
  const bool declared = is_column(found);
  if (!declared && (found != nullptr || !is_annotated_column(*type, name))) return std::nullopt;
  auto column = std::make_shared<ObjectData>();
  if (declared) {
    *column = *found->as_object();
  } else {
    column->path = "sqlalchemy.orm.mapped_column";
    column->span = column->callee = place;
  }
  column->attributes["class_"] = Value::class_(type);
  column->attributes["key"] = Value::string(name, place);
  return Value::object(std::move(column));
}

}  // namespace migcheck
