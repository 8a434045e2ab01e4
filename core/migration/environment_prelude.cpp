// SPDX-License-Identifier: Apache-2.0
#include "core/migration/environment_prelude.h"

#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "core/python/guarded.h"
#include "core/python/sqlalchemy.h"
#include "core/sql/sql_text.h"

namespace migcheck {
namespace {

/// The object of "CREATE EXTENSION|SCHEMA [IF NOT EXISTS] name"; nothing for other statements.
std::optional<OperationPayload> creation(const std::string& sql) {
  const sql::SqlText text{MappedText(sql)};
  const bool extension = text.is(1, "extension");
  if (!text.is(0, "create") || (!extension && !text.is(1, "schema"))) return std::nullopt;
  const bool guarded = text.is(2, "if") && text.is(3, "not") && text.is(4, "exists");
  const std::size_t at = guarded ? 5 : 2;
  if (at >= text.size() || !text.is_name(at)) return std::nullopt;
  if (extension) return CreateExtension{text.name(at), "", true};
  return CreateSchema{text.name(at), true};
}

class PreludeReader {
 public:
  PreludeReader(Catalog& catalog, ModuleLoader& loader,
                const std::shared_ptr<const PythonModule>& module)
      : catalog_(catalog),
        interpreter_(host_, loader, nullptr),
        root_(module->root()),
        module_(interpreter_.lazy_module(module, module->file().path())) {}

  void read() { walk(root_, true); }

 private:
  // A function is called as a whole: what decides about the call is not looked at.
  void walk(const Node& node, bool certain) {
    if (node.kind == NodeKind::call) read_call(node, certain);
    const bool branches = node.kind == NodeKind::if_ || node.kind == NodeKind::except ||
                          node.kind == NodeKind::conditional;
    const bool inside = node.kind == NodeKind::function || (certain && !branches);
    for (const Node* child : node.children) {
      if (child != nullptr) walk(*child, inside);
    }
  }

  void read_call(const Node& call, bool certain) {
    const Node* callee = call.child(0);
    const bool executes = callee != nullptr && callee->kind == NodeKind::attribute &&
                          (callee->text == "execute" || callee->text == "exec_driver_sql");
    const Node* argument = executes ? call.child(1) : nullptr;
    if (argument == nullptr) return;
    interpreter_.reset_budget();
    const Value value = guarded([&] { return interpreter_.evaluate_in(*argument, *module_); });
    const auto sql = statement_of(value);
    auto payload = sql ? creation(*sql) : std::nullopt;
    if (!payload) return;
    Operation operation;
    operation.payload = *std::move(payload);
    operation.certain = certain;
    static_cast<void>(catalog_.apply(operation, {}));
  }

  std::optional<std::string> statement_of(const Value& value) {
    if (value.as_object() == nullptr) return value.known_string();
    return host_.expression(interpreter_, value);
  }

  Catalog& catalog_;
  LibraryHost host_;
  Interpreter interpreter_;
  const Node& root_;
  std::shared_ptr<ModuleData> module_;
};

}  // namespace

void apply_environment_prelude(Catalog& catalog, ModuleLoader& loader,
                               const std::shared_ptr<const PythonModule>& env_py) {
  if (env_py != nullptr) PreludeReader(catalog, loader, env_py).read();
}

}  // namespace migcheck
