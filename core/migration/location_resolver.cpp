// SPDX-License-Identifier: Apache-2.0
#include "core/migration/location_resolver.h"

#include <algorithm>

namespace migcheck {
namespace {

bool is_package_resource(std::string_view location) {
  return !location.starts_with('/') && location.find(':') != std::string_view::npos;
}

/// `a.b:c:d` as the path a/b/c/d.
std::string resource_path(std::string_view location) {
  std::string path(location);
  const auto resource = path.begin() + static_cast<std::ptrdiff_t>(path.find(':'));
  std::replace(path.begin(), resource, '.', '/');
  std::replace(resource, path.end(), ':', '/');
  return path;
}

/// Where packages may lie: on the configured path, beside the configuration, at the root, in `src`.
std::vector<std::string> package_bases(const AlembicConfig& config) {
  const std::string folder(parent_folder(config.file));
  std::vector<std::string> bases;
  for (const std::string& entry : config.prepend_sys_path) {
    if (const auto base = join_paths(folder, entry)) bases.push_back(*base);
  }
  for (const std::string& base : {folder, std::string(), std::string("src"), folder + "/src"}) {
    bases.push_back(base);
  }
  return bases;
}

/// `/app/migrations` → `migrations` → ``.
std::string_view without_first_component(std::string_view path) {
  const std::size_t slash = path.find('/');
  return slash == std::string_view::npos ? std::string_view() : path.substr(slash + 1);
}

}  // namespace

std::optional<ResolvedLocation> LocationResolver::locate(std::string_view path,
                                                         const std::vector<std::string>& bases,
                                                         std::string_view required_file) const {
  for (const bool strict : {true, false}) {
    for (const std::string& base : bases) {
      const auto folder = join_paths(base, path);
      if (!folder || !index_.has_folder(*folder)) continue;
      if (strict && !index_.has_file(*join_paths(*folder, required_file))) continue;
      return ResolvedLocation{*folder, base};
    }
  }
  const auto wanted = normalize_path(path);
  std::string_view suffix = wanted ? std::string_view(*wanted) : std::string_view();
  while (!suffix.empty()) {
    if (const auto folder = index_.unique_suffix(suffix, required_file)) {
      const std::string_view above =
          std::string_view(*folder).substr(0, folder->size() - suffix.size());
      return ResolvedLocation{*folder, normalize_path(above).value_or("")};
    }
    suffix = path.starts_with('/') ? without_first_component(suffix) : std::string_view();
  }
  return std::nullopt;
}

std::optional<ResolvedLocation> LocationResolver::script_folder(const AlembicConfig& config) const {
  const std::string folder(parent_folder(config.file));
  if (!is_package_resource(config.script_location)) {
    return locate(config.script_location, {folder, ""}, "env.py");
  }
  auto found = locate(resource_path(config.script_location), package_bases(config), "env.py");
  if (found) found->working_folder = folder;
  return found;
}

std::optional<std::string> LocationResolver::version_folder(
    const AlembicConfig& config, const std::string& location,
    const std::string& working_folder) const {
  const bool package = is_package_resource(location);
  const std::string path = package ? resource_path(location) : location;
  const std::string folder(parent_folder(config.file));
  const auto found = locate(
      path, package ? package_bases(config) : std::vector<std::string>{working_folder, folder, ""},
      "");
  return found ? found->folder : join_paths(working_folder, path);
}

}  // namespace migcheck
