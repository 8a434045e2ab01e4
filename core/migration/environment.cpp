// SPDX-License-Identifier: Apache-2.0
// Configuration files come first, because they are what Alembic itself obeys. A script directory
// that no configuration names (it is often set by the application's own code) is known by its
// env.py.
#include "core/migration/environment.h"

#include <algorithm>
#include <array>
#include <optional>
#include <set>
#include <utility>

#include "core/migration/alembic_config.h"
#include "core/migration/folder_index.h"
#include "core/migration/location_resolver.h"
#include "core/migration/version_groups.h"

namespace migcheck {
namespace {

std::string path_in(const std::string& folder, std::string_view name) {
  return folder.empty() ? std::string(name) : folder + "/" + std::string(name);
}

bool contains(std::string_view text, std::string_view part) {
  return text.find(part) != std::string_view::npos;
}

bool imports_alembic(std::string_view text) {
  return contains(text, "from alembic") || contains(text, "import alembic");
}

bool may_be_ini_config(std::string_view path, std::string_view text) {
  return file_name(path) == "alembic.ini" || contains(text, "script_location");
}

using Names = std::vector<std::string>;

bool overlap(const Names& left, const Names& right) {
  return std::find_first_of(left.begin(), left.end(), right.begin(), right.end()) != left.end();
}

void unite(Names& into, const Names& from) {
  for (const std::string& item : from) {
    if (std::find(into.begin(), into.end(), item) == into.end()) into.push_back(item);
  }
}

/// A database other than PostgreSQL that every folder of revisions is named after.
std::optional<std::string> other_dialect(const Environment& environment) {
  std::optional<std::string> dialect;
  for (const std::string& location : environment.version_locations) {
    const std::string name(file_name(location));
    if (!is_other_database(name) || (dialect && *dialect != name)) return std::nullopt;
    dialect = name;
  }
  return dialect;
}

class EnvironmentFinder {
 public:
  EnvironmentFinder(const std::vector<std::string>& files, const FileReader& reader,
                    std::vector<Error>& errors)
      : index_(files), reader_(reader), errors_(errors) {}

  std::vector<Environment> find() {
    for (const AlembicConfig& config : read_configs()) add_configured(config);
    add_by_layout();
    split_by_graph();
    name_all();
    for (Environment& environment : found_) fill(environment);
    return std::move(found_);
  }

 private:
  std::vector<AlembicConfig> read_configs();
  std::optional<ResolvedLocation> script_place(const AlembicConfig& config);
  void add_configured(const AlembicConfig& config);
  void add_by_layout();
  void add(Environment environment);
  void split_by_graph();
  void name_all();
  void fill(Environment& environment) const;
  [[nodiscard]] std::vector<std::string> revision_files(const Environment& environment) const;
  [[nodiscard]] std::vector<std::string> folders_below(const Environment& environment) const;

