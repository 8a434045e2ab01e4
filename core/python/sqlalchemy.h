// SPDX-License-Identifier: Apache-2.0
// What SQLAlchemy expressions mean: the recorded calls `sa.Column("a", sa.Integer())` become
// column, constraint and type definitions. Used for migrations and for models alike.
#pragma once

#include <functional>
#include <map>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "core/python/interpreter.h"
#include "core/schema/operation.h"

namespace migcheck {

/// A type expression, evaluated.
struct SqlType {
  DataType type;
  std::shared_ptr<EnumExpression> enum_expression;  ///< also for arrays of enums
  bool integer = false;                             ///< has integer affinity: may become SERIAL
  bool numeric = false;                             ///< so may these, as an integer, since 1.4
  bool spatial_index = false;                       ///< geoalchemy2 makes an index of its own
  bool null_type = false;                           ///< NullType: refused in DDL
  bool attaches_constraints = false;  ///< a type of unknown code, or with events of its own
};

/// A column expression with what hangs on it.
struct SqlColumn {
  ColumnDef def;
  SqlType type;
  bool name_known = true;
  bool primary_key = false;
  bool unique = false;
  bool index = false;
  bool has_python_default = false;
  bool autoincrement_off = false;
  bool autoincrement_on = false;
  bool nullable_given = false;
  bool default_refused = false;            ///< server_default is neither text nor an expression
  bool constraints_known = true;           ///< false: a constraint inside could not be read
  std::vector<ConstraintDef> constraints;  ///< foreign keys and checks written inside the column
};

/// Host that gives meaning to SQLAlchemy's names. Enum expressions are remembered once per place.
class LibraryHost : public Host {
 public:
  Value call(Interpreter& interpreter, const std::string& path, const CallArguments& args) override;
  Value call_method(Interpreter& interpreter, const Value& object, const std::string& name,
                    const CallArguments& args) override;
  Value attribute(Interpreter& interpreter, const Value& object, const std::string& name,
                  Span span) override;

  std::optional<Value> instance_attribute(Interpreter& interpreter, const Value& object,
                                          const std::string& name, Span span) override;

  /// The type that an expression stands for; `known == false` when it could not be evaluated.
  SqlType type(Interpreter& interpreter, const Value& value);
  /// The expression of an Enum/ENUM object, null for other values.
  std::shared_ptr<EnumExpression> enum_expression(Interpreter& interpreter, const Value& value);
  /// The call that an expression was read from; null when this host has not met it.
  [[nodiscard]] const ObjectData* enum_call(const EnumExpression& expression) const;
  /// Moves a type with inherit_schema=True to the schema of the column's table.
  void inherit_schema(SqlColumn& column, const QualifiedName& table) const;
  /// The CHECK of Enum(…, native_enum=False, create_constraint=True).
  [[nodiscard]] std::optional<ConstraintDef> enum_check(const SqlColumn& column) const;
  /// Makes the column SERIAL, whatever number it was to hold.
  static void make_serial(const SqlType& type, ColumnDef& def) {
    def.serial = true;
    if (type.numeric) def.type = DataType::builtin("integer");
  }
  /// A `Column(…)` or `mapped_column(…)` object; nothing when it is none.
  std::optional<SqlColumn> column(Interpreter& interpreter, const Value& value);
  /// A constraint object (PrimaryKeyConstraint, …); nothing when it is none or not known.
  std::optional<ConstraintDef> constraint(Interpreter& interpreter, const Value& value);
  /// The elements `(column, operator)` of an exclusion constraint and its WHERE.
  void read_exclusion(Interpreter& interpreter, const ValueList& elements, const Value* where,
                      ConstraintDef& constraint);
  /// An `Index(…)` object.
  std::optional<IndexDef> index(Interpreter& interpreter, const ObjectData& object,
                                const QualifiedName& table);
  /// The DEFAULT of `server_default=value` as SQL; nothing when it is not known. `none` is set when
  /// there is no DEFAULT clause at all (None, FetchedValue()).
  std::optional<std::string> server_default(Interpreter& interpreter, const Value& value,
                                            bool& none);
  /// A SQL expression (text(), func.x(), operators) as SQL; nothing when it is not known.
  std::optional<std::string> expression(Interpreter& interpreter, const Value& value);

  /// Every Enum/ENUM expression met so far, in order of evaluation.
  [[nodiscard]] const std::vector<std::shared_ptr<EnumExpression>>& enum_expressions() const {
    return order_;
  }

  /// Starts the list anew; expressions that are still in use keep their identity.
  void forget_enum_expressions() { order_.clear(); }

 protected:
  /// The target of a ForeignKey() as "table.column"; nothing when it is not known.
  virtual std::optional<std::string> reference_target(const Value& value);

 private:
  std::optional<std::string> combined_expression(Interpreter& interpreter,
                                                 const ObjectData& object);
  SqlType object_type(Interpreter& interpreter, const ObjectData& object, const Value& value);
  SqlType class_type(Interpreter& interpreter, const Value& type,
                     std::shared_ptr<InstanceData> instance);
  SqlType inherited_type(Interpreter& interpreter, const ClassData& data,
                         const InstanceData& instance);
  SqlType enum_type(Interpreter& interpreter, const Value& value);
  SqlType variant_type(Interpreter& interpreter, const ObjectData& object);
  void read_labels(Interpreter& interpreter, const ObjectData& object, EnumExpression& expression);
  void read_column_argument(Interpreter& interpreter, const Value& value, SqlColumn& column,
                            bool& has_type);
  bool read_column_item(Interpreter& interpreter, const Value& value, const ObjectData& object,
                        SqlColumn& column);
  void read_column_keywords(Interpreter& interpreter, const ObjectData& object, SqlColumn& column);
  void read_default(Interpreter& interpreter, const Value& value, Span place, SqlColumn& column);
  std::optional<IndexElement> index_element(Interpreter& interpreter, const Value& value);

  std::map<const ObjectData*, std::shared_ptr<EnumExpression>> enums_;
  std::vector<std::shared_ptr<EnumExpression>> order_;
  std::vector<std::shared_ptr<ObjectData>> kept_;  ///< keys of enums_ must not be reused
};

/// True for the canonical path of an Enum: the generic one or PostgreSQL's.
[[nodiscard]] bool is_generic_enum(const std::string& path);
[[nodiscard]] bool is_postgresql_enum(const std::string& path);

/// A list of strings; nothing when any of them is unknown.
[[nodiscard]] std::optional<std::vector<std::string>> known_strings(Interpreter& interpreter,
                                                                    const Value& value);

/// A generated name as SQLAlchemy sends it: above 63 characters the first 55, `_`, and the last
/// four digits of the MD5 of the whole.
[[nodiscard]] std::string shortened_name(const std::string& name);

/// A value that server_default refuses: neither text nor a SQL expression.
[[nodiscard]] bool refused_default(const Value& value);

/// Column names of a constraint: strings or Column objects.
[[nodiscard]] std::optional<std::string> column_name(const Value& value);

}  // namespace migcheck
