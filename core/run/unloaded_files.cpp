// SPDX-License-Identifier: Apache-2.0
#include "core/run/unloaded_files.h"

#include <algorithm>
#include <unordered_set>

#include "core/migration/folder_index.h"
#include "core/models/import_closure.h"
#include "core/models/model_files.h"

namespace migcheck {
namespace {

/// "a/models/user.py" and "a/user/__init__.py" → "user".
std::string_view module_name(std::string_view path) {
  std::string_view name = file_name(path);
  if (name == "__init__.py") name = file_name(parent_folder(path));
  return name.substr(0, name.find('.'));
}

/// What the files of a repository import.
struct Imports {
  std::unordered_set<std::string> names;       ///< every part of a dotted name
  std::set<std::string, std::less<>> folders;  ///< of files that compute what they import
};

void add_parts(std::string_view dotted, std::unordered_set<std::string>& names) {
  while (!dotted.empty()) {
    const std::size_t dot = std::min(dotted.find('.'), dotted.size());
    names.emplace(dotted.substr(0, dot));
    dotted.remove_prefix(std::min(dot + 1, dotted.size()));
  }
}

void add_imports(const std::string& path, std::string_view text, Imports& imports) {
  if (imports_computed_names(text)) imports.folders.emplace(parent_folder(path));
  for (const ImportLine& line : import_lines(text)) {
    add_parts(line.module, imports.names);
    imports.names.insert(line.names.begin(), line.names.end());
  }
}

/// "a" for "a/migrations/1_x.py" when that is a revision; else nothing.
std::string_view plugin_folder(const std::string& path) {
  const std::string_view folder = parent_folder(path);
  const bool named = path.ends_with(".py") && file_name(folder) == "migrations";
  return named ? parent_folder(folder) : std::string_view();
}

}  // namespace

std::set<std::string> files_nobody_imports(
    const std::vector<std::string>& files,
    const std::vector<std::shared_ptr<const PythonModule>>& models, const ModuleStore& store) {
  Imports imports;
  for (const std::string& file : files) {
    if (!file.ends_with(".py") || is_test_file(file)) continue;
    if (const auto text = store.read(file)) add_imports(file, *text, imports);
  }
  std::set<std::string> result;
  for (const auto& model : models) {
    const std::string& path = model->file().path();
    const bool computed =
        std::any_of(imports.folders.begin(), imports.folders.end(),
                    [&](const std::string& folder) { return is_below(path, folder); });
    if (!computed && imports.names.count(std::string(module_name(path))) == 0) result.insert(path);
  }
  return result;
}

std::set<std::string> files_of_plugins(
    const std::vector<std::string>& files,
    const std::vector<std::shared_ptr<const PythonModule>>& models,
    const std::vector<const Environment*>& environments, const ModuleStore& store) {
  std::set<std::string> known;
  for (const Environment* one : environments)
    known.insert(one->revision_files.begin(), one->revision_files.end());
  std::set<std::string> folders;
  for (const std::string& file : files) {
    const std::string_view folder = plugin_folder(file);
    if (folder.empty() || known.count(file) != 0 || folders.count(std::string(folder)) != 0)
      continue;
    const auto text = store.read(file);
    if (text && text->find("down_revision") != std::string::npos) folders.emplace(folder);
  }
  std::set<std::string> result;
  for (const auto& model : models) {
    const std::string& path = model->file().path();
    const bool plugin = std::any_of(folders.begin(), folders.end(),
                                    [&](const std::string& one) { return is_below(path, one); });
    if (plugin) result.insert(path);
  }
  return result;
}

}  // namespace migcheck
