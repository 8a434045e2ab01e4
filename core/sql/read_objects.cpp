// SPDX-License-Identifier: Apache-2.0
// Sequences, functions, triggers, schemas and extensions.
#include <algorithm>

#include "core/sql/readers.h"
#include "core/sql/signature.h"

namespace migcheck::sql {
namespace {

Node option(Node node, std::string_view name) {
  for (const Node& element : node.list("options")) {
    if (element.text("defname") == name) return element.field("arg");
  }
  return {};
}

struct SequenceOwner {
  std::optional<QualifiedName> table;
  std::string column;
};

/// OWNED BY table.column, or OWNED BY NONE.
SequenceOwner sequence_owner(Reading& reading, Node list) {
  std::vector<std::string> names = list.item_strings();
  if (names.size() < 2) return {};
  SequenceOwner owner;
  owner.column = reading.part(names.back());
  names.pop_back();
  owner.table = reading.qualified(names);
  return owner;
}

}  // namespace

void read_create_sequence(Reading& reading) {
  CreateSequence create;
  create.name = reading.relation(reading.node.field("sequence"));
  create.if_not_exists = reading.node.flag("if_not_exists");
  const Node type = option(reading.node, "as");
  create.type = type ? reading.type(type) : DataType::builtin("bigint");
  SequenceOwner owner = sequence_owner(reading, option(reading.node, "owned_by"));
  create.owner_table = std::move(owner.table);
  create.owner_column = std::move(owner.column);
  const TokenRange head = reading.created_head();
  reading.add(std::move(create), head, reading.if_exists(head));
}

void read_alter_sequence(Reading& reading) {
  const Node owned_by = option(reading.node, "owned_by");
  if (!owned_by) return reading.add_other();
  const QualifiedName name = reading.relation(reading.node.field("sequence"));
  const SequenceOwner owner = sequence_owner(reading, owned_by);
  const auto clause = reading.if_exists(reading.text.all());
  PlannedOperation& planned =
      reading.add(AlterSequenceOwner{name, owner.table, owner.column}, reading.text.all(), clause);
  if (reading.node.flag("missing_ok")) planned.only_if_table = name;
}

void read_create_function(Reading& reading) {
  CreateFunction create;
  create.name = reading.qualified(reading.node.strings("funcname"));
  create.signature = input_signature(reading, reading.node.list("parameters"));
  create.or_replace = reading.node.flag("replace");
  create.procedure = reading.node.flag("is_procedure");
  create.language = option(reading.node, "language").string_value();
  if (create.language.empty()) create.language = "sql";
  reading.add(std::move(create), reading.created_head());
}

void read_create_trigger(Reading& reading) {
  CreateTrigger create;
  create.table = reading.relation(reading.node.field("relation"));
  create.name = reading.part(reading.node.text("trigname"));
  create.or_replace = reading.node.flag("replace");
  create.function = reading.qualified(reading.node.strings("funcname"));
  create.row = reading.node.flag("row");
  reading.add(std::move(create), reading.created_head());
}

void read_create_schema(Reading& reading) {
  const Node node = reading.node;
  CreateSchema create;
  create.name = node.text("schemaname");
  if (create.name.empty()) create.name = node.field("authrole").text("rolename");
  create.name = reading.qualified({create.name}).name;
  create.if_not_exists = node.flag("if_not_exists");
  const TokenRange head = node.has("schemaname") ? reading.created_head() : reading.text.all();
  const std::string name = create.name;
  reading.add(std::move(create), head, reading.if_exists(head));
  if (!node.list("schemaElts").empty()) {
    reading.add_unknown("objects made inside CREATE SCHEMA '" + name + "' are not modelled",
                        reading.text.all());
  }
}

void read_create_extension(Reading& reading) {
  CreateExtension create;
  create.name = reading.qualified({reading.node.text("extname")}).name;
  create.schema = reading.part(option(reading.node, "schema").string_value());
  create.if_not_exists = reading.node.flag("if_not_exists");
  const TokenRange head = reading.created_head();
  reading.add(std::move(create), head, reading.if_exists(head));
}

}  // namespace migcheck::sql
