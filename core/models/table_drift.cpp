// SPDX-License-Identifier: Apache-2.0
#include "core/models/table_drift.h"

#include <algorithm>
#include <utility>

#include "core/schema/expression_printer.h"
#include "core/schema/expression_text.h"
#include "core/schema/naming.h"

namespace migcheck {
namespace {

std::vector<std::string> sorted(std::vector<std::string> names) {
  std::sort(names.begin(), names.end());
  return names;
}

std::string joined(const std::vector<std::string>& names) {
  std::string text;
  for (const std::string& name : names) text += (text.empty() ? "" : ", ") + quote_identifier(name);
  return text;
}

bool is_unique(const Constraint& one) { return one.def.kind == ConstraintKind::unique; }
bool is_check(const Constraint& one) { return one.def.kind == ConstraintKind::check; }
bool is_reference(const Constraint& one) { return one.def.kind == ConstraintKind::foreign_key; }

/// Modifiers count only when both sides have one, as in Alembic.
bool same_type(const DataType& a, const DataType& b) {
  if (!a.known || !b.known) return true;
  DataType left = a;
  DataType right = b;
  for (DataType* type : {&left, &right}) {
    if (type->schema == "public") type->schema.clear();
    if (a.modifier.empty() || b.modifier.empty()) type->modifier.clear();
  }
  return left == right;
}

/// The unique constraint on these columns, in any order; the one of that name before others.
const Constraint* unique_on(const Table& table, const ConstraintDef& def) {
  const auto wanted = sorted(def.columns);
  const Constraint* found = nullptr;
  for (const Constraint& one : table.constraints) {
    if (!is_unique(one) || sorted(one.def.columns) != wanted) continue;
    if (found == nullptr || one.def.name == def.name) found = &one;
  }
  return found;
}

/// Whether the model declares UNIQUE on these columns.
bool declares_unique(const ModelTable& model, const std::vector<std::string>& columns) {
  return std::any_of(model.uniques.begin(), model.uniques.end(),
                     [&](const auto& one) { return sorted(one) == sorted(columns); });
}

bool has_unique_index(const Table& table, const std::string& name) {
  const Index* index = table.index(name);
  return index != nullptr && index->def.unique && !index->from_constraint;
}

/// Whether a constraint has the name that PostgreSQL gives to one without a name.
bool named_by_server(const Constraint& unique, const Table& table) {
  return unique.def.name ==
         make_object_name(table.name.name, joined_columns(unique.def.columns), "key");
}

std::string actions(const ConstraintDef& def) {
  return "ON DELETE " + def.on_delete + " ON UPDATE " + def.on_update;
}

/// Compares one table that both sides have.
class TableComparison {
 public:
  TableComparison(const ModelTable& model, const Table& expected, const Table& migrated,
                  const Catalog& catalog, const DriftOptions& options, std::vector<Drift>& out)
      : model_(model),
        expected_(expected),
        migrated_(migrated),
        catalog_(catalog),
        options_(options),
        out_(out) {}

  void run() {
    compare_columns();
    if (options_.comments && migrated_.comment != expected_.comment)
      compare_comments(expected_.comment, migrated_.comment, "", {}, migrated_.origin);
    if (!migrated_.columns_known) return;
    if (options_.keys_and_checks) compare_primary_keys();
    compare_uniques();
    if (options_.keys_and_checks) compare_checks();
    compare_references();
    compare_indexes();
  }

 private:
  template <class Part>
  [[nodiscard]] bool sure(const Part& part) const {
    return part.certain && catalog_.fresh(part.origin);
  }

  Drift& add(DriftKind kind, std::string part, Span model, const Origin& origin) {
    Drift drift;
    drift.kind = kind;
    drift.table = migrated_.name;
    drift.part = std::move(part);
    drift.model = model.valid() ? model : model_.span;
    drift.origin = origin;
    out_.push_back(std::move(drift));
    return out_.back();
  }

