// SPDX-License-Identifier: Apache-2.0
#include "core/models/class_roles.h"

#include <algorithm>
#include <utility>

#include "core/models/table_names.h"

namespace migcheck {
namespace {

using Kind = ClassRole::Kind;

bool is_true(const Value* value) {
  return value != nullptr && value->truth() == std::optional<bool>(true);
}

bool is_sqlmodel_table(const ClassData& type) {
  return std::any_of(type.keywords.begin(), type.keywords.end(), [](const auto& keyword) {
    return keyword.first == "table" && is_true(&keyword.second);
  });
}

std::string lower(std::string text) {
  for (char& c : text) {
    if (c >= 'A' && c <= 'Z') c = static_cast<char>(c - 'A' + 'a');
  }
  return text;
}

std::string metadata_schema(const MetadataKey& key) {
  const Value* schema = key.made == nullptr ? nullptr : key.made->keyword("schema");
  return schema == nullptr ? "" : schema->known_string().value_or("");
}

}  // namespace

const ClassRole& ClassRoles::role(const ClassPtr& type) {
  const auto known = roles_.find(type);
  if (known != roles_.end()) return known->second;
  roles_.emplace(type, ClassRole{});  // a class that is met again below is not mapped yet
  ClassRole decided = decide(type);
  return roles_[type] = std::move(decided);
}

ReadColumns ClassRoles::columns(const ClassPtr& type) {
  return columns_.read(type, [&](const ClassPtr& base) { return is_mapped(base); });
}

/// The class that SQLAlchemy itself calls the declarative base.
bool ClassRoles::is_base(const ClassData& type) {
  const bool derives = std::any_of(type.bases.begin(), type.bases.end(), [](const Value& base) {
    return base.as_symbol() != nullptr &&
           base.as_symbol()->starts_with("sqlalchemy.orm.DeclarativeBase");
  });
  if (derives) return true;
  const ValueList decorators = decorators_of(interpreter_, type);
  return std::any_of(decorators.begin(), decorators.end(), [](const Value& decorator) {
    const ObjectData* object = decorator.as_object();
    return object != nullptr && (object->path == "sqlalchemy.orm.as_declarative" ||
                                 object->path.ends_with("().as_declarative_base"));
  });
}

bool ClassRoles::has_primary_key(const ClassPtr& type) {
  const ReadColumns read = columns(type);
  return std::any_of(read.columns.begin(), read.columns.end(),
                     [](const SqlColumn& column) { return column.primary_key; });
}

ClassRole ClassRoles::decide(const ClassPtr& type) {
  ClassRole role;
  if (type->enum_base != EnumBase::none || is_true(own_attribute(*type, "__abstract__")) ||
      is_base(*type) || settings_.is_model_class(type)) {
    return role;
  }
  role.key = metadata_of_class(interpreter_, type);
  if (!role.key) return role;
  role.key = settings_.complete(*role.key);
  if (type->derives_from("sqlmodel.SQLModel") && !is_sqlmodel_table(*type)) return role;
  if (const Value* table = own_attribute(*type, "__table__")) {
    role.table = table->object_ptr();
    const bool known = role.table != nullptr && role.table->path == "sqlalchemy.Table";
    role.kind = known ? Kind::fixed_table : Kind::table;
    if (!known) role.unknown = "the __table__ of '" + type->name + "' is not known";
    return role;
  }
  name_table(type, class_order(type), role);
  return role;
}

void ClassRoles::name_table(const ClassPtr& type, const ClassOrder& order, ClassRole& role) {
  const auto mapped = [&](const ClassPtr& base) { return is_mapped(base); };
  const auto parent = std::find_if(order.classes.begin() + 1, order.classes.end(), mapped);
  TableName declared = declared_table_name(interpreter_, type, order, mapped);
  const bool shares = declared.given && *role.key == flask_metadata() &&
                      parent != order.classes.end() && !has_primary_key(type) &&
                      own_attribute(*type, "__table_args__") == nullptr;
  if (shares) {  // Flask-SQLAlchemy drops the name of a class without a key
    role.kind = Kind::inherits;
    role.parent = *parent;
  } else if (declared.given) {
    role.kind = Kind::table;
    role.name.name = declared.name.value_or("");
    role.unknown = std::move(declared.unknown);
  } else {
    without_name(type, order, role);
  }
  if (role.kind != Kind::table) return;
  TableArguments arguments = table_arguments(interpreter_, type, order, mapped);
  role.name.schema = arguments.schema.value_or(metadata_schema(*role.key));
  role.reflected = arguments.reflected || !arguments.known;
  role.elements = std::move(arguments.elements);
  role.comment = std::move(arguments.comment);
}

void ClassRoles::without_name(const ClassPtr& type, const ClassOrder& order, ClassRole& role) {
  const auto parent = std::find_if(order.classes.begin() + 1, order.classes.end(),
                                   [&](const ClassPtr& base) { return is_mapped(base); });
  const bool flask = *role.key == flask_metadata();
  if (type->derives_from("sqlmodel.SQLModel")) {
    role.kind = Kind::table;
    role.name.name = lower(type->name);
  } else if (flask && has_primary_key(type)) {
    role.kind = Kind::table;
    role.name.name = flask_table_name(type->name);
  } else if (parent != order.classes.end()) {
    role.kind = Kind::inherits;
    role.parent = *parent;
  } else if (!order.foreign.empty() && role.key->symbol != order.foreign.front()) {
    role.unknown = "base class '" + order.foreign.front() + "' may name a table";
  }
}

}  // namespace migcheck
