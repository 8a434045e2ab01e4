// SPDX-License-Identifier: Apache-2.0
// Any bytes through the whole pipeline: parse, replay, checks, reports. The bytes are used twice,
// as the text of a revision and as the SQL that another revision executes. Everything happens in
// memory; only file discovery, which reads no such bytes, is left out.
#include <cstddef>
#include <cstdint>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "checks/all_checks.h"
#include "core/migration/replay.h"
#include "core/python/module.h"
#include "core/run/pipeline.h"
#include "core/source/thread_pool.h"
#include "report/json_report.h"
#include "report/text_report.h"
#include "sarif/sarif_report.h"

namespace migcheck {
namespace {

/// A repository in which no module imports another.
class NoModules : public ModuleLoader {
 public:
  std::shared_ptr<const PythonModule> load(const std::string& /*name*/,
                                           const std::string& /*importer*/) override {
    return nullptr;
  }
  std::optional<std::string> read_file(const std::string& /*path*/) override {
    return std::nullopt;
  }
};

/// A Python literal of any bytes.
std::string python_literal(std::string_view bytes) {
  constexpr std::string_view digits = "0123456789abcdef";
  std::string literal = "\"";
  for (const char byte : bytes) {
    const auto code = static_cast<unsigned char>(byte);
    if (code >= ' ' && code < 0x7F && byte != '"' && byte != '\\') {
      literal += byte;
    } else {
      literal += "\\x";
      literal += digits[code >> 4];
      literal += digits[code & 15];
    }
  }
  return literal + '"';
}

std::string revision_that_executes(std::string_view sql) {
  return "from alembic import op\nrevision = 'sql'\ndown_revision = None\n\n\ndef upgrade():\n"
         "    op.execute(" +
         python_literal(sql) + ")\n\n\ndef downgrade():\n    op.execute(" + python_literal(sql) +
         ")\n";
}

void add_revision(Repository& repository, History& history, ModuleLoader& loader,
                  const std::string& path, std::string text) {
  auto file = std::make_shared<const SourceFile>(path, std::move(text));
  repository.files.push_back(file);
  std::shared_ptr<const PythonModule> module = parse_python(std::move(file));
  for (const Span& span : module->syntax_errors()) {
    repository.problems.push_back({span, path, "this region could not be parsed"});
  }
  std::optional<Migration> migration = read_migration(std::move(module), loader);
  if (migration) history.migrations.push_back(std::move(*migration));
}

Repository replayed(std::string_view bytes) {
  Repository repository;
  NoModules loader;
  auto history = std::make_unique<History>();
  add_revision(repository, *history, loader, "versions/bytes.py", std::string(bytes));
  add_revision(repository, *history, loader, "versions/sql.py", revision_that_executes(bytes));
  history->graph = std::make_unique<RevisionGraph>(history->migrations);
  ReplayResult result = replay(*history->graph, loader, {});
  history->replays = std::move(result.replays);
  history->final_catalog = std::move(result.final_catalog);
  repository.histories.push_back(std::move(history));
  return repository;
}

std::vector<EnabledCheck> all_checks(const Registry& registry) {
  std::vector<EnabledCheck> checks;
  for (const auto& [id, check] : registry.checks()) {
    checks.push_back({&check, CheckOptions(check.info)});
  }
  return checks;
}

void run_pipeline(std::string_view bytes) {
  static const Registry registry = [] {
    Registry all;
    register_all_checks(all);
    return all;
  }();
  const Repository repository = replayed(bytes);
  AnalysisOptions options;
  options.jobs = 1;
  const std::vector<Diagnostic> found =
      run_checks(repository, all_checks(registry), options).diagnostics;
  (void)text_report(found, {});
  (void)json_report(found, repository, "0");
  (void)sarif_report(found, repository, registry, {});
}

}  // namespace
}  // namespace migcheck

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  const std::string_view bytes(reinterpret_cast<const char*>(data), size);
  // On a worker, because that is where the pipeline runs: with a stack for deep input.
  migcheck::parallel_for(1, 1, [&](std::size_t) { migcheck::run_pipeline(bytes); });
  return 0;
}
