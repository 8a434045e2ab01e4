// SPDX-License-Identifier: Apache-2.0
#include "tool/baseline_file.h"

#include <fmt/format.h>

#include <algorithm>
#include <cstdio>
#include <filesystem>

#include "core/source/file_discovery.h"
#include "core/source/file_io.h"

namespace migcheck {
namespace {

constexpr std::string_view default_name = ".migcheck-baseline";
constexpr std::size_t most_named = 20;

void say(const std::string& line) { std::fputs((line + "\n").c_str(), stderr); }

std::string entries_text(std::size_t count) {
  return std::to_string(count) + (count == 1 ? " entry" : " entries");
}

std::optional<Error> write(const BaselineFile& baseline, const std::vector<BaselineEntry>& entries,
                           const Inspection& inspection) {
  const std::string& root = inspection.repository().root;
  if (const auto files = discover_files(root)) remove_abandoned_files(root, files.value());
  return write_file_atomically(baseline.path, baseline_text(entries));
}

void name_gone(const BaselineFile& baseline, const std::vector<BaselineEntry>& gone) {
  for (std::size_t i = 0; i < std::min(gone.size(), most_named); ++i) {
    say(fmt::format("{}:{}: note: '{}' does not find '{}' any more", baseline.path, gone[i].line,
                    gone[i].check, gone[i].subject));
  }
  say(fmt::format("migcheck found nothing for {} of '{}'; --prune-baseline removes {}",
                  entries_text(gone.size()), baseline.path, gone.size() == 1 ? "it" : "them"));
}

}  // namespace

Result<std::optional<BaselineFile>> load_baseline(const Arguments& arguments,
                                                  const std::string& configured,
                                                  const std::string& root) {
  const bool relative = !configured.empty() && !configured.starts_with('/');
  std::string path = arguments.baseline.value_or(relative ? root + "/" + configured : configured);
  if (path.empty()) {
    if (!arguments.write_baseline && !arguments.prune_baseline)
      return std::optional<BaselineFile>();
    path = root + "/" + std::string(default_name);
  }
  std::error_code ignored;
  if (arguments.write_baseline && !std::filesystem::exists(path, ignored)) {
    return std::optional(BaselineFile{path, {}});
  }
  auto text = read_file(path);
  if (!text) {
    Error error = text.error();
    error.advice = "--write-baseline makes one";
    return error;
  }
  auto entries = read_baseline(SourceFile(path, std::move(text).value()));
  if (!entries) return entries.error();
  return std::optional(BaselineFile{path, std::move(entries).value()});
}

std::optional<Error> write_baseline(const Arguments& arguments, const BaselineFile& baseline,
                                    const Inspection& inspection) {
  if (!inspection.sees_everything()) {
    return Error{.message = "--write-baseline needs a run over the whole repository"};
  }
  std::vector<BaselineEntry> entries = entries_for(inspection.diagnostics());
  const std::size_t count = entries.size();
  std::copy_if(baseline.entries.begin(), baseline.entries.end(), std::back_inserter(entries),
               [&](const BaselineEntry& one) { return !inspection.runs(one.check); });
  if (auto error = write(baseline, entries, inspection)) return error;
  if (!arguments.quiet) {
    say(fmt::format("migcheck wrote {} to '{}'",
                    std::to_string(count) + (count == 1 ? " finding" : " findings"),
                    baseline.path));
  }
  return std::nullopt;
}

std::optional<Error> tend_baseline(const Arguments& arguments, const BaselineFile& baseline,
                                   const Inspection& inspection) {
  const std::vector<BaselineEntry>& gone = inspection.gone();
  if (!arguments.prune_baseline) {
    if (!gone.empty() && !arguments.quiet) name_gone(baseline, gone);
    return std::nullopt;
  }
  if (!inspection.sees_everything() || !inspection.complete()) {
    return Error{.message =
                     "--prune-baseline needs a run over the whole repository, in which every "
                     "file can be analysed"};
  }
  if (gone.empty()) return std::nullopt;
  std::vector<BaselineEntry> entries = baseline.entries;
  std::erase_if(entries, [&](const BaselineEntry& one) {
    return std::find(gone.begin(), gone.end(), one) != gone.end();
  });
  if (auto error = write(baseline, entries, inspection)) return error;
  if (!arguments.quiet) {
    say(fmt::format("migcheck removed {} from '{}'", entries_text(gone.size()), baseline.path));
  }
  return std::nullopt;
}

}  // namespace migcheck
