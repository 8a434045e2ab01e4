// SPDX-License-Identifier: Apache-2.0
// Tables as op.create_table() and Table.create() make them: first the types of the columns, then
// the table, then its indexes and comments.
#include <algorithm>

#include "core/python/migration_host.h"

namespace migcheck {
namespace {

bool is_key_of(const CreateTable& table, const std::string& column) {
  return std::any_of(
      table.constraints.begin(), table.constraints.end(), [&](const ConstraintDef& constraint) {
        return constraint.kind == ConstraintKind::primary_key &&
               std::find(constraint.columns.begin(), constraint.columns.end(), column) !=
                   constraint.columns.end();
      });
}

bool creates_type(const EnumExpression& expression) {
  if (!expression.native || !expression.name || expression.has_metadata) return false;
  return expression.generic || expression.create_type != std::optional<bool>(false);
}

}  // namespace

bool MigrationHost::becomes_serial(const SqlColumn& column, const TableParts& parts,
                                   std::size_t key_columns) {
  const auto refers = [&](const ConstraintDef& one) {
    return one.kind == ConstraintKind::foreign_key &&
           (one.columns.empty() || std::find(one.columns.begin(), one.columns.end(),
                                             column.def.name) != one.columns.end());
  };
  const bool referenced =
      std::any_of(column.constraints.begin(), column.constraints.end(), refers) ||
      std::any_of(parts.table.constraints.begin(), parts.table.constraints.end(), refers);
  // autoincrement=True wins over a server_default, which is what reflected columns have.
  const bool drawn =
      column.autoincrement_on ||
      (key_columns == 1 && !referenced && !column.def.default_sql && column.def.default_known);
  return drawn && (column.type.integer || column.type.numeric) && !column.has_python_default &&
         !column.autoincrement_off && !column.def.identity && !column.def.generated;
}

MigrationHost::TableParts MigrationHost::table_parts(Interpreter& interpreter,
                                                     const ValueList& elements,
                                                     const QualifiedName& name) {
  TableParts parts;
  parts.table.name = name;
  for (const Value& element : elements) add_element(interpreter, element, parts);
  finish_keys(parts);
  return parts;
}

/// A second column of one name takes the place of the first, with its constraints; SQLAlchemy 2.0
/// refuses it.
const SqlColumn& MigrationHost::put_column(SqlColumn column, TableParts& parts) {
  const std::string& name = column.def.name;
  const auto first = std::find_if(parts.columns.begin(), parts.columns.end(),
                                  [&](const SqlColumn& one) { return one.def.name == name; });
  if (first == parts.columns.end()) {
    parts.columns.push_back(std::move(column));
    return parts.columns.back();
  }
  if (sqlalchemy_ != 1) {
    DdlError error;
    error.message = "a column with name '" + name + "' is already present in table '" +
                    parts.table.name.name + "'";
    error.related = first->def.span;
    error.related_message = "the first one is here";
    raise_since_2_0("DuplicateColumnError", std::move(error), column.def.span);
  }
  std::erase_if(parts.table.constraints, [&](const ConstraintDef& one) {
    return one.span.valid() && one.span.begin >= first->def.span.begin &&
           one.span.end <= first->def.span.end;
  });
  return *first = std::move(column);
}

void MigrationHost::add_element(Interpreter& interpreter, const Value& value, TableParts& parts) {
  if (std::optional<SqlColumn> made = column(interpreter, value)) {
    if (!made->name_known) {
      parts.table.columns_known = false;
      sink_.unknown(made->def.span, "the column's name is not known");
      return;
    }
    inherit_schema(*made, parts.table.name);
    const SqlColumn& column = put_column(std::move(*made), parts);
    if (column.unique && !column.index) {
      ConstraintDef unique;
      unique.kind = ConstraintKind::unique;
      unique.columns = {column.def.name};
      unique.span = column.def.span;
      parts.table.constraints.push_back(unique);
    }
    if (auto check = enum_check(column)) parts.table.constraints.push_back(std::move(*check));
    for (const ConstraintDef& constraint : column.constraints)
      if (!constraint.use_alter) parts.table.constraints.push_back(constraint);
    return;
  }
  if (std::optional<ConstraintDef> made = constraint(interpreter, value)) {
    if (!made->use_alter) parts.table.constraints.push_back(std::move(*made));
    return;
  }
  const ObjectData* object = value.as_object();
  if (object != nullptr && object->path == "sqlalchemy.Index") {
    if (std::optional<IndexDef> made = index(interpreter, *object, parts.table.name))
      parts.indexes.push_back(std::move(*made));
    return;
  }
  const std::optional<ValueList> list =
      value.as_sequence() != nullptr ? interpreter.elements(value) : std::nullopt;
  if (list) {
    for (const Value& one : *list) add_element(interpreter, one, parts);
  } else if (!value.is_none()) {
    parts.table.columns_known = false;
  }
}

/// Table.drop() takes the types of its columns along, as long as no MetaData owns them.
void MigrationHost::drop_types(const std::vector<SqlColumn>& columns, const CallArguments& args) {
  for (const SqlColumn& column : columns) {
    const std::shared_ptr<EnumExpression>& expression = column.type.enum_expression;
    if (expression == nullptr || !creates_type(*expression)) continue;
    DropType drop;
    drop.name = *expression->name;
    drop.cause = TypeCause::table_event;
    emit(std::move(drop), args.call, args, OperationSource::sqlalchemy);
  }
}

void MigrationHost::check_default_argument(const SqlColumn& column) const {
  if (column.default_refused)
    library_error("ArgumentError", "server_default is expected to be a string or a SQL expression",
                  column.def.default_span);
}

void MigrationHost::finish_keys(TableParts& parts) {
  ConstraintDef key;
  key.kind = ConstraintKind::primary_key;
  for (const SqlColumn& column : parts.columns) {
    if (!column.primary_key || is_key_of(parts.table, column.def.name)) continue;
    key.columns.push_back(column.def.name);
    if (!key.span.valid()) key.span = column.def.span;
  }
  const auto declared = std::find_if(
      parts.table.constraints.begin(), parts.table.constraints.end(),
      [](const ConstraintDef& one) { return one.kind == ConstraintKind::primary_key; });
  if (!key.columns.empty()) {
    if (declared != parts.table.constraints.end()) {
      declared->columns.insert(declared->columns.end(), key.columns.begin(), key.columns.end());
    } else {
      parts.table.constraints.insert(parts.table.constraints.begin(), key);
    }
  }
  // SQLAlchemy writes nothing for a key without columns
  std::erase_if(parts.table.constraints, [](const ConstraintDef& one) {
    return one.columns.empty() &&
           (one.kind == ConstraintKind::primary_key || one.kind == ConstraintKind::unique);
  });
  const std::size_t key_columns = static_cast<std::size_t>(std::count_if(
      parts.columns.begin(), parts.columns.end(),
      [&](const SqlColumn& column) { return is_key_of(parts.table, column.def.name); }));
  for (SqlColumn& column : parts.columns) {
    if (is_key_of(parts.table, column.def.name)) {
      column.def.nullable = false;
      if (becomes_serial(column, parts, key_columns)) {
        make_serial(column.type, column.def);
        column.def.default_sql.reset();
        column.def.default_known = true;
      }
    }
    parts.table.columns.push_back(column.def);
  }
}

void MigrationHost::create_types(const std::vector<SqlColumn>& columns, const CallArguments& args,
                                 bool check_first) {
  for (const SqlColumn& column : columns) {
    const std::shared_ptr<EnumExpression>& expression = column.type.enum_expression;
    if (expression == nullptr || !expression->native) continue;
    if (!expression->name && expression->labels_known) {
      DdlError error;
      error.message = "PostgreSQL ENUM type requires a name.";
      raise_error("CompileError", std::move(error), expression->span);
    }
    if (!creates_type(*expression)) continue;
    // Table.create(bind, checkfirst=True) looks first and does not know the memo.
    if (!check_first && !memo_->insert(*expression->name).second) {
      remembered_.insert(*expression->name);
      continue;
    }
    CreateEnum create;
    create.name = *expression->name;
    create.labels = expression->labels;
    create.label_spans = expression->label_spans;
    create.labels_known = expression->labels_known;
    create.cause = TypeCause::table_event;
    create.check_first = check_first;
    create.expression = expression;
    emit(std::move(create), expression->callee.valid() ? expression->callee : args.call, args);
  }
}

std::optional<IndexDef> MigrationHost::column_index(const QualifiedName& table,
                                                    const SqlColumn& column) const {
  IndexDef index;
  index.table = table;
  index.span = column.def.span;
  index.elements.push_back({column.def.name, false, "", "", false, std::nullopt});
  if (column.index) {
    index.name = conventional_index_name(index, table);
    index.unique = column.unique;
    return index;
  }
  if (!column.type.spatial_index) return std::nullopt;
  index.name = "idx_" + table.name + "_" + column.def.name;
  index.method = "gist";
  return index;
}

void MigrationHost::emit_comment(const QualifiedName& table, const SqlColumn& column,
                                 const CallArguments& args) {
  if (!column.def.comment) return;
  SetComment comment;
  comment.kind = ObjectKind::column;
  comment.name = table;
  comment.column = column.def.name;
  comment.text = column.def.comment;
  emit(std::move(comment), column.def.span, args);
}

void MigrationHost::emit_table(TableParts parts, const CallArguments& args, Span place,
                               OperationSource source) {
  for (const SqlColumn& column : parts.columns) {
    if (!column.type.null_type) continue;
    DdlError error;
    error.message =
        "(in table '" + parts.table.name.name + "', column '" + column.def.name +
        "'): Can't generate DDL for NullType(); did you forget to specify a type on this Column?";
    raise_error("CompileError", std::move(error), column.def.span);
  }
  const QualifiedName name = parts.table.name;
  std::vector<Guard> guards;
  if (parts.table.if_not_exists) guards.push_back({GuardKind::if_exists_argument, args.call});
  emit(parts.table, place, args, source, guards);
  for (const IndexDef& index : parts.indexes)
    emit(CreateIndex{index, false, false}, index.span, args);
  for (const SqlColumn& column : parts.columns) {
    if (std::optional<IndexDef> index = column_index(name, column))
      emit(CreateIndex{*index, false, false}, column.def.span, args);
  }
  for (const SqlColumn& column : parts.columns) emit_comment(name, column, args);
}

Value MigrationHost::table_method(Interpreter& interpreter, const ObjectData& table,
                                  const std::string& name, const CallArguments& args) {
  const std::optional<std::string> table_name = known_text(table.argument(0, "name"));
  const bool check_first = known_truth(args.get(1, "checkfirst")).value_or(false);
  if (!table_name || !table.complete) {
    unknown_operation(args, "Table." + name + "(): the table is not known");
    return Value::none();
  }
  const QualifiedName qualified{known_text(table.keyword("schema")).value_or(""), *table_name};
  const ValueList elements(table.args.size() > 2 ? table.args.begin() + 2 : table.args.end(),
                           table.args.end());
  if (name == "drop") {
    std::vector<Guard> guards;
    if (check_first) guards.push_back({GuardKind::if_exists_argument, args.call});
    emit(DropTable{qualified, check_first, false}, args.call, args, OperationSource::sqlalchemy,
         guards);
    if (!check_first) drop_types(table_parts(interpreter, elements, qualified).columns, args);
    return Value::none();
  }
  TableParts parts = table_parts(interpreter, elements, qualified);
  parts.table.if_not_exists = check_first;
  if (check_first && sink_.catalog().table(qualified) != nullptr) return Value::none();
  create_types(parts.columns, args, check_first);
  emit_table(std::move(parts), args, table.span, OperationSource::sqlalchemy);
  return Value::none();
}

Value MigrationHost::enum_method(Interpreter& interpreter, const Value& object,
                                 const std::string& name, const CallArguments& args) {
  const std::shared_ptr<EnumExpression> expression = enum_expression(interpreter, object);
  const Value* given = args.get(1, "checkfirst");
  // The generic Enum does not look first unless told to; PostgreSQL's ENUM does.
  const std::optional<bool> check_first =
      given == nullptr ? std::optional(!expression->generic) : given->truth();
  if (!expression->native) return Value::none();
  if (!expression->name) {
    unknown_operation(args, "Enum." + name + "(): the type's name is not known");
    return Value::none();
  }
  std::vector<Guard> guards;
  if (check_first.value_or(true)) guards.push_back({GuardKind::if_exists_argument, args.call});
  if (name == "drop")
    drop_enum(*expression, check_first.value_or(true), args, std::move(guards));
  else
    create_enum(expression, check_first.value_or(true), args, std::move(guards));
  return Value::none();
}

/// `Enum(…).dialect_impl(dialect).create(bind)`: PostgreSQL's ENUM for a generic Enum, which looks
/// first unless told otherwise.
Value MigrationHost::dialect_enum_method(Interpreter& interpreter, const ObjectData& type,
                                         const std::string& name, const CallArguments& args) {
  const Value enumeration = Value::object(type.receiver);
  if (enum_expression(interpreter, enumeration) == nullptr) {
    unknown_operation(args, name + "() of a dialect's type is not followed");
    return Value::none();
  }
  CallArguments looking = args;
  if (args.get(1, "checkfirst") == nullptr) {
    looking.keywords.emplace_back("checkfirst", Value::boolean(true));
    looking.keyword_spans.push_back(args.call);
  }
  return enum_method(interpreter, enumeration, name, looking);
}

void MigrationHost::create_enum(const std::shared_ptr<EnumExpression>& expression, bool check_first,
                                const CallArguments& args, std::vector<Guard> guards) {
  CreateEnum create;
  create.name = *expression->name;
  create.labels = expression->labels;
  create.label_spans = expression->label_spans;
  create.labels_known = expression->labels_known;
  create.cause = TypeCause::explicit_call;
  create.check_first = check_first;
  create.expression = expression;
  emit(std::move(create), args.call, args, OperationSource::sqlalchemy, std::move(guards));
}

void MigrationHost::drop_enum(const EnumExpression& expression, bool check_first,
                              const CallArguments& args, std::vector<Guard> guards) {
  DropType drop;
  drop.name = *expression.name;
  drop.if_exists = drop.check_first = check_first;
  drop.cause = TypeCause::explicit_call;
  emit(std::move(drop), args.call, args, OperationSource::sqlalchemy, std::move(guards));
}

}  // namespace migcheck
