// SPDX-License-Identifier: Apache-2.0
// Column, constraint and index expressions.
#include <algorithm>

#include "core/python/sqlalchemy.h"
#include "core/python/table_object.h"
#include "core/source/ascii.h"

namespace migcheck {
namespace {

bool is_column(const std::string& path) {
  return path == "sqlalchemy.Column" || path == "sqlalchemy.orm.mapped_column";
}

std::optional<bool> truth_of(const Value* value) {
  return value == nullptr ? std::nullopt : value->truth();
}

std::string known_text(const Value* value, std::string otherwise) {
  return value == nullptr ? otherwise : value->known_string().value_or(std::move(otherwise));
}

std::optional<std::string> optional_text(const Value* value) {
  return value == nullptr ? std::nullopt : value->known_string();
}

/// "schema.table.column" → table and column.
void split_target(const std::string& target, ConstraintDef& constraint) {
  const std::size_t last = target.rfind('.');
  std::string table = last == std::string::npos ? target : target.substr(0, last);
  if (last != std::string::npos) constraint.ref_columns.push_back(target.substr(last + 1));
  const std::size_t dot = table.find('.');
  constraint.ref_table = dot == std::string::npos
                             ? QualifiedName{"", table}
                             : QualifiedName{table.substr(0, dot), table.substr(dot + 1)};
}

/// CheckConstraint and ForeignKeyConstraint take their name also by its place.
const Value* constraint_name(const ObjectData& object) {
  if (object.path == "sqlalchemy.CheckConstraint") return object.argument(1, "name");
  if (object.path == "sqlalchemy.ForeignKeyConstraint") return object.argument(2, "name");
  return object.keyword("name");
}

void read_common(const ObjectData& object, ConstraintDef& constraint) {
  constraint.span = object.span;
  const Value* name = constraint_name(object);
  constraint.name = optional_text(name);
  constraint.final_name = name != nullptr && name->is_final_name();
  constraint.deferrable = truth_of(object.keyword("deferrable")).value_or(false);
  const std::string initially = known_text(object.keyword("initially"), "");
  constraint.initially_deferred = initially == "DEFERRED" || initially == "deferred";
  constraint.use_alter = truth_of(object.keyword("use_alter")).value_or(false);
  constraint.not_valid = truth_of(object.keyword("postgresql_not_valid")).value_or(false);
  constraint.nulls_not_distinct =
      truth_of(object.keyword("postgresql_nulls_not_distinct")).value_or(false);
  constraint.on_delete = known_text(object.keyword("ondelete"), "NO ACTION");
  constraint.on_update = known_text(object.keyword("onupdate"), "NO ACTION");
  for (std::string* action : {&constraint.on_delete, &constraint.on_update}) {
    std::transform(action->begin(), action->end(), action->begin(),
                   [](unsigned char c) { return static_cast<char>(std::toupper(c)); });
  }
}

std::optional<std::vector<std::string>> column_names(Interpreter& interpreter, const Value& value) {
  const std::optional<ValueList> items = interpreter.elements(value);
  if (!items) return std::nullopt;
  std::vector<std::string> names;
  for (const Value& item : *items) {
    std::optional<std::string> name = column_name(item);
    if (!name) return std::nullopt;
    names.push_back(std::move(*name));
  }
  return names;
}

std::optional<ConstraintDef> column_list_constraint(const ObjectData& object, ConstraintKind kind) {
  ConstraintDef constraint;
  constraint.kind = kind;
  read_common(object, constraint);
  for (const Value& arg : object.args) {
    const std::optional<std::string> name = column_name(arg);
    if (!name) return std::nullopt;
    constraint.columns.push_back(*name);
  }
  return constraint;
}

}  // namespace

std::optional<std::string> column_name(const Value& value) {
  if (std::optional<std::string> text = value.known_string()) return text;
  const ObjectData* object = value.as_object();
  if (object == nullptr) return std::nullopt;
  if (object->receiver != nullptr &&
      (object->receiver->path.ends_with("().c") || object->receiver->path.ends_with("().columns")))
    return object->path.substr(object->path.rfind('.') + 1);  // table.c.name
  if (!is_column(object->path) && object->path != "sqlalchemy.column") return std::nullopt;
  if (const Value* name = object->keyword("name")) return name->known_string();
  if (!object->args.empty()) {
    if (auto name = object->args[0].known_string()) return name;
    if (object->args[0].as_text() != nullptr) return std::nullopt;
  }
  const auto key = object->attributes.find("key");
  return key == object->attributes.end() ? std::nullopt : key->second.known_string();
}

std::optional<QualifiedName> table_of_object(const ObjectData& object) {
  const ObjectData* at = &object;
  while (at != nullptr && at->path != "sqlalchemy.Table") at = at->receiver.get();
  const Value* given = at == nullptr ? nullptr : at->argument(0, "name");
  const auto name = given == nullptr ? std::nullopt : given->known_string();
  if (!name) return std::nullopt;
  return QualifiedName{known_text(at->keyword("schema"), ""), *name};
}

std::optional<SqlColumn> LibraryHost::column(Interpreter& interpreter, const Value& value) {
  const ObjectData* object = value.as_object();
  if (object == nullptr || !is_column(object->path)) return std::nullopt;
  SqlColumn column;
  column.def.span = object->span;
  column.name_known = object->complete;
  std::size_t first = 0;
  const Value* name = object->keyword("name");
  const bool text_first = !object->args.empty() &&
                          (object->args[0].as_text() != nullptr || object->args[0].known_string());
  if (name == nullptr && text_first) name = &object->args[first++];
  column.def.name = known_text(name, "");
  column.name_known = column.name_known && name != nullptr && name->known_string().has_value();
  bool has_type = false;
  column.type.type = DataType::unknown();
  column.type.null_type = true;
  if (const Value* type_keyword = object->keyword("type_")) {
    column.type = type(interpreter, *type_keyword);
    has_type = true;
  }
  for (std::size_t i = first; i < object->args.size(); ++i)
    read_column_argument(interpreter, object->args[i], column, has_type);
  read_column_keywords(interpreter, *object, column);
  if (!object->complete) {
    column.type.type = DataType::unknown();
    column.type.null_type = false;
  }
  column.def.type = column.type.type;
  column.def.enum_expression = column.type.enum_expression;
  column.def.attaches_constraints = column.type.attaches_constraints;
  return column;
}

void LibraryHost::read_column_argument(Interpreter& interpreter, const Value& value,
                                       SqlColumn& column, bool& has_type) {
  const ObjectData* object = value.as_object();
  if (object != nullptr && read_column_item(interpreter, value, *object, column)) return;
  if (has_type) return;
  has_type = true;
  column.type = type(interpreter, value);
}

bool LibraryHost::read_column_item(Interpreter& interpreter, const Value& value,
                                   const ObjectData& object, SqlColumn& column) {
  const std::string& path = object.path;
  if (path == "sqlalchemy.ForeignKey" || path == "sqlalchemy.CheckConstraint") {
    if (std::optional<ConstraintDef> made = constraint(interpreter, value)) {
      if (made->kind == ConstraintKind::foreign_key) made->columns = {column.def.name};
      column.constraints.push_back(std::move(*made));
    } else {
      column.constraints_known = false;
    }
  } else if (path == "sqlalchemy.Identity") {
    column.def.identity = truth_of(object.argument(1, "always")).value_or(false) ? 'a' : 'd';
    if (!column.nullable_given) column.def.nullable = false;
  } else if (path == "sqlalchemy.Computed") {
    const std::optional<std::string> text =
        object.args.empty() ? std::nullopt : expression(interpreter, object.args[0]);
    column.def.generated = text.value_or("");
    column.def.default_known = text.has_value();
  } else if (path == "sqlalchemy.DefaultClause") {
    if (!object.args.empty()) read_default(interpreter, object.args[0], object.span, column);
  } else if (path == "sqlalchemy.Sequence" || path == "sqlalchemy.FetchedValue" ||
             path == "sqlalchemy.orm.relationship") {
    column.has_python_default = column.has_python_default || path == "sqlalchemy.Sequence";
  } else {
    return false;
  }
  return true;
}

void LibraryHost::read_column_keywords(Interpreter& interpreter, const ObjectData& object,
                                       SqlColumn& column) {
  column.primary_key = truth_of(object.keyword("primary_key")).value_or(false);
  column.unique = truth_of(object.keyword("unique")).value_or(false);
  column.index = truth_of(object.keyword("index")).value_or(false);
  column.has_python_default = column.has_python_default || object.keyword("default") != nullptr;
  if (const Value* autoincrement = object.keyword("autoincrement")) {
    column.autoincrement_off = autoincrement->truth() == std::optional<bool>(false);
    column.autoincrement_on = autoincrement->as_bool() != nullptr && *autoincrement->as_bool();
  }
  if (const Value* nullable = object.keyword("nullable")) {
    column.nullable_given = true;
    column.def.nullable = nullable->truth().value_or(true);
  } else if (column.primary_key) {
    column.def.nullable = false;
  }
  column.def.comment = optional_text(object.keyword("comment"));
  if (const Value* server = object.keyword("server_default")) {
    const ObjectData* made = server->as_object();
    if (made != nullptr &&
        (made->path == "sqlalchemy.Identity" || made->path == "sqlalchemy.Computed")) {
      bool ignored = true;
      read_column_argument(interpreter, *server, column, ignored);
    } else {
      read_default(interpreter, *server, object.keyword_span("server_default"), column);
    }
  }
}

void LibraryHost::read_default(Interpreter& interpreter, const Value& value, Span place,
                               SqlColumn& column) {
  bool none = false;
  column.def.default_span = place;
  column.def.default_sql = server_default(interpreter, value, none);
  column.def.default_known = none || column.def.default_sql.has_value();
  column.default_refused = refused_default(value);
}

bool refused_default(const Value& value) {
  return value.as_bool() != nullptr || value.as_int() != nullptr || value.as_float() != nullptr ||
         value.as_dict() != nullptr || value.as_sequence() != nullptr;
}

std::optional<std::string> LibraryHost::reference_target(const Value& value) {
  if (auto text = value.known_string()) return text;
  const ObjectData* object = value.as_object();
  const auto name = column_name(value);
  const auto table = object == nullptr ? std::nullopt : migcheck::table_of_object(*object);
  if (!name || !table) return std::nullopt;
  return (table->schema.empty() ? "" : table->schema + ".") + table->name + "." + *name;
}

std::optional<ConstraintDef> LibraryHost::constraint(Interpreter& interpreter, const Value& value) {
  const ObjectData* object = value.as_object();
  if (object == nullptr || !object->complete) return std::nullopt;
  const std::string& path = object->path;
  if (path == "sqlalchemy.PrimaryKeyConstraint")
    return column_list_constraint(*object, ConstraintKind::primary_key);
  if (path == "sqlalchemy.UniqueConstraint")
    return column_list_constraint(*object, ConstraintKind::unique);
  ConstraintDef constraint;
  read_common(*object, constraint);
  if (path == "sqlalchemy.CheckConstraint") {
    constraint.kind = ConstraintKind::check;
    const Value* condition = object->argument(0, "sqltext");
    const std::optional<std::string> text =
        condition == nullptr ? std::nullopt : expression(interpreter, *condition);
    constraint.expression = text.value_or("");
    return constraint;
  }
  if (path == "sqlalchemy.ForeignKey") {
    constraint.kind = ConstraintKind::foreign_key;
    const Value* target = object->argument(0, "column");
    const std::optional<std::string> text =
        target == nullptr ? std::nullopt : reference_target(*target);
    if (!text) return std::nullopt;
    split_target(*text, constraint);
    return constraint;
  }
  if (path == "sqlalchemy.ForeignKeyConstraint") {
    constraint.kind = ConstraintKind::foreign_key;
    const Value* local = object->argument(0, "columns");
    const Value* remote = object->argument(1, "refcolumns");
    const auto columns = local == nullptr ? std::nullopt : column_names(interpreter, *local);
    const auto targets = remote == nullptr ? std::nullopt : interpreter.elements(*remote);
    if (!columns || !targets) return std::nullopt;
    constraint.columns = *columns;
    for (const Value& target : *targets) {
      const std::optional<std::string> text = reference_target(target);
      if (!text) return std::nullopt;
      split_target(*text, constraint);
    }
    return constraint;
  }
  if (path == "sqlalchemy.dialects.postgresql.ExcludeConstraint" ||
      path == "sqlalchemy.ExcludeConstraint") {
    constraint.kind = ConstraintKind::exclusion;
    constraint.method = ascii_lower(known_text(object->keyword("using"), "gist"));
    read_exclusion(interpreter, object->args, object->keyword("where"), constraint);
    return constraint;
  }
  return std::nullopt;
}

void LibraryHost::read_exclusion(Interpreter& interpreter, const ValueList& elements,
                                 const Value* where, ConstraintDef& constraint) {
  std::string list;
  for (const Value& element : elements) {
    const auto pair = interpreter.elements(element);
    const auto key = pair && pair->size() == 2 ? index_element(interpreter, (*pair)[0])
                                               : std::optional<IndexElement>();
    const auto comparison = key ? (*pair)[1].known_string() : std::nullopt;
    if (!comparison) return;
    if (!key->expression) constraint.columns.push_back(key->text);
    list += (list.empty() ? "" : ", ") +
            (key->expression ? key->text : quote_identifier(key->text)) + " WITH " + *comparison;
  }
  constraint.expression = list;
  if (where != nullptr && !where->is_none())
    constraint.predicate = expression(interpreter, *where).value_or("");
}

std::optional<IndexElement> LibraryHost::index_element(Interpreter& interpreter,
                                                       const Value& value) {
  IndexElement element;
  if (const std::optional<std::string> name = column_name(value)) {
    element.text = *name;
    return element;
  }
  const ObjectData* object = value.as_object();
  if (object != nullptr && object->receiver != nullptr &&
      (object->path.ends_with("().desc") || object->path.ends_with("().asc"))) {
    std::optional<IndexElement> inner = index_element(interpreter, Value::object(object->receiver));
    if (inner) inner->descending = object->path.ends_with("().desc");
    return inner;
  }
  if (object != nullptr && object->receiver != nullptr &&
      (object->path.ends_with("().nulls_last") || object->path.ends_with("().nulls_first") ||
       object->path.ends_with("().nullslast") || object->path.ends_with("().nullsfirst"))) {
    std::optional<IndexElement> inner = index_element(interpreter, Value::object(object->receiver));
    if (inner) inner->nulls_first = object->path.ends_with("first");
    return inner;
  }
  const std::optional<std::string> text = expression(interpreter, value);
  if (!text) return std::nullopt;
  element.text = *text;
  element.expression = true;
  return element;
}

std::optional<IndexDef> LibraryHost::index(Interpreter& interpreter, const ObjectData& object,
                                           const QualifiedName& table) {
  IndexDef index;
  index.span = object.span;
  index.table = table;
  index.name =
      object.args.empty() ? optional_text(object.keyword("name")) : object.args[0].known_string();
  for (std::size_t i = 1; i < object.args.size(); ++i) {
    std::optional<IndexElement> element = index_element(interpreter, object.args[i]);
    if (!element && !index.name) return std::nullopt;
    if (!element) element = IndexElement{"", true, "", "", false, std::nullopt};
    index.elements.push_back(std::move(*element));
  }
  index.unique = truth_of(object.keyword("unique")).value_or(false);
  index.method = ascii_lower(known_text(object.keyword("postgresql_using"), "btree"));
  if (const Value* where = object.keyword("postgresql_where");
      where != nullptr && !where->is_none()) {
    index.predicate = expression(interpreter, *where).value_or("");
  }
  if (const Value* include = object.keyword("postgresql_include")) {
    index.include = known_strings(interpreter, *include).value_or(std::vector<std::string>{});
  }
  if (const DictData* ops = object.keyword("postgresql_ops") != nullptr
                                ? object.keyword("postgresql_ops")->as_dict()
                                : nullptr) {
    for (IndexElement& element : index.elements) {
      if (const Value* opclass = ops->find(element.text))
        element.opclass = opclass->known_string().value_or("");
    }
  }
  return object.complete ? std::optional(index) : std::nullopt;
}

}  // namespace migcheck
