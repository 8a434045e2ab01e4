// SPDX-License-Identifier: Apache-2.0
// The simulated PostgreSQL catalog. A value: copies are cheap (objects are shared and copied when
// one of the copies changes them), so every operation's catalog before and after can be kept.
//
// What is uncertain stays uncertain: an object that only one branch of an unknown condition creates
// has `certain == false`, and apply() never reports an error that depends on such an object.
#pragma once

#include <cstdint>
#include <functional>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "core/schema/names.h"
#include "core/schema/operation.h"
#include "core/schema/shared_list.h"
#include "core/source/span.h"

namespace migcheck {

/// The error that PostgreSQL (or Alembic / SQLAlchemy) gives.
struct DdlError {
  std::string sqlstate;  ///< five characters; empty for errors raised by Python
  std::string message;   ///< the server's text: `type "t" already exists`
  std::string detail;
  Span related;  ///< the other half, such as the place that created the type first
  std::string related_message;
};

/// Where an object or a part of it came from.
struct Origin {
  Span span;
  std::string revision;
  std::uint64_t serial = 0;  ///< grows with every applied operation: a total order of creation

  friend bool operator==(const Origin&, const Origin&) = default;
};

struct EnumLabel {
  std::string text;
  Origin origin;
  bool certain = true;
};

/// An enum type.
struct EnumType {
  QualifiedName name;
  std::vector<EnumLabel> labels;
  bool labels_known = true;
  TypeCause cause = TypeCause::sql;
  Origin origin;
  bool certain = true;
  bool assumed = false;  ///< nobody created it; taken as given because it is used
};

struct Column {
  ColumnDef def;
  Origin origin;       ///< what created it
  Origin last_change;  ///< the last operation that made it what it is
  bool certain = true;
  bool local = true;       ///< defined on the table itself, not only by a parent
  unsigned inherited = 0;  ///< number of parents that define it
};

struct Constraint {
  ConstraintDef def;  ///< with the final name
  Origin origin;
  bool certain = true;
  bool inherited = false;  ///< follows a constraint of a parent table
};

struct Index {
  IndexDef def;                  ///< with the final name
  bool from_constraint = false;  ///< backs a constraint of the same name
  Origin origin;
  bool certain = true;
  std::string parent;  ///< partitions: the index of the parent table that it belongs to
};

struct Trigger {
  std::string name;
  QualifiedName function;  ///< what it executes; empty: not known
  bool row = false;        ///< FOR EACH ROW
  bool cloned = false;     ///< belongs to the trigger of the partitioned table
  bool certain = true;
};

/// A table with everything that belongs to it.
struct Table {
  QualifiedName name;
  SharedList<Column> columns;  ///< in attribute order
  SharedList<Constraint> constraints;
  SharedList<Index> indexes;
  std::vector<Trigger> triggers;
  std::optional<std::string> comment;
  std::optional<std::string> partition_key;
  std::vector<QualifiedName> inherits;
  bool columns_known = true;      ///< false: there may be columns that are not listed
  bool constraints_known = true;  ///< false: the same of constraints
  Origin origin;
  bool certain = true;
  bool assumed = false;       ///< nobody created it; taken as given because it is used
  bool is_partition = false;  ///< `inherits` names the partitioned table
  bool temporary = false;
  bool filled = false;       ///< there may be rows in it
  bool bookkeeping = false;  ///< Alembic's own
  std::vector<std::string>
      absent;  ///< columns dropped from a table whose columns are not all known

