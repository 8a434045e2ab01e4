// SPDX-License-Identifier: Apache-2.0
// select() and Session.query(): over tables that nothing was put into there are no rows, over a
// table that does not exist there is an error; all else depends on data.
#include <algorithm>
#include <set>

#include "core/python/migration_host.h"

namespace migcheck {
namespace {

/// The tables of objects that were added to a session and wait for a flush.
const char* const pending_objects = "migcheck.pending";

/// What a statement made of Python objects reads.
struct Reads {
  std::set<QualifiedName> tables;
  bool functions = false;  ///< perhaps an aggregate, which gives a row for no rows
  bool count = false;
};

void visit(const Value& value, int depth, Reads& reads);

void visit_object(const ObjectData& object, int depth, Reads& reads) {
  if (object.path == "sqlalchemy.table" || object.path == "sqlalchemy.Table") {
    if (const auto name = known_text(object.argument(0, "name")))
      reads.tables.insert({known_text(object.keyword("schema")).value_or(""), *name});
    return;
  }
  if (const auto owner = object.attributes.find("class_"); owner != object.attributes.end())
    return visit(owner->second, depth + 1, reads);  // Model.column
  if (object.path.starts_with("sqlalchemy.func.")) {
    reads.functions = true;
    reads.count = reads.count || object.path == "sqlalchemy.func.count";
  }
  if (object.receiver != nullptr) visit_object(*object.receiver, depth + 1, reads);
  for (const Value& one : object.args) visit(one, depth + 1, reads);
  for (const auto& [name, one] : object.keywords) visit(one, depth + 1, reads);
}

void visit(const Value& value, int depth, Reads& reads) {
  constexpr int max_depth = 40;
  if (depth > max_depth) return;
  if (const SequenceData* sequence = value.as_sequence()) {
    for (const Value& one : sequence->items) visit(one, depth + 1, reads);
  } else if (const ClassData* type = value.as_class()) {
    if (const Value* name = type->find("__tablename__"); name != nullptr && name->known_string())
      reads.tables.insert({"", *name->known_string()});
  } else if (const ObjectData* object = value.as_object()) {
    visit_object(*object, depth, reads);
  }
}

/// The classes whose rows a statement reads as a whole: select(Model), session.query(Model).
void add_entities(const ObjectData& statement, std::vector<const ClassData*>& out) {
  const ObjectData* first = &statement;
  while (first->receiver != nullptr) first = first->receiver.get();
  if (first->path != "sqlalchemy.select" && first->path != "migcheck.query") return;
  for (const Value& one : first->args) {
    if (const ClassData* type = one.as_class()) out.push_back(type);
  }
}

/// The column of a class attribute `name = Column(…)`, where it is loaded with the row.
std::optional<std::string> column_of(const Value& value, const std::string& attribute) {
  const ObjectData* column = value.as_object();
  const bool plain =
      column != nullptr && column->complete && column->keyword("name") == nullptr &&
      (column->path == "sqlalchemy.Column" || column->path == "sqlalchemy.orm.mapped_column");
  if (!plain || known_truth(column->keyword("deferred")).value_or(false)) return std::nullopt;
  const auto name = known_text(column->argument(0, "name"));
  return name ? name : std::optional(attribute);
}

bool surely_without(const Table& table, const std::string& column, const Catalog& catalog) {
  return table.column(column) == nullptr && table.columns_known && table.certain &&
         !table.assumed && catalog.fresh(table.origin);
}

bool surely_empty(const Catalog& catalog, const QualifiedName& name) {
  const Table* table = catalog.table(name);
  return table != nullptr && table->certain && !table->assumed && !table->filled &&
         catalog.fresh(table->origin);
}

}  // namespace

void MigrationHost::require_table(const QualifiedName& table, const CallArguments& args) {
  if (!sink_.surely_absent(table)) return;
  DdlError error;
  error.message = "NoSuchTableError: " + table.name;
  raise_error("NoSuchTableError", std::move(error), args.callee);
}

/// sa.Table("t", metadata, autoload_with=bind)
void MigrationHost::require_reflected(const CallArguments& args) {
  const bool reflects = known_truth(args.keyword("autoload")).value_or(false) ||
                        args.keyword("autoload_with") != nullptr;
  const auto name = known_text(args.get(0, "name"));
  if (reflects && name)
    require_table({known_text(args.keyword("schema")).value_or(""), *name}, args);
}

void MigrationHost::require_readable(const QualifiedName& table, const CallArguments& args) {
  if (!sink_.surely_absent(table)) return;
  DdlError error;
  error.sqlstate = "42P01";
  error.message = "relation \"" + (table.schema.empty() ? "" : table.schema + ".") + table.name +
                  "\" does not exist";
  refuse_statement(std::move(error), args.callee);
}

/// A model that is read as a whole names all its columns, also those that later revisions add.
void MigrationHost::require_mapped_columns(const Value& statement, const CallArguments& args) {
  std::vector<const ClassData*> entities;
  if (statement.as_object() != nullptr) add_entities(*statement.as_object(), entities);
  for (const ClassData* type : entities) {
    const Value* name = type->find("__tablename__");
    const auto text = name == nullptr ? std::nullopt : name->known_string();
    const Table* table = text ? sink_.catalog().table({"", *text}) : nullptr;
    if (table == nullptr || type->scope == nullptr) continue;
    for (const std::string& attribute : type->order) {
      const Value* value = type->find(attribute);
      const auto column = value == nullptr ? std::nullopt : column_of(*value, attribute);
      if (!column || !surely_without(*table, *column, sink_.catalog())) continue;
      DdlError error;
      error.sqlstate = "42703";
      error.message = "column " + *text + "." + *column + " does not exist";
      refuse_statement(std::move(error), args.callee);
    }
  }
}

/// What objects of models do to the tables waits in the session until it is flushed.
Value MigrationHost::add_to_session(const Value& session, const std::string& name,
                                    const CallArguments& args) {
  ValueList added = args.positional;
  if (name == "add_all" && !added.empty() && added[0].as_sequence() != nullptr)
    added = added[0].as_sequence()->items;
  Value& pending =
      session.as_object()->attributes.emplace(pending_objects, Value::list({})).first->second;
  for (const Value& one : added) {
    const InstanceData* object = one.as_instance();
    const Value* table = object == nullptr || object->type == nullptr
                             ? nullptr
                             : object->type->find("__tablename__");
    if (table != nullptr && table->known_string()) pending.as_sequence()->items.push_back(*table);
  }
  return name == "merge" && !added.empty() ? added[0] : Value::none();
}

void MigrationHost::flush(ObjectData& session, const CallArguments& args) {
  const auto pending = session.attributes.find(pending_objects);
  if (pending == session.attributes.end()) return;
  const ValueList tables = pending->second.as_sequence()->items;
  session.attributes.erase(pending);
  for (const Value& table : tables) {
    const QualifiedName name{"", table.known_string().value_or("")};
    require_readable(name, args);
    DataChange change;
    change.kind = DataChangeKind::insert;
    change.tables = {name};
    emit(std::move(change), args.callee, args);
  }
}

Value MigrationHost::select_result(const Value& statement, const CallArguments& args) {
  Reads reads;
  visit(statement, 0, reads);
  for (const QualifiedName& table : reads.tables) require_readable(table, args);
  require_mapped_columns(statement, args);
  Value result = record("migcheck.result", args);
  const bool empty = !reads.tables.empty() &&
                     std::all_of(reads.tables.begin(), reads.tables.end(), [&](const auto& table) {
                       return surely_empty(sink_.catalog(), table);
                     });
  Value rows = Value::unknown("the rows depend on data", args.call);
  if (empty && !reads.functions) rows = Value::list({});
  result.as_object()->attributes["rows"] = std::move(rows);
  if (empty) result.as_object()->attributes["rowcount"] = Value::integer(0);
  return result;
}

Value MigrationHost::query_method(Interpreter& interpreter, const Value& query,
                                  const std::string& name, const CallArguments& args) {
  static const std::set<std::string, std::less<>> last{
      "all",      "first", "one_or_none", "one", "scalar",
      "__iter__", "count", "yield_per",   "get", "exists"};
  if (name == "update" || name == "delete") {
    Reads reads;
    visit(query, 0, reads);
    DataChange change;
    change.kind = name == "update" ? DataChangeKind::update : DataChangeKind::delete_;
    change.tables.assign(reads.tables.begin(), reads.tables.end());
    change.has_where = true;
    emit(std::move(change), args.callee, args);
    return Value::unknown("the number of rows depends on data", args.call);
  }
  if (last.count(name) == 0) {
    Value longer = record("migcheck.query", args);
    longer.as_object()->receiver = query.object_ptr();
    return longer;
  }
  const Value result = select_result(query, args);
  const bool empty = result.as_object()->attributes.count("rowcount") != 0;
  if (name == "count" && empty) return Value::integer(0);
  if (name == "get" && empty) return Value::none();
  if (name == "yield_per" || name == "exists" || name == "count" || name == "get")
    return empty && name == "yield_per" ? Value::list({})
                                        : Value::unknown("the rows depend on data", args.call);
  CallArguments none;
  none.call = none.callee = args.call;
  return result_method(interpreter, result, name, none);
}

}  // namespace migcheck
