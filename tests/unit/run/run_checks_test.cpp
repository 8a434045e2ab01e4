// SPDX-License-Identifier: Apache-2.0
#include <doctest/doctest.h>

#include <stdexcept>

#include "core/run/path_selection.h"
#include "core/run/pipeline.h"

using namespace migcheck;

namespace {

/// Says the revision's id at its place, and something about every history.
class Speaker : public Check {
 public:
  explicit Speaker(const CheckOptions& options) : word_(options.string("Word")) {}
  static CheckInfo info() {
    return {.id = "speaker",
            .severity = Severity::note,
            .options = {{.name = "Word", .default_value = "seen"}}};
  }
  void check_migration(const History&, const MigrationReplay& migration,
                       Reporter& reporter) const override {
    const RevisionRef& revision = migration.migration->revision;
    reporter.report(revision.span, word_ + " " + revision.id);
    reporter.report(revision.span, word_ + " " + revision.id);
  }
  void check_history(const History& history, Reporter& reporter) const override {
    reporter.report(history.migrations.front().revision.span, "history");
  }

 private:
  std::string word_;
};

/// `count` migrations in one history, the last file first.
Repository make_repository(int count) {
  Repository repository;
  auto history = std::make_unique<History>();
  for (int i = count - 1; i >= 0; --i) {
    const std::string id = "r" + std::to_string(i);
    repository.files.push_back(std::make_shared<SourceFile>("db/" + id + ".py", "revision = 1\n"));
    Migration& migration = history->migrations.emplace_back();
    migration.revision = {id, {repository.files.back().get(), 11, 12}};
  }
  for (const Migration& migration : history->migrations) {
    history->replays.emplace_back().migration = &migration;
  }
  repository.histories.push_back(std::move(history));
  return repository;
}

const Registry& registry() {
  static const Registry instance = [] {
    Registry made;
    made.add<Speaker>();
    return made;
  }();
  return instance;
}

std::vector<EnabledCheck> checks() {
  const RegisteredCheck* registered = registry().find("speaker");
  return {{registered, CheckOptions(registered->info)}};
}

std::string show(const std::vector<Diagnostic>& diagnostics) {
  std::string text;
  for (const Diagnostic& one : diagnostics) {
    text += one.span.file->path() + " " + one.message + " (" + one.revision + ")\n";
  }
  return text;
}

}  // namespace

TEST_CASE("run checks: sorted, without duplicates, with the revision of the file") {
  const Repository repository = make_repository(2);
  const auto found = run_checks(repository, checks(), {}).diagnostics;
  CHECK(show(found) ==
        "db/r0.py seen r0 (r0)\n"
        "db/r1.py history (r1)\n"
        "db/r1.py seen r1 (r1)\n");
  CHECK(found.front().check == "speaker");
  CHECK(found.front().severity == Severity::note);
}

TEST_CASE("run checks: options reach the check") {
  const Repository repository = make_repository(1);
  auto enabled = checks();
  CHECK_FALSE(enabled[0].options.set(Speaker::info().options[0], "met"));
  CHECK(show(run_checks(repository, enabled, {}).diagnostics).find("met r0") != std::string::npos);
}

TEST_CASE("run checks: the number of threads changes nothing") {
  const Repository repository = make_repository(200);
  AnalysisOptions options;
  options.jobs = 1;
  const std::string one = show(run_checks(repository, checks(), options).diagnostics);
  options.jobs = 8;
  CHECK(show(run_checks(repository, checks(), options).diagnostics) == one);
}

TEST_CASE("run checks: only what was asked about") {
  const Repository repository = make_repository(3);
  AnalysisOptions options;
  options.paths = {"db/r1.py", "elsewhere"};
  CHECK(show(run_checks(repository, checks(), options).diagnostics) == "db/r1.py seen r1 (r1)\n");
}

TEST_CASE("run checks: what a check throws is contained, counted and told") {
  class Thrower : public Check {
   public:
    void check_migration(const History&, const MigrationReplay&, Reporter&) const override {
      throw std::runtime_error("oh");
    }
  };
  Registry all = registry();
  all.add(
      {.id = "thrower"}, [](const CheckOptions&) { return std::make_unique<Thrower>(); }, "x.so");
  all.add({.id = "unborn"}, [](const CheckOptions&) -> std::unique_ptr<const Check> { throw 1; });
  std::vector<EnabledCheck> enabled;
  for (const auto& [id, check] : all.checks())
    enabled.push_back({&check, CheckOptions(check.info)});
  const Repository repository = make_repository(3);
  for (const unsigned jobs : {1U, 8U}) {
    AnalysisOptions options;
    options.jobs = jobs;
    const CheckResults results = run_checks(repository, enabled, options);
    CHECK(results.diagnostics.size() == 4);
    REQUIRE(results.failures.size() == 2);
    CHECK(results.failures[0].message() ==
          "internal error in check 'thrower' of plugin 'x.so' at 'db/r2.py' and 2 more: oh");
    CHECK(results.failures[1].message() ==
          "internal error in check 'unborn': an exception that is no std::exception");
  }
}

TEST_CASE("path selection: files and whole folders") {
  CHECK(is_selected("a/b.py", {}));
  CHECK(is_selected("a/b.py", {"a"}));
  CHECK(is_selected("a/b.py", {"x", "a/b.py"}));
  CHECK_FALSE(is_selected("a/b.py", {"a/b"}));
  CHECK_FALSE(is_selected("ab/c.py", {"a"}));
  CHECK_FALSE(is_selected("a", {"a/b"}));
}

TEST_CASE("path selection: configuration files of the folders above") {
  CHECK(governs_selection("a/alembic.ini", {}));
  CHECK(governs_selection("alembic.ini", {"a/b"}));
  CHECK(governs_selection("a/alembic.ini", {"a/b"}));
  CHECK(governs_selection("a/b/alembic.ini", {"a"}));
  CHECK_FALSE(governs_selection("a/c/alembic.ini", {"a/b"}));
  CHECK_FALSE(governs_selection("a/b/alembic.ini", {"a/bc"}));
}
