// SPDX-License-Identifier: Apache-2.0
#include "core/migration/engine_name.h"

namespace migcheck {
namespace {

/// Whether the function must be given an argument.
bool takes_argument(const Value& function) {
  const FunctionData* data = function.as_function();
  if (data == nullptr || data->node == nullptr) return false;
  const Node* parameters = data->node->child(0);
  const Node* first = parameters == nullptr ? nullptr : parameters->child(0);
  return first != nullptr && first->child(0) == nullptr && !first->has(Node::flag_star) &&
         !first->has(Node::flag_double_star);
}

std::optional<std::string> first_configured(const AlembicSettings& settings) {
  const auto found = settings.options.find("databases");
  if (found == settings.options.end()) return std::nullopt;
  constexpr std::string_view separators = ", \t\r\n";
  const std::size_t begin = found->second.find_first_not_of(separators);
  if (begin == std::string::npos) return std::nullopt;
  return found->second.substr(begin, found->second.find_first_of(separators, begin) - begin);
}

}  // namespace

std::optional<std::string> engine_name(const ModuleData& module, const std::string& function,
                                       const AlembicSettings& settings) {
  const auto entry = module.scope->names.find(function);
  if (entry == module.scope->names.end() || !takes_argument(entry->second)) return std::nullopt;
  if (auto configured = first_configured(settings)) return configured;
  const std::string head = function + "_";
  std::optional<std::string> first;
  std::uint32_t place = 0;
  for (const auto& [name, value] : module.scope->names) {
    const FunctionData* data = value.as_function();
    if (!name.starts_with(head) || data == nullptr || data->node == nullptr) continue;
    if (name == head) return "";  // the database that has no name among others that have one
    if (!first || data->node->begin < place) {
      first = name.substr(head.size());
      place = data->node->begin;
    }
  }
  return first;
}

}  // namespace migcheck
