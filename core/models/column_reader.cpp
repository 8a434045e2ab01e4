// SPDX-License-Identifier: Apache-2.0
// SQLAlchemy walks a class and its bases in Python's order and takes every attribute that nothing
// nearer has bound: a column of a mixin is copied unless the class, or a mapped class before the
// mixin, has an attribute of that name. An annotation alone binds nothing.
#include "core/models/column_reader.h"

#include <algorithm>
#include <array>
#include <utility>

#include "core/models/column_types.h"
#include "core/models/declared_attr.h"
#include "core/models/merge_column.h"
#include "core/models/sqlmodel_field.h"
#include "core/python/guarded.h"

namespace migcheck {
namespace {

/// Attributes of a declarative class that are never columns.
bool is_reserved(std::string_view name) {
  return name.starts_with("__") || name == "metadata" || name == "registry" ||
         name == "type_annotation_map" || name == "model_config";
}

bool is_column_call(const std::string& path) {
  return path == "sqlalchemy.Column" || path == "sqlalchemy.orm.mapped_column";
}

bool is_field_call(const std::string& path) {
  return path == "sqlmodel.Field" || path == "sqlmodel.main.Field";
}

/// True for a call of code that may return a column. SQLAlchemy's own functions that do are known;
/// what those of other libraries return is not.
bool may_make_column(std::string_view path) {
  static constexpr std::array<std::string_view, 9> others{
      "sqlalchemy.",  "sqlmodel.", "builtins.", "typing.", "re.",
      "dataclasses.", "logging.",  "pydantic.", "enum."};
  if (path.ends_with("__call__")) return true;
  if (path.ends_with(".mapped_column") || path.ends_with(".Column")) return true;
  return std::none_of(others.begin(), others.end(),
                      [&](std::string_view known) { return path.starts_with(known); });
}

/// The names that a class body binds or annotates, in the order of the body.
std::vector<std::string> attribute_names(const ClassData& type) {
  std::vector<std::string> names = type.order;
  for (const auto& [name, node] : type.annotations) {
    if (std::find(names.begin(), names.end(), name) == names.end()) names.push_back(name);
  }
  return names;
}

/// The name that a decorator such as `total.inplace.expression` or `total.setter` starts from.
std::string_view root_name(const Node* decorator) {
  while (decorator != nullptr &&
         (decorator->kind == NodeKind::attribute || decorator->kind == NodeKind::call)) {
    decorator = decorator->child(0);
  }
  return decorator == nullptr ? std::string_view() : decorator->text;
}

/// True for a method that is decorated with an attribute of another name of the class body: a
/// further accessor of a property or hybrid.
bool is_accessor(const std::string& name, const ClassData& type) {
  if (type.node == nullptr || type.node->child(1) == nullptr) return false;
  const auto body = type.node->child(1)->children;
  return std::any_of(body.begin(), body.end(), [&](const Node* statement) {
    if (statement->kind != NodeKind::function || statement->text != name) return false;
    const auto decorators = statement->rest(3);
    return std::any_of(decorators.begin(), decorators.end(), [&](const Node* decorator) {
      return own_attribute(type, root_name(decorator)) != nullptr;
    });
  });
}

/// Whether a metaclass of the repository makes the class: it may bind what SQLAlchemy would read as
/// a column.
bool has_own_metaclass(const ClassOrder& order) {
  return std::any_of(order.classes.begin(), order.classes.end(), [](const ClassPtr& type) {
    return std::any_of(type->keywords.begin(), type->keywords.end(), [](const auto& keyword) {
      return keyword.first == "metaclass" &&
             (keyword.second.as_class() != nullptr || keyword.second.is_unknown());
    });
  });
}

Value first_argument(const ObjectData& object) {
  return object.args.empty() ? Value::none() : object.args.front();
}

}  // namespace

ReadColumns ColumnReader::read(const ClassPtr& type,
                               const std::function<bool(const ClassPtr&)>& is_mapped) {
  const Nested nested(state_);
  state_.type = type;
  state_.order = class_order(type);
  state_.sqlmodel = type->derives_from("sqlmodel.SQLModel");
  if (!state_.order.unknown.empty()) note(state_.order.unknown, Span{});
  for (const ClassPtr& one : state_.order.classes) {
    if (one != type && is_mapped(one)) {
      hide_attributes(one);
    } else {
      read_class(*one);
    }
  }
  return std::move(state_.result);
}

ReadColumns ColumnReader::read_table(const ObjectData& table) {
  const Nested nested(state_);
  for (std::size_t i = 1; i < table.args.size(); ++i) read_element(table.args[i]);
  if (!table.complete) note("the arguments of the table are not known", table.span);
  for (const char* reflects : {"autoload", "autoload_with"}) {
    if (table.keyword(reflects) != nullptr) note("the table is read from the database", table.span);
  }
  return std::move(state_.result);
}

void ColumnReader::note(const std::string& reason, Span place) {
  if (!state_.result.unknown.empty()) return;
  state_.result.unknown = reason;
  state_.result.unknown_span = place;
}

/// What a mapped base has, with all that it inherited itself, is there already.
void ColumnReader::hide_attributes(const ClassPtr& mapped) {
  for (const ClassPtr& one : class_order(mapped).classes) {
    for (std::string& name : attribute_names(*one)) state_.seen.insert(std::move(name));
  }
}

void ColumnReader::read_class(ClassData& from) {
  if (own_attribute(from, "__sa_dataclass_metadata_key__") != nullptr) {
    note("columns stand in the fields of a dataclass", Span{});
  }
  for (const std::string& name : attribute_names(from)) {
    if (is_reserved(name) || state_.seen.count(name) != 0) continue;
    if (const Value* value = own_attribute(from, name)) {
      state_.seen.insert(name);
      read_value(name, *value, from);
    } else {
      read_annotated(name, from);
    }
  }
}

std::optional<Annotation> ColumnReader::annotation_of(const std::string& name, ClassData& from,
                                                      const Node* declared) {
  const auto node = from.annotations.find(name);
  if (declared == nullptr && node != from.annotations.end()) declared = node->second;
  if (declared == nullptr) return std::nullopt;
  return annotations_.read(*declared, from);
}

void ColumnReader::read_value(const std::string& name, const Value& value, ClassData& from) {
  const auto annotation = annotation_of(name, from);
  if (annotation && annotation->class_var) return;
  if (value.as_object() != nullptr) return read_call(name, value, from);
  if (const FunctionData* function = value.as_function()) {
    if (!is_declared_attr(interpreter_, *function)) return;
    const Value made = declared_value(interpreter_, value, state_.type);
    if (made.as_object() != nullptr) return read_call(name, made, from, function->node->child(2));
    if (made.is_unknown()) note("'" + name + "': " + made.as_unknown()->reason, Span{});
    return;
  }
  if (state_.sqlmodel && annotation) return read_annotated(name, from);
  if (const UnknownData* unknown = value.as_unknown()) {
    if (is_accessor(name, from)) return;
    return note("'" + name + "' is not known: " + unknown->reason, unknown->span);
  }
  const InstanceData* instance = value.as_instance();
  if (instance != nullptr && instance->type != nullptr &&
      (instance->type->derives_from("sqlalchemy.Column") ||
       instance->type->derives_from("sqlalchemy.orm.MappedColumn"))) {
    note("'" + name + "' is made by a class derived from Column", instance->span);
  }
}

void ColumnReader::read_call(const std::string& name, const Value& value, ClassData& from,
                             const Node* declared) {
  ObjectData& object = *value.as_object();
  if (is_column_call(object.path)) {
    object.attributes.try_emplace("key", Value::string(name, object.span));
    if (auto column = host_.column(interpreter_, value)) {
      const bool reads_annotation =
          object.path == "sqlalchemy.orm.mapped_column" || state_.sqlmodel;
      add(name, std::move(*column),
          reads_annotation ? annotation_of(name, from, declared) : std::optional<Annotation>());
    }
  } else if (is_field_call(object.path)) {
    if (state_.sqlmodel) read_field(name, object, from);
  } else if (object.path == "sqlalchemy.orm.deferred" ||
             object.path == "sqlalchemy.orm.column_property") {
    const Value inner = first_argument(object);
    if (inner.as_object() != nullptr && inner.as_object() != &object) read_call(name, inner, from);
  } else if (object.path == "sqlalchemy.orm.composite") {
    read_composite(name, object);
  } else if (may_make_column(object.path)) {
    note("'" + name + "' is made by '" + object.path + "', which is not known", object.span);
  }
}

/// The columns of a composite stand elsewhere when it names them, and in it when it makes them.
void ColumnReader::read_composite(const std::string& name, const ObjectData& composite) {
  for (std::size_t i = 0; i < composite.args.size(); ++i) {
    const Value& argument = composite.args[i];
    if (argument.known_string()) continue;
    auto column = host_.column(interpreter_, argument);
    if (column && column->name_known) {
      add("", std::move(*column), {});
    } else if (i > 0 || argument.as_object() != nullptr) {
      note("a column of the composite '" + name + "' is not known", composite.span);
    }
  }
}

void ColumnReader::read_annotated(const std::string& name, ClassData& from) {
  const auto annotation = annotation_of(name, from);
  if (!annotation || annotation->class_var || (!annotation->mapped && !state_.sqlmodel)) return;
  if (annotation->type.is_unknown() && annotation->extras.empty() &&
      has_own_metaclass(state_.order))
    return note("what the metaclass makes of '" + name + "' is not known", annotation->span);
  SqlColumn column;
  column.def.name = name;
  column.def.span = annotation->span;
  column.type.null_type = true;
  column.type.type = DataType::unknown();
  add(name, std::move(column), annotation);
  state_.annotated.insert(name);
}

/// SQLModel's Field(): sa_column replaces everything, the rest works like a column's keywords.
void ColumnReader::read_field(const std::string& name, const ObjectData& field, ClassData& from) {
  if (const Value* given = field.keyword("sa_column")) {
    if (given->as_object() != nullptr) return read_call(name, *given, from);
    if (!given->is_none()) note("the sa_column of '" + name + "' is not known", field.span);
    return;
  }
  const Value call = column_of_field(name, field);
  auto column = host_.column(interpreter_, call);
  if (!column) return note("the field '" + name + "' is not known", field.span);
  const auto annotation = annotation_of(name, from);
  if (annotation) complete(*column, *annotation);
  limit_type(field, *column);
  add(name, std::move(*column), annotation);
}

void ColumnReader::read_element(const Value& value) {
  if (auto column = host_.column(interpreter_, value)) return add("", std::move(*column), {});
  if (value.as_sequence() != nullptr) {
    const auto items = interpreter_.elements(value);
    if (!items) return note("a list of columns is not known", Span{});
    for (const Value& item : *items) {
      if (item.as_sequence() == nullptr) read_element(item);
    }
    return;
  }
  if (const UnknownData* unknown = value.as_unknown()) note(unknown->reason, unknown->span);
}

void ColumnReader::add(const std::string& name, SqlColumn column,
                       const std::optional<Annotation>& annotation) {
  if (!column.name_known) column.def.name.clear();
  if (column.def.name.empty()) column.def.name = name;
  if (column.def.name.empty()) return note("the name of a column is not known", column.def.span);
  column.name_known = true;
  if (annotation) {
    merge_annotated(column, *annotation);
    complete(column, *annotation);
  }
  if (column.primary_key) column.def.nullable = false;
  for (ConstraintDef& constraint : column.constraints) {
    if (constraint.kind == ConstraintKind::foreign_key) constraint.columns = {column.def.name};
  }
  const bool replaces = state_.annotated.erase(name) != 0;
  const std::string& earlier = replaces ? name : column.def.name;
  const auto same = std::find_if(state_.result.columns.begin(), state_.result.columns.end(),
                                 [&](const SqlColumn& known) { return known.def.name == earlier; });
  if (same != state_.result.columns.end()) {
    *same = std::move(column);
  } else {
    state_.result.columns.push_back(std::move(column));
  }
}

/// `Annotated[int, mapped_column(primary_key=True)]` brings a column along.
void ColumnReader::merge_annotated(SqlColumn& column, const Annotation& annotation) {
  for (const Value& extra : annotation.extras) {
    if (const auto given = host_.column(interpreter_, extra)) return merge_column(*given, column);
  }
}

/// Type and nullability, where the column leaves them to the annotation. A foreign key takes the
/// type of its target instead.
void ColumnReader::complete(SqlColumn& column, const Annotation& annotation) {
  if (!annotation.mapped && !state_.sqlmodel) return;
  if (!column.nullable_given) column.def.nullable = annotation.optional;
  const bool references =
      std::any_of(column.constraints.begin(), column.constraints.end(),
                  [](const ConstraintDef& one) { return one.kind == ConstraintKind::foreign_key; });
  if (!column.type.null_type || (references && !state_.sqlmodel)) return;
  column.type = annotated_type(interpreter_, host_, annotation, state_.order);
  const ClassData* enum_class = annotation.type.as_class();
  if (state_.sqlmodel && enum_class != nullptr && enum_class->enum_base != EnumBase::plain) {
    column.type = {};  // a VARCHAR or a native enum, depending on SQLModel's version
    column.type.type = DataType::unknown();
  }
  column.def.type = column.type.type;
  column.def.enum_expression = column.type.enum_expression;
}

}  // namespace migcheck
