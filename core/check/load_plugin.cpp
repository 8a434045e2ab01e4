// SPDX-License-Identifier: Apache-2.0
// A plugin fills a registry of its own. Only when that is complete and fits do its checks come into
// the real one, so that a plugin is there as a whole or not at all.
#include "core/check/load_plugin.h"

#include <dlfcn.h>

#include <exception>
#include <filesystem>

#include "core/check/plugin.h"
#include "core/source/activity.h"

namespace migcheck {
namespace {

using EntryPoint = const PluginEntry* (*)();
/// Gives the docs page of a check; migcheck_add_plugin() makes such a function of DOCS.
using PageLookup = const char* (*)(const char* check);

constexpr const char* rebuild = "build the plugin with the headers of this migcheck";

Error failure(const std::string& name, const std::string& what, std::string advice = {}) {
  return {.message = "plugin '" + name + "' " + what, .advice = std::move(advice)};
}

/// What dlopen() says, without the path that it begins with.
std::string load_error(const std::string& path) {
  const char* said = dlerror();
  std::string text = said == nullptr ? "unknown reason" : said;
  if (text.starts_with(path + ": ")) text.erase(0, path.size() + 2);
  return text;
}

template <class Function>
Function find_function(void* library, const char* name) {
  return reinterpret_cast<Function>(dlsym(library, name));
}

Result<const PluginEntry*> find_entry(void* library, const std::string& name) {
  const auto entry_point = find_function<EntryPoint>(library, "migcheck_plugin");
  if (entry_point == nullptr) {
    return failure(name, "has no function 'migcheck_plugin'",
                   "MIGCHECK_PLUGIN(…) of core/check/plugin.h makes it");
  }
  const PluginEntry* entry = entry_point();
  if (entry == nullptr || entry->abi != plugin_abi) {
    const std::string theirs = entry == nullptr ? "none" : std::to_string(entry->abi);
    return failure(name,
                   "has plugin ABI " + theirs + "; this migcheck has " + std::to_string(plugin_abi),
                   rebuild);
  }
  if (std::string_view(entry->fingerprint) != plugin_fingerprint) {
    return failure(name,
                   std::string("was built with ") + entry->fingerprint + "; this migcheck has " +
                       plugin_fingerprint,
                   rebuild);
  }
  return entry;
}

/// Calls the plugin; nothing on success.
std::optional<Error> collect(const PluginEntry& entry, const std::string& name, Registry& own) {
  try {
    entry.register_checks(own);
  } catch (const std::exception& exception) {
    return failure(name, std::string("failed to register its checks: ") + exception.what());
  } catch (...) {
    return failure(name, "failed to register its checks");
  }
  if (own.checks().empty() && own.refused().empty()) return failure(name, "registers no checks");
  return std::nullopt;
}

void add_pages(void* library, CheckInfo& info) {
  const auto pages = find_function<PageLookup>(library, "migcheck_plugin_page");
  if (!info.docs.empty()) return;
  if (const char* page = pages == nullptr ? nullptr : pages(info.id.c_str())) info.docs = page;
}

/// Moves the checks over; the id that is wrong, or taken, is named in the error.
Result<std::vector<std::string>> adopt(void* library, const Registry& own, const std::string& name,
                                       Registry& registry) {
  if (!own.refused().empty()) return failure(name, "is refused: " + own.refused().front());
  Registry merged = registry;
  std::vector<std::string> ids;
  for (const auto& [id, check] : own.checks()) {
    CheckInfo info = check.info;
    add_pages(library, info);
    merged.add(std::move(info), check.create, name);
    ids.push_back(id);
  }
  if (!merged.refused().empty()) return failure(name, "is refused: " + merged.refused().front());
  registry = std::move(merged);
  return ids;
}

}  // namespace

Result<std::vector<std::string>> load_plugin(const std::string& path, const std::string& name,
                                             Registry& registry) {
  const Activity activity("while loading plugin '" + name + "'");
  std::error_code ignored;
  if (!std::filesystem::is_regular_file(path, ignored)) return failure(name, "is no file");
  void* library = dlopen(path.c_str(), RTLD_NOW | RTLD_LOCAL);
  if (library == nullptr) return failure(name, "cannot be loaded: " + load_error(path), rebuild);
  const auto entry = find_entry(library, name);
  if (!entry) return entry.error();
  Registry own;
  if (auto error = collect(*entry.value(), name, own)) return *std::move(error);
  return adopt(library, own, name, registry);
}

}  // namespace migcheck
