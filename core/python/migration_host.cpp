// SPDX-License-Identifier: Apache-2.0
// Dispatch: which foreign name does what, and how operations reach the sink.
#include "core/python/migration_host.h"

#include <algorithm>

#include "core/python/driver_errors.h"
#include "core/python/removed_calls.h"
#include "core/python/required_arguments.h"

namespace migcheck {
namespace {

constexpr std::string_view alembic_config = "alembic.context.config";

bool mentions_connection(const CallArguments& args, bool (*is_connection)(const Value&)) {
  const auto named = [&](const auto& item) { return is_connection(item.second); };
  return std::any_of(args.positional.begin(), args.positional.end(), is_connection) ||
         std::any_of(args.keywords.begin(), args.keywords.end(), named);
}

}  // namespace

const Value* Directive::arg(int plain, int in_batch, std::string_view keyword) const {
  const int index = batch ? in_batch : plain;
  if (index < 0) return args.keyword(keyword);
  return args.get(static_cast<std::size_t>(index), keyword);
}

MigrationHost::Handler MigrationHost::handler(const std::string& name) {
  static const std::map<std::string, Handler, std::less<>> table{
      {"create_table", &MigrationHost::create_table},
      {"drop_table", &MigrationHost::drop_table},
      {"rename_table", &MigrationHost::rename_table},
      {"add_column", &MigrationHost::add_column},
      {"drop_column", &MigrationHost::drop_column},
      {"alter_column", &MigrationHost::alter_column},
      {"create_table_comment", &MigrationHost::table_comment},
      {"drop_table_comment", &MigrationHost::table_comment},
      {"create_index", &MigrationHost::create_index},
      {"drop_index", &MigrationHost::drop_index},
      {"create_primary_key", &MigrationHost::create_primary_key},
      {"create_unique_constraint", &MigrationHost::create_unique_constraint},
      {"create_foreign_key", &MigrationHost::create_foreign_key},
      {"create_check_constraint", &MigrationHost::create_check_constraint},
      {"create_exclude_constraint", &MigrationHost::create_exclude_constraint},
      {"drop_constraint", &MigrationHost::drop_constraint},
      {"execute", &MigrationHost::execute},
      {"bulk_insert", &MigrationHost::bulk_insert},
      {"batch_alter_table", &MigrationHost::batch_alter_table},
      {"get_bind", &MigrationHost::get_bind},
      {"get_context", &MigrationHost::get_context},
      {"f", &MigrationHost::plain_name},
      {"inline_literal", &MigrationHost::inline_literal},
      {"create_entity", &MigrationHost::entity},
      {"drop_entity", &MigrationHost::entity},
      {"replace_entity", &MigrationHost::entity},
      {"create_geospatial_table", &MigrationHost::create_table},
      {"drop_geospatial_table", &MigrationHost::drop_table},
      {"add_geospatial_column", &MigrationHost::add_column},
      {"drop_geospatial_column", &MigrationHost::drop_column},
      {"create_geospatial_index", &MigrationHost::create_index},
      {"drop_geospatial_index", &MigrationHost::drop_index},
      {"sync_enum_values", &MigrationHost::sync_enum_values},
      {"invoke", &MigrationHost::invoke},
  };
  const auto it = table.find(name);
  return it == table.end() ? nullptr : it->second;
}

Value MigrationHost::record(std::string path, const CallArguments& args) {
  return Value::object(make_record(std::move(path), args));
}

/// What Config.get_main_option() and its like answer, as far as the file alone says it: the address
/// and what env.py sets are decided when Alembic runs.
std::optional<Value> MigrationHost::config_option(const std::string& method,
                                                  const CallArguments& args) const {
  if (method != ".get_main_option" || !settings_.known) return std::nullopt;
  const auto name = known_text(args.get(0, "name"));
  if (!name || *name == "sqlalchemy.url") return std::nullopt;
  const std::string& env = settings_.env_py;
  if (env.find("'" + *name + "'") != std::string::npos ||
      env.find('"' + *name + '"') != std::string::npos)
    return std::nullopt;
  if (const auto found = settings_.options.find(*name); found != settings_.options.end())
    return Value::string(found->second);
  const Value* otherwise = args.get(1, "default");
  return otherwise == nullptr ? Value::none() : *otherwise;
}

/// Objects through which foreign code could change the database.
bool MigrationHost::is_connection(const Value& value) {
  if (const std::string* symbol = value.as_symbol())
    return *symbol == "alembic.op" || *symbol == "alembic.context";
  const ObjectData* object = value.as_object();
  return object != nullptr &&
         (object->path == "migcheck.bind" || object->path == "migcheck.session" ||
          object->path == "migcheck.savepoint" || object->path == "migcheck.batch" ||
          object->path == "migcheck.context");
}

/// An engine for a database that is not PostgreSQL.
bool MigrationHost::is_other_database(const ObjectData& engine) {
  if (engine.path != "sqlalchemy.create_engine" || engine.args.empty()) return false;
  const MappedText* url = engine.args.front().as_text();
  return url != nullptr && (url->text().starts_with("sqlite") || url->text().starts_with("mysql"));
}

void MigrationHost::refuse_statement(DdlError error, Span span) {
  if (autocommit_ == 0) sink_.statement_failed(error, span);
  const std::string type = exception_class(error.sqlstate);
  raise_error(type, std::move(error), span);
}

void MigrationHost::raise_error(const std::string& type, DdlError error, Span span) const {
  PythonRaise raised;
  if (!error.sqlstate.empty()) raised.value = exception_value(error, span);
  raised.type = type;
  raised.message = error.message;
  raised.error = std::move(error);
  raised.span = span;
  throw raised;
}

void MigrationHost::library_error(const std::string& type, const std::string& message,
                                  Span span) const {
  DdlError error;
  error.message = type + ": " + message;
  raise_error(type, std::move(error), span);
}

void MigrationHost::emit(OperationPayload payload, Span span, const CallArguments& args,
                         OperationSource source, std::vector<Guard> guards) {
  const std::optional<QualifiedName> unnamed =
      source == OperationSource::alembic ? apply_convention(payload, span) : std::nullopt;
  check_names(payload, span);
  Operation operation;
  operation.payload = std::move(payload);
  operation.span = span;
  operation.call = args.call;
  operation.source = source;
  operation.guards = std::move(guards);
  operation.in_transaction = autocommit_ == 0;
  if (std::optional<DdlError> error = sink_.emit(std::move(operation)))
    refuse_statement(std::move(*error), span);
  if (unnamed)
    unknown_operation(args, "the naming convention gives a name that is not known", {*unnamed});
}

void MigrationHost::unknown_operation(const CallArguments& args, const std::string& reason,
                                      std::vector<QualifiedName> touches) {
  sink_.unknown(args.call, reason);
  UnknownOperation operation;
  operation.reason = reason;
  operation.touches = std::move(touches);
  emit(std::move(operation), args.call, args);
}

Value MigrationHost::unknown_directive(const Directive& directive, const std::string& reason,
                                       std::vector<QualifiedName> touches) {
  ++unknown_directives_;
  unknown_operation(directive.args, "op." + directive.name + "(): " + reason, std::move(touches));
  return Value::unknown(reason, directive.args.call);
}

std::optional<QualifiedName> MigrationHost::table(const Directive& directive, int plain,
                                                  std::string_view keyword) {
  if (directive.batch) {
    return directive.batch_table_known ? std::optional(directive.batch_table) : std::nullopt;
  }
  const std::optional<std::string> name = known_text(directive.arg(plain, -1, keyword));
  const Value* schema = directive.args.keyword("schema");
  if (!name || (schema != nullptr && !schema->is_none() && !schema->known_string()))
    return std::nullopt;
  return QualifiedName{known_text(schema).value_or(""), *name};
}

namespace {

/// SQLModel's session is SQLAlchemy's with exec() beside execute().
bool is_session_class(std::string_view path) {
  return path == "sqlalchemy.orm.Session" || path == "sqlalchemy.orm.session.Session" ||
         path == "sqlmodel.Session" || path == "sqlmodel.orm.session.Session";
}

}  // namespace

Value MigrationHost::run_directive(const Directive& directive) {
  ++directives_;
  const Handler found = handler(directive.name);
  if (found == nullptr) return unknown_directive(directive, "this directive is not known");
  if (!directive.args.complete) return unknown_directive(directive, "its arguments are not known");
  if (auto missing = missing_arguments(directive)) {
    DdlError error;
    error.message = *std::move(missing);
    raise_error("TypeError", std::move(error), directive.args.call);
  }
  return (this->*found)(directive);
}

Value MigrationHost::call(Interpreter& interpreter, const std::string& path,
                          const CallArguments& args) {
  constexpr std::string_view op_root = "alembic.op.";
  if (path.starts_with(op_root))
    return run_directive({interpreter, args, path.substr(op_root.size()), false, {}, true});
  if (path.starts_with(alembic_config)) {
    if (const auto option = config_option(path.substr(alembic_config.size()), args)) return *option;
  }
  if (path == "alembic.context.is_offline_mode") return Value::boolean(false);
  if (path == "alembic.context.get_context") return record("migcheck.context", args);
  if (path == "alembic.context.get_bind") return record("migcheck.bind", args);
  if (path == "sqlalchemy.inspect" || path == "sqlalchemy.Inspector.from_engine" ||
      path == "sqlalchemy.Inspector") {
    if (args.positional.empty() || is_connection(args.positional[0]) ||
        args.positional[0].is_unknown())
      return record("migcheck.inspector", args);
  }
  if (is_session_class(path)) return record("migcheck.session", args);
  const Value* bound = args.get(0, "bind");
  const ObjectData* engine = bound == nullptr ? nullptr : bound->as_object();
  if (path == "sqlalchemy.orm.sessionmaker" && engine != nullptr && is_other_database(*engine))
    return record("migcheck.other_database", args);
  if (path == "sqlalchemy.orm.sessionmaker" || path == "sqlalchemy.orm.scoped_session")
    return record("migcheck.sessionmaker", args);
  if (sqlalchemy_ != 1) {
    if (const auto removed = removed_call(path, args))
      raise_since_2_0(removed->type, {"", removed->message, {}, {}, {}}, args.call);
  }
  if (path == "sqlalchemy.Table") require_reflected(args);
  if (path == "sqlalchemy_searchable.sync_trigger" || path == "sqlalchemy_searchable.drop_trigger")
    return searchable(interpreter, path.substr(path.rfind('.') + 1), args);
  const bool library = path.starts_with("sqlalchemy.") || path.starts_with("builtins.") ||
                       path.starts_with("alembic.");
  if (!library && mentions_connection(args, &is_connection)) {
    unknown_operation(args,
                      "'" + path + "' is code outside the repository and receives the connection");
    return Value::unknown("'" + path + "' is code outside the repository", args.call);
  }
  return LibraryHost::call(interpreter, path, args);
}

Value MigrationHost::call_method(Interpreter& interpreter, const Value& object,
                                 const std::string& name, const CallArguments& args) {
  const ObjectData* data = object.as_object();
  if (data == nullptr) return LibraryHost::call_method(interpreter, object, name, args);
  const std::string& path = data->path;
  if (sqlalchemy_ != 1) {
    if (const auto removed = removed_method(path, name, args))
      raise_since_2_0(removed->type, {"", removed->message, {}, {}, {}}, args.call);
  }
  if (path == "migcheck.batch") {
    Directive directive{interpreter, args, name, true, {}, true};
    const std::optional<std::string> table_name = known_text(data->argument(0, "table_name"));
    directive.batch_table = {known_text(data->argument(1, "schema")).value_or(""),
                             table_name.value_or("")};
    directive.batch_table_known = table_name.has_value();
    return run_directive(directive);
  }
  if (path == "migcheck.bind" || path == "migcheck.session" || path == "migcheck.context" ||
      path == "migcheck.sessionmaker" || path == "migcheck.savepoint") {
    return connection_method(interpreter, object, name, args);
  }
  if (path == "sqlalchemy.MetaData" && name == "reflect") {
    reflect(object);
    return Value::none();
  }
  if (path == "sqlalchemy.MetaData().tables" && name == "__getitem__")
    return table_of_metadata(*data, args);
  if (name == "get" || name == "__getitem__") {
    const auto key = known_text(args.get(0, "key"));
    const auto column = key ? reflected_column(*data, *key, args.call) : std::nullopt;
    if (column && (name == "get" || !column->is_none())) return *column;
  }
  if (path == "migcheck.url" && name == "get_backend_name") return Value::string("postgresql");
  if (path == "migcheck.query") return query_method(interpreter, object, name, args);
  if (path == "migcheck.inspector") return inspect(*object.object_ptr(), name, args);
  if (path == "migcheck.result" || path == "migcheck.row")
    return result_method(interpreter, object, name, args);
  const bool dialect = path.ends_with("().dialect") || path == "sqlalchemy.dialect";
  if (dialect && (name.starts_with("has_") || name.starts_with("get_"))) {
    if (const auto rest = without_connection(args)) return inspector_method(name, *rest);
  }
  if (path == "sqlalchemy.Table" && name.starts_with("append_")) {
    object.object_ptr()->complete = false;  // append_column(), append_constraint()
    return Value::none();
  }
  if (name == "create" || name == "drop") {
    if (is_generic_enum(path) || is_postgresql_enum(path))
      return enum_method(interpreter, object, name, args);
    if (path.ends_with("().dialect_impl") && data->receiver != nullptr)
      return dialect_enum_method(interpreter, *data, name, args);
    if (path == "sqlalchemy.Table") return table_method(interpreter, *data, name, args);
    if (path == "sqlalchemy.Index") return index_method(interpreter, *data, name, args);
    if (path == "sqlalchemy.Sequence") return sequence_method(object, name, args);
  }
  if ((name == "create_all" || name == "drop_all") && mentions_connection(args, &is_connection)) {
    unknown_operation(args,
                      "metadata." + name + "() depends on the models as they are at run time");
    return Value::none();
  }
  if (mentions_connection(args, &is_connection) && !path.starts_with("sqlalchemy.") &&
      !path.starts_with("alembic.")) {
    unknown_operation(args,
                      "'" + name + "' is code outside the repository and receives the connection");
    return Value::unknown("'" + name + "' is code outside the repository", args.call);
  }
  return LibraryHost::call_method(interpreter, object, name, args);
}

/// The methods of a dialect are those of an inspector with the connection before their arguments.
std::optional<CallArguments> MigrationHost::without_connection(CallArguments args) {
  const auto named = std::find_if(args.keywords.begin(), args.keywords.end(),
                                  [](const auto& item) { return item.first == "connection"; });
  if (named != args.keywords.end()) {
    args.keyword_spans.erase(args.keyword_spans.begin() + (named - args.keywords.begin()));
    args.keywords.erase(named);
    return args;
  }
  if (args.positional.empty()) return std::nullopt;
  args.positional.erase(args.positional.begin());
  args.positional_spans.erase(args.positional_spans.begin());
  return args;
}

/// `engine.url`: which driver and which server is not known, but that it is PostgreSQL is.
Value MigrationHost::database_url(Span span) {
  MappedText text("postgresql");
  text += MappedText::unknown(span);
  auto url = make_record("migcheck.url", span);
  for (const char* printed : {"drivername", "__str__"})
    url->attributes.emplace(printed, Value::string(text));
  return Value::object(std::move(url));
}

Value MigrationHost::attribute(Interpreter& interpreter, const Value& object,
                               const std::string& name, Span span) {
  const ObjectData& data = *object.as_object();
  const bool connection = data.path == "migcheck.bind" || data.path == "migcheck.session" ||
                          data.path == "migcheck.context" || data.path == "migcheck.savepoint";
  if (connection && (name == "bind" || name == "connection" || name == "engine")) {
    return Value::object(make_record("migcheck.bind", span));
  }
  if (data.path == "migcheck.bind" && name == "url") return database_url(span);
  if (data.path == "migcheck.bind" && name == "name") return Value::string("postgresql");
  if (data.path == "migcheck.context" && name == "as_sql") return Value::boolean(false);
  if (data.path == "migcheck.context" && name == "config")
    return Value::symbol(std::string(alembic_config));
  if (connection && name == "dialect")
    return Value::object(make_record("sqlalchemy.dialect", span));
  if (data.path == "migcheck.result" || data.path == "migcheck.row") {
    if (const auto found = data.attributes.find(name); found != data.attributes.end())
      return found->second;
    return Value::unknown("the column '" + name + "' of the row is not known", span);
  }
  if (const auto column = reflected_column(data, name, span); column && !column->is_none())
    return *column;
  return LibraryHost::attribute(interpreter, object, name, span);
}

Value MigrationHost::enter(Interpreter& interpreter, const Value& manager) {
  const ObjectData* object = manager.as_object();
  if (object != nullptr && object->path == "migcheck.autocommit" && autocommit_++ == 0) {
    CallArguments args;
    args.call = args.callee = object->span;
    emit(TransactionControl{"COMMIT"}, object->span, args);
  }
  return LibraryHost::enter(interpreter, manager);
}

void MigrationHost::leave(Interpreter&, const Value& manager, bool raised) {
  ObjectData* object = manager.object_ptr().get();
  if (object == nullptr) return;
  if (object->path == "migcheck.savepoint") end_savepoint(*object, raised);
  if (object->path != "migcheck.autocommit" || --autocommit_ > 0 || raised) return;
  CallArguments args;
  args.call = args.callee = object->span;
  emit(TransactionControl{"BEGIN"}, object->span, args);
}

void MigrationHost::end_savepoint(ObjectData& savepoint, bool rolled_back) {
  if (!savepoint.attributes.emplace("migcheck.ended", Value::boolean(true)).second) return;
  sink_.end_savepoint(rolled_back);
}

bool MigrationHost::reaches_database(const CallArguments& args) {
  return mentions_connection(args, &is_connection);
}

void MigrationHost::unknown_call(const Span& span, const std::string& reason) {
  sink_.unknown(span, reason);
}

}  // namespace migcheck
