// SPDX-License-Identifier: Apache-2.0
// An operation is one schema change that a migration asks for, whatever its syntax:
// op.create_table(), a CREATE TABLE inside op.execute(), a statement of a DO block. Checks read
// operations; the catalog applies them. One struct per kind, held in a variant, so that each
// consumer says what it handles.
#pragma once

#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <variant>
#include <vector>

#include "core/schema/names.h"
#include "core/source/span.h"

namespace migcheck {

/// A SQLAlchemy Enum/ENUM expression as it was evaluated, for checks that look at how it was
/// written.
struct EnumExpression {
  bool generic = true;                ///< sqlalchemy.Enum; false: dialects.postgresql.ENUM
  std::optional<QualifiedName> name;  ///< nothing: PostgreSQL refuses it ("requires a name")
  std::vector<std::string> labels;
  std::vector<Span> label_spans;  ///< parallel to labels, or empty
  bool labels_known = true;
  bool native = true;               ///< false with native_enum=False: a VARCHAR
  std::optional<bool> create_type;  ///< the flag as given; nothing when absent or not evaluated
  bool has_metadata = false;  ///< metadata=… given: never created by op.create_table before 2.1
  bool in_variant = false;    ///< reached through .with_variant(…, "postgresql")
  bool overridden = false;    ///< has such a variant, so PostgreSQL never sees this expression
  Span span;                  ///< the whole call
  Span callee;                ///< `sa.Enum`
  Span flag;                  ///< the `create_type=False` argument
};

/// A column as CREATE TABLE or ADD COLUMN defines it.
struct ColumnDef {
  std::string name;
  DataType type;
  bool nullable = true;
  bool serial = false;                     ///< owns a sequence t_c_seq, default nextval(), NOT NULL
  std::optional<std::string> default_sql;  ///< the DEFAULT expression as SQL, `'x'`, `now()`
  bool default_known = true;               ///< false: there is a default, but its text is unknown
  std::optional<char> identity;  ///< 'a' always, 'd' by default (pg_attribute.attidentity)
  std::optional<QualifiedName> identity_sequence;  ///< SEQUENCE NAME, until the sequence is made
  std::optional<std::string> generated;            ///< GENERATED ALWAYS AS (…) STORED
  std::string collation;
  std::optional<std::string> comment;
  std::shared_ptr<const EnumExpression> enum_expression;  ///< when the type was written as one
  bool attaches_constraints = false;  ///< its type may add constraints of its own to the table
  Span span;
  Span default_span;
};

enum class ConstraintKind : std::uint8_t { primary_key, unique, check, foreign_key, exclusion };

/// A constraint. Without a name the catalog chooses the one that PostgreSQL would.
struct ConstraintDef {
  ConstraintKind kind = ConstraintKind::check;
  std::optional<std::string> name;
  bool final_name = false;  ///< written as op.f(…): no naming convention changes it
  std::vector<std::string> columns;
  std::string expression;                ///< CHECK: SQL text; EXCLUDE: the element list as SQL
  QualifiedName ref_table;               ///< FOREIGN KEY
  std::vector<std::string> ref_columns;  ///< empty: the primary key of the referenced table
  std::string on_delete = "NO ACTION";
  std::string on_update = "NO ACTION";
  std::string match = "SIMPLE";
  bool deferrable = false;
  bool initially_deferred = false;
  bool use_alter = false;  ///< FOREIGN KEY: not a part of CREATE TABLE (use_alter=True)
  bool not_valid = false;
  bool nulls_not_distinct = false;
  std::vector<std::string> include;
  std::optional<std::string> using_index;  ///< ADD CONSTRAINT … USING INDEX
  std::string method;                      ///< exclusion constraints: gist, …
  std::string predicate;                   ///< exclusion constraints: WHERE
  Span span;
};

/// One key of an index: a column name, or an expression as SQL.
struct IndexElement {
  std::string text;
  bool expression = false;
  std::string opclass;
  std::string collation;
  bool descending = false;
  std::optional<bool> nulls_first;
};

struct IndexDef {
  std::optional<std::string> name;  ///< nothing: PostgreSQL chooses t_a_b_idx
  QualifiedName table;
  std::vector<IndexElement> elements;
  bool unique = false;
  std::string method = "btree";
  std::optional<std::string> predicate;
  std::vector<std::string> include;
  bool nulls_not_distinct = false;
  Span span;
};

/// Who asks for a CREATE TYPE or DROP TYPE; decides whether Alembic's memo is involved.
enum class TypeCause : std::uint8_t {
  sql,          ///< CREATE TYPE / DROP TYPE in SQL
  table_event,  ///< op.create_table's before_create event: unguarded, but remembered per run (memo)
  explicit_call  ///< Enum.create() / .drop()
};

/// What LIKE … INCLUDING copies besides names, types and NOT NULL.
struct LikeOptions {
  bool defaults = false;
  bool constraints = false;  ///< CHECK only
  bool identity = false;
  bool generated = false;
  bool indexes = false;  ///< with primary key and unique constraints
  bool comments = false;
};
struct CreateTable {
  QualifiedName name;
  std::vector<ColumnDef> columns;
  std::vector<ConstraintDef> constraints;
  std::vector<QualifiedName> inherits;
  std::vector<QualifiedName> like;  ///< LIKE source tables (columns are copied on apply)
  std::optional<QualifiedName> partition_of;
  std::optional<std::string> partition_key;  ///< "RANGE (a)"
  std::optional<std::string> comment;
  bool if_not_exists = false;
  bool temporary = false;
  bool unlogged = false;
  bool bookkeeping = false;               ///< Alembic's own: no part of the schema
  bool columns_known = true;              ///< false: CREATE TABLE AS, or columns not evaluated
  std::vector<LikeOptions> like_options;  ///< parallel to `like`, or empty: nothing INCLUDING
};
struct DropTable {
  QualifiedName name;
  bool if_exists = false;
  bool cascade = false;
};
struct RenameTable {
  QualifiedName name;
  std::string new_name;
  bool if_exists = false;
};
struct AddColumn {
  QualifiedName table;
  ColumnDef column;
  bool if_not_exists = false;
  bool table_if_exists = false;
};
struct DropColumn {
  QualifiedName table;
  std::string column;
  bool if_exists = false;
  bool cascade = false;
  bool table_if_exists = false;
};
struct RenameColumn {
  QualifiedName table;
  std::string column;
  std::string new_name;
};
struct AlterColumnType {
  QualifiedName table;
  std::string column;
  DataType type;
  std::optional<std::string> using_sql;
  std::shared_ptr<const EnumExpression> enum_expression;
};
struct SetNotNull {
  QualifiedName table;
  std::string column;
  bool not_null = true;
};
struct SetDefault {
  QualifiedName table;
  std::string column;
  std::optional<std::string> default_sql;
  bool default_known = true;
};
/// SET / DROP of identity or generated expression; empty optionals remove.
struct SetIdentity {
  QualifiedName table;
  std::string column;
  std::optional<char> identity;
  bool if_exists = false;
  std::optional<QualifiedName> sequence;  ///< SEQUENCE NAME
};
struct DropExpression {
  QualifiedName table;
  std::string column;
  bool if_exists = false;
};
struct AddConstraint {
  QualifiedName table;
  ConstraintDef constraint;
  bool table_if_exists = false;
};
struct DropConstraint {
  QualifiedName table;
  std::string name;
  bool if_exists = false;
  bool cascade = false;
  bool table_if_exists = false;
};
struct RenameConstraint {
  QualifiedName table;
  std::string name;
  std::string new_name;
};
struct ValidateConstraint {
  QualifiedName table;
  std::string name;
};
struct CreateIndex {
  IndexDef index;
  bool concurrently = false;
  bool if_not_exists = false;
};
struct DropIndex {
  QualifiedName name;
  bool concurrently = false;
  bool if_exists = false;
  bool cascade = false;
  std::optional<QualifiedName> table;  ///< op.drop_index(table_name=…); the server does not look
};
struct RenameIndex {
  QualifiedName name;
  std::string new_name;
  bool if_exists = false;
};
struct CreateEnum {
  QualifiedName name;
  std::vector<std::string> labels;
  std::vector<Span> label_spans;  ///< parallel to labels, or empty
  bool labels_known = true;
  TypeCause cause = TypeCause::sql;
  bool check_first = false;  ///< Enum.create(checkfirst=True): does nothing when it exists
  std::shared_ptr<const EnumExpression> expression;
};
struct CreateDomain {
  QualifiedName name;
  DataType type;
  bool not_null = false;
  std::optional<std::string> default_sql;
  std::vector<ConstraintDef> checks;
};
struct CreateCompositeType {
  QualifiedName name;
  std::vector<ColumnDef> attributes;
};
struct DropType {
  QualifiedName name;
  bool if_exists = false;
  bool cascade = false;
  TypeCause cause = TypeCause::sql;
  bool check_first = false;
  bool domain = false;
};
struct RenameType {
  QualifiedName name;
  std::string new_name;
};
struct AddEnumValue {
  QualifiedName type;
  std::string label;
  bool if_not_exists = false;
  std::optional<std::string> before;
  std::optional<std::string> after;
  Span label_span;
};
struct RenameEnumValue {
  QualifiedName type;
  std::string label;
  std::string new_label;
  Span label_span;
};
struct CreateSchema {
  std::string name;
  bool if_not_exists = false;
};
struct DropSchema {
  std::string name;
  bool if_exists = false;
  bool cascade = false;
};
struct CreateExtension {
  std::string name;
  std::string schema;
  bool if_not_exists = false;
};
struct DropExtension {
  std::string name;
  bool if_exists = false;
  bool cascade = false;
};
struct CreateSequence {
  QualifiedName name;
  DataType type;
  std::optional<QualifiedName> owner_table;
  std::string owner_column;
  bool if_not_exists = false;
};
struct DropSequence {
  QualifiedName name;
  bool if_exists = false;
  bool cascade = false;
};
struct AlterSequenceOwner {
  QualifiedName name;
  std::optional<QualifiedName> owner_table;
  std::string owner_column;
};
struct CreateView {
  QualifiedName name;
  bool materialized = false;
  bool or_replace = false;
  bool if_not_exists = false;
  std::vector<QualifiedName> reads;
  std::string query;
};
struct DropView {
  QualifiedName name;
  bool materialized = false;
  bool if_exists = false;
  bool cascade = false;
};
/// `signature` is the comma-separated list of input types as pg_get_function_identity_arguments()
/// has them.
struct CreateFunction {
  QualifiedName name;
  std::string signature;
  std::string language;
  bool or_replace = false;
  bool procedure = false;
};
struct DropFunction {
  QualifiedName name;
  std::optional<std::string> signature;
  bool if_exists = false;
  bool cascade = false;
};
struct CreateTrigger {
  QualifiedName table;
  std::string name;
  bool or_replace = false;
  QualifiedName function = {};  ///< what it executes; empty: not known
  bool row = false;             ///< FOR EACH ROW
};
struct DropTrigger {
  QualifiedName table;
  std::string name;
  bool if_exists = false;
  bool cascade = false;
};
/// What ALTER … SET SCHEMA and ALTER … RENAME address.
enum class ObjectKind : std::uint8_t {
  table,
  type,
  sequence,
  view,
  function,
  index,
  schema,
  column,
  constraint,
  extension,
  other
};
struct SetSchema {
  ObjectKind kind = ObjectKind::table;
  QualifiedName name;
  std::string new_schema;
  bool if_exists = false;
};
struct RenameObject {
  ObjectKind kind = ObjectKind::other;
  QualifiedName name;
  std::string new_name;
};  ///< views, sequences, schemas, functions
struct SetComment {
  ObjectKind kind = ObjectKind::table;
  QualifiedName name;
  std::string column;
  std::optional<std::string> text;
};
struct AttachPartition {
  QualifiedName table;
  QualifiedName partition;
  bool detach = false;
};
struct SetSearchPath {
  std::vector<std::string> schemas;
  bool local = false;
};
/// COMMIT, ROLLBACK, … inside a migration, and Alembic's autocommit_block().
struct TransactionControl {
  std::string statement;
};
/// A constant of a query or data statement of which the server needs a value of some type before it
/// looks at any row.
struct DataConstant {
  enum class Use : std::uint8_t {
    stored,    ///< the new value of a column
    compared,  ///< beside an operator and a column
    cast       ///< `'x'::mood`
  };
  Use use = Use::stored;
  QualifiedName table;
  std::string column;               ///< empty: the one at `position`
  std::size_t position = 0;         ///< of INSERT without a list of columns
  std::optional<std::string> text;  ///< a string constant; nothing: one of `type`, or NULL
  bool null = false;
  DataType type;           ///< what a cast asks for
  std::string comparison;  ///< the operator
  bool first = false;      ///< the constant stands before it
};
enum class DataChangeKind : std::uint8_t { insert, update, delete_, truncate, merge, copy };
struct DataChange {
  DataChangeKind kind = DataChangeKind::insert;
  std::vector<QualifiedName> tables;
  bool has_where = false;
  std::vector<DataConstant> constants = {};
  /// INSERT … VALUES: the columns that it names; the others get their default for sure.
  std::optional<std::vector<std::string>> given = {};
  bool cascade = false;                  ///< TRUNCATE … CASCADE
  std::vector<QualifiedName> only = {};  ///< those of `tables` behind ONLY
};
/// A statement that was understood and changes nothing that the catalog keeps (SELECT, GRANT, LOCK,
/// …).
struct OtherStatement {
  std::string tag;
  std::vector<DataConstant> constants = {};  ///< SELECT
};
/// Something happens here that could not be evaluated. `tables` and `types` name what it touches
/// when that is known; empty lists mean that anything may have changed.
struct UnknownOperation {
  std::string reason;
  bool may_change_schema = true;
  std::vector<QualifiedName> touches;
};

using OperationPayload =
    std::variant<CreateTable, DropTable, RenameTable, AddColumn, DropColumn, RenameColumn,
                 AlterColumnType, SetNotNull, SetDefault, SetIdentity, DropExpression,
                 AddConstraint, DropConstraint, RenameConstraint, ValidateConstraint, CreateIndex,
                 DropIndex, RenameIndex, CreateEnum, CreateDomain, CreateCompositeType, DropType,
                 RenameType, AddEnumValue, RenameEnumValue, CreateSchema, DropSchema,
                 CreateExtension, DropExtension, CreateSequence, DropSequence, AlterSequenceOwner,
                 CreateView, DropView, CreateFunction, DropFunction, CreateTrigger, DropTrigger,
                 SetSchema, RenameObject, SetComment, AttachPartition, SetSearchPath,
                 TransactionControl, DataChange, OtherStatement, UnknownOperation>;

/// What protects an operation from running when it would fail.
enum class GuardKind : std::uint8_t {
  if_exists_clause,     ///< IF [NOT] EXISTS in SQL
  if_exists_argument,   ///< if_exists=True, if_not_exists=True, checkfirst=True
  inspector_condition,  ///< `if inspector.has_table(…)`
  catalog_condition,  ///< a condition over pg_catalog or information_schema, in Python or PL/pgSQL
  exception_handler,  ///< try/except, or EXCEPTION WHEN in PL/pgSQL
  unknown_condition   ///< a condition that could not be evaluated
};
struct Guard {
  GuardKind kind = GuardKind::unknown_condition;
  Span span;
};

/// Which front end produced the operation.
enum class OperationSource : std::uint8_t {
  alembic,    ///< an op.* or batch_op.* directive
  sql,        ///< a SQL statement
  sqlalchemy  ///< Enum.create(), Table.drop(), metadata.create_all(), …
};

/// One operation with its origin.
struct Operation {
  OperationPayload payload;
  Span span;  ///< the tightest place that asks for it
  Span call;  ///< the whole op.* / execute() call around it, for fixes
  OperationSource source = OperationSource::alembic;
  std::vector<Guard> guards;      ///< outermost first
  bool certain = true;            ///< runs whenever the migration runs on the replayed catalog
  std::string uncertain_because;  ///< reason when not certain
  bool in_transaction = true;     ///< false inside autocommit_block()

  template <class T>
  [[nodiscard]] const T* as() const {
    return std::get_if<T>(&payload);
  }
  [[nodiscard]] bool guarded() const { return !guards.empty(); }
};

/// A short name for messages and dumps: "create table", "drop index".
[[nodiscard]] std::string_view operation_name(const Operation& operation);

}  // namespace migcheck
