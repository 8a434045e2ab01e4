// SPDX-License-Identifier: Apache-2.0
#include "core/schema/dump_sql_table.h"

#include <algorithm>

#include "core/schema/column_default.h"
#include "core/schema/expression_text.h"
#include "core/schema/naming.h"

namespace migcheck {
namespace {

using Texts = std::vector<std::string>;

/// Statements about what is not known are comments.
std::string commented(const std::string& reason, const std::string& statement) {
  std::string out = "-- " + reason + "\n-- ";
  for (const char byte : statement)
    out += byte == '\n' ? std::string("\n-- ") : std::string(1, byte);
  return out + "\n";
}

std::string sequence_of_identity(const Catalog& catalog, const Table& table, const Column& column) {
  std::string out;
  catalog.for_each_object([&](const OtherObject& object) {
    const bool own = object.kind == ObjectKind::sequence && object.owner_table == table.name &&
                     object.owner_column == column.def.name;
    if (own && !default_sequence_name(table, column.def.name, object.name))
      out = " (SEQUENCE NAME " + sql_name(object.name) + ")";
  });
  return out;
}

/// smallserial, serial, bigserial: when the column and its sequence are what that would make.
std::optional<std::string> serial_word(const Catalog& catalog, const Table& table,
                                       const Column& column) {
  const auto sequence = default_sequence(table, column.def);
  if (!sequence || column.def.nullable) return std::nullopt;
  const OtherObject* object = catalog.object(ObjectKind::sequence, *sequence);
  const bool own = object != nullptr && object->owner_table == table.name &&
                   object->owner_column == column.def.name;
  if (!own || !made_with_table(catalog, *object)) return std::nullopt;
  if (column.def.type.base == "smallint") return "smallserial";
  return column.def.type.base == "bigint" ? "bigserial" : "serial";
}

std::string column_details(const Catalog& catalog, const Table& table, const Column& column) {
  const ColumnDef& def = column.def;
  std::string out;
  if (!def.collation.empty()) out += " COLLATE " + quote_identifier(def.collation);
  if (def.generated) out += " GENERATED ALWAYS AS (" + *def.generated + ") STORED";
  if (def.identity)
    out += std::string(" GENERATED ") + (*def.identity == 'a' ? "ALWAYS" : "BY DEFAULT") +
           " AS IDENTITY" + sequence_of_identity(catalog, table, column);
  if (const auto text = default_text(def); text && def.default_known) out += " DEFAULT " + *text;
  if (!def.nullable) out += " NOT NULL";
  return out;
}

std::string column_sql(const Catalog& catalog, const Table& table, const Column& column) {
  const std::string name = quote_identifier(column.def.name);
  if (const auto serial = serial_word(catalog, table, column)) return name + " " + *serial;
  return name + " " + column.def.type.format() + column_details(catalog, table, column);
}

std::string deferrable(const ConstraintDef& def) {
  if (!def.deferrable) return "";
  return def.initially_deferred ? " DEFERRABLE INITIALLY DEFERRED" : " DEFERRABLE";
}

std::string include_sql(const Texts& columns) {
  return columns.empty() ? "" : " INCLUDE (" + sql_names(columns) + ")";
}

std::string foreign_key_sql(const ConstraintDef& def) {
  std::string out = "FOREIGN KEY (" + sql_names(def.columns) + ") REFERENCES " +
                    sql_name(def.ref_table) + " (" + sql_names(def.ref_columns) + ")";
  if (def.match == "FULL") out += " MATCH FULL";
  if (def.on_update != "NO ACTION") out += " ON UPDATE " + def.on_update;
  if (def.on_delete != "NO ACTION") out += " ON DELETE " + def.on_delete;
  return out + deferrable(def);
}

std::string key_sql(const ConstraintDef& def) {
  const char* word = def.kind == ConstraintKind::primary_key ? "PRIMARY KEY" : "UNIQUE";
  return word + std::string(def.nulls_not_distinct ? " NULLS NOT DISTINCT (" : " (") +
         sql_names(def.columns) + ")" + include_sql(def.include) + deferrable(def);
}

bool knows_columns(const Table& table, const Texts& columns) {
  return std::all_of(columns.begin(), columns.end(),
                     [&](const std::string& column) { return table.column(column) != nullptr; });
}

bool is_key(const Constraint& constraint) {
  return constraint.def.kind == ConstraintKind::primary_key ||
         constraint.def.kind == ConstraintKind::unique;
}

/// Keys over the same columns would become one in CREATE TABLE.
bool repeats_key(const Table& table, const Constraint& constraint) {
  return is_key(constraint) && std::any_of(table.constraints.begin(), table.constraints.end(),
                                           [&](const Constraint& one) {
                                             return is_key(one) &&
                                                    one.def.columns == constraint.def.columns &&
                                                    *one.def.name < *constraint.def.name;
                                           });
}

/// What ALTER TABLE adds when all tables are there.
bool is_late(const Table& table, const Constraint& constraint) {
  return constraint.def.kind == ConstraintKind::foreign_key || constraint.def.not_valid ||
         (repeats_key(table, constraint) && constraint.def.kind == ConstraintKind::unique);
}

/// Constraints in CREATE TABLE: the primary key first, the others by name.
std::vector<const Constraint*> inner_constraints(const Table& table) {
  std::vector<const Constraint*> out;
  for (const Constraint& constraint : table.constraints) {
    if (!is_late(table, constraint) && !constraint.inherited &&
        knows_columns(table, constraint.def.columns))
      out.push_back(&constraint);
  }
  std::sort(out.begin(), out.end(), [](const auto* a, const auto* b) {
    const bool first = a->def.kind == ConstraintKind::primary_key;
    const bool second = b->def.kind == ConstraintKind::primary_key;
    return first != second ? first : *a->def.name < *b->def.name;
  });
  return out;
}

bool same_columns(const Table& table, const Table& parent) {
  return std::equal(table.columns.begin(), table.columns.end(), parent.columns.begin(),
                    parent.columns.end(),
                    [](const Column& a, const Column& b) { return a.def.name == b.def.name; });
}

/// A partition whose columns stand in the parent's order; others are attached.
const Table* parent_of_partition(const Catalog& catalog, const Table& table) {
  if (!table.is_partition || table.inherits.empty()) return nullptr;
  const Table* parent = catalog.table(table.inherits.front());
  return parent != nullptr && same_columns(table, *parent) ? parent : nullptr;
}

Texts elements(const Catalog& catalog, const Table& table, bool with_columns) {
  Texts out;
  for (const Column& column : table.columns) {
    if (!with_columns || !column.local) continue;
    const std::string text = column_sql(catalog, table, column);
    const bool known = column.def.type.known;
    const std::string doubt = !known                      ? "  -- its type is not known: "
                              : !column.def.default_known ? "  -- its default is not known\n  "
                              : !column.certain           ? "  -- not certain\n  "
                                                          : "  ";
    out.push_back(doubt + text);
  }
  for (const Constraint* constraint : inner_constraints(table)) {
    out.push_back((constraint->certain ? "  " : "  -- not certain\n  ") +
                  constraint_sql(constraint->def));
  }
  return out;
}

/// The elements between brackets, commas behind all that are followed by one that counts.
std::string bracketed(const Texts& texts) {
  const auto counts = [](const std::string& text) {
    return text.find('\n') != std::string::npos || text.rfind("  --", 0) != 0;
  };
  std::string out = "(\n";
  for (std::size_t at = 0; at < texts.size(); ++at) {
    const bool more =
        std::any_of(texts.begin() + static_cast<std::ptrdiff_t>(at) + 1, texts.end(), counts);
    out += texts[at] + (more && counts(texts[at]) ? ",\n" : "\n");
  }
  return out + ")";
}

std::string parents_sql(const Table& table) {
  std::string names;
  for (const QualifiedName& parent : table.inherits)
    names += (names.empty() ? "" : ", ") + sql_name(parent);
  return " INHERITS (" + names + ")";
}

std::string create_sql(const Catalog& catalog, const Table& table) {
  const std::string head = "CREATE TABLE " + sql_name(table.name);
  const std::string tail = table.partition_key ? " PARTITION BY " + *table.partition_key : "";
  if (const Table* parent = parent_of_partition(catalog, table)) {
    const Texts parts = elements(catalog, table, false);
    return commented("its bounds are not known",
                     head + " PARTITION OF " + sql_name(parent->name) + " " +
                         (parts.empty() ? "" : bracketed(parts) + " ") + tail + ";");
  }
  const bool inherits = !table.inherits.empty() && !table.is_partition;
  std::string out = head + " " + bracketed(elements(catalog, table, true)) +
                    (inherits ? parents_sql(table) : "") + tail + ";\n";
  if (table.is_partition && !table.inherits.empty())
    out += commented("its bounds are not known", "ALTER TABLE " + sql_name(table.inherits.front()) +
                                                     " ATTACH PARTITION " + sql_name(table.name) +
                                                     ";");
  return out;
}

std::string element_sql(const IndexElement& element) {
  std::string out = quote_identifier(element.text);
  if (element.expression) {
    out = "(" + element.text + ")";
  }
  if (!element.collation.empty()) out += " COLLATE " + quote_identifier(element.collation);
  if (!element.opclass.empty()) out += " " + element.opclass;
  if (element.descending) out += " DESC";
  if (element.nulls_first && *element.nulls_first != element.descending)
    out += *element.nulls_first ? " NULLS FIRST" : " NULLS LAST";
  return out;
}

bool knows_elements(const Table& table, const IndexDef& def) {
  return std::all_of(def.elements.begin(), def.elements.end(), [&](const IndexElement& element) {
    return element.expression || table.column(element.text) != nullptr;
  });
}

std::string index_sql(const Table& table, const IndexDef& def) {
  std::string elements;
  for (const IndexElement& element : def.elements)
    elements += (elements.empty() ? "" : ", ") + element_sql(element);
  std::string out = def.unique ? "CREATE UNIQUE INDEX " : "CREATE INDEX ";
  out += quote_identifier(*def.name) + " ON " + sql_name(table.name);
  if (def.method != "btree") out += " USING " + quote_identifier(def.method);
  out += " (" + elements + ")" + include_sql(def.include);
  if (def.nulls_not_distinct) out += " NULLS NOT DISTINCT";
  if (def.predicate) out += " WHERE " + *def.predicate;
  return out + ";\n";
}

std::string indexes_sql(const Table& table) {
  std::vector<const Index*> found;
  for (const Index& index : table.indexes) {
    if (!index.from_constraint && index.parent.empty()) found.push_back(&index);
  }
  std::sort(found.begin(), found.end(),
            [](const auto* a, const auto* b) { return *a->def.name < *b->def.name; });
  std::string out;
  for (const Index* index : found) {
    const std::string statement = index_sql(table, index->def);
    out += sql_doubt(index->certain, false);
    out += knows_elements(table, index->def)
               ? statement
               : commented("columns of the table are not known", statement);
  }
  return out;
}

std::string comments_sql(const Table& table) {
  std::string out;
  const auto add = [&](const std::string& what, const std::string& text) {
    out += "COMMENT ON " + what + " IS " + quote_literal(text) + ";\n";
  };
  const std::string name = sql_name(table.name);
  if (table.comment) add("TABLE " + name, *table.comment);
  for (const Column& column : table.columns) {
    if (column.def.comment && column.def.type.known)
      add("COLUMN " + name + "." + quote_identifier(column.def.name), *column.def.comment);
  }
  return out;
}

}  // namespace

std::string sql_name(QualifiedName name) {
  if (name.schema == "public") name.schema.clear();
  return name.to_string();
}

std::string sql_names(const std::vector<std::string>& names) {
  std::string out;
  for (const std::string& name : names) out += (out.empty() ? "" : ", ") + quote_identifier(name);
  return out;
}

std::string sql_doubt(bool certain, bool assumed) {
  if (assumed) return "-- taken as given: no revision creates it\n";
  return certain ? "" : "-- not certain\n";
}

std::string constraint_sql(const ConstraintDef& def) {
  std::string out = "CONSTRAINT " + quote_identifier(*def.name) + " ";
  switch (def.kind) {
    case ConstraintKind::check:
      out += "CHECK (" + def.expression + ")";
      break;
    case ConstraintKind::exclusion:
      out += "EXCLUDE USING " + (def.method.empty() ? "gist" : def.method) + " (" + def.expression +
             ")";
      if (!def.predicate.empty()) out += " WHERE (" + def.predicate + ")";
      out += deferrable(def);
      break;
    case ConstraintKind::foreign_key:
      out += foreign_key_sql(def);
      break;
    case ConstraintKind::primary_key:
    case ConstraintKind::unique:
      out += key_sql(def);
      break;
  }
  return out + (def.not_valid ? " NOT VALID" : "");
}

bool default_sequence_name(const Table& table, const std::string& column,
                           const QualifiedName& sequence) {
  return sequence.schema == table.name.schema &&
         sequence.name == make_object_name(table.name.name, column, "seq");
}

bool made_with_table(const Catalog& catalog, const OtherObject& sequence) {
  if (!sequence.owner_table) return false;
  const Table* table = catalog.table(*sequence.owner_table);
  const Column* column = table == nullptr ? nullptr : table->column(sequence.owner_column);
  if (column == nullptr) return false;
  if (column->def.identity) return true;
  const auto drawn = default_sequence(*table, column->def);
  return drawn && *drawn == sequence.name && !column->def.nullable &&
         column->def.type.format() == sequence.detail &&
         default_sequence_name(*table, sequence.owner_column, sequence.name);
}

std::string table_sql(const Catalog& catalog, const Table& table) {
  std::string out = sql_doubt(table.certain, table.assumed);
  if (!table.columns_known && !table.assumed) out += "-- there may be more columns\n";
  return out + create_sql(catalog, table) + comments_sql(table) + indexes_sql(table);
}

std::string late_constraints_sql(const Catalog& catalog, const Table& table) {
  std::vector<const Constraint*> found;
  for (const Constraint& constraint : table.constraints) {
    if (is_late(table, constraint) && !constraint.inherited) found.push_back(&constraint);
  }
  std::sort(found.begin(), found.end(),
            [](const auto* a, const auto* b) { return *a->def.name < *b->def.name; });
  std::string out;
  for (const Constraint* constraint : found) {
    const ConstraintDef& def = constraint->def;
    const std::string statement =
        "ALTER TABLE " + sql_name(table.name) + "\n  ADD " + constraint_sql(def) + ";\n";
    const Table* target =
        def.kind == ConstraintKind::foreign_key ? catalog.table(def.ref_table) : &table;
    const bool known = target != nullptr && !target->assumed && knows_columns(table, def.columns);
    out += sql_doubt(constraint->certain, false);
    out += known ? statement : commented("columns of a table are not known", statement);
  }
  return out;
}

std::string triggers_sql(const Table& table) {
  std::vector<std::string> triggers;
  for (const Trigger& trigger : table.triggers) {
    if (!trigger.cloned) triggers.push_back(trigger.name);
  }
  std::sort(triggers.begin(), triggers.end());
  std::string out;
  for (const std::string& trigger : triggers)
    out += "-- its text is not known: TRIGGER " + quote_identifier(trigger) + " ON " +
           sql_name(table.name) + "\n";
  return out;
}

}  // namespace migcheck
