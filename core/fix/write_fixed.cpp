// SPDX-License-Identifier: Apache-2.0
#include "core/fix/write_fixed.h"

#include <unistd.h>

#include <filesystem>
#include <map>
#include <optional>

#include "core/source/file_io.h"

namespace migcheck {
namespace {

namespace fs = std::filesystem;

Error refusal(const FixedFile& file, std::string reason) {
  return {.message = "cannot fix '" + file.path + "': " + std::move(reason)};
}

bool is_inside(const fs::path& path, const fs::path& root) {
  const fs::path relative = path.lexically_relative(root);
  return !relative.empty() && *relative.begin() != "..";
}

/// Writes one file; `written` has the texts of this run by real path, because a link and its target
/// may both be fixed.
std::optional<Error> write(const fs::path& root, const FixedFile& file,
                           std::map<std::string, std::string>& written) {
  std::error_code failed;
  const fs::path real = fs::canonical(root / file.path, failed);
  if (failed) return refusal(file, failed.message());
  if (!is_inside(real, root)) return refusal(file, "it lies outside of the repository");
  const auto earlier = written.find(real.string());
  if (earlier != written.end() && earlier->second == file.after) return std::nullopt;
  const auto now = read_file(real.string());
  if (!now) return now.error();
  if (now.value() != file.before) return refusal(file, "it has changed since it was read");
  if (::access(real.c_str(), W_OK) != 0) return refusal(file, "it is not writable");
  if (auto error = write_file_atomically(real.string(), file.after)) return error;
  written[real.string()] = file.after;
  return std::nullopt;
}

}  // namespace

std::vector<Error> write_fixed_files(const std::string& root, const std::vector<FixedFile>& files) {
  std::error_code ignored;
  const fs::path real_root = fs::canonical(root, ignored);
  std::map<std::string, std::string> written;
  std::vector<Error> errors;
  for (const FixedFile& file : files) {
    if (auto error = write(real_root, file, written)) errors.push_back(std::move(*error));
  }
  return errors;
}

}  // namespace migcheck
