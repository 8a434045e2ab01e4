// SPDX-License-Identifier: Apache-2.0
#include "core/models/drift.h"

#include <algorithm>
#include <tuple>

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

bool has_unique(const Table& table, const std::vector<std::string>& columns) {
  const auto wanted = sorted(columns);
  const bool constraint =
      std::any_of(table.constraints.begin(), table.constraints.end(), [&](const Constraint& one) {
        return (is_unique(one) || one.def.kind == ConstraintKind::primary_key) &&
               sorted(one.def.columns) == wanted;
      });
  return constraint || std::any_of(table.indexes.begin(), table.indexes.end(), [&](const auto& it) {
           std::vector<std::string> names;
           for (const IndexElement& element : it.def.elements) names.push_back(element.text);
           return it.def.unique && !it.def.predicate && sorted(names) == wanted;
         });
}

std::string actions(const ConstraintDef& def) {
  return "ON DELETE " + def.on_delete + " ON UPDATE " + def.on_update;
}

/// Compares one table that both sides have.
class TableComparison {
 public:
  TableComparison(const ModelTable& model, const Table& expected, const Table& migrated,
                  const Catalog& catalog, std::vector<Drift>& out)
      : model_(model), expected_(expected), migrated_(migrated), catalog_(catalog), out_(out) {}

  void run() {
    compare_columns();
    if (!migrated_.columns_known) return;
    compare_uniques();
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
    if (wanted.def.nullable == found.def.nullable || wanted.def.identity || found.def.identity)
      return;
    Drift& drift = add(DriftKind::nullability, found.def.name, wanted.def.span, found.last_change);
    drift.migrated = found.def.nullable ? "NULL" : "NOT NULL";
    drift.expected = wanted.def.nullable ? "NULL" : "NOT NULL";
  }

  [[nodiscard]] bool columns_exist(const std::vector<std::string>& columns,
                                   const Table& table) const {
    return std::all_of(columns.begin(), columns.end(),
                       [&](const std::string& name) { return table.column(name) != nullptr; });
  }

  void compare_uniques() {
    for (const Constraint& wanted : expected_.constraints) {
      if (!is_unique(wanted) || !columns_exist(wanted.def.columns, migrated_)) continue;
      if (has_unique(migrated_, wanted.def.columns) || catalog_.tainted()) continue;
      add(DriftKind::missing_unique, *wanted.def.name, wanted.def.span, migrated_.origin).expected =
          joined(wanted.def.columns);
    }
    if (!model_.constraints_known || !expected_.columns_known) return;
    for (const Constraint& found : migrated_.constraints) {
      if (!is_unique(found) || !sure(found)) continue;
      if (!columns_exist(found.def.columns, expected_)) continue;
      if (has_unique(expected_, found.def.columns)) continue;
      add(DriftKind::extra_unique, *found.def.name, {}, found.origin).migrated =
          joined(found.def.columns);
    }
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
        compare(wanted, *found);
      } else if (!catalog_.tainted() && columns_exist(plain_columns(wanted.def), migrated_)) {
        add(DriftKind::missing_index, *wanted.def.name, wanted.def.span, migrated_.origin)
            .expected = joined(plain_columns(wanted.def));
      }
    }
    if (!model_.indexes_known || !expected_.columns_known) return;
    for (const Index& found : migrated_.indexes) {
      if (found.from_constraint || !sure(found)) continue;
      if (expected_.index(*found.def.name) != nullptr) continue;
      const std::vector<std::string> columns = plain_columns(found.def);
      if (columns.size() != found.def.elements.size()) continue;  // Alembic skips expressions
      if (!columns_exist(columns, expected_)) continue;
      add(DriftKind::extra_index, *found.def.name, {}, found.origin).migrated = joined(columns);
    }
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
  std::vector<Drift>& out_;
};

/// A table of which nobody knows how it came about says nothing.
bool is_known(const Table& table, const Catalog& catalog) {
  return table.certain && !table.assumed && catalog.fresh(table.origin);
}

bool is_expected(const ModelSchema& models, const Catalog& migrated, const QualifiedName& name) {
  if (models.catalog.table(name) != nullptr) return true;
  return std::any_of(
      models.unimported.begin(), models.unimported.end(),
      [&](const QualifiedName& one) { return migrated.resolve(one) == migrated.resolve(name); });
}

void find_extra_tables(const ModelSchema& models, const Catalog& migrated,
                       std::vector<Drift>& out) {
  if (!models.complete || models.filtered || models.tables.empty()) return;
  migrated.for_each_table([&](const Table& table) {
    const bool other = table.temporary || table.is_partition || !table.inherits.empty();
    if (other || !is_known(table, migrated) || is_expected(models, migrated, table.name)) return;
    if (table.name.schema != migrated.default_schema()) return;
    Drift drift;
    drift.kind = DriftKind::extra_table;
    drift.table = table.name;
    drift.origin = table.origin;
    out.push_back(std::move(drift));
  });
}

}  // namespace

std::vector<Drift> find_drift(const ModelSchema& models, const Catalog& migrated,
                              bool from_scratch) {
  std::vector<Drift> out;
  ApplyContext strict;
  strict.assume_missing = false;
  for (const ModelTable& model : models.tables) {
    const Table* expected = models.catalog.table(model.name);
    if (expected == nullptr || !expected->certain) continue;
    if (const Table* found = migrated.table(model.name)) {
      if (is_known(*found, migrated))
        TableComparison(model, *expected, *found, migrated, out).run();
    } else if (from_scratch && migrated.surely_absent(model.name, strict)) {
      Drift drift;
      drift.kind = DriftKind::missing_table;
      drift.table = migrated.resolve(model.name);
      drift.model = model.span;
      out.push_back(std::move(drift));
    }
  }
  find_extra_tables(models, migrated, out);
  if (models.filtered) {
    std::erase_if(out, [](const Drift& one) {
      return one.kind == DriftKind::extra_column || one.kind == DriftKind::extra_index ||
             one.kind == DriftKind::extra_unique || one.kind == DriftKind::extra_reference;
    });
  }
  std::stable_sort(out.begin(), out.end(), [](const Drift& a, const Drift& b) {
    return std::tie(a.table, a.kind, a.part) < std::tie(b.table, b.kind, b.part);
  });
  return out;
}

}  // namespace migcheck
