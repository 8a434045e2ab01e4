// SPDX-License-Identifier: Apache-2.0
#include "core/baseline/baseline.h"

#include <fmt/format.h>

#include <algorithm>
#include <map>
#include <set>

#include "core/diagnostic/fingerprint.h"

namespace migcheck {
namespace {

constexpr std::string_view header = "# migcheck baseline 1";
constexpr std::size_t fingerprint_length = 64;

/// A subject on one line; names may hold anything.
std::string on_one_line(std::string_view subject) {
  std::string text;
  for (const char c : subject) {
    const bool control = static_cast<unsigned char>(c) < 0x20 || c == 0x7F;
    text += control ? fmt::format("\\x{:02x}", static_cast<unsigned char>(c)) : std::string(1, c);
  }
  return text;
}

/// The text up to the next blank, which is taken away with it.
std::string_view take_word(std::string_view& line) {
  const std::size_t end = std::min(line.find(' '), line.size());
  const std::string_view word = line.substr(0, end);
  line.remove_prefix(std::min(end + 1, line.size()));
  return word;
}

bool is_fingerprint(std::string_view word) {
  return word.size() == fingerprint_length &&
         word.find_first_not_of("0123456789abcdef") == std::string_view::npos;
}

std::optional<BaselineEntry> read_entry(std::string_view line, std::uint32_t number) {
  const std::string_view fingerprint = take_word(line);
  const auto severity = severity_from_string(take_word(line));
  const std::string_view check = take_word(line);
  if (!is_fingerprint(fingerprint) || !severity || check.empty()) return std::nullopt;
  return BaselineEntry{std::string(fingerprint), *severity, std::string(check), std::string(line),
                       number};
}

Error bad_line(const SourceFile& file, std::uint32_t number) {
  const std::string_view line = file.line_text(number);
  const bool conflict =
      line.starts_with("<<<<<<<") || line.starts_with("=======") || line.starts_with(">>>>>>>");
  return {.message = conflict ? "this merge conflict is not resolved"
                              : "expected a fingerprint, a severity and a check",
          .file = file.path(),
          .line = number,
          .column = 1,
          .advice = conflict ? "keep the lines of both sides, in any order"
                             : "--write-baseline writes the file anew"};
}

}  // namespace

Result<std::vector<BaselineEntry>> read_baseline(const SourceFile& file) {
  if (!file.line_text(1).starts_with(header)) {
    return Error{.message = "this file is no baseline",
                 .file = file.path(),
                 .line = 1,
                 .column = 1,
                 .advice = "--write-baseline makes one"};
  }
  std::vector<BaselineEntry> entries;
  std::set<std::string_view> seen;
  for (std::uint32_t number = 2; number <= file.line_count(); ++number) {
    const std::string_view line = file.line_text(number);
    if (line.empty() || line.starts_with('#') || !seen.insert(line).second) continue;
    auto entry = read_entry(line, number);
    if (!entry) return bad_line(file, number);
    entries.push_back(std::move(*entry));
  }
  return entries;
}

std::string baseline_text(const std::vector<BaselineEntry>& entries) {
  std::set<std::string> lines;
  for (const BaselineEntry& entry : entries) {
    std::string line =
        fmt::format("{} {} {}", entry.fingerprint, to_string(entry.severity), entry.check);
    if (!entry.subject.empty()) line += " " + on_one_line(entry.subject);
    lines.insert(std::move(line));
  }
  std::string text = std::string(header) + ": one finding a line; see --baseline\n";
  for (const std::string& line : lines) text += line + "\n";
  return text;
}

std::vector<BaselineEntry> entries_for(const std::vector<Diagnostic>& diagnostics) {
  const std::vector<std::string> fingerprints = subject_fingerprints(diagnostics);
  std::vector<BaselineEntry> entries;
  for (std::size_t i = 0; i < diagnostics.size(); ++i) {
    const Diagnostic& one = diagnostics[i];
    if (one.suppression) continue;
    entries.push_back({fingerprints[i], one.severity, one.check, on_one_line(one.subject), 0});
  }
  return entries;
}

std::vector<BaselineEntry> compare_with_baseline(std::vector<Diagnostic>& diagnostics,
                                                 const std::vector<BaselineEntry>& entries) {
  std::map<std::string_view, Severity> known;  // two branches may know one finding at two levels
  for (const BaselineEntry& entry : entries) {
    Severity& worst = known.try_emplace(entry.fingerprint, entry.severity).first->second;
    worst = std::max(worst, entry.severity);
  }
  std::set<std::string> found;
  const std::vector<std::string> fingerprints = subject_fingerprints(diagnostics);
  for (std::size_t i = 0; i < diagnostics.size(); ++i) {
    const auto entry = known.find(fingerprints[i]);
    const bool unchanged = entry != known.end() && diagnostics[i].severity <= entry->second;
    diagnostics[i].baseline = unchanged ? BaselineState::unchanged : BaselineState::fresh;
    found.insert(fingerprints[i]);
  }
  std::vector<BaselineEntry> gone;
  std::copy_if(entries.begin(), entries.end(), std::back_inserter(gone),
               [&](const BaselineEntry& one) { return !found.contains(one.fingerprint); });
  return gone;
}

}  // namespace migcheck