  void compare_columns() {
    for (const Column& wanted : expected_.columns) {
      const Column* found = migrated_.column(wanted.def.name);
      if (found != nullptr) {
        compare(wanted, *found);
      } else if (migrated_.columns_known && !catalog_.tainted()) {
        add(DriftKind::missing_column, wanted.def.name, wanted.def.span, migrated_.origin)
            .expected = wanted.def.type.format();
      }
    }
    if (!expected_.columns_known) return;
    for (const Column& found : migrated_.columns) {
      if (expected_.column(found.def.name) != nullptr || !sure(found)) continue;
      add(DriftKind::extra_column, found.def.name, {}, found.origin).migrated =
          found.def.type.format() + (found.def.nullable ? "" : " NOT NULL");
    }
  }

  void compare(const Column& wanted, const Column& found) {
    if (!sure(found) || !catalog_.fresh(found.last_change)) return;
    if (!same_type(wanted.def.type, found.def.type)) {
      Drift& drift = add(DriftKind::type, found.def.name, wanted.def.span, found.last_change);
      drift.migrated = found.def.type.format();
      drift.expected = wanted.def.type.format();
    }
    if (options_.defaults) compare_defaults(wanted.def, found);
    if (options_.comments && wanted.def.comment != found.def.comment) {
      compare_comments(wanted.def.comment, found.def.comment, found.def.name, wanted.def.span,
                       found.last_change);
    }
    if (wanted.def.nullable == found.def.nullable || wanted.def.identity || found.def.identity)
      return;
    Drift& drift = add(DriftKind::nullability, found.def.name, wanted.def.span, found.last_change);
    drift.migrated = found.def.nullable ? "NULL" : "NOT NULL";
    drift.expected = wanted.def.nullable ? "NULL" : "NOT NULL";
  }

  /// Sequences, identities and generated columns are no defaults for Alembic either.
  void compare_defaults(const ColumnDef& wanted, const Column& found) {
    const auto computed = [](const ColumnDef& def) {
      return def.serial || def.identity || def.generated || !def.default_known;
    };
    if (computed(wanted) || computed(found.def)) return;
    const std::string expected = default_text(wanted).value_or("");
    const std::string migrated = default_text(found.def).value_or("");
    if (expected == migrated) return;
    Drift& drift =
        add(DriftKind::default_value, found.def.name,
            wanted.default_span.valid() ? wanted.default_span : wanted.span, found.last_change);
    drift.migrated = migrated;
    drift.expected = expected;
  }

  void compare_comments(const std::optional<std::string>& wanted,
                        const std::optional<std::string>& found, const std::string& column,
                        Span place, const Origin& origin) {
    Drift& drift = add(DriftKind::comment, column, place, origin);
    drift.migrated = found.value_or("");
    drift.expected = wanted.value_or("");
  }

  void compare_primary_keys() {
    const Constraint* wanted = expected_.primary_key();
    const Constraint* found = migrated_.primary_key();
    if (!expected_.columns_known || !model_.constraints_known || catalog_.tainted()) return;
    if (found != nullptr && !sure(*found)) return;
    const std::vector<std::string> none;
    const auto& expected = wanted == nullptr ? none : wanted->def.columns;
    const auto& migrated = found == nullptr ? none : found->def.columns;
    if (sorted(expected) == sorted(migrated)) return;
    if (!columns_exist(expected, migrated_) || !columns_exist(migrated, expected_)) return;
    Drift& drift = add(DriftKind::primary_key, found == nullptr ? "" : *found->def.name,
                       wanted == nullptr ? Span{} : wanted->def.span,
                       found == nullptr ? migrated_.origin : found->origin);
    drift.migrated = joined(migrated);
    drift.expected = joined(expected);
  }

  /// A check is the same by its name or by its condition; PostgreSQL rewrites conditions, so that
  /// two texts under one name prove nothing.
  static bool has_check(const Table& table, const Table& owner, const Constraint& wanted) {
    const auto text = [](const Constraint& one, const Table& of) {
      return without_parentheses(expression_text(one.def.expression, of));
    };
    return std::any_of(
        table.constraints.begin(), table.constraints.end(), [&](const Constraint& one) {
          return is_check(one) &&
                 (one.def.name == wanted.def.name || text(one, table) == text(wanted, owner));
        });
  }

