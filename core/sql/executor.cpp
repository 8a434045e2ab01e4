// SPDX-License-Identifier: Apache-2.0
#include "core/sql/executor.h"

#include <algorithm>
#include <array>
#include <limits>

#include "core/schema/extension_functions.h"
#include "core/sql/catalog_view.h"
#include "core/sql/hole.h"
#include "core/sql/plpgsql_run.h"
#include "core/sql/query_columns.h"
#include "core/sql/readers.h"
#include "core/sql/syntax_version.h"
#include "core/sql/system_tables.h"

namespace migcheck::sql {
namespace {

// ALTER TABLE with nothing but subcommands that the catalog has no operations for: storage
// parameters, row security, owners, triggers switched on and off.
bool sets_parameters(Node node) {
  constexpr std::array<std::string_view, 14> subcommands{
      "AT_ChangeOwner",    "AT_ClusterOn",        "AT_DisableRowSecurity", "AT_DisableTrig",
      "AT_DisableTrigAll", "AT_DisableTrigUser",  "AT_EnableRowSecurity",  "AT_EnableTrig",
      "AT_EnableTrigAll",  "AT_ForceRowSecurity", "AT_ReplicaIdentity",    "AT_ResetRelOptions",
      "AT_SetRelOptions",  "AT_SetStatistics"};
  const std::vector<Node> commands = node.list("cmds");
  return std::all_of(commands.begin(), commands.end(), [&](const Node& command) {
    return std::find(subcommands.begin(), subcommands.end(), command.text("subtype")) !=
           subcommands.end();
  });
}

// Statements whose relations must be there, and that no operation of the catalog stands for.
bool needs_relations(Node node) {
  constexpr std::array<std::string_view, 10> statements{
      "InsertStmt", "UpdateStmt", "DeleteStmt",  "TruncateStmt",     "LockStmt",
      "CopyStmt",   "VacuumStmt", "ClusterStmt", "CreatePolicyStmt", "CreateTableAsStmt"};
  if (std::any_of(statements.begin(), statements.end(),
                  [&](std::string_view name) { return node.is(name); }))
    return true;
  return node.is("AlterTableStmt") && !node.flag("missing_ok") && sets_parameters(node);
}

constexpr int max_nesting = 8;

/// Statements that change data at most, so that their being unknown says nothing of the schema.
bool only_data(const SqlText& text) {
  constexpr std::array words{"insert",  "update", "delete", "select",   "with",
                             "values",  "merge",  "copy",   "truncate", "explain",
                             "analyze", "grant",  "revoke", "lock",     "comment"};
  return std::any_of(words.begin(), words.end(),
                     [&](const char* word) { return text.is(0, word); });
}

Failure syntax_failure(const SqlText& text, TokenRange place, std::string message) {
  Failure failure;
  failure.error.sqlstate = "42601";
  failure.error.message = std::move(message);
  failure.span = text.span(place);
  return failure;
}

std::string server_name(int version) { return "PostgresVersion is " + std::to_string(version); }

std::optional<Operation> as_operation(OperationPayload payload, const Span& span) {
  Operation operation;
  operation.payload = std::move(payload);
  operation.span = span;
  operation.source = OperationSource::sql;
  return operation;
}

}  // namespace

StatementResult Executor::run(const MappedText& mapped, const Variables* variables) {
  const SqlText text(mapped);
  StatementResult result;
  for (const TokenRange range : split_statements(text)) {
    result = run_statement(text.part(range), variables);
    if (result.failure) break;
  }
  return result;
}

StatementResult Executor::run_statement(const MappedText& mapped, const Variables* variables) {
  if (depth_ >= max_nesting) {
    return {emit_unknown("SQL that runs SQL is nested too deeply", mapped.span())};
  }
  ++depth_;
  ParsedStatement parsed = parse_statement(mapped);
  const bool retry = !std::holds_alternative<Statement>(parsed) && has_hole(mapped.text());
  if (retry) {
    ParsedStatement again = parse_statement(quote_holes(SqlText(mapped)));
    if (std::holds_alternative<Statement>(again)) parsed = std::move(again);
  }
  StatementResult result;
  if (const auto* statement = std::get_if<Statement>(&parsed)) {
    result = run_parsed(*statement, variables);
  } else {
    result = report_unparsed(SqlText(mapped), parsed);
  }
  --depth_;
  return result;
}

StatementResult Executor::report_unparsed(const SqlText& text, const ParsedStatement& parsed) {
  const Span whole = text.span(text.all());
  if (const auto* refused = std::get_if<Refused>(&parsed)) {
    return {emit_unknown(refused->reason, whole, !only_data(text))};
  }
  if (has_hole(text.text())) {
    return {emit_unknown("dynamic SQL: its structure depends on an unknown part", whole,
                         !only_data(text))};
  }
  return report_refused(text, std::get<ParseError>(parsed));
}

StatementResult Executor::report_refused(const SqlText& text, const ParseError& error) {
  const int server = options_.postgres_version;
  const auto unknown = [&](const std::string& reason) -> StatementResult {
    return {emit_unknown(reason, text.span(text.all()), !only_data(text))};
  };
  const auto removed = server == 0 ? std::nullopt : removed_syntax(text);
  if (removed && server >= removed->version) {
    return {syntax_failure(text, removed->place,
                           removed->name + " is too old: PostgreSQL " +
                               std::to_string(removed->version) + " removed it, and " +
                               server_name(server))};
  }
  if (removed) return unknown(removed->name + " is not modelled");
  const int parser = sql_backend().version();
  const int newest = server == 0 ? std::numeric_limits<int>::max() : server;
  if (may_be_newer_syntax(text, error.message, parser, newest)) {
    return unknown("not the syntax of PostgreSQL " + std::to_string(parser) + ": " + error.message);
  }
  const std::size_t token = std::min(text.at(error.offset), text.size() - 1);
  Failure failure = syntax_failure(text, {token, token + 1}, error.message);
  if (error.message == "dropping an enum value is not implemented") {
    // Only PostgreSQL 18 knows ALTER TYPE … DROP VALUE, to refuse it.
    const std::size_t value = text.find(text.all(), {"value"});
    if (server == parser) {
      failure.error.sqlstate = "0A000";
    } else {
      failure = syntax_failure(text, {value, value + 1},
                               "syntax error at or near \"" + std::string(text.word(value)) + "\"");
    }
  }
  return {std::move(failure)};
}

StatementResult Executor::run_parsed(const Statement& statement, const Variables* variables) {
  const Node node = statement.node;
  if (const int server = options_.postgres_version; server != 0) {
    const auto newest = newest_syntax(statement);
    if (newest && newest->version > server) {
      return {syntax_failure(statement.text, newest->place,
                             newest->name + " is too new: it came with PostgreSQL " +
                                 std::to_string(newest->version) + ", and " + server_name(server))};
    }
  }
  if (node.is("DoStmt")) return run_block(statement);
  if (node.is("SelectStmt") && !node.has("intoClause")) return run_query(statement, variables);
  StatementResult result;
  if (needs_relations(node)) result.failure = missing_name(statement);
  if (!result.failure) {
    std::vector<PlannedOperation> planned = read_statement(statement.text, node);
    if (node.is("CreateTableAsStmt") || node.is("SelectStmt"))
      take_query_columns(sink_->catalog(), statement, planned);
    result.failure = emit_planned(std::move(planned));
  }
  result.has_rows = node.has("returningList") || node.has("returningClause");
  if (result.has_rows) result.unknown_reason = "RETURNING gives rows of a table";
  return result;
}

StatementResult Executor::run_block(const Statement& statement) {
  std::string language = "plpgsql";
  std::string body;
  for (const Node& option : statement.node.list("args")) {
    (option.text("defname") == "language" ? language : body) = option.field("arg").string_value();
  }
  const SqlText& text = statement.text;
  std::size_t token = 0;
  while (token < text.size() && sql::string_value(text.word(token)) != body) ++token;
  if (language != "plpgsql" || token == text.size()) {
    return {emit_unknown("a DO block in language '" + show_holes(language) + "' is not modelled",
                         text.span(text.all()))};
  }
  return {run_plpgsql(*this, SqlText(string_content(text, token)))};
}

std::optional<Failure> Executor::emit_unknown(const std::string& reason, const Span& span,
                                              bool may_change_schema) {
  UnknownOperation unknown;
  unknown.reason = reason;
  unknown.may_change_schema = may_change_schema;
  return emit(*as_operation(std::move(unknown), span));
}

std::optional<Failure> Executor::emit(Operation operation) {
  operation.call = options_.call;
  operation.in_transaction = options_.in_transaction;
  const Span span = operation.span;
  if (const auto* unknown = operation.as<UnknownOperation>()) sink_->unknown(span, unknown->reason);
  std::optional<DdlError> error = sink_->emit(std::move(operation));
  if (!error) return std::nullopt;
  return Failure{*std::move(error), span};
}

std::optional<Failure> Executor::emit_one(PlannedOperation planned, Truth runs,
                                          const std::string& reason) {
  if (runs == Truth::yes) return emit(std::move(planned.operation));
  if (runs == Truth::no) {
    return emit(*as_operation(OtherStatement{"ALTER TABLE"}, planned.operation.span));
  }
  const UncertainScope scope(*sink_, reason);
  return emit(std::move(planned.operation));
}

std::optional<Failure> Executor::emit_planned(std::vector<PlannedOperation> planned) {
  Truth added = Truth::yes;
  for (PlannedOperation& one : planned) {
    const Catalog& catalog = sink_->catalog();
    Truth runs = one.only_if_column_was_added ? added : Truth::yes;
    if (one.only_if_table && runs != Truth::no) {
      const Table* table = catalog.table(*one.only_if_table);
      const bool open = table == nullptr ? catalog.tainted() : !CatalogView(catalog).sure(*table);
      const Truth exists = open ? Truth::unknown : truth_of(table != nullptr);
      runs = truth_and(runs, exists);
    }
    if (const auto* add = one.operation.as<AddColumn>(); add != nullptr && add->if_not_exists) {
      const Table* table = catalog.table(add->table);
      const Column* column = table == nullptr ? nullptr : table->column(add->column.name);
      const CatalogView view(catalog);
      const bool sure = table != nullptr && view.sure(*table) && table->columns_known;
      added = column != nullptr ? (view.sure(*column) ? Truth::no : Truth::unknown)
                                : (sure ? Truth::yes : Truth::unknown);
    }
    auto failure = emit_one(std::move(one), runs, "it is not known whether the table exists");
    if (failure) return failure;
  }
  return std::nullopt;
}

namespace {

/// The function calls of a target list, outermost first.
void collect_calls(Node node, int depth, std::vector<Node>& calls) {
  constexpr int max_depth = 200;
  if (depth > max_depth) return;
  if (node.is("FuncCall")) calls.push_back(node);
  for (const Node& child : node.children()) collect_calls(child, depth + 1, calls);
}

QualifiedName called_name(Node call) {
  const std::vector<std::string> names = call.strings("funcname");
  QualifiedName name;
  if (!names.empty()) name.name = names.back();
  if (names.size() > 1) name.schema = names[names.size() - 2];
  return name;
}

std::vector<std::string> schema_list(const std::string& setting) {
  const SqlText text{MappedText(setting)};
  std::vector<std::string> schemas;
  for (std::size_t i = 0; i < text.size(); ++i) {
    if (text.is_name(i) && text.name(i) != "$user") schemas.push_back(text.name(i));
  }
  if (schemas.empty()) schemas.emplace_back("pg_catalog");
  return schemas;
}

}  // namespace

std::optional<Failure> Executor::set_search_path(Node call, const Statement& statement,
                                                 Evaluator& evaluator) {
  const std::vector<Node> arguments = call.list("args");
  if (function_name(call) != "set_config" || arguments.size() != 3) return std::nullopt;
  const Datum setting = evaluator.value(arguments[0]);
  if (setting.known() && setting.text != "search_path") return std::nullopt;
  const Datum value = evaluator.value(arguments[1]);
  const Span span = statement.text.span(statement.text.all());
  if (!setting.known() || !value.is(DatumKind::text) || !value.known()) {
    return emit_unknown("the search path is set to an unknown value", span);
  }
  SetSearchPath set;
  set.schemas = schema_list(value.text);
  set.local = condition(evaluator.value(arguments[2])) == Truth::yes;
  return emit(*as_operation(std::move(set), span));
}

namespace {

/// The relations that a statement reads, without those that WITH defines.
void collect_relations(Node node, int depth, std::vector<Node>& relations,
                       std::vector<std::string>& defined) {
  constexpr int max_depth = 200;
  if (depth > max_depth) return;
  if (node.is("RangeVar")) relations.push_back(node);
  if (node.is("CommonTableExpr")) defined.push_back(node.text("ctename"));
  for (const Node& child : node.children()) collect_relations(child, depth + 1, relations, defined);
}

// The column names that INSERT and UPDATE write to; they stand in both as ResTarget nodes.
std::vector<std::string> written_columns(Node node) {
  const char* const list = node.is("InsertStmt") ? "cols" : "targetList";
  std::vector<std::string> out;
  if (!node.is("InsertStmt") && !node.is("UpdateStmt")) return out;
  for (const Node& target : node.list(list)) out.push_back(target.text("name"));
  return out;
}

}  // namespace

std::optional<Failure> Executor::missing_relation(const Statement& statement) const {
  std::vector<Node> relations;
  std::vector<std::string> defined;
  collect_relations(statement.node, 0, relations, defined);
  // A field that always holds a relation has no node of its own kind.
  if (statement.node.is("AlterTableStmt")) relations.push_back(statement.node.field("relation"));
  if (statement.node.is("CreatePolicyStmt")) relations.push_back(statement.node.field("table"));
  for (const Node& relation : relations) {
    const QualifiedName name{relation.text("schemaname"), relation.text("relname")};
    const bool is_defined = name.schema.empty() &&
                            std::find(defined.begin(), defined.end(), name.name) != defined.end();
    if (is_defined || has_hole(name.name) || has_hole(name.schema) || is_system_relation(name) ||
        !sink_->surely_absent(name))
      continue;
    // ALTER looks the schema up first, queries do not tell the two apart.
    const bool no_schema = statement.node.is("AlterTableStmt") && !name.schema.empty() &&
                           !sink_->catalog().has_schema(name.schema);
    const std::string dotted = (name.schema.empty() ? "" : name.schema + ".") + name.name;
    Failure failure;
    failure.error.sqlstate = no_schema ? "3F000" : "42P01";
    failure.error.message =
        (no_schema ? "schema \"" + name.schema : "relation \"" + dotted) + "\" does not exist";
    failure.span = statement.text.span(statement.text.all());
    return failure;
  }
  return std::nullopt;
}

std::optional<Failure> Executor::missing_column(const Statement& statement) const {
  const Node relation = statement.node.field("relation");
  const QualifiedName name{relation.text("schemaname"), relation.text("relname")};
  const Table* table = sink_->catalog().table(name);
  if (table == nullptr || !table->certain || table->assumed || !table->columns_known ||
      !sink_->catalog().fresh(table->origin))
    return std::nullopt;
  for (const std::string& column : written_columns(statement.node)) {
    if (column.empty() || has_hole(column) || table->column(column) != nullptr) continue;
    Failure failure;
    failure.error.sqlstate = "42703";
    failure.error.message =
        "column \"" + column + "\" of relation \"" + name.name + "\" does not exist";
    failure.span = statement.text.span(statement.text.all());
    return failure;
  }
  return std::nullopt;
}

std::optional<Failure> Executor::missing_name(const Statement& statement) const {
  if (std::optional<Failure> failure = missing_relation(statement)) return failure;
  if (std::optional<Failure> failure = missing_column(statement)) return failure;
  std::vector<Node> calls;
  collect_calls(statement.node, 0, calls);
  for (const Node& call : calls) {
    const QualifiedName name = called_name(call);
    // Absence proves something here when a relation of that name would be surely absent.
    if (!lacks_extension_of(sink_->catalog(), name) || !sink_->surely_absent({"", name.name}))
      continue;
    return Failure{missing_function(name, !call.list("args").empty()),
                   statement.text.span(statement.text.all())};
  }
  return std::nullopt;
}

StatementResult Executor::run_query(const Statement& statement, const Variables* variables) {
  StatementResult result;
  result.has_rows = true;
  result.failure = missing_name(statement);
  if (result.failure) return result;
  Evaluator evaluator(sink_->catalog(), variables);
  result.query = evaluator.select(statement.node);
  result.reads_catalog = evaluator.reads_catalog();
  result.unknown_reason = evaluator.unknown_reason();
  std::vector<Node> calls;
  for (const Node& target : statement.node.list("targetList")) collect_calls(target, 0, calls);
  for (const Node& call : calls) {
    const QualifiedName name = called_name(call);
    result.failure = set_search_path(call, statement, evaluator);
    if (!result.failure && sink_->catalog().object(ObjectKind::function, name) != nullptr) {
      result.failure = emit_unknown("what function '" + name.name + "()' does is not known",
                                    statement.text.span(statement.text.all()));
    }
    if (result.failure) return result;
  }
  result.failure = emit_planned(read_statement(statement.text, statement.node));
  return result;
}

}  // namespace migcheck::sql
