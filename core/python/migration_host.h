// SPDX-License-Identifier: Apache-2.0
// What a migration sees while it runs: Alembic's `op` and `context`, the connection, sessions,
// inspectors. Directives become operations in the sink.
#pragma once

#include <map>
#include <optional>
#include <set>
#include <string>
#include <vector>

#include "core/python/naming_convention.h"
#include "core/python/sqlalchemy.h"
#include "core/sql/sql.h"

namespace migcheck {

/// Names of enum types for which op.create_table issued (or tried to issue) CREATE TYPE. Alembic
/// keeps one per run, across revisions, and never issues a second one for a name in it, whatever
/// happened since.
using TypeMemo = std::set<QualifiedName>;

/// The main section of the configuration file that Alembic runs with.
struct AlembicSettings {
  bool known = false;  ///< there is a file, and it is an INI file
  std::map<std::string, std::string> options;
  std::string env_py;  ///< its text: env.py may set options when it runs
};

/// A call of an op.* directive or of the same directive on a batch object.
struct Directive {
  Interpreter& interpreter;
  const CallArguments& args;
  std::string name;
  bool batch = false;
  QualifiedName batch_table;
  bool batch_table_known = true;

  /// An argument whose position differs between op.x() and batch_op.x(); -1: not in that form.
  [[nodiscard]] const Value* arg(int plain, int in_batch, std::string_view keyword) const;
};

/// The mark of the connection that Alembic has begun a transaction on.
inline constexpr const char* of_alembic = "migcheck.of_alembic";

class MigrationHost : public LibraryHost {
 public:
  MigrationHost(OperationSink& sink, TypeMemo& memo) : sink_(sink), memo_(&memo) {}

  /// The naming convention of target_metadata, which Alembic applies to every directive. Where it
  /// is not `known`, there may be templates that are not listed.
  void use_convention(NameTemplates convention, bool known) {
    convention_ = std::move(convention);
    convention_known_ = known;
  }
  /// The tokens of its own that the convention has, and who evaluates them.
  void use_tokens(NameTokens tokens, Interpreter& interpreter) {
    tokens_ = std::move(tokens);
    naming_interpreter_ = &interpreter;
  }
  /// The server's major version, which SQL must be legal for; 0: any.
  void use_postgres(int version) { postgres_version_ = version; }
  /// What the configuration file says.
  void use_settings(AlembicSettings settings) { settings_ = std::move(settings); }
  /// The major version of SQLAlchemy whose rules hold; 0 when it is not known.
  void use_sqlalchemy(int major) { sqlalchemy_ = major; }
  /// Another run of Alembic begins, with a memo of its own.
  void use_memo(TypeMemo& memo) {
    memo_ = &memo;
    remembered_.clear();
  }
  /// The types that op.create_table did not create because the memo had them.
  [[nodiscard]] const TypeMemo& remembered() const { return remembered_; }

  Value call(Interpreter& interpreter, const std::string& path, const CallArguments& args) override;
  Value call_method(Interpreter& interpreter, const Value& object, const std::string& name,
                    const CallArguments& args) override;
  Value attribute(Interpreter& interpreter, const Value& object, const std::string& name,
                  Span span) override;
  Value enter(Interpreter& interpreter, const Value& manager) override;
  void leave(Interpreter& interpreter, const Value& manager, bool raised) override;
  bool reaches_database(const CallArguments& args) override;
  void unknown_call(const Span& span, const std::string& reason) override;

  [[nodiscard]] const std::vector<MappedText>& sql_texts() const { return sql_texts_; }
  [[nodiscard]] std::size_t directives() const { return directives_; }
  [[nodiscard]] std::size_t unknown_directives() const { return unknown_directives_; }

 private:
  using Handler = Value (MigrationHost::*)(const Directive&);
  static Handler handler(const std::string& name);
  Value run_directive(const Directive& directive);
  [[nodiscard]] std::optional<Value> config_option(const std::string& method,
                                                   const CallArguments& args) const;

  // directives_table.cpp
  Value create_table(const Directive& directive);
  Value drop_table(const Directive& directive);
  Value rename_table(const Directive& directive);
  Value add_column(const Directive& directive);
  Value drop_column(const Directive& directive);
  Value alter_column(const Directive& directive);
  Value table_comment(const Directive& directive);
  void alter_type(const Directive& directive, const QualifiedName& table,
                  const std::string& column);
  std::optional<ConstraintDef> check_of_type(const Directive& directive, std::string_view keyword,
                                             const std::string& column);
  void drop_check(const Directive& directive, const QualifiedName& table, ConstraintDef check);
  void alter_default(const Directive& directive, const QualifiedName& table,
                     const std::string& column);
  void alter_identity(const Directive& directive, const QualifiedName& table,
                      const std::string& column);
  void check_arguments(const Directive& directive) const;