  void compare_checks() {
    for (const Constraint& wanted : expected_.constraints) {
      if (!is_check(wanted) || catalog_.tainted()) continue;
      if (!columns_exist(wanted.def.columns, migrated_)) continue;
      if (has_check(migrated_, expected_, wanted)) continue;
      add(DriftKind::missing_check, *wanted.def.name, wanted.def.span, migrated_.origin).expected =
          without_parentheses(expression_text(wanted.def.expression, expected_));
    }
    if (!model_.constraints_known || !expected_.columns_known) return;
    for (const Constraint& found : migrated_.constraints) {
      if (!is_check(found) || !sure(found) || found.inherited) continue;
      if (!columns_exist(found.def.columns, expected_)) continue;
      if (has_check(expected_, migrated_, found)) continue;
      add(DriftKind::extra_check, *found.def.name, {}, found.origin).migrated =
          without_parentheses(expression_text(found.def.expression, migrated_));
    }
  }

  [[nodiscard]] bool columns_exist(const std::vector<std::string>& columns,
                                   const Table& table) const {
    return std::all_of(columns.begin(), columns.end(),
                       [&](const std::string& name) { return table.column(name) != nullptr; });
  }

  /// Alembic compares names where the model gives one.
  void compare_uniques() {
    for (const Constraint& wanted : expected_.constraints) {
      if (!is_unique(wanted) || !columns_exist(wanted.def.columns, migrated_)) continue;
      if (const Constraint* found = unique_on(migrated_, wanted.def)) {
        compare_names(wanted, *found);
      } else if (!catalog_.tainted()) {
        add_missing(wanted);
      }
    }
    if (!model_.constraints_known || !expected_.columns_known) return;
    for (const Constraint& found : migrated_.constraints) {
      if (!is_unique(found) || !sure(found)) continue;
      if (!columns_exist(found.def.columns, expected_)) continue;
      if (!has_counterpart(found)) add_extra(found);
    }
  }

  /// Where the model gives a name, one constraint of the database stands for it, else any.
  [[nodiscard]] bool has_counterpart(const Constraint& found) const {
    const Constraint* wanted = unique_on(expected_, found.def);
    // PostgreSQL makes one index of a key and UNIQUE on the same columns in one CREATE TABLE.
    if (wanted == nullptr) return declares_unique(model_, found.def.columns);
    return named_by_server(*wanted, expected_) || unique_on(migrated_, wanted->def) == &found;
  }

  void compare_names(const Constraint& wanted, const Constraint& found) {
    if (wanted.def.name == found.def.name || named_by_server(wanted, expected_)) return;
    if (!sure(found)) return;
    Drift& drift = add(DriftKind::unique_name, *found.def.name, wanted.def.span, found.origin);
    drift.columns = joined(found.def.columns);
    drift.migrated = *found.def.name;
    drift.expected = *wanted.def.name;
  }

  void add_missing(const Constraint& wanted) {
    const std::string& name = *wanted.def.name;
    const bool index = has_unique_index(migrated_, name);
    if (index && !sure(*migrated_.index(name))) return;
    Drift& drift = add(index ? DriftKind::unique_kind : DriftKind::missing_unique, name,
                       wanted.def.span, index ? migrated_.index(name)->origin : migrated_.origin);
    drift.columns = joined(wanted.def.columns);
    drift.expected = index ? "constraint" : drift.columns;
    drift.migrated = index ? "index" : "";
  }

  void add_extra(const Constraint& found) {
    const bool index = has_unique_index(expected_, *found.def.name);
    Drift& drift = add(index ? DriftKind::unique_kind : DriftKind::extra_unique, *found.def.name,
                       index ? expected_.index(*found.def.name)->def.span : Span{}, found.origin);
    drift.columns = joined(found.def.columns);
    drift.expected = index ? "index" : "";
    drift.migrated = index ? "constraint" : drift.columns;
  }

  [[nodiscard]] const Constraint* reference_like(const Table& table,
                                                 const ConstraintDef& def) const {
    const auto found = std::find_if(
        table.constraints.begin(), table.constraints.end(), [&](const Constraint& one) {
          return is_reference(one) && one.def.columns == def.columns &&
                 catalog_.resolve(one.def.ref_table) == catalog_.resolve(def.ref_table) &&
                 (one.def.ref_columns == def.ref_columns || one.def.ref_columns.empty() ||
                  def.ref_columns.empty());
        });
    return found == table.constraints.end() ? nullptr : &*found;
  }

