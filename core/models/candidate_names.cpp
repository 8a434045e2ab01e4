// SPDX-License-Identifier: Apache-2.0
#include "core/models/candidate_names.h"

#include <algorithm>
#include <cstdint>
#include <string_view>
#include <utility>

namespace migcheck {
namespace {

bool contains_class(const Node& statement) {
  if (statement.kind == NodeKind::class_) return true;
  if (statement.kind != NodeKind::if_ && statement.kind != NodeKind::try_ &&
      statement.kind != NodeKind::block && statement.kind != NodeKind::except) {
    return false;
  }
  return std::any_of(statement.children.begin(), statement.children.end(),
                     [](const Node* child) { return child != nullptr && contains_class(*child); });
}

/// What is called for the value that a statement assigns; null: it assigns no call.
const Node* called_name(const Node& statement) {
  const Node* value = statement.kind == NodeKind::assign       ? statement.child(0)
                      : statement.kind == NodeKind::ann_assign ? statement.child(2)
                                                               : nullptr;
  return value == nullptr || value->kind != NodeKind::call ? nullptr : value->child(0);
}

/// Whether a loop of a module makes tables or classes.
bool makes_models(const Node& node) {
  if (node.kind == NodeKind::call && node.child(0) != nullptr &&
      (node.child(0)->text.ends_with("Table") || node.child(0)->text == "type")) {
    return true;
  }
  return std::any_of(node.children.begin(), node.children.end(),
                     [](const Node* child) { return child != nullptr && makes_models(*child); });
}

/// Whether the called name is a function of the module that makes tables, as association tables of
/// one form are made.
bool is_maker(const ModuleData& module, std::string_view name) {
  const auto found = module.bindings.find(name);
  return found != module.bindings.end() &&
         std::any_of(found->second.begin(), found->second.end(), [](const Node* statement) {
           return statement->kind == NodeKind::function && makes_models(*statement);
         });
}

/// `x = Table(…)`, `x = sa.Table(…)`: the name is looked up only for calls that look like it,
/// because running every assigned call would run the application.
bool may_call_table(const ModuleData& module, const Node& statement) {
  const Node* callee = called_name(statement);
  if (callee == nullptr) return false;
  return callee->text.ends_with("Table") ||
         (callee->kind == NodeKind::name && is_maker(module, callee->text));
}

}  // namespace

bool is_model_loop(const Node& statement) {
  return statement.kind == NodeKind::for_ && makes_models(statement);
}

std::vector<std::string> candidate_names(const ModuleData& module) {
  std::vector<std::pair<std::uint32_t, std::string>> names;
  for (const auto& [name, statements] : module.bindings) {
    for (const Node* statement : statements) {
      const bool loop = is_model_loop(*statement);
      if (!loop && !contains_class(*statement) && !may_call_table(module, *statement)) continue;
      names.emplace_back(statement->begin, name);
      break;
    }
  }
  std::sort(names.begin(), names.end());
  std::vector<std::string> result;
  result.reserve(names.size());
  for (auto& [place, name] : names) result.push_back(std::move(name));
  return result;
}

bool has_tables(const PythonModule& module) {
  const std::string_view text = module.file().text();
  return text.find("__tablename__") != std::string_view::npos ||
         text.find("Column(") != std::string_view::npos ||
         text.find("Mapped[") != std::string_view::npos ||
         text.find("Field(") != std::string_view::npos;
}

}  // namespace migcheck
