// SPDX-License-Identifier: Apache-2.0
// ALTER TABLE: one operation (or more) a sub-command, each with the sub-command's own place. The
// tree has no positions for sub-commands; they are the parts between the commas.
#include <algorithm>
#include <array>

#include "core/sql/definitions.h"
#include "core/sql/hole.h"
#include "core/sql/readers.h"

namespace migcheck::sql {
namespace {

/// The first token behind `ALTER TABLE [IF EXISTS] [ONLY] name [*]`.
std::size_t behind_table(const SqlText& text, std::size_t name_location) {
  std::size_t at = text.at(name_location) + 1;
  while (text.is(at, ".")) at += 2;
  return text.is(at, "*") ? at + 1 : at;
}

/// One sub-command with everything that its reader needs.
struct Command {
  Reading& reading;
  Node node;
  TokenRange range;
  QualifiedName table;
  bool table_if_exists = false;

  [[nodiscard]] const SqlText& text() const { return reading.text; }
  [[nodiscard]] std::string column() const { return reading.part(node.text("name")); }
  [[nodiscard]] bool cascade() const { return node.text("behavior") == "DROP_CASCADE"; }
  [[nodiscard]] std::optional<TokenRange> clause() const { return reading.if_exists(range); }
  PlannedOperation& add(OperationPayload payload) const {
    return reading.add(std::move(payload), range, clause());
  }
};

void add_column(const Command& command) {
  AddColumn add;
  add.table = command.table;
  add.if_not_exists = command.node.flag("missing_ok");
  add.table_if_exists = command.table_if_exists;
  const bool if_not_exists = add.if_not_exists;
  ColumnDefinition definition =
      read_column(command.reading, command.node.field("def"),
                  {command.text().at(command.node.field("def").location()), command.range.last});
  add.column = std::move(definition.column);
  command.add(std::move(add));
  for (ConstraintDef& constraint : definition.constraints) {
    PlannedOperation& planned =
        command.add(AddConstraint{command.table, std::move(constraint), command.table_if_exists});
    planned.only_if_column_was_added = if_not_exists;
  }
}

void drop_column(const Command& command) {
  command.add(DropColumn{command.table, command.column(), command.node.flag("missing_ok"),
                         command.cascade(), command.table_if_exists});
}

void column_default(const Command& command) {
  SetDefault set{command.table, command.column(), std::nullopt, true};
  if (command.node.has("def")) {
    const SqlText& text = command.text();
    const TokenRange value{text.find(command.range, {"default"}) + 1, command.range.last};
    set.default_known = !command.reading.holes_in(value);
    if (set.default_known) set.default_sql = text.slice(value);
  }
  command.add(std::move(set));
}

void set_not_null(const Command& command) {
  command.add(SetNotNull{command.table, command.column(), true});
}

void drop_not_null(const Command& command) {
  command.add(SetNotNull{command.table, command.column(), false});
}

void alter_type(const Command& command) {
  AlterColumnType alter;
  alter.table = command.table;
  alter.column = command.column();
  alter.type = command.reading.type(command.node.field("def").field("typeName"));
  const std::size_t using_at = command.text().find(command.range, {"using"});
  if (using_at < command.range.last) {
    alter.using_sql = command.reading.expression({using_at + 1, command.range.last});
  }
  command.add(std::move(alter));
}

/// ADD GENERATED … AS IDENTITY and SET GENERATED …; the other identity settings change nothing
/// that the catalog keeps.
void set_identity(const Command& command) {
  const SqlText& text = command.text();
  const std::size_t generated = text.find(command.range, {"generated"});
  if (generated == command.range.last) {
    command.reading.add_other();
    return;
  }
  const char identity = text.is(generated + 1, "always") ? 'a' : 'd';
  const Node clause = command.node.field("def");
  command.add(SetIdentity{command.table, command.column(), identity, false,
                          identity_sequence(command.reading, clause)});
}

void drop_identity(const Command& command) {
  command.add(SetIdentity{
      command.table, command.column(), std::nullopt, command.node.flag("missing_ok"), {}});
}

void drop_expression(const Command& command) {
  command.add(DropExpression{command.table, command.column(), command.node.flag("missing_ok")});
}

void add_constraint(const Command& command) {
  const Node definition = command.node.field("def");
  if (!is_table_constraint(definition)) {
    return command.reading.add_unknown("a constraint of an unknown kind is added", command.range);
  }
  AddConstraint add;
  add.table = command.table;
  add.constraint = read_constraint(command.reading, definition, command.range);
  add.constraint.not_valid = definition.flag("skip_validation");
  add.table_if_exists = command.table_if_exists;
  command.add(std::move(add));
}

void drop_constraint(const Command& command) {
  command.add(DropConstraint{command.table, command.column(), command.node.flag("missing_ok"),
                             command.cascade(), command.table_if_exists});
}

void validate_constraint(const Command& command) {
  command.add(ValidateConstraint{command.table, command.column()});
}

void attach_partition(const Command& command) {
  const bool detach = command.node.text("subtype") == "AT_DetachPartition";
  const Node partition = command.node.field("def").field("name");
  command.add(AttachPartition{command.table, command.reading.relation(partition), detach});
}

void change_inheritance(const Command& command) {
  static_cast<void>(command.reading.relation(command.node.field("def")));
  command.reading.add_unknown("ALTER TABLE … INHERIT is not modelled", command.range);
}

void alter_constraint(const Command& command) {
  command.reading.add_unknown("ALTER CONSTRAINT is not modelled", command.range);
}

void set_expression(const Command& command) {
  command.reading.add_unknown("SET EXPRESSION is not modelled", command.range);
}

struct CommandReader {
  std::string_view subtype;
  void (*read)(const Command&);
};

constexpr std::array command_readers{
    CommandReader{"AT_AddColumn", add_column},
    CommandReader{"AT_AddConstraint", add_constraint},
    CommandReader{"AT_AddIdentity", set_identity},
    CommandReader{"AT_AddInherit", change_inheritance},
    CommandReader{"AT_AlterColumnType", alter_type},
    CommandReader{"AT_AlterConstraint", alter_constraint},
    CommandReader{"AT_AttachPartition", attach_partition},
    CommandReader{"AT_ColumnDefault", column_default},
    CommandReader{"AT_DetachPartition", attach_partition},
    CommandReader{"AT_DropColumn", drop_column},
    CommandReader{"AT_DropConstraint", drop_constraint},
    CommandReader{"AT_DropExpression", drop_expression},
    CommandReader{"AT_DropIdentity", drop_identity},
    CommandReader{"AT_DropInherit", change_inheritance},
    CommandReader{"AT_DropNotNull", drop_not_null},
    CommandReader{"AT_SetExpression", set_expression},
    CommandReader{"AT_SetIdentity", set_identity},
    CommandReader{"AT_SetNotNull", set_not_null},
    CommandReader{"AT_ValidateConstraint", validate_constraint},
};

void read_command(const Command& command) {
  const auto* const found =
      std::find_if(command_readers.begin(), command_readers.end(),
                   [type = command.node.text("subtype")](const CommandReader& reader) {
                     return reader.subtype == type;
                   });
  if (found == command_readers.end()) {
    command.reading.add_other();
  } else {
    found->read(command);
  }
}

}  // namespace

void read_alter_table(Reading& reading) {
  const Node node = reading.node;
  const std::string object = node.text("objtype");
  const QualifiedName table = reading.relation(node.field("relation"));
  if (object == "OBJECT_TYPE") {
    return reading.add_unknown("ALTER TYPE … ATTRIBUTE is not modelled", reading.text.all());
  }
  if (object != "OBJECT_TABLE" && object != "OBJECT_FOREIGN_TABLE") return reading.add_other();
  const std::size_t first = behind_table(reading.text, node.field("relation").location());
  const std::vector<TokenRange> ranges = reading.text.split({first, reading.text.size()});
  const std::vector<Node> commands = node.list("cmds");
  const bool table_if_exists = node.flag("missing_ok");
  const auto clause = reading.if_exists({0, first});
  for (std::size_t i = 0; i < commands.size(); ++i) {
    Reading one(reading.text, commands[i]);
    const QualifiedName name = one.relation(node.field("relation"));
    const TokenRange range = i < ranges.size() ? ranges[i] : reading.text.all();
    read_command({one, commands[i], range, name, table_if_exists});
    for (PlannedOperation& planned : one.take()) {
      if (table_if_exists) planned.only_if_table = table;
      if (clause) {
        planned.operation.guards.push_back(
            {GuardKind::if_exists_clause, reading.text.span(*clause)});
      }
      reading.append(std::move(planned));
    }
  }
}

}  // namespace migcheck::sql
