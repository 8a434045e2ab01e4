// SPDX-License-Identifier: Apache-2.0
#include "core/models/expected_catalog.h"

#include <algorithm>
#include <utility>

#include "core/models/naming_convention.h"
#include "core/schema/naming.h"

namespace migcheck {
namespace {

bool contains(const std::vector<std::string>& names, const std::string& name) {
  return std::find(names.begin(), names.end(), name) != names.end();
}

bool has_reference(const SqlColumn& column, const std::vector<ConstraintDef>& beside) {
  return std::any_of(column.constraints.begin(), column.constraints.end(),
                     [](const auto& one) { return one.kind == ConstraintKind::foreign_key; }) ||
         std::any_of(beside.begin(), beside.end(), [&](const ConstraintDef& one) {
           return one.kind == ConstraintKind::foreign_key && contains(one.columns, column.def.name);
         });
}

std::string_view kind_word(ConstraintKind kind) {
  switch (kind) {
    case ConstraintKind::primary_key:
      return "pk";
    case ConstraintKind::unique:
      return "uq";
    case ConstraintKind::check:
      return "ck";
    case ConstraintKind::foreign_key:
      return "fk";
    case ConstraintKind::exclusion:
      break;
  }
  return "";
}

ConstraintDef column_constraint(ConstraintKind kind, const SqlColumn& column) {
  ConstraintDef made;
  made.kind = kind;
  made.columns = {column.def.name};
  made.span = column.def.span;
  return made;
}

/// For an index on plain columns, PostgreSQL's own operator classes are all that counts.
bool has_default_operator_classes(const Operation& operation) {
  const CreateIndex* create = operation.as<CreateIndex>();
  if (create == nullptr) return false;
  const auto& elements = create->index.elements;
  return std::all_of(elements.begin(), elements.end(),
                     [](const IndexElement& one) { return one.opclass.empty(); });
}

/// Sends the operations for one table to the catalog.
class TableMaker {
 public:
  TableMaker(MappedTable& table, const ModelHost& host)
      : mapped_(table), host_(host), convention_(table.key.made) {}

  void make_types(Catalog& catalog) const;
  void make_table(Catalog& catalog) const;
  void make_indexes(Catalog& catalog) const;
  void make_references(Catalog& catalog) const;

 private:
  [[nodiscard]] std::vector<ConstraintDef> constraints() const;
  [[nodiscard]] ConstraintDef primary_key() const;
  [[nodiscard]] bool becomes_serial(const SqlColumn& column, const ConstraintDef& key) const;
  [[nodiscard]] bool name(ConstraintDef& constraint) const;
  void make_index(IndexDef index, Catalog& catalog) const;
  bool apply(Catalog& catalog, OperationPayload payload, Span place, bool certain = true) const;

