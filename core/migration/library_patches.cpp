// SPDX-License-Identifier: Apache-2.0
#include "core/migration/library_patches.h"

#include <algorithm>
#include <set>

namespace migcheck {
namespace {

bool is_patched_library(std::string_view name) {
  return name == "sqlalchemy" || name == "alembic" || name.starts_with("sqlalchemy.") ||
         name.starts_with("alembic.");
}

/// The names that stand for a library: `sa` of `import sqlalchemy as sa`.
void add_library_names(const Node& statement, std::set<std::string_view>& names) {
  if (statement.kind != NodeKind::import) return;
  for (const Node* alias : statement.children) {
    if (!is_patched_library(alias->text)) continue;
    names.insert(alias->child(0) != nullptr ? alias->child(0)->text
                                            : alias->text.substr(0, alias->text.find('.')));
  }
}

/// The name whose attribute is set; empty when the statement does something else.
std::string_view patched_name(const Node& statement) {
  if (statement.kind != NodeKind::assign) return {};
  for (const Node* target : statement.rest(1)) {
    if (target == nullptr || target->kind != NodeKind::attribute) continue;
    const Node* object = target->child(0);
    if (object != nullptr && object->kind == NodeKind::name) return object->text;
  }
  return {};
}

}  // namespace

void apply_library_patches(Interpreter& interpreter,
                           const std::shared_ptr<const PythonModule>& module) {
  if (module == nullptr) return;
  std::set<std::string_view> libraries;
  std::set<std::string_view> patched;
  for (const Node* statement : module->root().children) {
    add_library_names(*statement, libraries);
    patched.insert(patched_name(*statement));
  }
  for (const std::string_view name : patched) {
    if (libraries.count(name) == 0) continue;
    try {  // the first use of the name runs all statements that bind or change it
      interpreter.global(*interpreter.lazy_module(module, module->file().path()), name);
    } catch (const BudgetExceeded&) {
      return;
    }
  }
}

}  // namespace migcheck
