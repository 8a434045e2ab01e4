// SPDX-License-Identifier: Apache-2.0
#include "checks/models/drift_suggestion.h"

#include <fmt/format.h>

#include <array>
#include <string_view>
#include <utility>
#include <vector>

namespace migcheck {
namespace {

using Pair = std::pair<std::string_view, std::string_view>;

/// Types without arguments.
constexpr std::array<Pair, 20> plain_types{{
    {"bigint", "sa.BigInteger()"},
    {"boolean", "sa.Boolean()"},
    {"bytea", "sa.LargeBinary()"},
    {"cidr", "postgresql.CIDR()"},
    {"date", "sa.Date()"},
    {"double precision", "sa.Float()"},
    {"inet", "postgresql.INET()"},
    {"integer", "sa.Integer()"},
    {"interval", "sa.Interval()"},
    {"json", "sa.JSON()"},
    {"jsonb", "postgresql.JSONB()"},
    {"macaddr", "postgresql.MACADDR()"},
    {"real", "sa.REAL()"},
    {"smallint", "sa.SmallInteger()"},
    {"text", "sa.Text()"},
    {"time without time zone", "sa.Time()"},
    {"timestamp with time zone", "sa.DateTime(timezone=True)"},
    {"timestamp without time zone", "sa.DateTime()"},
    {"tsvector", "postgresql.TSVECTOR()"},
    {"uuid", "postgresql.UUID(as_uuid=True)"},
}};

/// A table with more is not read in one line.
constexpr std::size_t most_columns_shown = 12;

/// A Python string in double quotes.
std::string python_text(std::string_view text) {
  std::string quoted = "\"";
  for (const char c : text) {
    if (c == '"' || c == '\\') quoted += '\\';
    quoted += c == '\n' ? "\\n" : std::string(1, c);
  }
  return quoted + '"';
}

std::string python_list(const std::vector<std::string>& texts) {
  std::string list;
  for (const std::string& text : texts) list += (list.empty() ? "" : ", ") + python_text(text);
  return "[" + list + "]";
}

/// "(255)" → "255".
std::string arguments(const DataType& type) {
  return type.modifier.size() < 2 ? "" : type.modifier.substr(1, type.modifier.size() - 2);
}

std::optional<std::string> enum_type(const Catalog& types, const DataType& type) {
  const EnumType* found = types.enum_type(type.type_name());
  if (found == nullptr || !found->labels_known) return std::nullopt;
  std::string call = "postgresql.ENUM(";
  for (const EnumLabel& label : found->labels) call += python_text(label.text) + ", ";
  return call + "name=" + python_text(found->name.name) + ", create_type=False)";
}

std::optional<std::string> item_type(const Catalog& types, const DataType& type) {
  if (type.user_defined) return enum_type(types, type);
  if (type.base == "character varying") return "sa.String(" + arguments(type) + ")";
  if (type.base == "character") return "sa.CHAR(" + arguments(type) + ")";
  if (type.base == "numeric") return "sa.Numeric(" + arguments(type) + ")";
  if (!type.modifier.empty()) return std::nullopt;
  for (const auto& [sql, call] : plain_types) {
    if (type.base == sql) return std::string(call);
  }
  return std::nullopt;
}

/// The last argument, for tables outside of the default schema.
std::string schema_argument(const Catalog& migrated, const QualifiedName& table,
                            std::string_view keyword = "schema") {
  if (table.schema.empty() || table.schema == migrated.default_schema()) return "";
  return fmt::format(", {}={}", keyword, python_text(table.schema));
}

/// The arguments of a foreign key for what it does when the other row changes.
std::string actions(const ConstraintDef& def) {
  std::string text;
  if (def.on_delete != "NO ACTION") text += ", ondelete=" + python_text(def.on_delete);
  if (def.on_update != "NO ACTION") text += ", onupdate=" + python_text(def.on_update);
  return text;
}

std::string python_arguments(const std::vector<std::string>& names) {
  std::string text;
  for (const std::string& name : names) text += python_text(name) + ", ";
  return text;
}

/// What drift speaks of, on both sides.
class Suggestion {
 public:
  Suggestion(const ModelSchema& models, const Catalog& migrated, const Drift& drift)
      : models_(models),
        migrated_(migrated),
        drift_(drift),
        table_(models.catalog.table(drift.table)) {}

  [[nodiscard]] std::optional<std::string> make() const {
    if (table_ == nullptr) return std::nullopt;
    switch (drift_.kind) {
      case DriftKind::missing_table:
        return create_table();
      case DriftKind::missing_column:
        return add_column();
      case DriftKind::type:
        return alter_type();
      case DriftKind::nullability:
        return alter(fmt::format("nullable={}", column()->def.nullable ? "True" : "False"));
      case DriftKind::default_value:
        return alter("server_default=" + default_of(column()->def));
      case DriftKind::missing_unique:
        return call("create_unique_constraint", python_list(constraint()->def.columns));
      case DriftKind::unique_name:
        return rename_constraint();
      case DriftKind::missing_check:
        return call("create_check_constraint", python_text(drift_.expected));
      case DriftKind::missing_reference:
        return create_foreign_key();
      case DriftKind::missing_index:
        return create_index();
      default:
        return std::nullopt;
    }
  }

 private:
  [[nodiscard]] const Column* column() const { return table_->column(drift_.part); }
  [[nodiscard]] const Constraint* constraint() const { return table_->constraint(drift_.part); }

  [[nodiscard]] std::string call(std::string_view directive, const std::string& what) const {
    return fmt::format("op.{}({}, {}, {}{})", directive, python_text(drift_.part),
                       python_text(drift_.table.name), what,
                       schema_argument(migrated_, drift_.table));
  }

