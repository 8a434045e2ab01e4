// SPDX-License-Identifier: Apache-2.0
// What must hold for the fixes of all checks together, on every fixture.
#include <doctest/doctest.h>

#include <algorithm>
#include <filesystem>

#include "checks/all_checks.h"
#include "config/config.h"
#include "config/config_reader.h"
#include "core/fix/fix_run.h"
#include "core/run/pipeline.h"
#include "core/source/file_io.h"

namespace fs = std::filesystem;
using namespace migcheck;

namespace {

/// A fixture that is looked at with all checks.
class Fixture {
 public:
  explicit Fixture(const fs::path& root) {
    register_all_checks(registry_);
    options_.root = root.string();
    options_.jobs = 1;
    Config config;
    if (const auto text = read_file((root / ".migcheck.yaml").string())) {
      config.add(read_config(SourceFile(".migcheck.yaml", text.value()), registry_, "").layer);
    }
    checks_ = config.enabled_checks(registry_);
  }

  FixRun fix(const FileOverlay& start) {
    const Look look = [&](const FileOverlay& texts) -> const std::vector<Diagnostic>& {
      options_.texts = start;
      for (const auto& [path, text] : texts) options_.texts[path] = text;
      auto repository = analyse(options_);
      findings_ = run_checks(*repository, checks_, options_).diagnostics;
      problems_ = repository->problems.size();
      repository_ = std::move(repository);
      return findings_;
    };
    const CheckOrder order = [&](const std::string& check) { return registry_.find(check)->order; };
    return run_fixes(look, {.unsafe = true}, order, 1);
  }
  [[nodiscard]] std::size_t problems() const { return problems_; }

 private:
  Registry registry_;
  AnalysisOptions options_;
  std::vector<EnabledCheck> checks_;
  std::unique_ptr<Repository> repository_;
  std::vector<Diagnostic> findings_;
  std::size_t problems_ = 0;
};

std::vector<fs::path> fixtures() {
  std::vector<fs::path> found;
  for (const auto& check : fs::directory_iterator(fs::path(MIGCHECK_SOURCE_DIR) / "tests/checks")) {
    if (!check.is_directory()) continue;
    for (const auto& one : fs::directory_iterator(check.path())) found.push_back(one.path());
  }
  std::sort(found.begin(), found.end());
  return found;
}

}  // namespace

TEST_CASE("fixes: all end, break nothing, and fixed twice is fixed once") {
  std::size_t applied = 0;
  for (const fs::path& root : fixtures()) {
    INFO(root.string());
    Fixture fixture(root);
    const FixRun once = fixture.fix({});
    CHECK(once.settled);
    CHECK(once.taken_back == 0);
    CHECK(fixture.problems() == 0);
    applied += once.applied;
    FileOverlay fixed;
    for (const FixedFile& file : once.files) fixed.emplace(file.path, file.after);
    const FixRun twice = fixture.fix(fixed);
    CHECK(twice.applied == 0);
    CHECK(twice.files.empty());
  }
  CHECK(applied > 20);
}
