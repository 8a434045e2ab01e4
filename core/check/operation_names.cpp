// SPDX-License-Identifier: Apache-2.0
#include "core/check/operation_names.h"

#include <algorithm>
#include <type_traits>

namespace migcheck {
namespace {

PlacedName placed(const QualifiedName& name) { return {name.schema, name.name}; }

PlacedName in_schema_of(const QualifiedName& name, const std::string& other) {
  return {name.schema, other};
}

std::string kind_of(std::string_view name) {
  std::string kind(name);
  std::replace(kind.begin(), kind.end(), ' ', '_');
  return kind;
}

std::string kind_of_payload(OperationPayload payload) {
  Operation operation;
  operation.payload = std::move(payload);
  return operation_kind(operation);
}

template <std::size_t... index>
std::vector<std::string> plain_kinds(std::index_sequence<index...>) {
  return {kind_of_payload(std::variant_alternative_t<index, OperationPayload>{})...};
}

/// Collects the names of one operation; an overload for each kind that has any.
class NameCollector {
 public:
  explicit NameCollector(bool columns) : columns_(columns) {}
  std::vector<OperationNames> take() { return std::move(all_); }

  void operator()(const CreateTable& o) {
    if (!columns_) return add(o.name, "", o.name);
    for (const ColumnDef& column : o.columns) {
      all_.push_back({placed(o.name), column.name, in_schema_of(o.name, column.name), column.span});
    }
  }
  void operator()(const DropTable& o) { add(o.name, "", o.name); }
  void operator()(const RenameTable& o) { add(o.name, "", {o.name.schema, o.new_name}); }
  void operator()(const AddColumn& o) { add_column(o.table, o.column.name); }
  void operator()(const DropColumn& o) { add_column(o.table, o.column); }
  void operator()(const RenameColumn& o) { add(o.table, o.column, {o.table.schema, o.new_name}); }
  void operator()(const AlterColumnType& o) { add_column(o.table, o.column); }
  void operator()(const SetNotNull& o) { add_column(o.table, o.column); }
  void operator()(const SetDefault& o) { add_column(o.table, o.column); }
  void operator()(const SetIdentity& o) { add_column(o.table, o.column); }
  void operator()(const DropExpression& o) { add_column(o.table, o.column); }
  void operator()(const AddConstraint& o) {
    add_covering(o.table, o.constraint.columns, o.constraint.name.value_or(""));
  }
  void operator()(const DropConstraint& o) { add_part(o.table, o.name); }
  void operator()(const RenameConstraint& o) { add_part(o.table, o.new_name); }
  void operator()(const ValidateConstraint& o) { add_part(o.table, o.name); }
  void operator()(const CreateIndex& o) {
    std::vector<std::string> covered;
    for (const IndexElement& element : o.index.elements) {
      if (!element.expression) covered.push_back(element.text);
    }
    add_covering(o.index.table, covered, o.index.name.value_or(""));
  }
  void operator()(const DropIndex& o) { add(o.table.value_or(QualifiedName()), "", o.name); }
  void operator()(const RenameIndex& o) { add({}, "", {o.name.schema, o.new_name}); }
  void operator()(const RenameType& o) { add({}, "", {o.name.schema, o.new_name}); }
  void operator()(const AddEnumValue& o) { add({}, "", o.type); }
  void operator()(const RenameEnumValue& o) { add({}, "", o.type); }
  void operator()(const CreateTrigger& o) { add_part(o.table, o.name); }
  void operator()(const DropTrigger& o) { add_part(o.table, o.name); }
  void operator()(const RenameObject& o) { add({}, "", {o.name.schema, o.new_name}); }
  void operator()(const SetComment& o) {
    if (o.kind == ObjectKind::table || o.kind == ObjectKind::column) {
      return add(o.name, o.column, o.name);
    }
    add({}, "", o.name);
  }
  void operator()(const AttachPartition& o) { add(o.table, "", o.partition); }
  void operator()(const DataChange& o) {
    for (const QualifiedName& table : o.tables) add(table, "", table);
  }
  /// All others are about one object with a name, or about none.
  template <class Other>
  void operator()(const Other& o) {
    if constexpr (!requires { o.name; }) {
      add({}, "", {});
    } else if constexpr (std::is_same_v<decltype(o.name), QualifiedName>) {
      add({}, "", o.name);
    } else {
      add({}, "", {"", o.name});
    }
  }

 private:
  void add(const QualifiedName& table, const std::string& column, const QualifiedName& name) {
    if (columns_ && column.empty()) return;
    all_.push_back({placed(table), column, placed(name)});
  }
  void add_column(const QualifiedName& table, const std::string& column) {
    add(table, column, {table.schema, column});
  }
  void add_part(const QualifiedName& table, const std::string& name) {
    add(table, "", {table.schema, name});
  }
  void add_covering(const QualifiedName& table, const std::vector<std::string>& columns,
                    const std::string& name) {
    if (!columns_) return add_part(table, name);
    for (const std::string& column : columns) add(table, column, {table.schema, name});
  }

  bool columns_;
  std::vector<OperationNames> all_;
};

}  // namespace

std::string operation_kind(const Operation& operation) {
  return kind_of(operation_name(operation));
}

const std::vector<std::string>& operation_kinds() {
  static const std::vector<std::string> kinds = [] {
    auto all = plain_kinds(std::make_index_sequence<std::variant_size_v<OperationPayload>>());
    for (const char* special : {"set_default", "set_identity", "drop_not_null", "drop_default",
                                "drop_identity", "detach_partition", "drop_domain"}) {
      all.emplace_back(special);
    }
    std::sort(all.begin(), all.end());
    all.erase(std::unique(all.begin(), all.end()), all.end());
    return all;
  }();
  return kinds;
}

std::vector<OperationNames> operation_names(const Operation& operation, bool columns) {
  NameCollector collector(columns);
  std::visit(collector, operation.payload);
  return collector.take();
}

}  // namespace migcheck
