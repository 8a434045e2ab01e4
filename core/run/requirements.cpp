// SPDX-License-Identifier: Apache-2.0
// Reads lines, not formats: whatever the file is, a requirement is the name followed by bounds.
#include "core/run/requirements.h"

#include <algorithm>
#include <cctype>
#include <functional>
#include <limits>

#include "core/migration/folder_index.h"
#include "core/source/ascii.h"

namespace migcheck {
namespace {

constexpr unsigned any_number = std::numeric_limits<unsigned>::max();

std::string_view stripped(std::string_view text) {
  const std::size_t begin = text.find_first_not_of(" \t\r");
  if (begin == std::string_view::npos) return {};
  return text.substr(begin, text.find_last_not_of(" \t\r") - begin + 1);
}

/// What stands between quotes, or up to a blank, comment or marker.
std::string_view bounds_text(std::string_view rest) {
  rest = stripped(rest);
  const bool assigned = rest.starts_with(':') || (rest.starts_with('=') && !rest.starts_with("=="));
  if (assigned) {
    const std::size_t version = rest.find("version");
    if (version != std::string_view::npos) rest.remove_prefix(version);
    const std::size_t quote = rest.find_first_of("\"'");
    if (quote == std::string_view::npos) return {};
    rest.remove_prefix(quote + 1);
  }
  return stripped(rest.substr(0, rest.find_first_of("\"';#\\")));
}

/// What follows the package's name in a line; nothing when the line does not name it.
std::optional<std::string_view> after_name(std::string_view package, std::string_view line) {
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

/// `name = "alembic"` in a lock file: the version is in the next line.
bool is_locked_name(std::string_view package, std::string_view line) {
  return line == "name = \"" + std::string(package) + "\"";
}

/// The bounds in the block of a package in Pipfile.lock, whose text comes after its first line.
std::string_view bounds_in_block(std::string_view text) {
  while (!text.empty()) {
    const std::string_view line = stripped(take_line(text));
    if (line.starts_with('}')) break;
    if (line.starts_with("\"version\"")) return bounds_text(line.substr(9));
  }
  return {};
}

bool lists_dependencies(std::string_view path) {
  const std::string_view name = path.substr(path.rfind('/') + 1);
  return name == "pyproject.toml" || name == "setup.cfg" || name == "setup.py" ||
         name == "Pipfile" || name == "poetry.lock" || name == "uv.lock" || name == "pdm.lock" ||
         name == "Pipfile.lock" ||
         (name.ends_with(".txt") && path.find("requirements") != std::string_view::npos);
}

/// The folder whose project a file of dependencies belongs to.
std::string_view project_folder(std::string_view path) {
  const std::string_view folder = parent_folder(path);
  return folder.substr(folder.rfind('/') + 1) == "requirements" ? parent_folder(folder) : folder;
}

/// A version as written: how many numbers it has, and whether `*` follows them.
struct WrittenVersion {
  Version version;
  std::size_t parts = 0;
  bool star = false;
};

std::optional<WrittenVersion> read_written(std::string_view text) {
  WrittenVersion written;
  if (text.empty() || std::isdigit(static_cast<unsigned char>(text.front())) == 0)
    return std::nullopt;
  written.version = version_or(text, {});
  written.star = text.find('*') != std::string_view::npos;
  written.parts = 1 + static_cast<std::size_t>(std::count(text.begin(), text.end(), '.'));
  written.parts = std::min<std::size_t>(written.parts - (written.star ? 1 : 0), 3);
  return written;
}

/// The highest version with these leading numbers.
Version highest_with(Version version, std::size_t kept) {
  for (std::size_t i = std::max<std::size_t>(kept, 1); i < 3; ++i) version.numbers[i] = any_number;
  return version;
}

/// The highest version below this one.
std::optional<Version> highest_below(Version version) {
  for (std::size_t i = 3; i > 0; --i) {
    if (version.numbers[i - 1] == 0) continue;
    --version.numbers[i - 1];
    return i == 1 ? highest_with(version, 1) : highest_with(version, i);
  }
  return std::nullopt;
}

/// The highest version that one bound admits; nothing when it admits any new one.
std::optional<Version> admitted(std::string_view sign, const WrittenVersion& written) {
  const Version& version = written.version;
  if (sign.starts_with('>') || sign.starts_with('!')) return std::nullopt;
  if (sign == "<") return highest_below(version);
  if (sign == "^") return highest_with(version, 1);
  if (sign == "~=") return highest_with(version, written.parts - (written.parts > 1 ? 1 : 0));
  if (sign == "~") return highest_with(version, std::min<std::size_t>(written.parts, 2));
  return written.star ? highest_with(version, written.parts) : version;
}

/// requirements_on() for a text in lower case.
std::vector<Requirement> requirements_in(std::string_view package, std::string_view lower) {
  std::vector<Requirement> found;
  if (lower.find(package) == std::string_view::npos) return found;
  std::string_view left = lower;
  for (std::uint32_t number = 1; !left.empty(); ++number) {
    const std::string_view line = take_line(left);
    if (stripped(line).starts_with('#')) continue;
    const auto rest = after_name(package, line);
    if (!rest) continue;
    Requirement one{std::string(bounds_text(*rest)), number};
    std::string_view next = left;
    const std::string_view version = stripped(take_line(next));
    if (is_locked_name(package, stripped(line)) && version.starts_with("version")) {
      one = {std::string(bounds_text(version.substr(7))), number, true};
    } else if (stripped(line) == "\"" + std::string(package) + "\": {") {
      one = {std::string(bounds_in_block(left)), number, true};
    }
    found.push_back(std::move(one));
  }
  return found;
}

}  // namespace

std::vector<Requirement> requirements_on(std::string_view package, std::string_view text) {
  return requirements_in(package, ascii_lower(text));
}

std::vector<Requirement> deciding(std::vector<Requirement> requirements) {
  const auto locked = [](const Requirement& one) { return one.locked; };
  if (std::any_of(requirements.begin(), requirements.end(), locked))
    std::erase_if(requirements, std::not_fn(locked));
  return requirements;
}

namespace {

/// Calls visit(file, folder, text) for the files in the folders above the environment's scripts
/// that may list dependencies.
template <class Visit>
void for_each_above(const ModuleStore& store, const std::vector<std::string>& files,
                    const Environment& environment, const Visit& visit) {
  for (const std::string& file : files) {
    if (!lists_dependencies(file)) continue;
    const std::string folder(project_folder(file));
    const bool above =
        environment.script_location == folder || is_below(environment.script_location, folder);
    if (const auto text = above ? store.read(file) : std::nullopt) visit(file, folder, *text);
  }
}

}  // namespace

std::vector<RequirementFile> requirement_files(std::string_view package, const ModuleStore& store,
                                               const std::vector<std::string>& files,
                                               const Environment& environment) {
  std::vector<RequirementFile> found;
  for_each_above(store, files, environment,
                 [&](const std::string& file, const std::string& folder, std::string_view text) {
                   auto requirements = deciding(requirements_on(package, text));
                   if (requirements.empty()) return;
                   found.push_back({file, folder.size() + (folder.empty() ? 0 : 1),
                                    file.ends_with(".lock"), std::move(requirements)});
                 });
  std::stable_sort(found.begin(), found.end(), [](const auto& a, const auto& b) {
    return a.depth != b.depth ? a.depth > b.depth : a.lock && !b.lock;
  });
  return found;
}

std::vector<std::string_view> required_packages(std::vector<std::string_view> packages,
                                                const ModuleStore& store,
                                                const std::vector<std::string>& files,
                                                const Environment& environment) {
  std::vector<std::string_view> found;
  for_each_above(store, files, environment,
                 [&](const std::string&, const std::string&, std::string_view text) {
                   const std::string lower = ascii_lower(text);
                   std::erase_if(packages, [&](std::string_view package) {
                     if (requirements_in(package, lower).empty()) return false;
                     found.push_back(package);
                     return true;
                   });
                 });
  return found;
}

std::vector<std::string_view> postgresql_drivers(const ModuleStore& store,
                                                 const std::vector<std::string>& files,
                                                 const Environment& environment) {
  return required_packages({"asyncpg", "pg8000", "psycopg", "psycopg2", "psycopg2-binary"}, store,
                           files, environment);
}

std::optional<Version> highest_version(std::string_view bounds) {
  std::optional<Version> highest;
  while (!bounds.empty()) {
    const std::size_t end = std::min(bounds.find(','), bounds.size());
    const std::string_view bound = stripped(bounds.substr(0, end));
    bounds.remove_prefix(std::min(end + 1, bounds.size()));
    const std::size_t digits = bound.find_first_of("0123456789");
    if (digits == std::string_view::npos) continue;
    std::string sign(bound.substr(0, digits));
    std::erase_if(sign, [](char c) { return c == ' ' || c == '('; });
    const auto written = read_written(bound.substr(digits));
    if (!written || sign.find_first_not_of("<>=~!^") != std::string::npos) return std::nullopt;
    const auto one = admitted(sign, *written);
    if (one && (!highest || *one < *highest)) highest = one;
  }
  return highest && highest->numbers[1] != any_number ? highest : std::nullopt;
}

}  // namespace migcheck
