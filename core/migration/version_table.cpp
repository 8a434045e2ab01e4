// SPDX-License-Identifier: Apache-2.0
#include "core/migration/version_table.h"

#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "core/python/guarded.h"
#include "core/python/sqlalchemy.h"
#include "core/schema/column_default.h"

namespace migcheck {
namespace {

class ConfigureReader {
 public:
  ConfigureReader(ModuleLoader& loader, const std::shared_ptr<const PythonModule>& module)
      : interpreter_(host_, loader, nullptr),
        root_(module->root()),
        module_(interpreter_.lazy_module(module, module->file().path())) {}

  VersionTable read() {
    std::vector<const Node*> waiting{&root_};
    while (!waiting.empty()) {
      const Node* node = waiting.back();
      waiting.pop_back();
      if (is_configure(*node)) read_arguments(*node);
      for (const Node* child : node->children) {
        if (child != nullptr) waiting.push_back(child);
      }
    }
    return std::move(table_);
  }

 private:
  static bool is_configure(const Node& node) {
    const Node* callee = node.kind == NodeKind::call ? node.child(0) : nullptr;
    return callee != nullptr && callee->kind == NodeKind::attribute && callee->text == "configure";
  }

  void read_arguments(const Node& call) {
    for (const Node* argument : call.rest(1)) {
      if (argument == nullptr || argument->kind != NodeKind::keyword) continue;
      const Node* value = argument->child(0);
      if (value == nullptr || value->kind == NodeKind::none) continue;
      if (argument->text == "version_table") {
        const auto name = text_of(*value);
        table_.known = table_.known && name.has_value();
        if (name) table_.name.name = *name;
      } else if (argument->text == "version_table_schema") {
        // A schema that is computed is the one that the search path leads to as well.
        table_.name.schema = text_of(*value).value_or("");
      }
    }
  }

  std::optional<std::string> text_of(const Node& value) {
    interpreter_.reset_budget();
    return guarded([&] { return interpreter_.evaluate_in(value, *module_); }).known_string();
  }

  LibraryHost host_;
  Interpreter interpreter_;
  const Node& root_;
  std::shared_ptr<ModuleData> module_;
  VersionTable table_;
};

/// As Alembic declares it: String(32), and a key with a name of its own.
CreateTable definition(const QualifiedName& name) {
  CreateTable table;
  table.name = name;
  table.bookkeeping = true;
  ColumnDef column;
  column.name = "version_num";
  column.type = DataType::builtin("character varying", "(32)");
  column.nullable = false;
  table.columns.push_back(std::move(column));
  ConstraintDef key;
  key.kind = ConstraintKind::primary_key;
  key.name = name.name + "_pkc";
  key.columns = {"version_num"};
  table.constraints.push_back(std::move(key));
  return table;
}

void apply_quietly(Catalog& catalog, OperationPayload payload, bool certain) {
  Operation operation;
  operation.payload = std::move(payload);
  operation.certain = certain;
  static_cast<void>(catalog.apply(operation, {}));
}

}  // namespace

VersionTable version_table(ModuleLoader& loader,
                           const std::shared_ptr<const PythonModule>& env_py) {
  return env_py == nullptr ? VersionTable() : ConfigureReader(loader, env_py).read();
}

std::optional<DdlError> refused_version(const Catalog& catalog, const std::string& revision) {
  const Column* column = nullptr;
  catalog.for_each_table([&](const Table& table) {
    const Column* found = table.bookkeeping ? table.column("version_num") : nullptr;
    if (found != nullptr && table.certain && catalog.fresh(table.origin)) column = found;
  });
  if (column == nullptr || !column->certain || !catalog.fresh(column->last_change))
    return std::nullopt;
  Failure refused = check_length(column->def.type, revision);
  if (refused)
    refused->detail = "Alembic writes the revision's id into column version_num of its table";
  return refused;
}

void add_version_table(Catalog& catalog, const VersionTable& table) {
  const std::string& schema = table.name.schema;
  const bool has_schema = schema.empty() || catalog.has_schema(schema);
  if (!has_schema) apply_quietly(catalog, CreateSchema{schema, true}, false);
  apply_quietly(catalog, definition(table.name), has_schema && table.known);
}

}  // namespace migcheck
