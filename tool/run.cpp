// SPDX-License-Identifier: Apache-2.0
#include "tool/run.h"

#include <algorithm>
#include <cstdio>
#include <filesystem>

#include "checks/all_checks.h"
#include "core/run/path_selection.h"
#include "report/schema_report.h"
#include "tool/add_nolint.h"
#include "tool/dump_schema.h"
#include "tool/help.h"
#include "tool/listing.h"
#include "tool/load_base.h"
#include "tool/load_config.h"
#include "tool/reporting.h"
#include "tool/target.h"
#include "tool/version.h"

namespace migcheck {
namespace {

ExitCode usage_error(const Error& error) {
  print_error(error);
  return ExitCode::usage;
}

ExitCode print(const std::string& text) {
  const auto error = write_stdout(text);
  return error ? usage_error(*error) : ExitCode::clean;
}

/// Turns warnings of the chosen checks into errors.
void promote(std::vector<Diagnostic>& diagnostics, const CheckFilter& filter) {
  for (Diagnostic& one : diagnostics) {
    if (one.severity == Severity::warning && filter.matches(one.check)) {
      one.severity = Severity::error;
    }
  }
}

/// What is wrong elsewhere in the repository is of no interest.
void keep_selected(Repository& repository, const std::vector<std::string>& paths) {
  std::erase_if(repository.problems,
                [&](const AnalysisProblem& problem) { return !is_selected(problem.file, paths); });
  std::erase_if(repository.errors,
                [&](const Error& error) { return !governs_selection(error.file, paths); });
}

ExitCode exit_code(const Arguments& arguments, const Repository& repository,
                   const std::vector<Diagnostic>& diagnostics) {
  if (!repository.problems.empty() || !repository.errors.empty()) return ExitCode::incomplete;
  if (arguments.exit_zero || !arguments.fail_on) return ExitCode::clean;
  const bool failed =
      std::any_of(diagnostics.begin(), diagnostics.end(), [&](const Diagnostic& one) {
        return !one.suppression && one.severity >= *arguments.fail_on;
      });
  return failed ? ExitCode::findings : ExitCode::clean;
}

/// A folder of the command line as a pattern from the repository's root.
std::string from_root(const std::string& folder, const Target& target) {
  std::error_code ignored;
  const auto absolute = std::filesystem::weakly_canonical(folder, ignored);
  return "/" + absolute.lexically_relative(target.root).generic_string();
}

AnalysisOptions analysis_options(const Arguments& arguments, const Target& target,
                                 const Config& config) {
  AnalysisOptions options;
  options.root = target.root;
  options.paths = target.paths;
  options.migrations = arguments.migrations
                           ? std::vector<std::string>{from_root(*arguments.migrations, target)}
                           : config.migrations();
  options.models = config.models();
  options.exclude = config.exclude();
  options.jobs = arguments.jobs;
  options.whole = !arguments.migrations && !arguments.revision;
  options.replay.assume_missing = arguments.base.value_or("assume") == "assume";
  options.replay.postgres_version = arguments.postgres_version.value_or(config.postgres_version());
  options.replay.revision = arguments.revision.value_or("");
  if (options.replay.revision == "head" || options.replay.revision == "heads")
    options.replay.revision.clear();
  return options;
}

ExitCode report_findings(const Arguments& arguments, const AnalysisOptions& options,
                         const Config& config, const Registry& registry) {
  const std::vector<EnabledCheck> checks = config.enabled_checks(registry);
  if (checks.empty()) return usage_error({.message = "no checks are enabled"});
  const std::unique_ptr<Repository> repository = analyse(options);
  keep_selected(*repository, options.paths);
  std::vector<Diagnostic> diagnostics = run_checks(*repository, checks, options);
  promote(diagnostics, config.warnings_as_errors(registry));
  if (arguments.add_nolint) {
    const auto done = add_nolint(*repository, diagnostics, *arguments.add_nolint);
    return done ? print(done.value()) : usage_error(done.error());
  }

  const ExitCode code = exit_code(arguments, *repository, diagnostics);
  print_problems(arguments, *repository);
  const std::string report =
      make_report(arguments, {*repository, registry, checks, diagnostics, code});
  const auto error = write_report(arguments, report);
  return error ? usage_error(*error) : code;
}

/// What the replay found, without any check.
ExitCode report_replay(const Arguments& arguments, const AnalysisOptions& options) {
  const std::unique_ptr<Repository> repository = analyse(options);
  keep_selected(*repository, options.paths);
  print_problems(arguments, *repository);
  const auto report = arguments.dump_schema   ? dump_schema(arguments, *repository)
                      : arguments.dump_models ? dump_models(arguments, *repository)
                                              : Result<std::string>(unknown_report(*repository));
  if (!report) return usage_error(report.error());
  const auto error = write_report(arguments, report.value());
  return error ? usage_error(*error) : exit_code(arguments, *repository, {});
}

ExitCode analyse_target(const Arguments& arguments, const Target& target, const Config& config,
                        const Registry& registry) {
  AnalysisOptions options = analysis_options(arguments, target, config);
  options.registry = &registry;
  const auto base = load_base(arguments, options.replay.postgres_version);
  if (!base) return usage_error(base.error());
  options.replay.base = base.value().catalog;
  const bool replay_only =
      arguments.dump_schema || arguments.dump_models || arguments.explain_unknown;
  return replay_only ? report_replay(arguments, options)
                     : report_findings(arguments, options, config, registry);
}

ExitCode run_on_target(const Arguments& arguments, const Registry& registry) {
  const auto target = find_target(arguments.paths);
  if (!target) return usage_error(target.error());
  const LoadedConfig loaded = load_config(arguments, target.value(), registry);
  for (const Error& error : loaded.errors) print_error(error);
  if (!loaded.errors.empty()) return ExitCode::usage;
  if (arguments.list_checks) return print(check_list(loaded.config.enabled_checks(registry)));
  return analyse_target(arguments, target.value(), loaded.config, registry);
}

ExitCode explain(const std::string& check, const Registry& registry) {
  const auto page = explanation(check, registry);
  return page ? print(page.value()) : usage_error(page.error());
}

}  // namespace

void print_error(const Error& error) { std::fprintf(stderr, "%s\n", error.to_string().c_str()); }

ExitCode run(const Arguments& arguments) {
  if (arguments.help) return print(help_text());
  if (arguments.version) return print(std::string("migcheck ") + version + "\n");
  Registry registry;
  register_all_checks(registry);
  if (arguments.explain) return explain(*arguments.explain, registry);
  return run_on_target(arguments, registry);
}

}  // namespace migcheck
