// SPDX-License-Identifier: Apache-2.0
#include "core/models/metadata_key.h"

#include "core/models/class_span.h"
#include "core/python/guarded.h"

namespace migcheck {
namespace {

constexpr const char* flask_symbol = "flask_sqlalchemy.SQLAlchemy";
constexpr const char* flask_model = "flask_sqlalchemy.Model";
constexpr const char* flask_model_module = "flask_sqlalchemy.model.Model";
constexpr const char* sqlmodel_symbol = "sqlmodel.SQLModel";

/// The MetaData behind an object that makes declarative bases.
std::optional<MetadataKey> of_maker(Interpreter& interpreter, const ObjectData& object) {
  const std::string& path = object.path;
  if (path == flask_symbol) return flask_metadata();
  if (path == "sqlalchemy.orm.registry().generate_base" ||
      path == "sqlalchemy.orm.registry().mapped" ||
      path == "sqlalchemy.orm.registry().mapped_as_dataclass" ||
      path == "sqlalchemy.orm.registry().as_declarative_base") {
    return object.receiver == nullptr ? std::nullopt : of_maker(interpreter, *object.receiver);
  }
  if (path != "sqlalchemy.orm.declarative_base" && path != "sqlalchemy.orm.as_declarative" &&
      path != "sqlalchemy.orm.registry" && path != "sqlalchemy.ext.automap.automap_base") {
    return std::nullopt;
  }
  const Value* given = object.keyword("metadata");
  if (given == nullptr || given->is_none()) return MetadataKey{&object, "", nullptr, object.span};
  return metadata_of_value(interpreter, *given);
}

std::optional<MetadataKey> of_base(Interpreter& interpreter, const ClassData& type,
                                   const Value& base) {
  if (const std::string* symbol = base.as_symbol()) {
    if (symbol->starts_with("sqlalchemy.orm.DeclarativeBase"))
      return MetadataKey{&type, "", nullptr, class_span(type)};
    if (*symbol == sqlmodel_symbol) return MetadataKey{nullptr, sqlmodel_symbol, nullptr, {}};
    if (*symbol == flask_model || *symbol == flask_model_module) return flask_metadata();
  }
  const ObjectData* object = base.as_object();
  return object == nullptr ? std::nullopt : of_maker(interpreter, *object);
}

/// The MetaData that a class itself decides, by an attribute, a decorator or a direct base.
std::optional<MetadataKey> decided_here(Interpreter& interpreter, const ClassData& type) {
  if (const Value* metadata = own_attribute(type, "metadata")) {
    if (auto key = metadata_of_value(interpreter, *metadata)) return key;
  }
  if (const Value* registry = own_attribute(type, "registry")) {
    const ObjectData* object = registry->as_object();
    if (object != nullptr) {
      if (auto key = of_maker(interpreter, *object)) return key;
    }
  }
  for (const Value& decorator : decorators_of(interpreter, type)) {
    const ObjectData* object = decorator.as_object();
    if (object == nullptr) continue;
    auto key = of_maker(interpreter, *object);
    if (!key) continue;
    // A decorator that makes a MetaData is called once, for this class.
    if (key->object == object) key->object = &type;
    return key;
  }
  for (const Value& base : type.bases) {
    if (auto key = of_base(interpreter, type, base)) return key;
  }
  return std::nullopt;
}

}  // namespace

MetadataKey flask_metadata() { return {nullptr, flask_symbol, nullptr, {}}; }

ValueList decorators_of(Interpreter& interpreter, const ClassData& type) {
  ValueList values;
  if (type.node == nullptr || type.source == nullptr) return values;
  const auto module = interpreter.lazy_module(type.source, type.source->file().path());
  for (const Node* decorator : type.node->rest(2)) {
    values.push_back(guarded([&] { return interpreter.evaluate_in(*decorator, *module); }));
  }
  return values;
}

std::optional<MetadataKey> metadata_of_class(Interpreter& interpreter, const ClassPtr& type) {
  const ClassOrder order = class_order(type);
  for (const ClassPtr& one : order.classes) {
    if (auto key = decided_here(interpreter, *one)) return key;
  }
  if (order.foreign.empty()) return std::nullopt;
  return MetadataKey{nullptr, order.foreign.front(), nullptr, {}};
}

std::optional<MetadataKey> metadata_of_value(Interpreter& interpreter, const Value& value) {
  if (const std::string* symbol = value.as_symbol()) {
    constexpr std::string_view suffix = ".metadata";
    if (!symbol->ends_with(suffix)) return std::nullopt;
    const std::string owner = symbol->substr(0, symbol->size() - suffix.size());
    if (symbol->starts_with("flask.current_app.") || owner == flask_model) return flask_metadata();
    return MetadataKey{nullptr, owner, nullptr, {}};
  }
  const ObjectData* object = value.as_object();
  if (object == nullptr) return std::nullopt;
  if (object->path == "sqlalchemy.MetaData") return MetadataKey{object, "", object, object->span};
  if (object->path == "sqlalchemy.orm.class_metadata") {
    const ClassPtr type = object->args.empty() ? nullptr : object->args.front().class_ptr();
    return type == nullptr ? std::nullopt : metadata_of_class(interpreter, type);
  }
  if (object->path.ends_with("().metadata") && object->receiver != nullptr) {
    return of_maker(interpreter, *object->receiver);
  }
  return std::nullopt;
}

}  // namespace migcheck