  [[nodiscard]] std::string alter(const std::string& what) const {
    return fmt::format("op.alter_column({}, {}, {}{})", python_text(drift_.table.name),
                       python_text(drift_.part), what, schema_argument(migrated_, drift_.table));
  }

  [[nodiscard]] static std::string default_of(const ColumnDef& def) {
    return def.default_sql ? "sa.text(" + python_text(*def.default_sql) + ")" : "None";
  }

  [[nodiscard]] std::optional<std::string> column_call(const ColumnDef& def) const {
    const auto type = sqlalchemy_type(models_.catalog, def.type);
    if (!type || def.identity || def.generated || !def.default_known) return std::nullopt;
    const bool given = def.default_sql && !def.serial;
    return fmt::format("sa.Column({}, {}{}, nullable={})", python_text(def.name), *type,
                       given ? ", server_default=" + default_of(def) : "",
                       def.nullable ? "True" : "False");
  }

  [[nodiscard]] std::optional<std::string> add_column() const {
    const auto made = column_call(column()->def);
    if (!made) return std::nullopt;
    return fmt::format("op.add_column({}, {}{})", python_text(drift_.table.name), *made,
                       schema_argument(migrated_, drift_.table));
  }

  /// The whole table but its indexes.
  [[nodiscard]] std::optional<std::string> create_table() const {
    if (table_->columns.size() > most_columns_shown) return std::nullopt;
    std::string call = "op.create_table(" + python_text(drift_.table.name);
    for (const Column& column : table_->columns) {
      const auto made = column_call(column.def);
      if (!made || lacks_type(column.def.type)) return std::nullopt;
      call += ", " + *made;
    }
    for (const Constraint& one : table_->constraints) {
      const auto made = constraint_call(one.def);
      if (!made) return std::nullopt;
      call += ", " + *made;
    }
    return call + schema_argument(migrated_, drift_.table) + ")";
  }

  /// Another finding speaks of the type.
  [[nodiscard]] bool lacks_type(const DataType& type) const {
    return type.user_defined && migrated_.enum_type(type.type_name()) == nullptr;
  }

  /// The referenced columns, each with its table.
  [[nodiscard]] std::string references(const ConstraintDef& def) const {
    const std::string& schema = def.ref_table.schema;
    const bool elsewhere = !schema.empty() && schema != migrated_.default_schema();
    const std::string table = (elsewhere ? schema + "." : "") + def.ref_table.name + ".";
    std::vector<std::string> names;
    for (const std::string& column : def.ref_columns) names.push_back(table + column);
    return python_list(names);
  }

  [[nodiscard]] std::optional<std::string> constraint_call(const ConstraintDef& def) const {
    const std::string name = "name=" + python_text(*def.name) + ")";
    switch (def.kind) {
      case ConstraintKind::primary_key:
        return "sa.PrimaryKeyConstraint(" + python_arguments(def.columns) + name;
      case ConstraintKind::unique:
        return "sa.UniqueConstraint(" + python_arguments(def.columns) + name;
      case ConstraintKind::check:
        return "sa.CheckConstraint(" + python_text(def.expression) + ", " + name;
      case ConstraintKind::foreign_key:
        return "sa.ForeignKeyConstraint(" + python_list(def.columns) + ", " + references(def) +
               actions(def) + ", " + name;
      case ConstraintKind::exclusion:
        break;
    }
    return std::nullopt;
  }

  [[nodiscard]] std::string rename_constraint() const {
    return fmt::format("op.execute({})",
                       python_text(fmt::format(
                           "ALTER TABLE {} RENAME CONSTRAINT {} TO {}", drift_.table.to_string(),
                           quote_identifier(drift_.migrated), quote_identifier(drift_.expected))));
  }

  [[nodiscard]] std::optional<std::string> alter_type() const {
    const auto type = sqlalchemy_type(models_.catalog, column()->def.type);
    if (!type) return std::nullopt;
    return alter(fmt::format("type_={}", *type));
  }

  [[nodiscard]] std::string create_foreign_key() const {
    const ConstraintDef& def = constraint()->def;
    std::string line =
        fmt::format("op.create_foreign_key({}, {}, {}, {}, {}", python_text(drift_.part),
                    python_text(drift_.table.name), python_text(def.ref_table.name),
                    python_list(def.columns), python_list(def.ref_columns));
    return line + actions(def) + schema_argument(migrated_, drift_.table, "source_schema") +
           schema_argument(migrated_, def.ref_table, "referent_schema") + ")";
  }

  [[nodiscard]] std::optional<std::string> create_index() const {
    const IndexDef& def = table_->index(drift_.part)->def;
    std::vector<std::string> columns;
    for (const IndexElement& element : def.elements) {
      if (element.expression || !element.opclass.empty()) return std::nullopt;
      columns.push_back(element.text);
    }
    if (def.predicate || def.method != "btree" || !def.include.empty()) return std::nullopt;
    return call("create_index", python_list(columns) + (def.unique ? ", unique=True" : ""));
  }

  const ModelSchema& models_;
  const Catalog& migrated_;
  const Drift& drift_;
  const Table* table_;
};

}  // namespace

std::optional<std::string> sqlalchemy_type(const Catalog& types, const DataType& type) {
  if (!type.known) return std::nullopt;
  std::optional<std::string> item = item_type(types, type);
  if (!item || !type.array) return item;
  return "postgresql.ARRAY(" + *item + ")";
}

std::optional<std::string> suggested_operation(const ModelSchema& models, const Catalog& migrated,
                                               const Drift& drift) {
  return Suggestion(models, migrated, drift).make();
}

}  // namespace migcheck
