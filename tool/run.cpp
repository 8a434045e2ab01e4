// SPDX-License-Identifier: Apache-2.0
#include "tool/run.h"

#include <algorithm>
#include <cstdio>
#include <filesystem>
#include <optional>
#include <utility>

#include "checks/all_checks.h"
#include "config/dump_config.h"
#include "config/json_schema.h"
#include "core/source/file_discovery.h"
#include "core/source/file_io.h"
#include "report/schema_report.h"
#include "tool/add_nolint.h"
#include "tool/baseline_file.h"
#include "tool/check_profile.h"
#include "tool/dump_schema.h"
#include "tool/explain_versions.h"
#include "tool/fixing.h"
#include "tool/help.h"
#include "tool/inspection.h"
#include "tool/listing.h"
#include "tool/load_base.h"
#include "tool/load_config.h"
#include "tool/progress.h"
#include "tool/reporting.h"
#include "tool/selection.h"
#include "tool/session.h"
#include "tool/target.h"
#include "tool/test_fixtures.h"
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
  options.jobs = arguments.jobs;
  options.whole = !arguments.migrations && !arguments.revision;
  options.replay.assume_missing = arguments.base.value_or("assume") == "assume";
  options.replay.postgres_version = arguments.postgres_version.value_or(config.postgres_version());
  options.replay.revision = arguments.revision.value_or("");
  if (options.replay.revision == "head" || options.replay.revision == "heads")
    options.replay.revision.clear();
  return options;
}

/// What is wrong with --revision; nothing: some environment has it.
std::optional<Error> revision_error(const std::string& revision, const Repository& repository) {
  if (revision.empty()) return std::nullopt;
  const auto& all = repository.histories;
  const bool known = std::any_of(all.begin(), all.end(), [&](const auto& history) {
    return find_revision(*history->graph, revision) != nullptr;
  });
  if (known) return std::nullopt;
  return Error{.message = "there is no revision '" + revision + "'"};
}

/// Reports what the last look found.
ExitCode report(const Session& session, const Inspection& inspection) {
  const Arguments& arguments = session.arguments;
  const std::vector<Diagnostic>& diagnostics = inspection.diagnostics();
  const ExitCode code = exit_code(session, inspection.repository(), diagnostics);
  print_problems(arguments, inspection.repository());
  const RunResult result{inspection.repository(),
                         session.registry,
                         inspection.checks(),
                         diagnostics,
                         inspection.paths(),
                         fail_on(session),
                         code};
  auto error = write_report(arguments, make_report(arguments, result));
  if (!error) error = write_further_reports(arguments, result);
  return error ? usage_error(*error) : code;
}

ExitCode show_diff(const Arguments& arguments, const FixRun& run) {
  if (const auto error = write_report(arguments, diff_of(run))) return usage_error(*error);
  return run.files.empty() || arguments.exit_zero ? ExitCode::clean : ExitCode::findings;
}

ExitCode fix_and_report(const Session& session, Inspection& inspection) {
  const FixRun run = apply_fixes(session, inspection);
  if (!run.settled) return ExitCode::incomplete;
  if (session.arguments.diff) return show_diff(session.arguments, run);
  const bool written = write_fixes(inspection.repository().root, run);
  const ExitCode code = report(session, inspection);
  return written || code == ExitCode::usage ? code : ExitCode::incomplete;
}

ExitCode save_baseline(const Arguments& arguments, const BaselineFile& baseline,
                       const Inspection& inspection) {
  print_problems(arguments, inspection.repository());
  if (const auto error = write_baseline(arguments, baseline, inspection))
    return usage_error(*error);
  return inspection.complete() ? ExitCode::clean : ExitCode::incomplete;
}

ExitCode suppress_all(const Arguments& arguments, const Inspection& inspection) {
  const auto done =
      add_nolint(inspection.repository(), inspection.diagnostics(), *arguments.add_nolint);
  return done ? print(done.value()) : usage_error(done.error());
}

/// Fixes or reports the findings of the first look.
ExitCode use_findings(const Session& session, Inspection& inspection) {
  const Arguments& arguments = session.arguments;
  if (const auto error = export_fixes(session, inspection)) return usage_error(*error);
  if (!wants_fixes(arguments)) return report(session, inspection);
  if (inspection.complete() || arguments.fix_errors) return fix_and_report(session, inspection);
  const bool readable =
      inspection.repository().problems.empty() && inspection.repository().errors.empty();
  print_error({.message = std::string("no fix was applied, because ") +
                          (readable ? "a check failed" : "some file could not be analysed"),
               .advice = "--fix-errors applies fixes all the same"});
  return report(session, inspection);
}

