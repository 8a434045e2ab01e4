// SPDX-License-Identifier: Apache-2.0
// Runs every check on its fixtures: tests/checks/<check>/<case> is a small repository. Each finding
// must be expected by a comment in the fixture and each expectation must be met. A file beside
// which a `.fixed` one stands must become that one by the fixes of its findings, and then offer no
// more fixes; a file without one must not offer any. Beside a file, or instead of one that is gone,
// `.earlier` is what it was in the state that --since names.
#include <doctest/doctest.h>

#include <algorithm>
#include <filesystem>
#include <fstream>
#include <sstream>

#include "checks/all_checks.h"
#include "config/config.h"
#include "config/config_reader.h"
#include "core/diagnostic/apply_edits.h"
#include "core/run/pipeline.h"
#include "tests/checks/expectations.h"
#include "tests/support/temporary_folder.h"

namespace fs = std::filesystem;
using namespace migcheck;
using migcheck::tests::Expectation;

namespace {

std::string read_file(const fs::path& path) {
  std::ifstream in(path, std::ios::binary);
  std::ostringstream text;
  text << in.rdbuf();
  return text.str();
}

const Registry& all_checks() {
  static const Registry registry = [] {
    Registry made;
    register_all_checks(made);
    return made;
  }();
  return registry;
}

/// The check alone, with the options of the fixture's configuration. Beside a check of suppression
/// comments all others that the configuration enables run, for it is about their findings.
std::vector<EnabledCheck> enabled_check(const std::string& id, const fs::path& root) {
  Config config;
  const fs::path file = root / ".migcheck.yaml";
  if (fs::exists(file)) {
    const ConfigReading reading =
        read_config(SourceFile(".migcheck.yaml", read_file(file)), all_checks(), "");
    for (const Error& error : reading.errors) FAIL_CHECK(error.to_string());
    config.add(reading.layer);
  }
  std::vector<EnabledCheck> enabled = config.enabled_checks(all_checks());
  std::erase_if(enabled, [&](const EnabledCheck& check) {
    return check.registered->info.id != id && all_checks().find(id)->info.module != "nolint";
  });
  return enabled;
}

/// A repository with what the check finds in it.
struct Analysis {
  std::unique_ptr<Repository> repository;
  std::vector<Diagnostic> findings;
};

/// The state before: `<file>.earlier` is what the file was.
EarlierState earlier_state(const fs::path& root) {
  EarlierState state;
  state.name = "main";
  for (const auto& entry : fs::recursive_directory_iterator(root)) {
    if (entry.path().extension() != ".earlier") continue;
    fs::path path = fs::relative(entry.path(), root);
    path.replace_extension();
    const std::string name = path.generic_string();
    state.files.push_back({name, fs::exists(root / path) ? name : ""});
  }
  state.read = [root](const std::string& path) {
    return std::optional(read_file((root / path).concat(".earlier")));
  };
  return state;
}

Analysis analyse_fixture(const std::string& id, const fs::path& root) {
  AnalysisOptions options;
  options.root = root.string();
  options.jobs = 1;
  options.earlier = earlier_state(root);
  options.registry = &all_checks();
  Analysis analysis{analyse(options), {}};
  for (const AnalysisProblem& problem : analysis.repository->problems) {
    FAIL_CHECK(problem.file << ": " << problem.message);
  }
  analysis.findings = run_checks(*analysis.repository, enabled_check(id, root), options);
  std::erase_if(analysis.findings, [&](const Diagnostic& one) { return one.check != id; });
  return analysis;
}

/// Whether a file only shows what another one was or becomes.
bool is_twin(const fs::path& path) {
  return path.extension() == ".fixed" || path.extension() == ".earlier";
}

std::vector<Expectation> all_expectations(const fs::path& root) {
  std::vector<Expectation> all;
  for (const auto& entry : fs::recursive_directory_iterator(root)) {
    if (!entry.is_regular_file() || is_twin(entry.path())) continue;
    const std::string path = fs::relative(entry.path(), root).generic_string();
    const auto found = tests::expectations_in(path, read_file(entry.path()));
    all.insert(all.end(), found.begin(), found.end());
  }
  return all;
}

std::string show(const Diagnostic& finding) {
  std::ostringstream text;
  text << finding.span.file->path() << ':' << finding.span.file->position(finding.span.begin).line
       << ": " << to_string(finding.severity) << ' ' << finding.check << ": " << finding.message;
  return text.str();
}

std::string show(const Expectation& expectation) {
  std::ostringstream text;
  text << expectation.path << ':' << expectation.line << ": " << expectation.severity << ' '
       << expectation.check << ": …" << expectation.message << "…";
  return text.str();
}

bool meets(const Diagnostic& finding, const Expectation& expectation) {
  return finding.span.file->path() == expectation.path &&
         finding.span.file->position(finding.span.begin).line == expectation.line &&
         to_string(finding.severity) == expectation.severity &&
         finding.check == expectation.check &&
         finding.message.find(expectation.message) != std::string::npos;
}

/// Takes the expectations that are met away; what stays on either side is wrong.
void compare(const std::vector<Diagnostic>& findings, std::vector<Expectation> expected) {
  for (const Diagnostic& finding : findings) {
    const auto met = std::find_if(expected.begin(), expected.end(),
                                  [&](const Expectation& e) { return meets(finding, e); });
    if (met == expected.end()) {
      FAIL_CHECK("unexpected: " << show(finding));
    } else {
      expected.erase(met);
    }
  }
  for (const Expectation& missing : expected) FAIL_CHECK("not found: " << show(missing));
}

/// What every finding must have: one line, a key, and a message in the house style.
void check_form(const Diagnostic& finding) {
  INFO(show(finding));
  const SourceFile& file = *finding.span.file;
  CHECK(file.position(finding.span.begin).line == file.position(finding.span.end).line);
  CHECK(finding.span.begin < finding.span.end);
  CHECK_FALSE(finding.subject.empty());
  CHECK(std::isupper(static_cast<unsigned char>(finding.message.front())) == 0);
  CHECK(finding.message.back() != '.');
  for (const RelatedLocation& related : finding.related) {
    CHECK(related.span.valid());
    CHECK_FALSE(related.message.empty());
  }
}

/// The file after all fixes, or its text when there are none.
std::string after_fixes(const SourceFile& file, const std::vector<Diagnostic>& findings) {
  std::vector<Edit> edits;
  for (const Diagnostic& finding : findings) {
    if (finding.fixes.empty()) continue;
    const std::vector<Edit>& first = finding.fixes.front().edits;
    edits.insert(edits.end(), first.begin(), first.end());
  }
  const auto text = apply_edits(file, edits);
  REQUIRE(text.has_value());
  return *text;
}

bool offers_fixes(const std::vector<Diagnostic>& findings) {
  return std::any_of(findings.begin(), findings.end(),
                     [](const Diagnostic& finding) { return !finding.fixes.empty(); });
}

/// Copies a fixture so that every file has its fixed form.
void copy_fixed(const fs::path& root, const fs::path& copy) {
  fs::copy(root, copy, fs::copy_options::recursive);
  for (const auto& entry : fs::recursive_directory_iterator(root)) {
    if (entry.path().extension() != ".fixed") continue;
    fs::path target = copy / fs::relative(entry.path(), root);
    fs::remove(target);
    fs::copy_file(entry.path(), target.replace_extension(), fs::copy_options::overwrite_existing);
  }
}

void check_fixes(const std::string& id, const fs::path& root, const Analysis& analysis) {
  for (const auto& file : analysis.repository->files) {
    INFO(file->path());
    const fs::path twin = root / (file->path() + ".fixed");
    const std::string expected = fs::exists(twin) ? read_file(twin) : std::string(file->text());
    CHECK(after_fixes(*file, analysis.findings) == expected);
  }
  if (!offers_fixes(analysis.findings)) return;
  const TemporaryFolder copy;
  copy_fixed(root, copy.path());
  CHECK_FALSE(offers_fixes(analyse_fixture(id, copy.path()).findings));
}

}  // namespace

