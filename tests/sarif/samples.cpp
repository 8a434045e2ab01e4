// SPDX-License-Identifier: Apache-2.0
// Writes reports about files that are hard to describe, for the validator: every kind of line
// break, encoding damage, characters outside the basic plane, paths that need escaping, files
// that could not be read. Usage: migcheck_sarif_samples FOLDER
#include <cstdio>
#include <filesystem>
#include <functional>

#include "core/source/file_io.h"
#include "core/source/source_file.h"
#include "sarif/sarif_report.h"

namespace {

using namespace migcheck;

Registry make_registry() {
  Registry registry;
  for (const char* id : {"enum-case", "enum-create-type", "todo"}) {
    CheckInfo info;
    info.id = id;
    info.module = "sample";
    info.summary = "a sample rule that is never run";
    info.tags = {"correctness", "availability"};
    registry.add(info, [](const CheckOptions&) { return std::unique_ptr<const Check>(); });
  }
  return registry;
}

SarifOptions make_options() {
  SarifOptions options;
  options.version = "0.0.1";
  options.information_uri = "https://migcheck.example/";
  options.enabled_checks = {"enum-case"};
  options.exit_code = 1;
  options.docs = [](std::string_view id) {
    return id == "todo" ? "" : "# page\n\nText with `code`, <b> & {0}.\n\n```sql\nSELECT 1;\n```\n";
  };
  return options;
}

/// A finding at every character of a file, with every optional part.
std::vector<Diagnostic> findings_everywhere(const SourceFile& file) {
  std::vector<Diagnostic> diagnostics;
  const auto size = static_cast<std::uint32_t>(file.text().size());
  for (std::uint32_t at = 0; at <= size; ++at) {
    Diagnostic diagnostic;
    diagnostic.check = at % 2 == 0 ? "enum-case" : "todo";
    diagnostic.severity = static_cast<Severity>(at % 3);
    diagnostic.span = {&file, at, std::min(size, at + at % 5)};
    diagnostic.message = at % 4 == 0 ? "no name, {0} [a](1)" : "name 'x{1}' and 'it's'";
    diagnostic.subject = at % 2 == 0 ? "type:public.é" : "";
    diagnostic.related = {{{&file, 0, size}, "the whole file"}, {{}, "nowhere"}};
    diagnostic.fixes = {{"insert 'y'", {{{&file, at, at}, "y\n"}}},
                        {"delete all", {{{&file, 0, size}, ""}}}};
    diagnostics.push_back(diagnostic);
  }
  return diagnostics;
}

int failures = 0;

void write_report(const std::string& path, const std::vector<Diagnostic>& diagnostics,
                  const Repository& repository, const SarifOptions& options) {
  const auto error =
      write_file_atomically(path, sarif_report(diagnostics, repository, make_registry(), options));
  if (!error) return;
  std::fprintf(stderr, "%s\n", error->to_string().c_str());
  ++failures;
}

void write_text_samples(const std::string& folder) {
  const std::pair<const char*, const char*> texts[] = {
      {"empty", ""},
      {"one-line", "x = 1"},
      {"blank-lines", "\n \n\t\n\n"},
      {"byte-order-mark", "\xEF\xBB\xBFx = 1\n"},
      {"crlf", "a = 1\r\n\r\n  b = 2\r\n"},
      {"lone-cr", "a = 1\r  b = 2\rc"},
      {"no-utf-8", "caf\xE9 = '\xFF\xE2\x82'\n  b\n"},
      {"astral", "\xF0\x9F\x9A\x80 = '\xF0\x9D\x94\x98'\n  \xF0\x9F\x9A\x80\n"},
      {"controls", "a = '\x01\x1b[31m\x7f'\n\f\v\n"},
  };
  for (const auto& [name, text] : texts) {
    const SourceFile file("versions/" + std::string(name) + ".py", text);
    write_report(folder + "/" + name + ".sarif", findings_everywhere(file), {}, make_options());
  }
}

void write_path_samples(const std::string& folder) {
  int number = 0;
  for (const char* path : {"a b.py", "größe/数.py", "\xF0\x9F\x9A\x80.py", "a#b?c%20d&e+f.py",
                           "[id]/(x).py", "a:b\\c|d\"e.py", "caf\xE9.py", "it's {0}.sql"}) {
    const SourceFile file(path, "x = 1\ny = 2\n");
    write_report(folder + "/path-" + std::to_string(++number) + ".sarif", findings_everywhere(file),
                 {}, make_options());
  }
}

void write_problem_samples(const std::string& folder) {
  Repository repository;
  repository.root = "/srv/shop";
  const auto file = std::make_shared<const SourceFile>("versions/1.py", "def f(:\n  pass\n");
  const auto empty = std::make_shared<const SourceFile>("versions/2.py", "");
  repository.files = {file, empty};
  repository.problems = {{{file.get(), 6, 7}, file->path(), "syntax error"},
                         {{empty.get(), 0, 0}, empty->path(), "nothing here"},
                         {{}, "versions/3 é.py", "permission denied"}};
  repository.errors = {{"no key 'script_location'", "alembic.ini", 3, 2, "add it"},
                       {"bad value", "versions/1.py", 2, 1, ""},
                       {"not a place", "/etc/alembic.ini", 0, 0, "move it"},
                       {"nothing known", "", 0, 0, ""}};
  SarifOptions options = make_options();
  options.exit_code = 3;
  options.version_control = {"https://git.example.com/acme/shop", std::string(40, 'a'), "main",
                             "services/é x/"};
  write_report(folder + "/problems.sarif", {}, repository, options);
  write_report(folder + "/nothing.sarif", {}, {}, make_options());
}

/// More results than one run may have.
void write_split_sample(const std::string& folder) {
  std::string text;
  for (int i = 0; i < 40; ++i) text += "x = 1\n";
  const SourceFile file("versions/1.py", text);
  SarifOptions options = make_options();
  options.max_results_of_run = 100;
  write_report(folder + "/split.sarif", findings_everywhere(file), {}, options);
}

}  // namespace

int main(int argc, char** argv) {
  if (argc != 2) return 2;
  const std::string folder = argv[1];
  std::filesystem::create_directories(folder);
  write_text_samples(folder);
  write_path_samples(folder);
  write_problem_samples(folder);
  write_split_sample(folder);
  return failures == 0 ? 0 : 1;
}