ExitCode report_findings(const Session& session, const AnalysisOptions& options) {
  const Arguments& arguments = session.arguments;
  Inspection inspection(options, session);
  auto selection = select_changes(arguments, options.root);
  if (!selection) return usage_error(selection.error());
  inspection.select(std::move(selection).value());
  const auto loaded = load_baseline(arguments, session.config.baseline(), options.root);
  if (!loaded) return usage_error(loaded.error());
  const std::optional<BaselineFile>& baseline = loaded.value();
  if (baseline && !arguments.write_baseline) inspection.compare_with(baseline->entries);
  inspection.look({});
  if (inspection.checks().empty()) return usage_error({.message = "no checks are enabled"});
  if (const auto error = revision_error(options.replay.revision, inspection.repository())) {
    return usage_error(*error);
  }
  if (arguments.add_nolint) return suppress_all(arguments, inspection);
  if (arguments.write_baseline) return save_baseline(arguments, *baseline, inspection);
  if (baseline) {
    const auto error = tend_baseline(arguments, *baseline, inspection);
    if (error) return usage_error(*error);
  }
  return use_findings(session, inspection);
}

/// What the replay found, without any check.
ExitCode report_replay(const Session& session, const AnalysisOptions& options) {
  const Arguments& arguments = session.arguments;
  AnalysisOptions watched = options;
  std::unique_ptr<Repository> repository;
  {
    Progress progress(arguments);
    watched.begun = progress.observer();
    repository = analyse(watched);
  }
  keep_selected(*repository, options.paths);
  print_problems(arguments, *repository);
  if (const auto error = revision_error(options.replay.revision, *repository)) {
    return usage_error(*error);
  }
  const auto report = arguments.dump_schema   ? dump_schema(arguments, *repository)
                      : arguments.dump_models ? dump_models(arguments, *repository)
                                              : Result<std::string>(unknown_report(*repository));
  if (!report) return usage_error(report.error());
  const auto error = write_report(arguments, report.value());
  return error ? usage_error(*error) : exit_code(session, *repository, {});
}

/// Each environment has the versions that the configuration of its folder names.
void adjust_versions(const Session& session, AnalysisOptions& options) {
  options.adjust_replay = [&session](const std::string& folder, ReplayOptions& replay) {
    const Config& config = session.tree.at(folder);
    replay.postgres_version =
        session.arguments.postgres_version.value_or(config.postgres_version());
    replay.sqlalchemy = config.sqlalchemy_version();
  };
  options.alembic_version = [&session](const std::string& folder) {
    return session.tree.at(folder).alembic_version();
  };
}

/// Takes a text of standard input for the one file that is asked about.
std::optional<Error> read_stdin(const Arguments& arguments, AnalysisOptions& options) {
  if (!arguments.stdin_filename) return std::nullopt;
  auto text = read_file("/dev/stdin");
  if (!text) return text.error();
  const std::string& path = options.paths.front();
  options.texts.emplace(path, std::move(text).value());
  if (!options.files) return std::nullopt;
  const auto place = std::lower_bound(options.files->begin(), options.files->end(), path);
  if (place == options.files->end() || *place != path) options.files->insert(place, path);
  return std::nullopt;
}

ExitCode analyse_target(const Session& session, const Target& target,
                        std::optional<std::vector<std::string>> files) {
  const Arguments& arguments = session.arguments;
  AnalysisOptions options = analysis_options(arguments, target, session.config);
  options.registry = &session.registry;
  options.files = std::move(files);
  options.leaves_out = [&](const std::string& path) { return session.tree.excludes(path); };
  if (session.profile) options.observe_check = session.profile->check_observer();
  if (const auto error = read_stdin(arguments, options)) return usage_error(*error);
  adjust_versions(session, options);
  const auto base = load_base(arguments, options.replay.postgres_version);
  if (!base) return usage_error(base.error());
  options.replay.base = base.value().catalog;
  const bool replay_only =
      arguments.dump_schema || arguments.dump_models || arguments.explain_unknown;
  return replay_only ? report_replay(session, options) : report_findings(session, options);
}