  // directives_constraint.cpp
  Value create_index(const Directive& directive);
  Value drop_index(const Directive& directive);
  Value create_primary_key(const Directive& directive);
  Value create_unique_constraint(const Directive& directive);
  Value create_foreign_key(const Directive& directive);
  Value create_check_constraint(const Directive& directive);
  Value create_exclude_constraint(const Directive& directive);
  Value drop_constraint(const Directive& directive);
  Value add_constraint(const Directive& directive, ConstraintDef constraint);
  Value key_constraint(const Directive& directive, ConstraintKind kind);

  std::optional<std::string> dropped_constraint(const Directive& directive,
                                                const QualifiedName& table, const Value* given);
  /// Names the constraints; the table, where a name cannot be known.
  std::optional<QualifiedName> apply_convention(OperationPayload& payload, Span span) const;
  void require_constraint_name(const Directive& directive) const;
  /// False: the convention gives it a name that cannot be known.
  bool name_constraint(ConstraintDef& constraint, const QualifiedName& table, Span span) const;
  std::optional<std::string> conventional_name(std::string_view pattern,
                                               const NamedPart& part) const;
  void check_name(const std::optional<std::string>& name, Span span) const;
  void check_names(const OperationPayload& payload, Span span) const;
  std::string conventional_index_name(const IndexDef& index, const QualifiedName& table) const;

  // third_party.cpp
  Value entity(const Directive& directive);
  Value searchable(Interpreter& interpreter, const std::string& name, const CallArguments& args);
  void rebuild_enum(const Directive& directive, const EnumType& before,
                    const std::vector<std::string>& labels);

  // select.cpp
  Value select_result(const Value& statement, const CallArguments& args);
  void require_readable(const QualifiedName& table, const CallArguments& args);
  void require_mapped_columns(const Value& statement, const CallArguments& args);
  Value add_to_session(const Value& session, const std::string& name, const CallArguments& args);
  void flush(ObjectData& session, const CallArguments& args);
  static Value database_url(Span span);
  Value query_method(Interpreter& interpreter, const Value& query, const std::string& name,
                     const CallArguments& args);
  void require_table(const QualifiedName& table, const CallArguments& args);
  void require_reflected(const CallArguments& args);

  // directives_other.cpp
  Value execute(const Directive& directive);
  Value bulk_insert(const Directive& directive);
  Value batch_alter_table(const Directive& directive);
  Value get_bind(const Directive& directive);
  Value get_context(const Directive& directive);
  Value plain_name(const Directive& directive);
  Value inline_literal(const Directive& directive);
  Value sync_enum_values(const Directive& directive);
  Value invoke(const Directive& directive);

  // table_building.cpp
  struct TableParts {
    CreateTable table;
    std::vector<SqlColumn> columns;
    std::vector<IndexDef> indexes;
  };
  TableParts table_parts(Interpreter& interpreter, const ValueList& elements,
                         const QualifiedName& name);
  /// SERIAL is used for a table's only key column when nothing else gives it a value.
  static bool becomes_serial(const SqlColumn& column, const TableParts& parts,
                             std::size_t key_columns);
  const SqlColumn& put_column(SqlColumn column, TableParts& parts);
  void add_element(Interpreter& interpreter, const Value& value, TableParts& parts);
  void finish_keys(TableParts& parts);
  void create_types(const std::vector<SqlColumn>& columns, const CallArguments& args,
                    bool check_first);
  void emit_table(TableParts parts, const CallArguments& args, Span place,
                  OperationSource source = OperationSource::alembic);
  void emit_comment(const QualifiedName& table, const SqlColumn& column, const CallArguments& args);
  Value table_method(Interpreter& interpreter, const ObjectData& table, const std::string& name,
                     const CallArguments& args);
  Value dialect_enum_method(Interpreter& interpreter, const ObjectData& type,
                            const std::string& name, const CallArguments& args);
  Value enum_method(Interpreter& interpreter, const Value& object, const std::string& name,
                    const CallArguments& args);
  void create_enum(const std::shared_ptr<EnumExpression>& expression, bool check_first,
                   const CallArguments& args, std::vector<Guard> guards);
  void drop_enum(const EnumExpression& expression, bool check_first, const CallArguments& args,
                 std::vector<Guard> guards);
  std::optional<IndexDef> column_index(const QualifiedName& table, const SqlColumn& column) const;
  void drop_types(const std::vector<SqlColumn>& columns, const CallArguments& args);
  void check_default_argument(const SqlColumn& column) const;

