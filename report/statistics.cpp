// SPDX-License-Identifier: Apache-2.0
#include "report/statistics.h"

#include <fmt/format.h>

#include <algorithm>
#include <map>
#include <nlohmann/json.hpp>
#include <set>

#include "core/run/path_selection.h"
#include "core/source/source_file.h"

namespace migcheck {
namespace {

using FileSet = std::set<const SourceFile*>;

/// The files of the revisions that were asked about.
FileSet migration_files(const Repository& repository, const std::vector<std::string>& paths) {
  FileSet files;
  for (const auto& history : repository.histories) {
    for (const Migration& migration : history->migrations) {
      const SourceFile* file = migration.revision.span.file;
      if (file && is_selected(file->path(), paths)) files.insert(file);
    }
  }
  return files;
}

/// Counts findings while they come.
struct FindingCounter {
  CheckCount count = {};
  FileSet files = {};

  void add(const Diagnostic& one) {
    if (one.suppression) {
      ++count.suppressed;
      return;
    }
    ++count.findings;
    if (!one.fixes.empty()) ++count.fixable;
    if (one.span.valid()) files.insert(one.span.file);
  }

  [[nodiscard]] CheckCount finish(const std::string& check, const FileSet& migrations) const {
    CheckCount done = count;
    done.check = check;
    done.files = files.size();
    done.clean = static_cast<std::size_t>(
        std::count_if(migrations.begin(), migrations.end(),
                      [&](const SourceFile* file) { return files.count(file) == 0; }));
    return done;
  }
};

double percent(std::size_t part, std::size_t all) {
  return all == 0 ? 100.0 : 100.0 * static_cast<double>(part) / static_cast<double>(all);
}

/// One digit, rounded down, so that only a whole is called 100.
double compliance(const CheckCount& count, std::size_t migrations) {
  return static_cast<double>(static_cast<long>(percent(count.clean, migrations) * 10)) / 10;
}

std::string table_row(std::size_t width, const CheckCount& count, std::size_t migrations) {
  return fmt::format("{:<{}}  {:>8}  {:>5}  {:>7}  {:>10}  {:>8.1f} %\n", count.check, width,
                     count.findings, count.files, count.fixable, count.suppressed,
                     compliance(count, migrations));
}

nlohmann::ordered_json count_object(const CheckCount& count, std::size_t migrations) {
  return {{"check", count.check},
          {"findings", count.findings},
          {"files", count.files},
          {"fixable", count.fixable},
          {"suppressed", count.suppressed},
          {"clean_migrations", count.clean},
          {"compliance_percent", compliance(count, migrations)}};
}

}  // namespace

Statistics count_findings(const std::vector<Diagnostic>& diagnostics, const Repository& repository,
                          const std::vector<std::string>& checks,
                          const std::vector<std::string>& paths) {
  std::map<std::string, FindingCounter> counters;
  for (const std::string& check : checks) counters[check];
  FindingCounter total;
  for (const Diagnostic& one : diagnostics) {
    counters[one.check].add(one);
    total.add(one);
  }
  const FileSet migrations = migration_files(repository, paths);
  Statistics statistics;
  for (const auto& [check, counter] : counters) {
    statistics.checks.push_back(counter.finish(check, migrations));
  }
  std::stable_sort(
      statistics.checks.begin(), statistics.checks.end(),
      [](const CheckCount& a, const CheckCount& b) { return a.findings > b.findings; });
  statistics.total = total.finish("total", migrations);
  statistics.migrations = migrations.size();
  return statistics;
}

std::string statistics_text(const Statistics& statistics) {
  std::vector<CheckCount> rows = statistics.checks;
  std::erase_if(rows, [](const CheckCount& one) { return one.findings + one.suppressed == 0; });
  rows.push_back(statistics.total);
  std::size_t width = 0;
  for (const CheckCount& one : rows) width = std::max(width, one.check.size());
  std::string text =
      fmt::format("{:<{}}  findings  files  fixable  suppressed  compliance\n", "check", width);
  for (const CheckCount& one : rows) text += table_row(width, one, statistics.migrations);
  return text + fmt::format("{} of {} migrations are free of findings\n", statistics.total.clean,
                            statistics.migrations);
}

std::string statistics_json(const Statistics& statistics) {
  nlohmann::ordered_json checks = nlohmann::ordered_json::array();
  for (const CheckCount& one : statistics.checks) {
    checks.push_back(count_object(one, statistics.migrations));
  }
  const nlohmann::ordered_json object = {
      {"version", 1},
      {"migrations", statistics.migrations},
      {"total", count_object(statistics.total, statistics.migrations)},
      {"checks", std::move(checks)}};
  return object.dump(2) + "\n";
}

}  // namespace migcheck
