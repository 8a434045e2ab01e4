// SPDX-License-Identifier: Apache-2.0
#include "core/run/unloaded_files.h"

#include <algorithm>
#include <unordered_set>

#include "core/migration/folder_index.h"
#include "core/models/import_closure.h"
#include "core/models/model_files.h"

namespace migcheck {
namespace {

/// "a/models/user.py" → "a/models/user", "a/user/__init__.py" → "a/user".
std::string_view module_path(std::string_view path) {
  if (file_name(path) == "__init__.py") return parent_folder(path);
  return path.substr(0, path.rfind(".py"));
}

/// What the files of a repository import.
struct Imports {
  std::unordered_set<std::string> paths;       ///< "a", "a/b" and "a/b/c" of "a.b.c"
  std::unordered_set<std::string> relative;    ///< the same, from the root of the repository
  std::unordered_set<std::string> inner;       ///< "b" and "c" of "a.b.c"
  std::set<std::string, std::less<>> folders;  ///< of files that compute what they import
};

std::string joined(std::string_view above, std::string_view name) {
  return std::string(above) + (above.empty() ? "" : "/") + std::string(name);
}

/// The folder that the leading dots of a name stand for: ".." in "a/b/c.py" → "a".
std::string_view folder_of_dots(std::string_view path, std::size_t dots) {
  for (; dots > 0; --dots) path = parent_folder(path);
  return path;
}

void add_line(const std::string& path, const ImportLine& line, Imports& imports) {
  const std::size_t dots = std::min(line.module.find_first_not_of('.'), line.module.size());
  auto& known = dots == 0 ? imports.paths : imports.relative;
  std::string above(dots == 0 ? "" : folder_of_dots(path, dots));
  std::string_view rest = std::string_view(line.module).substr(dots);
  while (!rest.empty()) {
    const std::size_t dot = std::min(rest.find('.'), rest.size());
    if (!above.empty()) imports.inner.emplace(rest.substr(0, dot));
    above = joined(above, rest.substr(0, dot));
    known.insert(above);
    rest.remove_prefix(std::min(dot + 1, rest.size()));
  }
  for (const std::string& name : line.names) {
    known.insert(joined(above, name));
    imports.inner.insert(name);
  }
}

void add_imports(const std::string& path, std::string_view text, Imports& imports) {
  if (imports_computed_names(text)) imports.folders.emplace(parent_folder(path));
  for (const ImportLine& line : import_lines(text)) add_line(path, line, imports);
}

/// Whether an import names the file. Where the packages of the repository begin is not known, and a
/// file without a folder may belong to a package of any name.
bool is_named(std::string_view path, const Imports& imports) {
  const std::string module(module_path(path));
  if (imports.relative.count(module) != 0 || imports.paths.count(module) != 0) return true;
  std::size_t slash = module.find('/');
  if (slash == std::string::npos) return imports.inner.count(module) != 0;
  for (; slash != std::string::npos; slash = module.find('/', slash + 1)) {
    if (imports.paths.count(module.substr(slash + 1)) != 0) return true;
  }
  return false;
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
    if (!computed && !is_named(path, imports)) result.insert(path);
  }
  return result;
}

bool package_lists_modules(const std::string& path, const ModuleStore& store) {
  const std::string folder(parent_folder(path));
  const auto text = store.read(folder + "/__init__.py");
  if (!text) return false;
  const auto is_beside = [&](std::string_view name) {
    return !name.empty() && store.has(folder + "/" + std::string(name) + ".py");
  };
  const std::vector<ImportLine> lines = import_lines(*text);
  return std::any_of(lines.begin(), lines.end(), [&](const ImportLine& line) {
    const std::string_view module = line.module;
    return is_beside(module.substr(module.rfind('.') + 1)) ||
           std::any_of(line.names.begin(), line.names.end(), is_beside);
  });
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
