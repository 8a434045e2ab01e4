// SPDX-License-Identifier: Apache-2.0
// A folder for one test, removed at its end.
#pragma once

#include <doctest/doctest.h>

#include <cstdlib>
#include <filesystem>
#include <string>

#include "core/source/file_io.h"
#include "core/source/subprocess.h"

namespace migcheck {

class TemporaryFolder {
 public:
  TemporaryFolder() {
    std::string name =
        (std::filesystem::canonical(std::filesystem::temp_directory_path()) / "migcheck-XXXXXX");
    REQUIRE(::mkdtemp(name.data()) != nullptr);
    path_ = name;
  }
  ~TemporaryFolder() {
    std::error_code ignored;
    std::filesystem::remove_all(path_, ignored);
  }
  TemporaryFolder(const TemporaryFolder&) = delete;
  TemporaryFolder& operator=(const TemporaryFolder&) = delete;

  [[nodiscard]] const std::string& path() const { return path_; }
  [[nodiscard]] std::string operator/(const std::string& name) const { return path_ + "/" + name; }
  /// Writes a file and makes the folders on the way.
  void write(const std::string& name, std::string_view content = {}) const {
    std::filesystem::create_directories(std::filesystem::path(path_ + "/" + name).parent_path());
    REQUIRE_FALSE(write_file_atomically(path_ + "/" + name, content).has_value());
  }
  /// Runs git in the folder, apart from the user's configuration.
  std::string git(std::vector<std::string> arguments) const {
    arguments.insert(arguments.begin(),
                     {"git", "-C", path_, "-c", "user.name=a", "-c", "user.email=a@example.org",
                      "-c", "protocol.file.allow=always"});
    const auto output = capture_output(arguments);
    REQUIRE_MESSAGE(output.has_value(), "git failed: " << arguments.back());
    return *output;
  }

 private:
  std::string path_;
};

}  // namespace migcheck
