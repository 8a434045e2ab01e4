// SPDX-License-Identifier: Apache-2.0
// op.create_index, the constraints, and what drops them.
#include <algorithm>

#include "core/python/migration_host.h"
#include "core/source/ascii.h"

namespace migcheck {
namespace {

/// The optional name of a constraint or index: nothing when None, `known` false when not evaluated.
std::optional<std::string> optional_name(const Value* value, bool& known) {
  known = value == nullptr || value->is_none() || value->known_string().has_value();
  return known_text(value);
}

void read_options(const CallArguments& args, ConstraintDef& constraint) {
  constraint.deferrable = is_set(args.keyword("deferrable"));
  const std::string initially = known_text(args.keyword("initially")).value_or("");
  constraint.initially_deferred = initially == "DEFERRED" || initially == "deferred";
  constraint.not_valid = is_set(args.keyword("postgresql_not_valid"));
  constraint.nulls_not_distinct = is_set(args.keyword("postgresql_nulls_not_distinct"));
}

std::string action(const Value* value) {
  std::string text = known_text(value).value_or("NO ACTION");
  std::transform(text.begin(), text.end(), text.begin(),
                 [](unsigned char c) { return static_cast<char>(std::toupper(c)); });
  return text;
}

}  // namespace

Value MigrationHost::create_index(const Directive& directive) {
  const CallArguments& args = directive.args;
  const std::optional<QualifiedName> name = table(directive, 1, "table_name");
  const Value* columns = directive.arg(2, 1, "columns");
  if (!name) return unknown_directive(directive, "the table's name is not known");
  const std::optional<ValueList> items =
      columns == nullptr ? std::nullopt : directive.interpreter.elements(*columns);
  if (!items) return unknown_directive(directive, "the columns are not known", {*name});
  ObjectData object;  // the arguments in the order of sa.Index
  object.path = "sqlalchemy.Index";
  const Value* index_name = directive.arg(0, 0, "index_name");
  object.args.push_back(index_name == nullptr ? Value::none() : *index_name);
  object.args.insert(object.args.end(), items->begin(), items->end());
  object.keywords = args.keywords;
  object.span = args.call;
  if (const Value* unique = args.get(directive.batch ? 2 : 4, "unique");
      unique != nullptr && args.keyword("unique") == nullptr) {
    object.keywords.emplace_back("unique", *unique);
  }
  bool name_known = true;
  optional_name(index_name, name_known);
  std::optional<IndexDef> made = index(directive.interpreter, object, *name);
  if (!made || !name_known) return unknown_directive(directive, "the index is not known", {*name});
  if (!made->name && !made->elements.empty()) {
    made->name = conventional_index_name(*made, *name);
  }
  const Value* flag = args.keyword("if_not_exists");
  emit(CreateIndex{*made, is_set(args.keyword("postgresql_concurrently")), is_set(flag)},
       args.callee, args, OperationSource::alembic, argument_guard(flag, args));
  return Value::none();
}

Value MigrationHost::drop_index(const Directive& directive) {
  const CallArguments& args = directive.args;
  const std::optional<std::string> name = known_text(directive.arg(0, 0, "index_name"));
  if (!name) return unknown_directive(directive, "the index's name is not known");
  const std::string schema = directive.batch ? directive.batch_table.schema
                                             : known_text(args.keyword("schema")).value_or("");
  const Value* flag = args.keyword("if_exists");
  DropIndex drop;
  drop.name = {schema, *name};
  drop.concurrently = is_set(args.keyword("postgresql_concurrently"));
  drop.if_exists = is_set(flag);
  drop.table = table(directive, 1, "table_name");
  emit(std::move(drop), args.callee, args, OperationSource::alembic, argument_guard(flag, args));
  return Value::none();
}

Value MigrationHost::add_constraint(const Directive& directive, ConstraintDef constraint) {
  const std::optional<QualifiedName> name = table(
      directive, 1, constraint.kind == ConstraintKind::foreign_key ? "source_table" : "table_name");
  bool known = true;
  const Value* given = directive.arg(0, 0, "constraint_name");
  constraint.name = optional_name(given, known);
  constraint.final_name = given != nullptr && given->is_final_name();
  constraint.span = directive.args.call;
  if (!name) return unknown_directive(directive, "the table's name is not known");
  if (!known) return unknown_directive(directive, "the constraint's name is not known", {*name});
  read_options(directive.args, constraint);
  emit(AddConstraint{*name, std::move(constraint), false}, directive.args.callee, directive.args);
  return Value::none();
}

Value MigrationHost::key_constraint(const Directive& directive, ConstraintKind kind) {
  ConstraintDef constraint;
  constraint.kind = kind;
  const Value* columns = directive.arg(2, 1, "columns");
  const auto names =
      columns == nullptr ? std::nullopt : known_strings(directive.interpreter, *columns);
  if (!names) return unknown_directive(directive, "the columns are not known");
  constraint.columns = *names;
  return add_constraint(directive, std::move(constraint));
}

Value MigrationHost::create_primary_key(const Directive& directive) {
  return key_constraint(directive, ConstraintKind::primary_key);
}
Value MigrationHost::create_unique_constraint(const Directive& directive) {
  return key_constraint(directive, ConstraintKind::unique);
}

Value MigrationHost::create_foreign_key(const Directive& directive) {
  ConstraintDef constraint;
  constraint.kind = ConstraintKind::foreign_key;
  const std::optional<std::string> referent = known_text(directive.arg(2, 1, "referent_table"));
  const Value* local = directive.arg(3, 2, "local_cols");
  const Value* remote = directive.arg(4, 3, "remote_cols");
  const auto columns =
      local == nullptr ? std::nullopt : known_strings(directive.interpreter, *local);
  const auto targets =
      remote == nullptr ? std::nullopt : known_strings(directive.interpreter, *remote);
  if (!referent || !columns || !targets)
    return unknown_directive(directive, "the tables or columns are not known");
  constraint.columns = *columns;
  constraint.ref_table = {known_text(directive.args.keyword("referent_schema")).value_or(""),
                          *referent};
  constraint.ref_columns = *targets;
  constraint.on_delete = action(directive.args.keyword("ondelete"));
  constraint.on_update = action(directive.args.keyword("onupdate"));
  constraint.span = directive.args.call;
  read_options(directive.args, constraint);
  std::optional<QualifiedName> source = table(directive, 1, "source_table");
  if (!source) return unknown_directive(directive, "the table's name is not known");
  if (const auto schema = known_text(directive.args.keyword("source_schema")))
    source->schema = *schema;
  bool known = true;
  const Value* given = directive.arg(0, 0, "constraint_name");
  constraint.name = optional_name(given, known);
  constraint.final_name = given != nullptr && given->is_final_name();
  if (!known) return unknown_directive(directive, "the constraint's name is not known", {*source});
  emit(AddConstraint{*source, std::move(constraint), false}, directive.args.callee, directive.args);
  return Value::none();
}

Value MigrationHost::create_check_constraint(const Directive& directive) {
  ConstraintDef constraint;
  constraint.kind = ConstraintKind::check;
  const Value* condition = directive.arg(2, 1, "condition");
  if (condition != nullptr)
    constraint.expression = expression(directive.interpreter, *condition).value_or("");
  return add_constraint(directive, std::move(constraint));
}

Value MigrationHost::create_exclude_constraint(const Directive& directive) {
  ConstraintDef constraint;
  constraint.kind = ConstraintKind::exclusion;
  constraint.method = ascii_lower(known_text(directive.args.keyword("using")).value_or("gist"));
  const std::vector<Value>& given = directive.args.positional;
  const auto first =
      static_cast<std::ptrdiff_t>(std::min<std::size_t>(given.size(), directive.batch ? 1 : 2));
  read_exclusion(directive.interpreter, ValueList(given.begin() + first, given.end()),
                 directive.args.keyword("where"), constraint);
  return add_constraint(directive, std::move(constraint));
}

/// Only a convention gives a constraint a name that op.drop_constraint(None, …) could send.
void MigrationHost::require_constraint_name(const Directive& directive) const {
  const Value* given = directive.arg(2, 1, "type_");
  const auto type = known_text(given);
  if (given != nullptr && !given->is_none() && !type) return;
  const std::string_view key = type == "check"        ? "ck"
                               : type == "primary"    ? "pk"
                               : type == "foreignkey" ? "fk"
                               : type == "unique"     ? "uq"
                                                      : "";
  if (!key.empty() && (!convention_known_ || convention_.find(key) != convention_.end())) return;
  const std::string_view what = key == "ck"   ? "CheckConstraint()"
                                : key == "pk" ? "PrimaryKeyConstraint()"
                                : key == "fk" ? "ForeignKeyConstraint()"
                                : key == "uq" ? "UniqueConstraint()"
                                              : "Constraint()";
  DdlError error;
  error.message =
      "Can't emit DROP CONSTRAINT for constraint " + std::string(what) + "; it has no name";
  raise_error("CompileError", std::move(error), directive.args.call);
}

Value MigrationHost::drop_constraint(const Directive& directive) {
  const CallArguments& args = directive.args;
  const std::optional<QualifiedName> name = table(directive, 1, "table_name");
  const Value* given = directive.arg(0, 0, "constraint_name");
  if (!name) return unknown_directive(directive, "the table's name is not known");
  const auto type = known_text(directive.arg(2, 1, "type_"));
  const bool valid =
      !type || type == "check" || type == "foreignkey" || type == "primary" || type == "unique";
  if (!valid)
    library_error("TypeError",
                  "'type' can be one of 'check', 'foreignkey', 'primary', 'unique', None",
                  args.call);
  const auto constraint_name = dropped_constraint(directive, *name, given);
  if (!constraint_name && given != nullptr && given->is_none()) require_constraint_name(directive);
  if (!constraint_name && given != nullptr && given->is_none())
    return unknown_directive(
        directive, "the constraint has no name here; a naming convention may give it one", {*name});
  if (!constraint_name)
    return unknown_directive(directive, "the constraint's name is not known", {*name});
  const Value* flag = args.keyword("if_exists");
  emit(DropConstraint{*name, *constraint_name, is_set(flag), false, false}, args.callee, args,
       OperationSource::alembic, argument_guard(flag, args));
  return Value::none();
}

}  // namespace migcheck