  /// Whether the table is a part of what migrations and models describe.
  [[nodiscard]] bool of_schema() const { return !temporary && !bookkeeping; }
  [[nodiscard]] const Column* column(std::string_view column_name) const;
  [[nodiscard]] const Constraint* constraint(std::string_view constraint_name) const;
  [[nodiscard]] const Index* index(std::string_view index_name) const;
  [[nodiscard]] const Trigger* trigger(std::string_view trigger_name) const;
  [[nodiscard]] const Constraint* primary_key() const;
};

/// Other named objects: domains, composite types, views, sequences, functions, extensions, schemas.
struct OtherObject {
  ObjectKind kind = ObjectKind::other;
  QualifiedName name;
  std::string detail;     ///< domain: base type; view: "materialized" or ""; function: language;
                          ///< sequence: data type; extension: schema
  std::string signature;  ///< functions
  std::optional<QualifiedName> owner_table;  ///< sequences
  std::string owner_column;
  std::vector<QualifiedName> depends_on;  ///< views: relations they read
  Origin origin;
  bool certain = true;
  bool assumed = false;                    ///< nobody created it; taken as given because it is used
  std::optional<DataType> base_type;       ///< domains
  bool not_null = false;                   ///< domains
  std::optional<std::string> default_sql;  ///< domains
  std::vector<ConstraintDef> checks;       ///< domains
  std::vector<ColumnDef> attributes;       ///< composite types
  std::string query;                       ///< views
};

/// What an operation is applied with.
struct ApplyContext {
  std::string revision;          ///< becomes the origin of what is made
  bool assume_missing = true;    ///< a table that nobody created is taken as given, not an error
  std::string transaction = {};  ///< operations with the same id share a transaction; empty: one
                                 ///< transaction a revision
};

struct CatalogState;

class Catalog {
 public:
  Catalog();
  ~Catalog();
  Catalog(const Catalog&);
  Catalog(Catalog&&) noexcept;
  Catalog& operator=(const Catalog&);
  Catalog& operator=(Catalog&&) noexcept;

  /// Applies one operation, or changes nothing and returns the error that PostgreSQL gives.
  /// Operations that are not certain make uncertain objects and never fail.
  std::optional<DdlError> apply(const Operation& operation, const ApplyContext& context);

  /// Look-ups resolve an empty schema through the search path. The result stays valid as long as
  /// this catalog value is neither changed nor destroyed.
  [[nodiscard]] const Table* table(const QualifiedName& name) const;
  [[nodiscard]] const EnumType* enum_type(const QualifiedName& name) const;
  /// Any index by its schema and name, with its table.
  [[nodiscard]] const Index* index(const QualifiedName& name, const Table** table = nullptr) const;
  [[nodiscard]] const OtherObject* object(ObjectKind kind, const QualifiedName& name) const;
  /// Whether a schema exists: public, pg_catalog and information_schema always do.
  [[nodiscard]] bool has_schema(const std::string& name) const;

  /// Everything, ordered by name.
  void for_each_table(const std::function<void(const Table&)>& visit) const;
  void for_each_enum(const std::function<void(const EnumType&)>& visit) const;
  void for_each_object(const std::function<void(const OtherObject&)>& visit) const;

  /// The columns `schema.table.column` that use a type.
  [[nodiscard]] std::vector<std::string> users_of_type(const QualifiedName& name) const;

  /// The schema that a new object without schema goes to: the first of the search path.
  [[nodiscard]] const std::string& default_schema() const;
  [[nodiscard]] const std::vector<std::string>& search_path() const;
  void set_search_path(std::vector<std::string> schemas);
  /// `name` with its schema filled in: that of the existing object, else the default schema.
  [[nodiscard]] QualifiedName resolve(const QualifiedName& name) const;

  /// What is true whichever of the two catalogs is the real one: objects that only one of them has,
  /// and parts that differ, are not certain. For the two branches of an unknown condition.
  [[nodiscard]] static Catalog join(const Catalog& one, const Catalog& other);

  /// Whether it is certain that no relation has this name.
  [[nodiscard]] bool surely_absent(const QualifiedName& relation,
                                   const ApplyContext& context) const;

  /// What is left when the transaction of `context` fails now: the state before it, with what was
  /// committed meanwhile.
  [[nodiscard]] Catalog rolled_back(const ApplyContext& context) const;

  /// True after an UnknownOperation that may have changed anything: absence proves nothing from
  /// here on.
  [[nodiscard]] bool tainted() const;
  /// False when an UnknownOperation came after this: what was true then may have changed.
  [[nodiscard]] bool fresh(const Origin& origin) const;
  /// Names of relations and types of which it is not known whether something has them.
  void for_each_doubtful(const std::function<void(const QualifiedName&)>& visit) const;

 private:
  explicit Catalog(std::shared_ptr<const CatalogState> state);
  std::shared_ptr<const CatalogState> state_;
};

}  // namespace migcheck
