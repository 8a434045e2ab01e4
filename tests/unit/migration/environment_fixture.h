// SPDX-License-Identifier: Apache-2.0
// A repository on disk for tests of environments.
#pragma once

#include <string>
#include <vector>

#include "core/migration/environment.h"
#include "core/source/file_discovery.h"
#include "tests/support/temporary_folder.h"

namespace migcheck {

class DiskReader : public FileReader {
 public:
  explicit DiskReader(std::string root) : root_(std::move(root)) {}
  bool read(const std::string& path, std::string& text) const override {
    Result<std::string> content = read_file(root_ + "/" + path);
    if (content) text = std::move(content).value();
    return content.ok();
  }

 private:
  std::string root_;
};

struct EnvironmentFixture {
  TemporaryFolder folder;
  std::vector<Error> errors;

  void write(const std::string& name, std::string_view text = {}) const {
    folder.write(name, text);
  }
  /// A script directory with one revision in `versions`.
  void script(const std::string& path) const {
    write(path + "/env.py", "from alembic import context\n");
    write(path + "/versions/r1.py", "revision = 'r1'\ndown_revision = None\n");
  }
  [[nodiscard]] std::vector<std::string> files() const { return walk_files(folder.path()).value(); }
  std::vector<Environment> find() {
    return find_environments(files(), DiskReader(folder.path()), errors);
  }
  /// The only environment; there must not be errors.
  Environment only() {
    const std::vector<Environment> found = find();
    REQUIRE(found.size() == 1);
    REQUIRE(errors.empty());
    return found.front();
  }
};

}  // namespace migcheck
