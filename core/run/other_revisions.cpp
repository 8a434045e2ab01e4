// SPDX-License-Identifier: Apache-2.0
#include "core/run/other_revisions.h"

#include <algorithm>

#include "core/migration/folder_index.h"
#include "core/migration/header_scan.h"

namespace migcheck {
namespace {

bool is_empty(const std::string& location, const Environment& environment) {
  return std::none_of(environment.revision_files.begin(), environment.revision_files.end(),
                      [&](const std::string& file) { return is_below(file, location); });
}

bool sets_locations(std::string_view text) {
  return text.find("version_locations") != std::string_view::npos &&
         text.find("set_main_option") != std::string_view::npos;
}

}  // namespace

bool is_continued(const ModuleStore& store, const std::vector<std::string>& files,
                  const Environment& environment, const std::set<std::string>& revisions,
                  const std::set<std::string>& loaded) {
  const auto known = [&](const std::string& id) { return revisions.count(id) != 0; };
  return std::any_of(files.begin(), files.end(), [&](const std::string& file) {
    if (!file.ends_with(".py") || loaded.count(file) != 0 ||
        !is_below(file, environment.script_location))
      return false;
    const ScannedHeader header = scan_header(store.read(file).value_or(""));
    return std::any_of(header.parents.begin(), header.parents.end(), known) &&
           std::none_of(header.revisions.begin(), header.revisions.end(), known);
  });
}

bool may_have_other_revisions(const ModuleStore& store, const std::vector<std::string>& files,
                              const Environment& environment) {
  const auto& locations = environment.version_locations;
  if (std::any_of(locations.begin(), locations.end(),
                  [&](const std::string& one) { return is_empty(one, environment); }))
    return true;
  return std::any_of(files.begin(), files.end(), [&](const std::string& file) {
    const auto text = file.ends_with(".py") ? store.read(file) : std::nullopt;
    return text && sets_locations(*text);
  });
}

}  // namespace migcheck
