// SPDX-License-Identifier: Apache-2.0
// Connections and sessions: executing statements and reading their results.
#include <algorithm>

#include "core/python/migration_host.h"
#include "core/source/ascii.h"

namespace migcheck {
namespace {

/// The mark of a connection on which every statement commits itself.
const char* const autocommits = "migcheck.autocommits";

/// For the time of one statement.
class AutocommitScope {
 public:
  AutocommitScope(int& depth, bool alone) : depth_(depth), alone_(alone) { depth_ += alone_; }
  ~AutocommitScope() { depth_ -= alone_; }
  AutocommitScope(const AutocommitScope&) = delete;
  AutocommitScope& operator=(const AutocommitScope&) = delete;

 private:
  int& depth_;
  bool alone_;
};

bool is_bind_letter(char c) {
  return is_digit(to_lower(c)) || is_lower(to_lower(c)) || c == '_' || (c & 0x80) != 0;
}

bool ends_with_call(const std::string& path, std::string_view method) {
  return path.size() > method.size() + 3 && path.ends_with(method) &&
         path.compare(path.size() - method.size() - 3, 3, "().") == 0;
}

std::optional<SqlValue> sql_value(const Value& value) {
  if (value.is_unset()) return std::nullopt;
  if (value.is_none()) return SqlValue{};
  if (const bool* b = value.as_bool()) return SqlValue{*b};
  if (const std::int64_t* i = value.as_int()) return SqlValue{*i};
  if (const double* d = value.as_float()) return SqlValue{*d};
  if (const std::optional<std::string> text = value.known_string()) return SqlValue{*text};
  return std::nullopt;
}

Value python_value(const SqlValue& value) {
  if (const bool* b = std::get_if<bool>(&value)) return Value::boolean(*b);
  if (const std::int64_t* i = std::get_if<std::int64_t>(&value)) return Value::integer(*i);
  if (const double* d = std::get_if<double>(&value)) return Value::floating(*d);
  if (const std::string* s = std::get_if<std::string>(&value)) return Value::string(*s);
  return Value::none();
}

void add_parameters(const Value& given, std::vector<SqlParameter>& out) {
  const DictData* dict = given.as_dict();
  if (dict == nullptr) return;
  for (const auto& [key, value] : dict->items) {
    if (const std::optional<std::string> name = key.known_string())
      out.push_back({*name, sql_value(value)});
  }
}

/// The table that insert(), update() or delete() works on.
std::optional<QualifiedName> target_table(const Value& value) {
  const ObjectData* object = value.as_object();
  if (object == nullptr ||
      (object->path != "sqlalchemy.table" && object->path != "sqlalchemy.Table"))
    return std::nullopt;
  const auto name = known_text(object->argument(0, "name"));
  if (!name) return std::nullopt;
  return QualifiedName{known_text(object->keyword("schema")).value_or(""), *name};
}

std::optional<DataChangeKind> change_kind(const std::string& path) {
  for (const auto& [word, kind] :
       {std::pair{"insert", DataChangeKind::insert}, std::pair{"update", DataChangeKind::update},
        std::pair{"delete", DataChangeKind::delete_}}) {
    if (path == std::string("sqlalchemy.") + word ||
        path == std::string("sqlalchemy.dialects.postgresql.") + word || ends_with_call(path, word))
      return kind;
  }
  return std::nullopt;
}

/// What the driver is given of a DDL: SQLAlchemy formats its text with the context, which is empty
/// if none is given, and doubles each `%` that is left.
MappedText ddl_text(const Interpreter& interpreter, const ObjectData& ddl, const MappedText& text) {
  const Value* context = ddl.argument(1, "context");
  const bool given = context != nullptr && !context->is_none();
  const Value made =
      percent_format(interpreter, text, given ? *context : Value::dict({}), ddl.span);
  if (made.as_text() == nullptr) return MappedText::unknown(ddl.span);
  const MappedText& formatted = *made.as_text();
  MappedText doubled;
  std::size_t begin = 0;
  for (std::size_t at = 0; (at = formatted.text().find('%', at)) != std::string::npos; ++at) {
    doubled += formatted.substr(begin, at + 1 - begin);
    begin = at;
  }
  doubled += formatted.substr(begin);
  return doubled;
}

/// select() of one column or class, whose rows SQLModel's exec() hands out without a row around.
bool selects_one_thing(const Value& statement) {
  const ObjectData* root = statement.as_object();
  while (root != nullptr && root->receiver != nullptr) root = root->receiver.get();
  return root != nullptr && root->path == "sqlalchemy.select" && root->args.size() == 1;
}

}  // namespace

Value MigrationHost::connection_method(Interpreter& interpreter, const Value& object,
                                       const std::string& name, const CallArguments& args) {
  const ObjectData& data = *object.as_object();
  if (data.path == "migcheck.session") {
    if (name == "add" || name == "add_all" || name == "merge")
      return add_to_session(object, name, args);
    if (name != "rollback" && name != "close" && name != "no_autoflush")
      flush(*object.object_ptr(), args);
  }
  if (name == "execute" || name == "exec_driver_sql" || name == "scalar" || name == "scalars" ||
      name == "execute_sql" || name == "exec") {
    if (args.positional.empty()) return Value::none();
    refuse_old_call(data, name, args);
    const bool alone = data.attributes.count(autocommits) != 0;
    const AutocommitScope scope(autocommit_, alone);
    // A connection hands plain text to the driver as it is; a session makes text() of it.
    const bool plain = args.positional[0].as_text() != nullptr && data.path != "migcheck.session";
    // Before 2.0 a keyword is a parameter of that name, whatever it is called.
    const std::string_view keyword = data.path == "migcheck.session" ? "params" : "parameters";
    const Value* parameters = args.get(1, sqlalchemy_ == 1 ? "" : keyword);
    Value result = run_statement(interpreter, args.positional[0], parameters,
                                 name != "exec_driver_sql" && !plain, args);
    if (name == "execute" || name == "exec_driver_sql") return result;
    if (name == "exec" && !selects_one_thing(args.positional[0])) return result;
    CallArguments none;
    none.call = none.callee = args.call;
    const std::string method = name == "exec" ? "scalars" : name;
    return result.as_object() != nullptr ? result_method(interpreter, result, method, none)
                                         : result;
  }
  if (name == "query") return record("migcheck.query", args);
  if (name == "autocommit_block") return record("migcheck.autocommit", args);
  if (name == "get_inspector") return record("migcheck.inspector", args);
  if (name == "begin_nested") {
    sink_.begin_savepoint();
    return record("migcheck.savepoint", args);
  }
  if (data.path == "migcheck.savepoint" && (name == "rollback" || name == "commit")) {
    end_savepoint(*object.object_ptr(), name == "rollback");
    return Value::none();
  }
  const bool bind = data.path == "migcheck.bind";
  if ((name == "rollback" && (bind || data.path == "migcheck.session")) ||
      (name == "commit" && bind)) {
    // A commit of a session ends a transaction inside that of the migration, its rollback all.
    const std::string statement = name == "commit" ? "COMMIT" : "ROLLBACK";
    object.as_object()->attributes.erase(of_alembic);
    emit(TransactionControl{statement}, args.callee, args, OperationSource::sqlalchemy);
    emit(TransactionControl{"BEGIN"}, args.callee, args, OperationSource::sqlalchemy);
    return Value::none();
  }
  if (name == "begin") refuse_begin(data, args);
  if (name == "begin" || name == "connect" || name == "execution_options" || name == "__call__" ||
      name == "get_bind" || name == "connection") {
    const bool session = data.path == "migcheck.sessionmaker" || data.path == "migcheck.session";
    const bool own = session && name != "connection" && name != "get_bind";
    Value made = record(own ? "migcheck.session" : "migcheck.bind", args);
    const auto level = known_text(args.keyword("isolation_level"));
    if (level == "AUTOCOMMIT" || data.attributes.count(autocommits) != 0)
      made.as_object()->attributes.emplace(autocommits, Value::boolean(true));
    return made;
  }
  if (name == "in_transaction") return Value::boolean(true);
  if (name == "commit" || name == "rollback" || name == "flush" || name == "close" ||
      name == "expire_all")
    return Value::none();
  if (name == "run_callable" || name == "run_sync") {
    if (!args.positional.empty()) {
      CallArguments inner;
      inner.call = inner.callee = args.call;
      inner.positional = {object};
      inner.positional_spans = {args.call};
      return interpreter.call(args.positional[0], std::move(inner));
    }
  }
  sink_.unknown(args.call, "the result of '" + name + "' depends on data");
  return Value::unknown("the result of '" + name + "' depends on data", args.call);
}

/// text() takes `:name` for a parameter wherever it stands, also in string constants; each needs a
/// value. The rule is `(?<![:\w\\]):(\w+)(?!:)`.
void MigrationHost::check_binds(const MappedText& text, const std::vector<SqlParameter>& given,
                                Span span) const {
  const std::string& sql = text.text();
  for (std::size_t at = sql.find(':'); at != std::string::npos; at = sql.find(':', at + 1)) {
    if (at > 0 && (sql[at - 1] == ':' || sql[at - 1] == '\\' || is_bind_letter(sql[at - 1])))
      continue;
    std::size_t end = at + 1;
    while (end < sql.size() && is_bind_letter(sql[end])) ++end;
    if (end < sql.size() && sql[end] == ':' && end > at + 1) --end;
    const std::string name = sql.substr(at + 1, end - at - 1);
    const bool has_value = std::any_of(given.begin(), given.end(),
                                       [&](const SqlParameter& one) { return one.name == name; });
    if (!name.empty() && !has_value)
      library_error("StatementError", "A value is required for bind parameter '" + name + "'",
                    text.locate(at, end).valid() ? text.locate(at, end) : span);
  }
}

/// What SQLAlchemy 1.4 still runs and 2.0 does not: plain strings, and parameters as keywords.
void MigrationHost::refuse_old_call(const ObjectData& connection, const std::string& name,
                                    const CallArguments& args) {
  const bool session = connection.path == "migcheck.session";
  const bool bind = connection.path == "migcheck.bind" || connection.path == "migcheck.savepoint";
  if (sqlalchemy_ == 1 || (!bind && !session) || name == "exec_driver_sql") return;
  DdlError error;
  std::string type;
  if (const MappedText* text = args.positional[0].as_text()) {
    type = session ? "ArgumentError" : "ObjectNotExecutableError";
    error.message = session ? "Textual SQL expression should be explicitly declared as text(...)"
                            : "Not an executable object: '" + text->text() + "'";
  } else if (bind) {
    const auto unknown =
        std::find_if(args.keywords.begin(), args.keywords.end(), [](const auto& keyword) {
          return keyword.first != "parameters" && keyword.first != "execution_options";
        });
    if (unknown == args.keywords.end()) return;
    type = "TypeError";
    error.message =
        "Connection." + name + "() got an unexpected keyword argument '" + unknown->first + "'";
  }
  if (type.empty()) return;
  raise_since_2_0(type, std::move(error), args.call);
}

void MigrationHost::raise_since_2_0(const std::string& type, DdlError error, Span span) {
  error.message = type + ": " + error.message;
  if (sqlalchemy_ == 0) {
    sink_.may_raise(span, error.message + " (if the project installs SQLAlchemy 2.0)");
    return;
  }
  if (!sink_.go_on_after(error, span)) raise_error(type, std::move(error), span);
}

/// Alembic has begun a transaction on its connection. Before 2.0 a second begin() was a mere
/// marker.
void MigrationHost::refuse_begin(const ObjectData& connection, const CallArguments& args) {
  const bool alembics = connection.attributes.count(of_alembic) != 0;
  if (!alembics || autocommit_ > 0 || sqlalchemy_ == 1) return;
  DdlError error;
  error.message =
      "This connection has already initialized a SQLAlchemy Transaction() object via begin() or "
      "autobegin; can't call begin() here unless rollback() or commit() is called first.";
  raise_since_2_0("InvalidRequestError", std::move(error), args.call);
}

Value MigrationHost::run_statement(Interpreter& interpreter, const Value& statement,
                                   const Value* parameters, bool colon_binds,
                                   const CallArguments& args) {
  std::vector<SqlParameter> bound;
  if (parameters != nullptr) add_parameters(*parameters, bound);
  for (const auto& [name, value] : args.keywords) {
    if (name != "execution_options" && name != "sqltext") bound.push_back({name, sql_value(value)});
  }
  Value current = statement;
  bool all_known = parameters == nullptr && args.complete;
  while (const ObjectData* object = current.as_object()) {  // text("…").bindparams(…).columns(…)
    const bool passes_through =
        ends_with_call(object->path, "bindparams") || ends_with_call(object->path, "columns") ||
        ends_with_call(object->path, "execution_options") || ends_with_call(object->path, "params");
    if (!passes_through || object->receiver == nullptr) break;
    all_known = all_known && object->complete;
    for (const auto& [name, value] : object->keywords) bound.push_back({name, sql_value(value)});
    for (const Value& arg : object->args) {
      const ObjectData* parameter = arg.as_object();
      if (parameter == nullptr || parameter->path != "sqlalchemy.bindparam") continue;
      const Value* value = parameter->argument(1, "value");
      if (const auto name = known_text(parameter->argument(0, "key")))
        bound.push_back({*name, value == nullptr ? std::nullopt : sql_value(*value)});
    }
    current = Value::object(object->receiver);
  }
  if (const MappedText* text = current.as_text()) {
    if (all_known && colon_binds && text->known()) check_binds(*text, bound, args.call);
    return run_text(*text, std::move(bound), colon_binds, args);
  }
  if (const std::string* symbol = current.as_symbol();
      symbol != nullptr && *symbol == "sqlalchemy_searchable.sql_expressions") {
    emit(UnknownOperation{"functions of sqlalchemy_searchable are created", false, {}}, args.callee,
         args);
    return Value::none();
  }
  const ObjectData* object = current.as_object();
  if (object == nullptr) {
    ++unknown_directives_;
    const UnknownData* unknown = current.as_unknown();
    unknown_operation(args, "the executed statement is not known" +
                                (unknown != nullptr ? ": " + unknown->reason : std::string()));
    return Value::unknown("the executed statement is not known", args.call);
  }
  if ((object->path == "sqlalchemy.text" || object->path == "sqlalchemy.DDL" ||
       object->path == "sqlalchemy.schema.DDL") &&
      !object->args.empty()) {
    if (const MappedText* text = object->args[0].as_text()) {
      const bool binds = object->path == "sqlalchemy.text";
      if (all_known && binds && text->known()) check_binds(*text, bound, args.call);
      if (!binds) return run_text(ddl_text(interpreter, *object, *text), {}, false, args);
      return run_text(*text, std::move(bound), binds, args);
    }
    ++unknown_directives_;
    unknown_operation(args, "the executed text is not known");
    return Value::unknown("the executed text is not known", args.call);
  }
  return run_construct(interpreter, *object, args);
}

Value MigrationHost::run_text(const MappedText& text, std::vector<SqlParameter> parameters,
                              bool colon_binds, const CallArguments& args) {
  sql_texts_.push_back(text);
  SqlOptions options;
  options.colon_binds = colon_binds;
  options.parameters = std::move(parameters);
  options.call = args.call;
  options.in_transaction = autocommit_ == 0;
  options.postgres_version = postgres_version_;
  SqlOutcome outcome = execute_sql(text, sink_, options);
  if (!text.known()) ++unknown_directives_;
  if (outcome.error)
    refuse_statement(std::move(*outcome.error),
                     outcome.error_span.valid() ? outcome.error_span : args.call);
  return make_result(outcome, args);
}

Value MigrationHost::run_construct(Interpreter& interpreter, const ObjectData& object,
                                   const CallArguments& args) {
  if (is_ddl_element(object)) {
    run_ddl_element(interpreter, object, args);
    return Value::none();
  }
  const ObjectData* root = &object;
  while (root->receiver != nullptr) root = root->receiver.get();
  if (!root->path.starts_with("sqlalchemy") && !root->path.starts_with("sqlmodel") &&
      !root->path.starts_with("migcheck") && !root->path.starts_with("alembic")) {
    ++unknown_directives_;
    const std::string reason =
        "the executed statement is not known: it comes from '" + root->path + "'";
    unknown_operation(args, reason);
    return Value::unknown(reason, args.call);
  }
  const ObjectData* at = &object;
  while (!change_kind(at->path) && at->receiver != nullptr) at = at->receiver.get();
  if (const std::optional<DataChangeKind> kind = change_kind(at->path)) {
    DataChange change;
    change.kind = *kind;
    const Value target = at->receiver != nullptr ? Value::object(at->receiver)
                                                 : (at->args.empty() ? Value::none() : at->args[0]);
    if (const auto name = target_table(target)) change.tables.push_back(*name);
    change.has_where = object.path.find("().where") != std::string::npos;
    const bool reads = *kind != DataChangeKind::insert;
    emit(std::move(change), args.callee, args);
    if (!reads) {
      Value result = record("migcheck.result", args);
      result.as_object()->attributes["rows"] = Value::unknown("the rows depend on data", args.call);
      return result;
    }
  }
  return select_result(Value::object(std::make_shared<ObjectData>(object)), args);
}

Value MigrationHost::make_result(const SqlOutcome& outcome, const CallArguments& args) {
  Value result = record("migcheck.result", args);
  if (!outcome.rows_known) {
    result.as_object()->attributes["rows"] = Value::unknown(
        outcome.unknown_reason.empty() ? "the rows depend on data" : outcome.unknown_reason,
        args.call);
    result.mark_from_catalog(outcome.reads_catalog);
    return result;
  }
  ValueList rows;
  for (const std::vector<SqlValue>& values : outcome.rows) {
    Value row = record("migcheck.row", args);
    ValueList cells;
    for (std::size_t i = 0; i < values.size(); ++i) {
      Value cell = python_value(values[i]);
      cell.mark_from_catalog(outcome.reads_catalog);
      if (i < outcome.columns.size()) row.as_object()->attributes[outcome.columns[i]] = cell;
      cells.push_back(std::move(cell));
    }
    row.as_object()->args = std::move(cells);
    rows.push_back(std::move(row));
  }
  result.as_object()->attributes["rows"] =
      Value::list(std::move(rows)).mark_from_catalog(outcome.reads_catalog);
  return result.mark_from_catalog(outcome.reads_catalog);
}

Value MigrationHost::result_method(Interpreter&, const Value& object, const std::string& name,
                                   const CallArguments& args) {
  const ObjectData& data = *object.as_object();
  if (data.path == "migcheck.row") {
    if (name == "__iter__" || name == "_asdict") return Value::tuple(data.args);
    const std::int64_t* index = args.positional.empty() ? nullptr : args.positional[0].as_int();
    if (name == "__getitem__" && index != nullptr && *index >= 0 &&
        static_cast<std::size_t>(*index) < data.args.size())
      return data.args[static_cast<std::size_t>(*index)];
    const auto key = args.positional.empty() ? std::nullopt : args.positional[0].known_string();
    if (key && data.attributes.count(*key) != 0) return data.attributes.at(*key);
    return Value::unknown("the row's content is not known", args.call);
  }
  const auto found = data.attributes.find("rows");
  const SequenceData* rows = found == data.attributes.end() ? nullptr : found->second.as_sequence();
  const bool catalog = object.from_catalog();
  if (rows == nullptr) {
    const UnknownData* unknown =
        found == data.attributes.end() ? nullptr : found->second.as_unknown();
    return Value::unknown(unknown != nullptr ? unknown->reason : "the rows depend on data",
                          args.call)
        .mark_from_catalog(catalog);
  }
  if (name == "fetchall" || name == "all" || name == "__iter__") return found->second;
  if (name == "partitions")  // lists of rows
    return Value::list(rows->items.empty() ? ValueList() : ValueList{found->second})
        .mark_from_catalog(catalog);
  if (name == "mappings" || name == "unique" || name == "tuples" || name == "yield_per")
    return object;
  if (name == "scalars") {
    ValueList firsts;
    for (const Value& row : rows->items)
      firsts.push_back(row.as_object()->args.empty() ? Value::none() : row.as_object()->args[0]);
    return Value::list(std::move(firsts)).mark_from_catalog(catalog);
  }
  const bool scalar = name.starts_with("scalar");
  if (scalar || name == "first" || name == "fetchone" || name == "one_or_none" || name == "one") {
    if (rows->items.empty()) return Value::none().mark_from_catalog(catalog);
    const Value& row = rows->items.front();
    if (!scalar) return Value(row).mark_from_catalog(catalog);
    return (row.as_object()->args.empty() ? Value::none() : row.as_object()->args[0])
        .mark_from_catalog(catalog);
  }
  if (name == "close") return Value::none();
  return Value::unknown("the result's '" + name + "' is not followed", args.call)
      .mark_from_catalog(catalog);
}

}  // namespace migcheck
