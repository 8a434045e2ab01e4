// SPDX-License-Identifier: Apache-2.0
#include "core/run/long_revision.h"

#include <algorithm>
#include <array>
#include <string_view>

#include "core/source/utf8.h"

namespace migcheck {
namespace {

constexpr std::size_t longest_id = 32;

/// Whether a file may hold code or commands that make the table.
bool may_run(std::string_view file) {
  static constexpr std::array<std::string_view, 8> endings{
      ".py", ".sql", ".sh", ".yml", ".yaml", ".toml", "Dockerfile", "Makefile"};
  return std::any_of(endings.begin(), endings.end(),
                     [&](std::string_view ending) { return file.ends_with(ending); });
}

bool speaks_of_version(std::string_view text) {
  return text.find("version_num") != std::string_view::npos ||
         text.find("version_table_impl") != std::string_view::npos;
}

}  // namespace

std::string long_revision(const ModuleStore& store, const std::vector<std::string>& files,
                          const Environment& environment, const RevisionGraph& graph) {
  const auto is_long = [](const Migration* one) {
    return utf8_length(one->revision.id) > longest_id;
  };
  const auto& order = graph.order();
  const auto& heads = graph.heads();
  const auto head = std::find_if(heads.begin(), heads.end(), is_long);
  if (head == heads.end() || std::count_if(order.begin(), order.end(), is_long) != 1) return {};
  const auto& revisions = environment.revision_files;
  const bool widened = std::any_of(files.begin(), files.end(), [&](const std::string& file) {
    return may_run(file) && !std::binary_search(revisions.begin(), revisions.end(), file) &&
           speaks_of_version(store.read(file).value_or(""));
  });
  return widened ? std::string() : (*head)->revision.id;
}

}  // namespace migcheck
