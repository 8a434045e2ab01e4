// SPDX-License-Identifier: Apache-2.0
#include "core/fix/fix_run.h"

#include <doctest/doctest.h>

#include "core/source/source_file.h"

using namespace migcheck;

namespace {

/// A repository of one file, in which a check replaces `from` by `to`, one place a look.
class Replacer {
 public:
  Replacer(std::string text, std::string from, std::string to)
      : text_(std::move(text)), from_(std::move(from)), to_(std::move(to)) {}

  const std::vector<Diagnostic>& look(const FileOverlay& texts) {
    const auto now = texts.find("a.py");
    file_ = std::make_unique<SourceFile>("a.py", now == texts.end() ? text_ : now->second);
    findings_.clear();
    const std::size_t at = file_->text().find(from_);
    if (at == std::string_view::npos) return findings_;
    const auto begin = static_cast<std::uint32_t>(at);
    Diagnostic& finding = findings_.emplace_back();
    finding.fixes.push_back(
        {"replace",
         {{{file_.get(), begin, begin + static_cast<std::uint32_t>(from_.size())}, to_}}});
    return findings_;
  }

  FixRun run() {
    return run_fixes(
        [this](const FileOverlay& texts) -> const std::vector<Diagnostic>& { return look(texts); },
        {}, [](const std::string&) { return std::size_t{0}; }, 1);
  }
  [[nodiscard]] std::string_view last_seen() const { return file_->text(); }

 private:
  std::string text_;
  std::string from_;
  std::string to_;
  std::unique_ptr<SourceFile> file_;
  std::vector<Diagnostic> findings_;
};

}  // namespace

TEST_CASE("fix run: goes on until nothing is left, and the last look is at the result") {
  Replacer replacer("a = a + a\n", "a", "b");
  const FixRun run = replacer.run();
  REQUIRE(run.files.size() == 1);
  CHECK(run.files[0].before == "a = a + a\n");
  CHECK(run.files[0].after == "b = b + b\n");
  CHECK(run.applied == 3);
  CHECK(run.settled);
  CHECK(replacer.last_seen() == "b = b + b\n");
}

TEST_CASE("fix run: a fix that never ends is noticed") {
  const FixRun run = Replacer("a = 1\n", "a", "aa").run();
  CHECK_FALSE(run.settled);
  CHECK(run.applied == max_fix_passes);
}

TEST_CASE("fix run: nothing to do") {
  const FixRun run = Replacer("a = 1\n", "z", "y").run();
  CHECK(run.files.empty());
  CHECK(run.applied == 0);
  CHECK(run.settled);
}

TEST_CASE("fix run: a fix that is taken back ends the run and changes nothing") {
  const FixRun run = Replacer("f(1)\n", ")", "").run();
  CHECK(run.files.empty());
  CHECK(run.taken_back == 1);
  CHECK(run.settled);
}
