// SPDX-License-Identifier: Apache-2.0
#include "core/models/model_host.h"

namespace migcheck {

std::optional<QualifiedName> name_of_table_call(const ObjectData& call) {
  const Value* name = call.argument(0, "name");
  const auto text = name == nullptr ? std::nullopt : name->known_string();
  if (!text) return std::nullopt;
  const Value* schema = call.keyword("schema");
  const Value* metadata = call.argument(1, "metadata");
  const ObjectData* made = metadata == nullptr ? nullptr : metadata->as_object();
  if (schema == nullptr && made != nullptr && made->path == "sqlalchemy.MetaData") {
    schema = made->keyword("schema");
  }
  return QualifiedName{schema == nullptr ? "" : schema->known_string().value_or(""), *text};
}

Value ModelHost::call(Interpreter& interpreter, const std::string& path,
                      const CallArguments& args) {
  Value made = LibraryHost::call(interpreter, path, args);
  if (path == "sqlalchemy.Table" && made.object_ptr() != nullptr)
    tables_made_.push_back(made.object_ptr());
  return made;
}

std::optional<QualifiedName> ModelHost::table_of_object(const ObjectData& object) const {
  if (object.path == "sqlalchemy.Table") return name_of_table_call(object);
  if (object.path != "sqlalchemy.orm.mapped_table" || object.args.empty()) return std::nullopt;
  const ClassPtr type = object.args.front().class_ptr();
  return type == nullptr || !table_of_ ? std::nullopt : table_of_(type);
}

std::optional<QualifiedName> ModelHost::table_of_column(const Value& value) const {
  const ObjectData* object = value.as_object();
  if (object == nullptr) return std::nullopt;
  if (const auto owner = object->attributes.find("class_"); owner != object->attributes.end()) {
    const ClassPtr type = owner->second.class_ptr();
    return type == nullptr || !table_of_ ? std::nullopt : table_of_(type);
  }
  const ObjectData* columns = object->receiver.get();
  if (columns == nullptr || columns->receiver == nullptr) return std::nullopt;
  return table_of_object(*columns->receiver);
}

std::optional<std::string> ModelHost::reference_target(const Value& value) {
  if (auto text = value.known_string()) return text;
  const auto name = column_name(value);
  const auto table = table_of_column(value);
  if (!name || !table) return std::nullopt;
  return (table->schema.empty() ? "" : table->schema + ".") + table->name + "." + *name;
}

}  // namespace migcheck