  void compare_references() {
    for (const Constraint& wanted : expected_.constraints) {
      if (!is_reference(wanted) || !columns_exist(wanted.def.columns, migrated_)) continue;
      const Constraint* found = reference_like(migrated_, wanted.def);
      if (found == nullptr) {
        if (catalog_.tainted()) continue;
        add(DriftKind::missing_reference, *wanted.def.name, wanted.def.span, migrated_.origin)
            .expected = joined(wanted.def.columns) + " to " + wanted.def.ref_table.name;
      } else if (sure(*found) && actions(found->def) != actions(wanted.def)) {
        Drift& drift = add(DriftKind::reference, *found->def.name, wanted.def.span, found->origin);
        drift.columns = joined(found->def.columns);
        drift.migrated = actions(found->def);
        drift.expected = actions(wanted.def);
      }
    }
    if (!model_.constraints_known || !expected_.columns_known) return;
    for (const Constraint& found : migrated_.constraints) {
      if (!is_reference(found) || !sure(found)) continue;
      if (!columns_exist(found.def.columns, expected_)) continue;
      if (reference_like(expected_, found.def) != nullptr) continue;
      add(DriftKind::extra_reference, *found.def.name, {}, found.origin).migrated =
          joined(found.def.columns) + " to " + found.def.ref_table.name;
    }
  }

  [[nodiscard]] static std::vector<std::string> plain_columns(const IndexDef& def) {
    std::vector<std::string> names;
    for (const IndexElement& element : def.elements) {
      if (!element.expression) names.push_back(element.text);
    }
    return names;
  }

  void compare_indexes() {
    for (const Index& wanted : expected_.indexes) {
      if (wanted.from_constraint) continue;
      const Index* found = migrated_.index(*wanted.def.name);
      if (found != nullptr) {
        if (!found->from_constraint) compare(wanted, *found);
      } else if (!catalog_.tainted() && columns_exist(plain_columns(wanted.def), migrated_)) {
        add(DriftKind::missing_index, *wanted.def.name, wanted.def.span, migrated_.origin)
            .expected = joined(plain_columns(wanted.def));
      }
    }
    if (!model_.indexes_known || !expected_.columns_known) return;
    for (const Index& found : migrated_.indexes) {
      if (found.from_constraint || !sure(found) || !found.parent.empty()) continue;
      if (has_index(*found.def.name) || may_be_implied(found.def)) continue;
      if (!columns_exist(plain_columns(found.def), expected_)) continue;
      add(DriftKind::extra_index, *found.def.name, {}, found.origin).migrated =
          elements_of(found.def);
    }
  }

  [[nodiscard]] bool has_index(const std::string& name) const {
    const auto& unclear = model_.unclear_indexes;
    return expected_.index(name) != nullptr ||
           std::find(unclear.begin(), unclear.end(), name) != unclear.end();
  }

  /// Types of libraries may bring an index of their own, as TSVectorType does.
  [[nodiscard]] bool may_be_implied(const IndexDef& def) const {
    const std::vector<std::string> columns = plain_columns(def);
    return std::any_of(columns.begin(), columns.end(), [&](const std::string& name) {
      const Column* column = expected_.column(name);
      return column != nullptr && (!column->def.type.known || column->def.type.base == "tsvector");
    });
  }

  static std::string elements_of(const IndexDef& def) {
    std::string text;
    for (const IndexElement& one : def.elements) {
      text += (text.empty() ? "" : ", ") + (one.expression ? one.text : quote_identifier(one.text));
    }
    return text;
  }

  void compare(const Index& wanted, const Index& found) {
    if (!sure(found) || wanted.def.unique == found.def.unique) return;
    Drift& drift = add(DriftKind::index, *found.def.name, wanted.def.span, found.origin);
    drift.migrated = found.def.unique ? "unique" : "not unique";
    drift.expected = wanted.def.unique ? "unique" : "not unique";
  }

  const ModelTable& model_;
  const Table& expected_;
  const Table& migrated_;
  const Catalog& catalog_;
  const DriftOptions& options_;
  std::vector<Drift>& out_;
};

}  // namespace

void find_table_drift(const ModelTable& model, const Table& expected, const Table& migrated,
                      const Catalog& catalog, const DriftOptions& options,
                      std::vector<Drift>& out) {
  TableComparison(model, expected, migrated, catalog, options, out).run();
}

}  // namespace migcheck
