// SPDX-License-Identifier: Apache-2.0
#include "tool/fixing.h"

#include <fmt/format.h>

#include <algorithm>
#include <cstdio>

#include "core/fix/write_fixed.h"
#include "core/source/file_discovery.h"
#include "core/source/file_io.h"
#include "report/counted.h"
#include "report/export_fixes.h"
#include "report/unified_diff.h"
#include "tool/run.h"

namespace migcheck {
namespace {

std::size_t fixable(const std::vector<Diagnostic>& diagnostics, const FixChoice& choice) {
  return static_cast<std::size_t>(
      std::count_if(diagnostics.begin(), diagnostics.end(), [&](const Diagnostic& one) {
        return !is_accepted(one) && chosen_fix(one, choice) != nullptr;
      }));
}

void say(const std::string& line) { std::fputs(("migcheck " + line + "\n").c_str(), stderr); }

FixChoice fix_choice(const Arguments& arguments) {
  return {.unsafe = arguments.unsafe_fixes, .notes = arguments.fix_notes};
}

CheckOrder order_in(const Registry& registry) {
  return [&registry](const std::string& check) {
    const RegisteredCheck* found = registry.find(check);
    return found == nullptr ? registry.checks().size() : found->order;
  };
}

void print_summary(const Arguments& arguments, const FixRun& run,
                   const std::vector<Diagnostic>& remaining) {
  const FixChoice choice = fix_choice(arguments);
  const std::size_t left = fixable(remaining, choice);
  if (run.applied > 0) {
    say(fmt::format("{} {} of {} in {}", arguments.diff ? "would apply" : "applied", run.applied,
                    counted(run.applied + left, "fix", "es"), counted(run.files.size(), "file")));
  }
  if (run.taken_back > 0) {
    say(fmt::format("took {} back that would have broken a file",
                    counted(run.taken_back, "fix", "es")));
  }
  const std::size_t more = fixable(remaining, {.unsafe = true, .notes = choice.notes}) - left;
  if (more > 0) say(fmt::format("left {} to --unsafe-fixes", counted(more, "fix", "es")));
}

}  // namespace

bool wants_fixes(const Arguments& arguments) {
  return arguments.fix || arguments.fix_errors || arguments.fix_notes || arguments.diff;
}

std::optional<Error> export_fixes(const Session& session, const Inspection& inspection) {
  const Arguments& arguments = session.arguments;
  if (!arguments.export_fixes) return std::nullopt;
  const std::vector<Diagnostic>& diagnostics = inspection.diagnostics();
  const FixPlan plan =
      plan_fixes(diagnostics, fix_choice(arguments), order_in(session.registry), arguments.jobs);
  return write_file_atomically(*arguments.export_fixes,
                               exported_fixes(diagnostics, plan, inspection.repository().root));
}

FixRun apply_fixes(const Session& session, Inspection& inspection) {
  const Arguments& arguments = session.arguments;
  const Look look = [&](const FileOverlay& texts) -> const std::vector<Diagnostic>& {
    return texts.empty() ? inspection.diagnostics() : inspection.look(texts);
  };
  FixRun run = run_fixes(look, fix_choice(arguments), order_in(session.registry), arguments.jobs);
  if (!run.settled) {
    print_error(
        {.message = fmt::format("after {} passes there is still something to fix, so "
                                "nothing was written",
                                max_fix_passes),
         .advice = "a fix of one of the checks does not mend its finding: please report it"});
  } else if (!arguments.quiet) {
    print_summary(arguments, run, inspection.diagnostics());
  }
  return run;
}

bool write_fixes(const std::string& root, const FixRun& run) {
  if (const auto files = discover_files(root)) remove_abandoned_files(root, files.value());
  const std::vector<Error> errors = write_fixed_files(root, run.files);
  for (const Error& error : errors) print_error(error);
  return errors.empty();
}

std::string diff_of(const FixRun& run) {
  std::string text;
  for (const FixedFile& file : run.files) text += unified_diff(file.path, file.before, file.after);
  return text;
}

}  // namespace migcheck