TEST_CASE("checks: every fixture gives what it expects") {
  const fs::path fixtures = fs::path(MIGCHECK_SOURCE_DIR) / "tests" / "checks";
  for (const auto& [id, check] : all_checks().checks()) {
    REQUIRE(fs::is_directory(fixtures / id));
    std::vector<fs::path> cases;
    for (const auto& entry : fs::directory_iterator(fixtures / id)) cases.push_back(entry.path());
    std::sort(cases.begin(), cases.end());
    for (const fs::path& root : cases) {
      const std::string name = id + "/" + root.filename().string();
      SUBCASE(name.c_str()) {
        const Analysis analysis = analyse_fixture(id, root);
        compare(analysis.findings, all_expectations(root));
        for (const Diagnostic& finding : analysis.findings) check_form(finding);
        check_fixes(id, root, analysis);
      }
    }
  }
}

TEST_CASE("checks: every check has a fixture with findings and one without") {
  const fs::path fixtures = fs::path(MIGCHECK_SOURCE_DIR) / "tests" / "checks";
  for (const auto& named : all_checks().checks()) {
    const std::string& id = named.first;
    INFO(id);
    bool positive = false;
    bool negative = false;
    bool fixed = false;
    for (const auto& entry : fs::recursive_directory_iterator(fixtures / id)) {
      fixed = fixed || entry.path().extension() == ".fixed";
    }
    for (const auto& entry : fs::directory_iterator(fixtures / id)) {
      (all_expectations(entry.path()).empty() ? negative : positive) = true;
    }
    CHECK(positive);
    CHECK(negative);
    CHECK(fixed == named.second.info.offers_fix);
  }
}