/// The first path from the root.
std::string first_path(const Target& target) {
  const std::string path =
      std::filesystem::path(target.start).lexically_relative(target.root).generic_string();
  return path == "." ? std::string() : path;
}

/// What is asked about the configuration alone; nothing: the repository is asked about.
std::optional<std::string> config_answer(const Session& session, const Target& target,
                                         const std::vector<std::string>& files) {
  const Arguments& arguments = session.arguments;
  const std::string path = first_path(target);
  if (arguments.verify_config) return "no errors in the configuration\n";
  if (arguments.dump_config_schema) return config_json_schema(session.registry);
  if (arguments.dump_config) return dump_config(session.config, session.registry);
  if (arguments.explain_config) {
    return explain_config(session.config, path, session.registry) +
           explain_versions(session.tree, target.root, files);
  }
  if (arguments.list_checks) {
    return check_list(session.config.for_file(path), session.registry, *arguments.list_checks);
  }
  return std::nullopt;
}

/// The paths of the command line, or the file that standard input is the text of.
Result<Target> target_of(const Arguments& arguments) {
  const auto& paths = arguments.paths;
  const bool dash = std::find(paths.begin(), paths.end(), "-") != paths.end();
  if (!dash && !arguments.stdin_filename) return find_target(paths);
  if (!dash || !arguments.stdin_filename || paths.size() > 1) {
    return Error{.message =
                     "'-' and --stdin-filename=<file> are used together, without other paths"};
  }
  if (arguments.add_nolint) {
    return Error{.message = "--add-nolint writes files and cannot change standard input"};
  }
  if (wants_fixes(arguments) && !arguments.diff) {
    return Error{.message = "--fix writes files and cannot change standard input",
                 .advice = "--diff shows what it would change"};
  }
  return find_file_target(*arguments.stdin_filename);
}

ExitCode run_on_target(const Arguments& arguments, Registry& registry) {
  const auto target = target_of(arguments);
  if (!target) return usage_error(target.error());
  Result<std::vector<std::string>> found = discover_files(target.value().root);
  std::optional<std::vector<std::string>> files;
  if (found) files = std::move(found).value();
  const LoadedConfig loaded =
      load_config(arguments, target.value(), files.value_or(std::vector<std::string>()), registry);
  for (const std::string& warning : loaded.warnings) std::fprintf(stderr, "%s\n", warning.c_str());
  for (const Error& error : loaded.errors) print_error(error);
  if (!loaded.errors.empty()) return ExitCode::usage;
  CheckProfile profile;
  const Session session{arguments, registry, loaded.tree,
                        loaded.tree.at(first_path(target.value())),
                        arguments.check_profile ? &profile : nullptr};
  const auto answer =
      config_answer(session, target.value(), files.value_or(std::vector<std::string>()));
  if (answer) return print(*answer);
  const ExitCode code = analyse_target(session, target.value(), std::move(files));
  if (session.profile) {
    const bool json = arguments.check_profile == ProfileFormat::json;
    std::fputs((json ? profile.json() : profile.table()).c_str(), stderr);
  }
  return code;
}

/// Brings the checks of the configurations of this folder and those above it, or of everywhere in
/// the repository. False: one is wrong, and that was said.
bool load_for_explanation(const Arguments& arguments, bool everywhere, Registry& registry) {
  const auto target = target_of(arguments);
  if (!target) {
    print_error(target.error());
    return false;
  }
  Result<std::vector<std::string>> files = std::vector<std::string>();
  if (everywhere) files = discover_files(target.value().root);
  if (!files) {
    print_error(files.error());
    return false;
  }
  const auto errors = load_extensions(arguments, target.value(), files.value(), registry);
  for (const Error& error : errors) print_error(error);
  return errors.empty();
}

/// Built-in checks are explained whatever the configuration is; others only exist with those of the
/// repository.
ExitCode explain(const Arguments& arguments, Registry& registry) {
  const std::string& check = *arguments.explain;
  for (const bool everywhere : {false, true}) {
    if (registry.find(check)) break;
    if (!load_for_explanation(arguments, everywhere, registry)) return ExitCode::usage;
  }
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
  if (arguments.explain) return explain(arguments, registry);
  if (arguments.test) return test_fixtures(arguments, registry);
  return run_on_target(arguments, registry);
}

}  // namespace migcheck
