// SPDX-License-Identifier: Apache-2.0
// Which files env.py imports, directly or not. A model in any other file is not in its MetaData,
// because nothing runs it. Files are searched for import lines, not parsed: an application has
// many, and few of them hold models.
#pragma once

#include <optional>
#include <set>
#include <string>
#include <string_view>
#include <vector>

#include "core/python/interpreter.h"

namespace migcheck {

/// A module that a text imports, with the names it takes from it.
struct ImportLine {
  std::string module;  ///< with leading dots when it is relative
  std::vector<std::string> names;
};

/// Whether a text imports modules by computed names. To import the module of one class whose dotted
/// name is configured is none of that.
[[nodiscard]] bool imports_computed_names(std::string_view text);

/// Every import line of a text, those in functions too.
[[nodiscard]] std::vector<ImportLine> import_lines(std::string_view text);

/// The imports of a text that run when it is imported, or with `all` every one of them. Nothing
/// when it also imports modules by computed names.
[[nodiscard]] std::optional<std::vector<ImportLine>> imports_of(std::string_view text, bool all);

/// The paths of all files that the import lines of a text in the file `path` run, without that
/// file.
[[nodiscard]] std::optional<std::set<std::string>> files_imported_by(std::string_view text,
                                                                     const std::string& path,
                                                                     ModuleLoader& loader);

/// The paths of all files that importing `path` runs; nothing when this cannot be told.
[[nodiscard]] std::optional<std::set<std::string>> import_closure(const std::string& path,
                                                                  ModuleLoader& loader);

/// Whether env.py finds another package by the name of the one that holds the file: services beside
/// each other that are all called `app` are programs of their own.
[[nodiscard]] bool is_hidden(const std::string& path, const std::string& env_py,
                             ModuleLoader& loader);

}  // namespace migcheck
