// SPDX-License-Identifier: Apache-2.0
#include "core/run/unread_migrations.h"

#include <algorithm>
#include <filesystem>
#include <optional>
#include <system_error>

#include "core/source/file_discovery.h"

namespace migcheck {
namespace {

namespace fs = std::filesystem;

/// Why a symbolic link does not count as a file of the repository; nothing: it does.
std::optional<std::string> link_problem(const fs::path& root, const std::string& path) {
  if (is_repository_file(root.string(), path)) return std::nullopt;
  std::error_code error;
  const fs::path target = fs::canonical(root / path, error);
  if (error) return "this symbolic link leads nowhere: " + error.message();
  return "this symbolic link leads to '" + target.string() +
         "', which is no file of the repository, and is not read; put the file itself here";
}

class Finder {
 public:
  Finder(const std::string& root, bool recursive) : root_(root), recursive_(recursive) {}

  void look_into(const std::string& folder) {
    const std::string prefix = folder.empty() ? folder : folder + "/";
    std::error_code error;
    fs::directory_iterator entry(root_ / folder, error);
    if (error && error != std::errc::no_such_file_or_directory)
      add(folder, "cannot read this folder of revisions: " + error.message());
    for (; !error && entry != fs::directory_iterator(); entry.increment(error)) {
      const std::string name = entry->path().filename().string();
      look_at(prefix + name, name, *entry);
    }
  }

  std::vector<Error> take() {
    std::sort(errors_.begin(), errors_.end(),
              [](const Error& a, const Error& b) { return a.file < b.file; });
    return std::move(errors_);
  }

 private:
  void look_at(const std::string& path, const std::string& name, const fs::directory_entry& entry) {
    std::error_code error;
    const fs::file_status status = entry.symlink_status(error);
    if (fs::is_symlink(status) && is_revision_file_name(name)) {
      if (auto problem = link_problem(root_, path)) add(path, std::move(*problem));
    } else if (recursive_ && fs::is_directory(status)) {
      look_into(path);
    }
  }

  void add(const std::string& path, std::string message) {
    errors_.push_back({.message = std::move(message), .file = path});
  }

  fs::path root_;
  bool recursive_;
  std::vector<Error> errors_;
};

}  // namespace

std::vector<Error> unread_migrations(const std::string& root, const Environment& environment) {
  Finder finder(root, environment.recursive);
  for (const std::string& folder : environment.version_locations) finder.look_into(folder);
  return finder.take();
}

}  // namespace migcheck
