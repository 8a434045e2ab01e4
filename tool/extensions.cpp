// SPDX-License-Identifier: Apache-2.0
#include "tool/extensions.h"

#include <filesystem>
#include <iterator>

#include "core/check/load_plugin.h"

namespace migcheck {
namespace {

namespace fs = std::filesystem;

/// A path that is relative to `folder`, as an absolute one.
std::string resolve(const std::string& path, const std::string& folder) {
  std::error_code ignored;
  return fs::weakly_canonical(fs::absolute(fs::path(folder) / path, ignored), ignored).string();
}

std::vector<std::string> checks_from(const Registry& registry, const std::string& origin) {
  std::vector<std::string> ids;
  for (const auto& [id, check] : registry.checks()) {
    if (check.origin == origin) ids.push_back(id);
  }
  return ids;
}

void append(std::vector<std::string>& all, const std::vector<std::string>& more) {
  all.insert(all.end(), more.begin(), more.end());
}

}  // namespace

std::string Extensions::shown(const std::string& path) const {
  const fs::path relative = fs::path(path).lexically_relative(root_);
  const bool inside = !relative.empty() && *relative.begin() != "..";
  return inside ? relative.generic_string() : path;
}

std::vector<std::string> Extensions::load_once(const Setting& plugin, const std::string& path,
                                               std::vector<Error>& errors) {
  const std::string name = shown(path);
  if (auto known = checks_from(registry_, name); !known.empty()) return known;
  const auto loaded = load_plugin(path, name, registry_);
  if (loaded) return loaded.value();
  Error error = loaded.error();
  error.file = plugin.origin.source;
  error.line = plugin.origin.line;
  error.column = plugin.origin.column;
  errors.push_back(std::move(error));
  return {};
}

void Extensions::define(const CustomCheck& check, std::vector<Error>& errors) {
  const std::string origin = to_string(check.origin);
  const RegisteredCheck* known = registry_.find(check.info.id);
  if (known && known->origin == origin) return;
  const std::size_t before = registry_.refused().size();
  registry_.add(check.info, check.create, origin);
  if (registry_.refused().size() == before) return;
  errors.push_back({.message = registry_.refused().back(),
                    .file = check.origin.source,
                    .line = check.origin.line,
                    .column = check.origin.column});
}

void Extensions::refuse(const Setting& plugin, std::vector<Error>& errors) {
  errors.push_back({.message = "this configuration wants to load plugin '" + plugin.value +
                               "', which is code of its author",
                    .file = plugin.origin.source,
                    .line = plugin.origin.line,
                    .column = plugin.origin.column,
                    .advice = "--allow-plugins allows it where you trust the repository"});
}

void Extensions::add(ConfigLayer& layer, const std::string& folder, bool trusted,
                     std::vector<Error>& errors) {
  for (const CustomCheck& check : layer.custom_checks) define(check, errors);
  if (!layer.plugins || layer.plugins->empty()) return;
  for (Setting& plugin : *layer.plugins) {
    const std::string path = resolve(plugin.value, folder);
    // What --load has named is allowed.
    if (!trusted && checks_from(registry_, shown(path)).empty()) return refuse(plugin, errors);
    append(layer.brings, load_once(plugin, path, errors));
    plugin.value = shown(path);
  }
}

void Extensions::load(const std::vector<std::string>& plugins, ConfigLayer& layer,
                      std::vector<Error>& errors) {
  for (const std::string& one : plugins) {
    const std::string path = resolve(one, "");
    append(layer.brings, load_once({one, {"--load"}}, path, errors));
    if (!layer.plugins) layer.plugins.emplace();
    layer.plugins->push_back({shown(path), {"--load"}});
  }
}

}  // namespace migcheck
