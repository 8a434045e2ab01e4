// SPDX-License-Identifier: Apache-2.0
// Finding Alembic environments in a repository without any configuration of our own.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "core/source/result.h"
#include "core/source/span.h"

namespace migcheck {

/// A migration environment: one script directory with its versions folders. Paths are relative to
/// the repository's root, with forward slashes, without a trailing one.
struct Environment {
  std::string name;              ///< the script directory; unique in a repository
  std::string config_file;       ///< alembic.ini or pyproject.toml; empty: found by layout
  bool several_configs = false;  ///< there are more; config_file is the first of them
  std::string script_location;   ///< folder of env.py
  std::vector<std::string> version_locations;
  bool recursive = false;                   ///< recursive_version_locations
  std::string env_py;                       ///< path of env.py, empty when there is none
  std::vector<std::string> sys_path;        ///< prepend_sys_path, relative to the root
  std::vector<std::string> revision_files;  ///< sorted by path
  /// Another database when its folders are named after that, as `versions/sqlite` beside
  /// `versions/postgresql`, or when the configuration connects to it; such an environment is found
  /// but neither replayed nor judged.
  std::string dialect = "postgresql";
};

/// Reads file content by path; empty result when it cannot be read.
class FileReader {
 public:
  virtual ~FileReader() = default;
  virtual bool read(const std::string& path, std::string& text) const = 0;
};

/// All environments among `files` (every file of the repository that is not ignored), ordered by
/// name: alembic.ini (`script_location`, `version_locations`, separators, `%(here)s`,
/// package:resource form, several sections), `[tool.alembic]` in pyproject.toml, Flask-Migrate's
/// layout, any folder with an env.py that imports alembic beside a versions folder. Problems of a
/// config file that make an environment unusable are added to `errors`.
std::vector<Environment> find_environments(const std::vector<std::string>& files,
                                           const FileReader& reader, std::vector<Error>& errors);

/// Whether a word names a database other than PostgreSQL, as URLs and folders of revisions do:
/// "sqlite", "mysql", ….
[[nodiscard]] bool is_other_database(std::string_view name);

/// True when Alembic would load the file name as a revision: `*.py` but not `__init__*` or `.#*`.
bool is_revision_file_name(std::string_view file_name);

}  // namespace migcheck
