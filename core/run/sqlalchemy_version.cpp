// SPDX-License-Identifier: Apache-2.0
// Reads lines, not formats: whatever the file is, a requirement is the name followed by bounds.
#include "core/run/sqlalchemy_version.h"

#include <algorithm>
#include <array>
#include <cctype>
#include <charconv>
#include <optional>
#include <set>

#include "core/migration/folder_index.h"

namespace migcheck {
namespace {

constexpr std::string_view package = "sqlalchemy";
constexpr int newest = 2;

std::string_view trimmed(std::string_view text) {
  const std::size_t begin = text.find_first_not_of(" \t\r");
  if (begin == std::string_view::npos) return {};
  return text.substr(begin, text.find_last_not_of(" \t\r") - begin + 1);
}

/// `2`, `0` of `2.0.28`; -1 for parts that are not there.
std::array<int, 2> version_parts(std::string_view version) {
  std::array<int, 2> parts{-1, -1};
  for (int& part : parts) {
    const auto [end, error] =
        std::from_chars(version.data(), version.data() + version.size(), part);
    if (error != std::errc()) break;
    version.remove_prefix(static_cast<std::size_t>(end - version.data()));
    if (!version.starts_with('.')) break;
    version.remove_prefix(1);
  }
  return parts;
}

/// The highest major version that one bound admits; 0 when it sets no upper one.
int highest_major(std::string_view sign, std::string_view version) {
  const auto [major, minor] = version_parts(version);
  if (major < 0 || sign.empty() || sign.front() == '>' || sign.front() == '!') return 0;
  return sign == "<" && minor <= 0 ? major - 1 : major;
}

/// What stands between quotes, or up to a blank, comment or marker.
std::string_view requirement_text(std::string_view rest) {
  rest = trimmed(rest);
  const bool assigned = rest.starts_with(':') || (rest.starts_with('=') && !rest.starts_with("=="));
  if (assigned) {
    const std::size_t version = rest.find("version");
    if (version != std::string_view::npos) rest.remove_prefix(version);
    const std::size_t quote = rest.find_first_of("\"'");
    if (quote == std::string_view::npos) return {};
    rest.remove_prefix(quote + 1);
  }
  return trimmed(rest.substr(0, rest.find_first_of("\"';#\\")));
}

/// What follows the package's name in a line; nothing when the line does not name it.
std::optional<std::string_view> after_name(std::string_view line) {
  constexpr std::string_view before = " \t\"'[,(";
  for (std::size_t at = line.find(package); at != std::string_view::npos;
       at = line.find(package, at + 1)) {
    std::string_view rest = line.substr(at + package.size());
    const bool begins = at == 0 || before.find(line[at - 1]) != std::string_view::npos;
    if (rest.starts_with('"') || rest.starts_with('\'')) rest.remove_prefix(1);
    if (rest.starts_with('['))
      rest.remove_prefix(std::min(rest.size(), std::max(rest.find(']'), std::size_t{0}) + 1));
    const bool ends = rest.empty() || std::string_view(" \t=<>~!^,:;)]\r").find(rest.front()) !=
                                          std::string_view::npos;
    if (begins && ends) return rest;
  }
  return std::nullopt;
}

std::string_view take_line(std::string_view& text) {
  const std::size_t end = std::min(text.find('\n'), text.size());
  const std::string_view line = text.substr(0, end);
  text.remove_prefix(std::min(end + 1, text.size()));
  return line;
}

bool is_lock(std::string_view name) { return name.ends_with(".lock"); }

bool lists_dependencies(std::string_view path) {
  const std::string_view name = path.substr(path.rfind('/') + 1);
  return name == "pyproject.toml" || name == "setup.cfg" || name == "setup.py" ||
         name == "Pipfile" || name == "poetry.lock" || name == "uv.lock" || name == "pdm.lock" ||
         (name.ends_with(".txt") && path.find("requirements") != std::string_view::npos);
}

/// The folder whose project a file of dependencies belongs to.
std::string_view project_folder(std::string_view path) {
  const std::string_view folder = parent_folder(path);
  return folder.substr(folder.rfind('/') + 1) == "requirements" ? parent_folder(folder) : folder;
}

int agreed(const std::set<int>& majors) { return majors.size() == 1 ? *majors.begin() : 0; }

}  // namespace

int required_major(std::string_view requirement) {
  int highest = 0;
  bool bounded = false;
  while (!requirement.empty()) {
    const std::size_t end = std::min(requirement.find(','), requirement.size());
    const std::string_view bound = trimmed(requirement.substr(0, end));
    requirement.remove_prefix(std::min(end + 1, requirement.size()));
    const std::size_t digits = bound.find_first_of("0123456789");
    if (digits == std::string_view::npos) continue;
    std::string_view sign = trimmed(bound.substr(0, digits));
    if (sign.find_first_not_of("<>=~!^( ") != std::string_view::npos) return 0;
    if (sign.empty()) sign = "==";
    bounded = true;
    const int admitted = highest_major(sign, bound.substr(digits));
    if (admitted > 0) highest = highest == 0 ? admitted : std::min(highest, admitted);
  }
  return bounded && highest == 0 ? newest : highest;
}

std::optional<int> sqlalchemy_major(std::string_view text) {
  std::string lower(text);
  std::transform(lower.begin(), lower.end(), lower.begin(),
                 [](unsigned char c) { return static_cast<char>(std::tolower(c)); });
  std::set<int> majors;
  bool named = false;
  std::string_view left = lower;
  while (!left.empty()) {
    const std::string_view line = take_line(left);
    if (trimmed(line).starts_with('#')) continue;
    const auto rest = after_name(line);
    if (!rest) continue;
    named = true;
    std::string_view requirement = requirement_text(*rest);
    if (trimmed(line) == "name = \"sqlalchemy\"") {
      std::string_view next = left;
      const std::string_view version = trimmed(take_line(next));
      if (version.starts_with("version")) requirement = requirement_text(version.substr(7));
    }
    if (const int major = required_major(requirement); major != 0) majors.insert(major);
  }
  return named ? std::optional(agreed(majors)) : std::nullopt;
}

int sqlalchemy_major(const ModuleStore& store, const std::vector<std::string>& files,
                     const Environment& environment) {
  std::size_t nearest = 0;
  std::set<int> locked;
  std::set<int> asked;
  bool named = false;
  for (const std::string& file : files) {
    if (!lists_dependencies(file)) continue;
    const std::string folder(project_folder(file));
    const bool above = folder.empty() || environment.script_location == folder ||
                       environment.script_location.starts_with(folder + "/");
    if (!above || folder.size() + 1 < nearest) continue;
    const auto text = store.read(file);
    const auto major = text ? sqlalchemy_major(*text) : std::nullopt;
    named = named || major;
    if (major.value_or(0) == 0) continue;
    if (folder.size() + 1 > nearest) {
      locked.clear();
      asked.clear();
      nearest = folder.size() + 1;
    }
    (is_lock(file) ? locked : asked).insert(*major);
  }
  if (named && locked.empty() && asked.empty()) return newest;
  return locked.empty() ? agreed(asked) : agreed(locked);
}

}  // namespace migcheck
