// SPDX-License-Identifier: Apache-2.0
#include "core/run/module_loader.h"

#include <algorithm>

#include "core/migration/folder_index.h"
#include "core/source/activity.h"
#include "core/source/file_io.h"

namespace migcheck {
namespace {

/// The last part of a module's dotted name.
std::string module_word(std::string_view path) {
  const std::string_view name = file_name(path);
  return std::string(name == "__init__.py" ? file_name(parent_folder(path))
                                           : name.substr(0, name.size() - 3));
}

std::string join(const std::string& folder, const std::string& path) {
  return folder.empty() || folder == "." ? path : folder + "/" + path;
}

}  // namespace

ModuleStore::ModuleStore(std::string root, const std::vector<std::string>& files,
                         std::map<std::string, std::string> texts)
    : root_(std::move(root)), texts_(std::move(texts)), files_(files.begin(), files.end()) {
  for (const std::string& file : files) {
    if (file.ends_with(".py")) by_word_[module_word(file)].push_back(file);
  }
}

std::shared_ptr<ModuleStore::Slot> ModuleStore::slot(const std::string& path) {
  const std::lock_guard lock(mutex_);
  std::shared_ptr<Slot>& held = slots_[path];
  if (held == nullptr) held = std::make_shared<Slot>();
  return held;
}

Result<std::string> ModuleStore::text_of(const std::string& path) const {
  const auto given = texts_.find(path);
  return given == texts_.end() ? migcheck::read_file(join(root_, path)) : given->second;
}

std::shared_ptr<const PythonModule> ModuleStore::parse(const std::string& path) {
  if (!has(path)) return nullptr;
  const std::shared_ptr<Slot> held = slot(path);
  std::call_once(held->once, [&] {
    Result<std::string> text = text_of(path);
    if (!text) {
      held->error = text.error();
      held->error->file = path;
      return;
    }
    const Activity activity("while parsing '" + path + "'");
    held->module = parse_python(std::make_shared<const SourceFile>(path, std::move(text).value()));
  });
  return held->module;
}

std::optional<std::string> ModuleStore::read(const std::string& path) const {
  if (!has(path)) return std::nullopt;
  Result<std::string> text = text_of(path);
  return text ? std::optional(std::move(text).value()) : std::nullopt;
}

std::optional<std::string> ModuleStore::unique_suffix(const std::string& suffix) const {
  const auto named = by_word_.find(module_word(suffix));
  if (named == by_word_.end()) return std::nullopt;
  std::optional<std::string> found;
  for (const std::string& path : named->second) {
    if (path != suffix && !path.ends_with("/" + suffix)) continue;
    if (found) return std::nullopt;
    found = path;
  }
  return found;
}

std::vector<std::shared_ptr<const PythonModule>> ModuleStore::modules() const {
  const std::lock_guard lock(mutex_);
  std::vector<std::shared_ptr<const PythonModule>> out;
  for (const auto& [path, held] : slots_) {
    if (held->module != nullptr) out.push_back(held->module);
  }
  return out;
}

std::vector<Error> ModuleStore::read_errors() const {
  const std::lock_guard lock(mutex_);
  std::vector<Error> out;
  for (const auto& [path, held] : slots_) {
    if (held->error) out.push_back(*held->error);
  }
  return out;
}

std::optional<std::string> RepositoryLoader::in_folder(const std::string& folder,
                                                       const std::string& path) const {
  const std::string base = join(folder, path);
  if (store_.has(base + ".py")) return base + ".py";
  if (store_.has(base + "/__init__.py")) return base + "/__init__.py";
  return std::nullopt;
}

std::optional<std::string> RepositoryLoader::locate(const std::string& name,
                                                    const std::string& importer) const {
  if (!store_.has_module_named(name.substr(name.find_last_of("./") + 1))) return std::nullopt;
  if (name.starts_with('/'))
    return in_folder("", name.substr(1));  // a relative import, already a path
  std::string path = name;
  std::replace(path.begin(), path.end(), '.', '/');
  for (const std::string& root : roots_) {
    if (std::optional<std::string> found = in_folder(root, path)) return found;
  }
  for (std::string folder(parent_folder(importer));; folder = std::string(parent_folder(folder))) {
    if (std::optional<std::string> found = in_folder(folder, path)) return found;
    if (std::optional<std::string> found = in_folder(join(folder, "src"), path)) return found;
    if (folder.empty()) break;
  }
  if (path.find('/') == std::string::npos) return std::nullopt;  // one word is too little to go by
  if (std::optional<std::string> found = store_.unique_suffix(path + ".py")) return found;
  return store_.unique_suffix(path + "/__init__.py");
}

std::shared_ptr<const PythonModule> RepositoryLoader::load(const std::string& name,
                                                           const std::string& importer) {
  const std::optional<std::string> path = locate(name, importer);
  return path ? store_.parse(*path) : nullptr;
}

}  // namespace migcheck