  // connection.cpp
  Value connection_method(Interpreter& interpreter, const Value& object, const std::string& name,
                          const CallArguments& args);
  Value run_statement(Interpreter& interpreter, const Value& statement, const Value* parameters,
                      bool colon_binds, const CallArguments& args);
  void check_binds(const MappedText& text, const std::vector<SqlParameter>& given, Span span) const;
  /// An error that only SQLAlchemy 2.0 raises; where the version is not known, a possible one.
  void raise_since_2_0(const std::string& type, DdlError error, Span span);
  void refuse_begin(const ObjectData& connection, const CallArguments& args);
  void refuse_old_call(const ObjectData& connection, const std::string& name,
                       const CallArguments& args);
  Value run_text(const MappedText& text, std::vector<SqlParameter> parameters, bool colon_binds,
                 const CallArguments& args);
  Value run_construct(Interpreter& interpreter, const ObjectData& object,
                      const CallArguments& args);
  Value result_method(Interpreter& interpreter, const Value& object, const std::string& name,
                      const CallArguments& args);
  void end_savepoint(ObjectData& savepoint, bool rolled_back);
  Value make_result(const SqlOutcome& outcome, const CallArguments& args);

  // ddl_elements.cpp
  static bool is_ddl_element(const ObjectData& object);
  void run_ddl_element(Interpreter& interpreter, const ObjectData& object,
                       const CallArguments& args);
  Value index_method(Interpreter& interpreter, const ObjectData& object, const std::string& name,
                     const CallArguments& args);
  Value sequence_method(const Value& object, const std::string& name, const CallArguments& args);

  // inspector.cpp
  Value inspect(ObjectData& inspector, const std::string& name, const CallArguments& args);
  Value inspector_method(const std::string& name, const CallArguments& args);
  Value table_answer(const Table& table, const std::string& name, const CallArguments& args);
  static std::optional<CallArguments> without_connection(CallArguments args);

  // reflection.cpp
  void reflect(const Value& metadata);
  Value table_of_metadata(const ObjectData& tables, const CallArguments& args);
  static std::optional<Value> reflected_column(const ObjectData& columns, const std::string& name,
                                               Span place);

  /// Applies an operation; throws PythonRaise when the server refuses it.
  void emit(OperationPayload payload, Span span, const CallArguments& args,
            OperationSource source = OperationSource::alembic, std::vector<Guard> guards = {});
  Value unknown_directive(const Directive& directive, const std::string& reason,
                          std::vector<QualifiedName> touches = {});
  void unknown_operation(const CallArguments& args, const std::string& reason,
                         std::vector<QualifiedName> touches = {});
  [[noreturn]] void raise_error(const std::string& type, DdlError error, Span span) const;
  /// The server refuses a statement, which aborts the transaction; in an autocommit block there is
  /// none. The SQLSTATE decides what is raised.
  [[noreturn]] void refuse_statement(DdlError error, Span span);
  /// What SQLAlchemy or Alembic raises before the server sees anything.
  [[noreturn]] void library_error(const std::string& type, const std::string& message,
                                  Span span) const;
  /// The table a directive works on: its own argument, or that of the batch.
  std::optional<QualifiedName> table(const Directive& directive, int plain,
                                     std::string_view keyword);
  static Value record(std::string path, const CallArguments& args);
  static bool is_connection(const Value& value);
  static bool is_other_database(const ObjectData& engine);

  OperationSink& sink_;
  /// What reflect() of a MetaData has seen.
  std::vector<std::pair<std::shared_ptr<ObjectData>, Catalog>> reflected_;
  NameTemplates convention_;
  bool convention_known_ = true;
  NameTokens tokens_;
  Interpreter* naming_interpreter_ = nullptr;
  int postgres_version_ = 0;
  TypeMemo* memo_;
  TypeMemo remembered_;
  AlembicSettings settings_;
  int sqlalchemy_ = 0;
  int autocommit_ = 0;
  std::size_t directives_ = 0;
  std::size_t unknown_directives_ = 0;
  std::vector<MappedText> sql_texts_;
};

/// True/false of a flag argument; nothing when it is absent or unknown.
[[nodiscard]] inline std::optional<bool> known_truth(const Value* value) {
  return value == nullptr ? std::nullopt : value->truth();
}
/// True when a flag argument is certainly true.
[[nodiscard]] inline bool is_set(const Value* flag) { return known_truth(flag).value_or(false); }
/// The guard that a true `if_exists` or `if_not_exists` is.
[[nodiscard]] inline std::vector<Guard> argument_guard(const Value* flag,
                                                       const CallArguments& args) {
  if (!is_set(flag)) return {};
  return {{GuardKind::if_exists_argument, args.call}};
}
/// The text of an argument; nothing when it is absent, None or unknown.
[[nodiscard]] inline std::optional<std::string> known_text(const Value* value) {
  return value == nullptr ? std::nullopt : value->known_string();
}

}  // namespace migcheck
