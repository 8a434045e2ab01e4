// SPDX-License-Identifier: Apache-2.0
// ALTER … RENAME, ALTER … SET SCHEMA and COMMENT ON, which address objects of any kind.
#include <algorithm>
#include <array>

#include "core/sql/readers.h"

namespace migcheck::sql {
namespace {

struct NamedKind {
  std::string_view object;
  ObjectKind kind;
};

constexpr std::array object_kinds{
    NamedKind{"OBJECT_COLUMN", ObjectKind::column},
    NamedKind{"OBJECT_DOMAIN", ObjectKind::type},
    NamedKind{"OBJECT_EXTENSION", ObjectKind::extension},
    NamedKind{"OBJECT_FOREIGN_TABLE", ObjectKind::table},
    NamedKind{"OBJECT_FUNCTION", ObjectKind::function},
    NamedKind{"OBJECT_INDEX", ObjectKind::index},
    NamedKind{"OBJECT_MATVIEW", ObjectKind::view},
    NamedKind{"OBJECT_PROCEDURE", ObjectKind::function},
    NamedKind{"OBJECT_ROUTINE", ObjectKind::function},
    NamedKind{"OBJECT_SCHEMA", ObjectKind::schema},
    NamedKind{"OBJECT_SEQUENCE", ObjectKind::sequence},
    NamedKind{"OBJECT_TABCONSTRAINT", ObjectKind::constraint},
    NamedKind{"OBJECT_TABLE", ObjectKind::table},
    NamedKind{"OBJECT_TYPE", ObjectKind::type},
    NamedKind{"OBJECT_VIEW", ObjectKind::view},
};

std::optional<ObjectKind> object_kind(const std::string& object) {
  const auto* const found =
      std::find_if(object_kinds.begin(), object_kinds.end(),
                   [&object](const NamedKind& one) { return one.object == object; });
  return found == object_kinds.end() ? std::nullopt : std::optional(found->kind);
}

/// The dotted name of a statement's object, whatever kind of node it is.
std::vector<std::string> object_names(Node object) {
  if (object.is("TypeName")) return object.strings("names");
  if (object.is("ObjectWithArgs")) return object.strings("objname");
  if (object.is("String")) return {object.string_value()};
  return object.item_strings();
}

QualifiedName object_name(Reading& reading) {
  const Node node = reading.node;
  if (node.has("relation")) return reading.relation(node.field("relation"));
  return reading.qualified(object_names(node.field("object")));
}

OperationPayload rename_payload(Reading& reading, ObjectKind kind, const QualifiedName& name) {
  const std::string new_name = reading.part(reading.node.text("newname"));
  const bool missing_ok = reading.node.flag("missing_ok");
  switch (kind) {
    case ObjectKind::table:
      return RenameTable{name, new_name, missing_ok};
    case ObjectKind::index:
      return RenameIndex{name, new_name, missing_ok};
    case ObjectKind::type:
      return RenameType{name, new_name};
    case ObjectKind::column:
      return RenameColumn{name, reading.part(reading.node.text("subname")), new_name};
    case ObjectKind::constraint:
      return RenameConstraint{name, reading.part(reading.node.text("subname")), new_name};
    default:
      return RenameObject{kind, name, new_name};
  }
}

void rename_trigger(Reading& reading) {
  static_cast<void>(reading.relation(reading.node.field("relation")));
  reading.add_unknown("ALTER TRIGGER … RENAME is not modelled", reading.text.all());
}

void rename_attribute(Reading& reading) {
  static_cast<void>(reading.relation(reading.node.field("relation")));
  reading.add_unknown("ALTER TYPE … RENAME ATTRIBUTE is not modelled", reading.text.all());
}

SetComment comment_target(Reading& reading, ObjectKind kind) {
  SetComment comment;
  comment.kind = kind;
  std::vector<std::string> names = object_names(reading.node.field("object"));
  const bool part_of_table = kind == ObjectKind::column || kind == ObjectKind::constraint;
  if (part_of_table && names.size() > 1) {
    comment.column = reading.part(names.back());
    names.pop_back();
  }
  comment.name = reading.qualified(names);
  return comment;
}

}  // namespace

void read_rename(Reading& reading) {
  const Node node = reading.node;
  const std::string type = node.text("renameType");
  if (type == "OBJECT_TRIGGER") return rename_trigger(reading);
  if (type == "OBJECT_ATTRIBUTE") return rename_attribute(reading);
  const std::optional<ObjectKind> kind = object_kind(type);
  if (!kind) return reading.add_other();
  const QualifiedName name = *kind == ObjectKind::schema ? reading.qualified({node.text("subname")})
                                                         : object_name(reading);
  const std::string relation_type = node.text("relationType");
  const bool of_view = *kind == ObjectKind::column &&
                       (relation_type == "OBJECT_VIEW" || relation_type == "OBJECT_MATVIEW");
  if (of_view) return reading.add_unknown("columns of views are not modelled", reading.text.all());
  const auto clause = reading.if_exists(reading.text.all());
  PlannedOperation& planned =
      reading.add(rename_payload(reading, *kind, name), reading.text.all(), clause);
  const bool part_of_table = *kind == ObjectKind::column || *kind == ObjectKind::constraint;
  if (node.flag("missing_ok") && part_of_table) planned.only_if_table = name;
}

void read_set_schema(Reading& reading) {
  const std::optional<ObjectKind> kind = object_kind(reading.node.text("objectType"));
  if (!kind) return reading.add_other();
  SetSchema set;
  set.kind = *kind;
  set.name = object_name(reading);
  set.new_schema = reading.part(reading.node.text("newschema"));
  set.if_exists = reading.node.flag("missing_ok");
  reading.add(std::move(set), reading.text.all(), reading.if_exists(reading.text.all()));
}

void read_comment(Reading& reading) {
  const std::optional<ObjectKind> kind = object_kind(reading.node.text("objtype"));
  if (!kind) return reading.add_other();
  SetComment comment = comment_target(reading, *kind);
  if (reading.node.has("comment")) comment.text = reading.part(reading.node.text("comment"));
  reading.add(std::move(comment), reading.text.all());
}

}  // namespace migcheck::sql
