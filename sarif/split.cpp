// SPDX-License-Identifier: Apache-2.0
#include "sarif/split.h"

#include <fmt/format.h>

#include <cstdint>
#include <map>

namespace migcheck {
namespace {

constexpr std::uint64_t shards_of_module = 8;

/// FNV-1a, because std::hash may give another value on another machine.
std::uint64_t stable_hash(std::string_view text) {
  std::uint64_t hash = 14695981039346656037U;
  for (const char c : text) hash = (hash ^ static_cast<unsigned char>(c)) * 1099511628211U;
  return hash;
}

std::map<std::string, std::size_t> sizes_of_modules(const std::vector<PlacedDiagnostic>& results,
                                                    const RuleTable& rules) {
  std::map<std::string, std::size_t> sizes;
  for (const PlacedDiagnostic& one : results) ++sizes[rules.module_of(one.diagnostic.check)];
  return sizes;
}

}  // namespace

std::vector<RunPart> split_into_runs(std::vector<PlacedDiagnostic> results, const RuleTable& rules,
                                     std::size_t limit) {
  std::vector<RunPart> list;
  if (results.size() <= limit) {
    list.push_back({"", std::move(results)});
    return list;
  }
  const std::map<std::string, std::size_t> sizes = sizes_of_modules(results, rules);
  std::map<std::string, std::vector<PlacedDiagnostic>> parts;
  for (PlacedDiagnostic& one : results) {
    const std::string& module = rules.module_of(one.diagnostic.check);
    std::string category = "migcheck/" + module;
    if (sizes.at(module) > limit) {
      category += fmt::format("/{}", stable_hash(one.path) % shards_of_module);
    }
    parts[category].push_back(std::move(one));
  }
  for (auto& [category, part] : parts) list.push_back({category, std::move(part)});
  return list;
}

}  // namespace migcheck
