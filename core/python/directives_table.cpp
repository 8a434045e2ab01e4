// SPDX-License-Identifier: Apache-2.0
// op.create_table, add_column, alter_column and their relatives.
#include <algorithm>

#include "core/python/migration_host.h"

namespace migcheck {
namespace {

Span place_of(const CallArguments& args, std::size_t index) {
  return index < args.positional_spans.size() ? args.positional_spans[index] : args.callee;
}

/// Whether op.alter_column() is told to change anything; without that it sends nothing, whatever
/// it is given as the column.
bool changes_column(const CallArguments& args) {
  constexpr std::string_view changes[] = {"nullable", "server_default", "new_column_name", "type_",
                                          "comment"};
  return std::any_of(std::begin(changes), std::end(changes),
                     [&](std::string_view change) { return args.keyword(change) != nullptr; });
}

}  // namespace

Value MigrationHost::create_table(const Directive& directive) {
  const CallArguments& args = directive.args;
  const std::optional<QualifiedName> name = table(directive, 0, "table_name");
  if (!name) return unknown_directive(directive, "the table's name is not known");
  const ValueList elements(
      args.positional.empty() ? args.positional.end() : args.positional.begin() + 1,
      args.positional.end());
  TableParts parts = table_parts(directive.interpreter, elements, *name);
  parts.table.if_not_exists = is_set(args.keyword("if_not_exists"));
  parts.table.comment = known_text(args.keyword("comment"));
  parts.table.partition_key = known_text(args.keyword("postgresql_partition_by"));
  if (!parts.table.columns_known) ++unknown_directives_;
  for (const SqlColumn& column : parts.columns) check_default_argument(column);
  create_types(parts.columns, args, false);
  emit_table(std::move(parts), args, args.positional.empty() ? args.callee : place_of(args, 0));
  Value made = record("sqlalchemy.Table", args);
  ObjectData& object = *made.as_object();
  if (!object.args.empty())
    object.args.insert(object.args.begin() + 1, Value::none());  // no MetaData
  return made;
}

Value MigrationHost::drop_table(const Directive& directive) {
  const std::optional<QualifiedName> name = table(directive, 0, "table_name");
  if (!name) return unknown_directive(directive, "the table's name is not known");
  const Value* flag = directive.args.keyword("if_exists");
  emit(DropTable{*name, is_set(flag), false}, directive.args.callee, directive.args,
       OperationSource::alembic, argument_guard(flag, directive.args));
  return Value::none();
}

Value MigrationHost::rename_table(const Directive& directive) {
  const std::optional<QualifiedName> name = table(directive, 0, "old_table_name");
  const std::optional<std::string> new_name = known_text(directive.arg(1, -1, "new_table_name"));
  if (!name || !new_name) return unknown_directive(directive, "the table's name is not known");
  emit(RenameTable{*name, *new_name, false}, directive.args.callee, directive.args);
  return Value::none();
}

Value MigrationHost::add_column(const Directive& directive) {
  const CallArguments& args = directive.args;
  const std::optional<QualifiedName> name = table(directive, 0, "table_name");
  const Value* given = directive.arg(1, 0, "column");
  std::optional<SqlColumn> made =
      given == nullptr ? std::nullopt : column(directive.interpreter, *given);
  if (!name) return unknown_directive(directive, "the table's name is not known");
  if (!made || !made->name_known)
    return unknown_directive(directive, "the column is not known", {*name});
  if (made->type.null_type) {
    DdlError error;
    error.message =
        "Can't generate DDL for NullType(); did you forget to specify a type on this Column?";
    raise_error("CompileError", std::move(error), made->def.span);
  }
  check_default_argument(*made);
  inherit_schema(*made, *name);
  if (made->primary_key && becomes_serial(*made, TableParts(), 1)) {
    make_serial(made->type, made->def);
    made->def.default_sql.reset();
    made->def.default_known = true;
  }
  const Value* flag = args.keyword("if_not_exists");
  emit(AddColumn{*name, made->def, is_set(flag), false}, made->def.span, args,
       OperationSource::alembic, argument_guard(flag, args));
  for (const ConstraintDef& constraint : made->constraints)
    emit(AddConstraint{*name, constraint, false}, constraint.span, args);
  if (made->unique && !made->index) {
    ConstraintDef unique;
    unique.kind = ConstraintKind::unique;
    unique.columns = {made->def.name};
    unique.span = made->def.span;
    emit(AddConstraint{*name, unique, false}, made->def.span, args);
  }
  if (const auto check = enum_check(*made))
    emit(AddConstraint{*name, *check, false}, made->def.span, args);
  if (std::optional<IndexDef> index = column_index(*name, *made))
    emit(CreateIndex{*index, false, false}, made->def.span, args);
  emit_comment(*name, *made, args);
  return Value::none();
}

Value MigrationHost::drop_column(const Directive& directive) {
  const std::optional<QualifiedName> name = table(directive, 0, "table_name");
  const std::optional<std::string> column_text = known_text(directive.arg(1, 0, "column_name"));
  if (!name) return unknown_directive(directive, "the table's name is not known");
  if (!column_text) return unknown_directive(directive, "the column's name is not known", {*name});
  const Value* flag = directive.args.keyword("if_exists");
  emit(DropColumn{*name, *column_text, is_set(flag), false, false}, directive.args.callee,
       directive.args, OperationSource::alembic, argument_guard(flag, directive.args));
  return Value::none();
}

void MigrationHost::alter_type(const Directive& directive, const QualifiedName& name,
                               const std::string& column_text) {
  const Value* given = directive.args.keyword("type_");
  if (given == nullptr || given->is_none()) return;
  const SqlType made = type(directive.interpreter, *given);
  AlterColumnType alter{name, column_text, made.type, std::nullopt, made.enum_expression};
  if (const Value* conversion = directive.args.keyword("postgresql_using");
      conversion != nullptr && !conversion->is_none()) {
    alter.using_sql = expression(directive.interpreter, *conversion).value_or("");
  }
  emit(std::move(alter), directive.args.callee, directive.args);
}

/// The check that a type brings which has no enum type of its own. Alembic drops that of the type
/// there was before it alters the column, and adds that of the new one afterwards.
std::optional<ConstraintDef> MigrationHost::check_of_type(const Directive& directive,
                                                          std::string_view keyword,
                                                          const std::string& column_text) {
  const Value* given = directive.args.keyword(keyword);
  const Value* made = directive.args.keyword("type_");
  if (given == nullptr || given->is_none() || made == nullptr || made->is_none())
    return std::nullopt;
  SqlColumn column;
  column.type = type(directive.interpreter, *given);
  column.def.name = column_text;
  column.def.span = directive.args.callee;
  return enum_check(column);
}

void MigrationHost::drop_check(const Directive& directive, const QualifiedName& table,
                               ConstraintDef check) {
  name_constraint(check, table, directive.args.call);
  if (check.name)
    emit(DropConstraint{table, *check.name, false, false, false}, directive.args.callee,
         directive.args);
}

/// Arguments that Alembic refuses before it sends anything.
void MigrationHost::check_arguments(const Directive& directive) const {
  const CallArguments& args = directive.args;
  const auto given = [&](std::string_view keyword) {
    const Value* value = args.keyword(keyword);
    return value != nullptr && !value->is_none();
  };
  if (given("name"))
    library_error("TypeError", "alter_column() got multiple values for keyword argument 'name'",
                  args.call);
  if (given("postgresql_using") && !given("type_"))
    library_error("CommandError", "postgresql_using must be used with the type_ parameter",
                  args.call);
}

/// Without existing_server_default=None Alembic takes the column for one that has an identity.
void MigrationHost::alter_identity(const Directive& directive, const QualifiedName& name,
                                   const std::string& column_text) {
  const Value* existing = directive.args.keyword("existing_server_default");
  if (existing == nullptr || existing->as_bool() != nullptr) {
    DdlError error;
    error.sqlstate = "42601";
    error.message = "syntax error at end of input";
    refuse_statement(std::move(error), directive.args.call);
  }
  emit(SetIdentity{name, column_text, 'd', false, {}}, directive.args.callee, directive.args);
}

void MigrationHost::alter_default(const Directive& directive, const QualifiedName& name,
                                  const std::string& column_text) {
  const Value* given = directive.args.keyword("server_default");
  if (given == nullptr || given->truth() == std::optional<bool>(false)) {
    if (given == nullptr || given->as_bool() != nullptr)
      return;  // False: leave the default as it is
  }
  const ObjectData* object = given->as_object();
  if (object != nullptr && object->path == "sqlalchemy.Identity") {
    return alter_identity(directive, name, column_text);
  }
  if (object != nullptr && object->path == "sqlalchemy.Computed")
    library_error("CompileError",
                  "Adding or removing a \"computed\" construct, e.g. GENERATED ALWAYS AS, to or "
                  "from an existing column is not supported.",
                  directive.args.call);
  if (refused_default(*given))
    library_error("ArgumentError", "server_default is expected to be a string or a SQL expression",
                  directive.args.call);
  const Value* existing = directive.args.keyword("existing_server_default");
  const ObjectData* before = existing == nullptr ? nullptr : existing->as_object();
  if (given->is_none() && before != nullptr && before->path == "sqlalchemy.Identity") {
    emit(SetIdentity{name, column_text, std::nullopt, false, {}}, directive.args.callee,
         directive.args);
    return;
  }
  bool none = false;
  SetDefault change{name, column_text, server_default(directive.interpreter, *given, none), true};
  change.default_known = none || change.default_sql.has_value();
  emit(std::move(change), directive.args.callee, directive.args);
}

Value MigrationHost::alter_column(const Directive& directive) {
  const CallArguments& args = directive.args;
  const std::optional<QualifiedName> name = table(directive, 0, "table_name");
  const std::optional<std::string> column_text = known_text(directive.arg(1, 0, "column_name"));
  if (!name) return unknown_directive(directive, "the table's name is not known");
  if (!column_text && !changes_column(args)) return Value::none();
  if (!column_text) return unknown_directive(directive, "the column's name is not known", {*name});
  check_arguments(directive);
  if (auto check = check_of_type(directive, "existing_type", *column_text))
    drop_check(directive, *name, std::move(*check));
  alter_type(directive, *name, *column_text);
  if (const Value* nullable = args.keyword("nullable");
      nullable != nullptr && !nullable->is_none()) {
    const std::optional<bool> truth = nullable->truth();
    if (!truth)
      return unknown_directive(directive, "whether the column may be null is not known", {*name});
    emit(SetNotNull{*name, *column_text, !*truth}, args.callee, args);
  }
  alter_default(directive, *name, *column_text);
  const Value* comment = args.keyword("comment");
  if (comment != nullptr && (comment->is_none() || comment->known_string())) {
    emit(SetComment{ObjectKind::column, *name, *column_text, comment->known_string()}, args.callee,
         args);
  }
  if (const Value* renamed = args.keyword("new_column_name");
      renamed != nullptr && !renamed->is_none()) {
    const std::optional<std::string> text = renamed->known_string();
    if (!text) return unknown_directive(directive, "the new name is not known", {*name});
    emit(RenameColumn{*name, *column_text, *text}, args.callee, args);
  }
  if (auto check = check_of_type(directive, "type_", *column_text))
    emit(AddConstraint{*name, std::move(*check), false}, args.callee, args);
  return Value::none();
}

Value MigrationHost::table_comment(const Directive& directive) {
  const std::optional<QualifiedName> name = table(directive, 0, "table_name");
  if (!name) return unknown_directive(directive, "the table's name is not known");
  const bool drops = directive.name.starts_with("drop");
  const std::optional<std::string> text =
      drops ? std::nullopt : known_text(directive.arg(1, 0, "comment"));
  emit(SetComment{ObjectKind::table, *name, "", text}, directive.args.callee, directive.args);
  return Value::none();
}

}  // namespace migcheck