  FolderIndex index_;
  const FileReader& reader_;
  std::vector<Error>& errors_;
  std::vector<Environment> found_;
};

std::vector<AlembicConfig> EnvironmentFinder::read_configs() {
  std::vector<AlembicConfig> configs;
  for (const std::string& path : index_.files()) {
    const bool ini = path.ends_with(".ini") || path.ends_with(".cfg");
    const bool pyproject = file_name(path) == "pyproject.toml";
    std::string text;
    if ((!ini && !pyproject) || !reader_.read(path, text)) continue;
    std::vector<AlembicConfig> read;
    if (ini && may_be_ini_config(path, text)) read = read_ini_config(path, text, errors_);
    if (pyproject && contains(text, "tool.alembic")) {
      read = read_pyproject_config(path, text, errors_);
    }
    std::move(read.begin(), read.end(), std::back_inserter(configs));
  }
  return configs;
}

/// The script directory of a configuration. Without a script_location it is the configuration's own
/// folder, if that has an env.py: Flask-Migrate keeps both together and is called in the folder
/// above.
std::optional<ResolvedLocation> EnvironmentFinder::script_place(const AlembicConfig& config) {
  const std::string folder(parent_folder(config.file));
  if (config.script_location.empty()) {
    if (!index_.has_file(path_in(folder, "env.py"))) return std::nullopt;
    return ResolvedLocation{folder, std::string(parent_folder(folder))};
  }
  auto place = LocationResolver(index_).script_folder(config);
  if (!place) {
    errors_.push_back({"script_location '" + config.script_location + "' of [" + config.section +
                           "] is no folder of the repository",
                       config.file, config.line, 0, "name the folder that holds env.py"});
  }
  return place;
}

void EnvironmentFinder::add_configured(const AlembicConfig& config) {
  const std::optional<ResolvedLocation> script = script_place(config);
  if (!script) return;
  Environment environment;
  environment.config_file = config.file;
  environment.script_location = script->folder;
  environment.recursive = config.recursive;
  const LocationResolver resolver(index_);
  for (const std::string& location : config.version_locations) {
    const auto versions = resolver.version_folder(config, location, script->working_folder);
    if (versions) unite(environment.version_locations, {*versions});
  }
  for (const std::string& entry : config.prepend_sys_path) {
    const auto path = join_paths(script->working_folder, entry);
    if (path) unite(environment.sys_path, {*path});
  }
  add(std::move(environment));
}

void EnvironmentFinder::add_by_layout() {
  std::set<std::string> known;
  for (const Environment& environment : found_) known.insert(environment.script_location);
  for (const std::string& path : index_.files()) {
    const std::string folder(parent_folder(path));
    if (file_name(path) != "env.py" || known.count(folder) != 0) continue;
    std::string text;
    if (!index_.has_folder(path_in(folder, "versions")) || !reader_.read(path, text)) continue;
    if (!imports_alembic(text)) continue;
    Environment environment;
    environment.script_location = folder;
    add(std::move(environment));
  }
}

/// Several configurations may describe one environment (alembic.ini, alembic.test.ini): those that
/// share a folder of revisions are one.
void EnvironmentFinder::add(Environment environment) {
  if (environment.version_locations.empty()) {
    environment.version_locations = {path_in(environment.script_location, "versions")};
  }
  for (Environment& known : found_) {
    if (known.script_location != environment.script_location) continue;
    if (!overlap(known.version_locations, environment.version_locations)) continue;
    unite(known.version_locations, environment.version_locations);
    unite(known.sys_path, environment.sys_path);
    known.recursive = known.recursive || environment.recursive;
    known.several_configs = true;
    return;
  }
  found_.push_back(std::move(environment));
}

std::vector<std::string> EnvironmentFinder::folders_below(const Environment& environment) const {
  std::set<std::string> folders;
  for (const std::string& location : environment.version_locations) {
    for (const std::string& file : index_.files_in(location, true)) {
      if (is_revision_file_name(file_name(file))) folders.emplace(parent_folder(file));
    }
  }
  return {folders.begin(), folders.end()};
}

/// Where the configured folder has subfolders instead of revisions, env.py chooses among them, as
/// for one dialect each. Subfolders whose revisions do not refer to each other are environments of
/// their own.
void EnvironmentFinder::split_by_graph() {
  std::vector<Environment> result;
  for (const Environment& environment : found_) {
    std::vector<std::vector<std::string>> groups;
    if (revision_files(environment).empty()) {
      groups = group_by_graph(folders_below(environment), index_, reader_);
    }
    if (groups.empty()) result.push_back(environment);
    for (std::vector<std::string>& group : groups) {
      result.push_back(environment);
      result.back().version_locations = std::move(group);
      result.back().recursive = false;
    }
  }
  found_ = std::move(result);
}

/// The script directory names the environment; where several share it, their first folder of
/// revisions does.
void EnvironmentFinder::name_all() {
  std::multiset<std::string> scripts;
  for (const Environment& environment : found_) scripts.insert(environment.script_location);
  for (Environment& environment : found_) {
    const std::string& script = environment.script_location;
    environment.name = scripts.count(script) > 1 ? environment.version_locations.front() : script;
    if (environment.name.empty()) environment.name = ".";
  }
  std::stable_sort(found_.begin(), found_.end(),
                   [](const Environment& a, const Environment& b) { return a.name < b.name; });
}

std::vector<std::string> EnvironmentFinder::revision_files(const Environment& environment) const {
  std::vector<std::string> files;
  for (const std::string& location : environment.version_locations) {
    for (const std::string& file : index_.files_in(location, environment.recursive)) {
      if (is_revision_file_name(file_name(file))) files.push_back(file);
    }
  }
  std::sort(files.begin(), files.end());
  files.erase(std::unique(files.begin(), files.end()), files.end());
  return files;
}

void EnvironmentFinder::fill(Environment& environment) const {
  environment.revision_files = revision_files(environment);
  if (const auto dialect = other_dialect(environment)) environment.dialect = *dialect;
  const std::string env_py = path_in(environment.script_location, "env.py");
  if (index_.has_file(env_py)) environment.env_py = env_py;
}

}  // namespace

bool is_other_database(std::string_view name) {
  static constexpr std::array<std::string_view, 5> others{"mariadb", "mssql", "mysql", "oracle",
                                                          "sqlite"};
  return std::find(others.begin(), others.end(), name) != others.end();
}

bool is_revision_file_name(std::string_view file_name) {
  return file_name.ends_with(".py") && !file_name.starts_with("__init__") &&
         !file_name.starts_with(".#");
}

std::vector<Environment> find_environments(const std::vector<std::string>& files,
                                           const FileReader& reader, std::vector<Error>& errors) {
  return EnvironmentFinder(files, reader, errors).find();
}

}  // namespace migcheck