  MappedTable& mapped_;
  const ModelHost& host_;
  NamingConvention convention_;
};

/// False when PostgreSQL would refuse it.
bool TableMaker::apply(Catalog& catalog, OperationPayload payload, Span place, bool certain) const {
  Operation operation;
  operation.payload = std::move(payload);
  operation.span = operation.call = place;
  operation.source = OperationSource::sqlalchemy;
  operation.certain = certain;
  if (!certain) operation.uncertain_because = "PostgreSQL would refuse it as it is written";
  ApplyContext context;
  context.assume_missing = !has_default_operator_classes(operation);
  return !catalog.apply(operation, context);
}

void TableMaker::make_types(Catalog& catalog) const {
  for (const SqlColumn& column : mapped_.columns) {
    const auto& expression = column.type.enum_expression;
    if (expression == nullptr || !expression->native || !expression->name) continue;
    CreateEnum create;
    create.name = *expression->name;
    create.labels = expression->labels;
    create.label_spans = expression->label_spans;
    create.labels_known = expression->labels_known;
    create.cause = TypeCause::explicit_call;
    create.check_first = true;
    create.expression = expression;
    apply(catalog, std::move(create), expression->span);
  }
}

/// The columns that say so, and those that a PrimaryKeyConstraint names.
ConstraintDef TableMaker::primary_key() const {
  ConstraintDef key;
  key.kind = ConstraintKind::primary_key;
  key.span = mapped_.table.span;
  for (const ConstraintDef& one : mapped_.constraints) {
    if (one.kind == ConstraintKind::primary_key) key = one;
  }
  for (const SqlColumn& column : mapped_.columns) {
    if (!column.primary_key || contains(key.columns, column.def.name)) continue;
    if (key.columns.empty()) key.span = column.def.span;
    key.columns.push_back(column.def.name);
  }
  return key;
}

bool TableMaker::becomes_serial(const SqlColumn& column, const ConstraintDef& key) const {
  if (!contains(key.columns, column.def.name)) return false;
  const bool drawn = column.autoincrement_on ||
                     (key.columns.size() == 1 && !has_reference(column, mapped_.constraints) &&
                      !column.def.default_sql && column.def.default_known);
  return drawn && (column.type.integer || column.type.numeric) && !column.has_python_default &&
         !column.autoincrement_off && !column.def.identity && !column.def.generated;
}

bool TableMaker::name(ConstraintDef& constraint) const {
  NamedObject object;
  object.table = mapped_.table.name;
  object.columns = constraint.columns;
  object.ref_table = constraint.ref_table;
  object.ref_columns = constraint.ref_columns;
  return convention_.apply(kind_word(constraint.kind), std::move(object), constraint.name);
}

/// All but foreign keys; each exactly once.
std::vector<ConstraintDef> TableMaker::constraints() const {
  std::vector<ConstraintDef> all;
  const ConstraintDef key = primary_key();
  if (!key.columns.empty()) all.push_back(key);
  for (const ConstraintDef& one : mapped_.constraints) {
    if (one.kind != ConstraintKind::primary_key) all.push_back(one);
  }
  for (const SqlColumn& column : mapped_.columns) {
    if (column.unique && !column.index) {
      all.push_back(column_constraint(ConstraintKind::unique, column));
    }
    if (auto check = host_.enum_check(column)) all.push_back(std::move(*check));
    all.insert(all.end(), column.constraints.begin(), column.constraints.end());
  }
  return all;
}

void TableMaker::make_table(Catalog& catalog) const {
  CreateTable create;
  create.name = mapped_.table.name;
  create.comment = mapped_.comment;
  create.columns_known = mapped_.table.columns_known;
  const ConstraintDef key = primary_key();
  for (const SqlColumn& column : mapped_.columns) {
    create.columns.push_back(column.def);
    ColumnDef& def = create.columns.back();
    if (contains(key.columns, def.name)) def.nullable = false;
    if (becomes_serial(column, key)) {
      LibraryHost::make_serial(column.type, def);
      def.default_sql.reset();
      def.default_known = true;
    }
  }
  for (ConstraintDef& one : constraints()) {
    if (one.kind == ConstraintKind::foreign_key) continue;
    if (one.kind == ConstraintKind::unique) mapped_.table.uniques.push_back(one.columns);
    if (name(one)) {
      create.constraints.push_back(std::move(one));
    } else {
      mapped_.table.constraints_known = false;
    }
  }
  if (apply(catalog, create, mapped_.table.span)) return;
  // A constraint whose name is taken refuses the whole table; its columns are expected all the
  // same.
  mapped_.table.constraints_known = false;
  std::erase_if(create.constraints,
                [](const ConstraintDef& one) { return one.kind != ConstraintKind::primary_key; });
  if (!apply(catalog, create, mapped_.table.span)) {
    apply(catalog, std::move(create), mapped_.table.span, false);
  }
}

void TableMaker::make_references(Catalog& catalog) const {
  for (ConstraintDef& one : constraints()) {
    if (one.kind != ConstraintKind::foreign_key) continue;
    const Span place = one.span;
    const bool made =
        name(one) &&
        apply(catalog, AddConstraint{mapped_.table.name, std::move(one), false}, place);
    if (!made) mapped_.table.constraints_known = false;
  }
}

void TableMaker::make_index(IndexDef index, Catalog& catalog) const {
  NamedObject object;
  object.table = mapped_.table.name;
  for (const IndexElement& element : index.elements) object.columns.push_back(element.text);
  const Span place = index.span;
  if (!convention_.apply("ix", std::move(object), index.name)) {
    mapped_.table.indexes_known = false;
    return;
  }
  const std::optional<std::string> name = index.name;
  if (apply(catalog, CreateIndex{std::move(index), false, false}, place)) return;
  if (name) {
    mapped_.table.unclear_indexes.push_back(truncated(*name));
  } else {
    mapped_.table.indexes_known = false;
  }
}

void TableMaker::make_indexes(Catalog& catalog) const {
  for (const SqlColumn& column : mapped_.columns) {
    if (!column.index && !column.type.spatial_index) continue;
    IndexDef index;
    index.table = mapped_.table.name;
    index.span = column.def.span;
    index.unique = column.unique && column.index;
    index.elements.push_back({column.def.name, false, "", "", false, std::nullopt});
    if (!column.index) {
      index.name = "idx_" + mapped_.table.name.name + "_" + column.def.name;
      index.method = "gist";
    }
    make_index(std::move(index), catalog);
  }
  for (const IndexDef& index : mapped_.indexes) make_index(index, catalog);
}

void make_schemas(const std::vector<MappedTable*>& tables, Catalog& catalog) {
  for (const MappedTable* table : tables) {
    const std::string& schema = table->table.name.schema;
    if (schema.empty() || catalog.has_schema(schema)) continue;
    Operation create;
    create.payload = CreateSchema{schema, true};
    create.span = create.call = table->table.span;
    (void)catalog.apply(create, {});
  }
}

}  // namespace

Catalog expected_catalog(const std::vector<MappedTable*>& tables, const ModelHost& host) {
  Catalog catalog;
  std::vector<TableMaker> makers;
  for (MappedTable* table : tables) {
    for (SqlColumn& column : table->columns) host.inherit_schema(column, table->table.name);
    makers.emplace_back(*table, host);
  }
  make_schemas(tables, catalog);
  for (const TableMaker& maker : makers) maker.make_types(catalog);
  for (const TableMaker& maker : makers) maker.make_table(catalog);
  for (const TableMaker& maker : makers) maker.make_indexes(catalog);
  for (const TableMaker& maker : makers) maker.make_references(catalog);
  return catalog;
}

}  // namespace migcheck
