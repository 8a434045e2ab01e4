// SPDX-License-Identifier: Apache-2.0
#include "core/run/sqlalchemy_version.h"

#include <algorithm>
#include <array>
#include <charconv>
#include <set>

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

/// Whether bounds say more than from which version on.
bool has_limit(std::string_view bounds) {
  while (!bounds.empty()) {
    const std::size_t end = std::min(bounds.find(','), bounds.size());
    std::string_view bound = trimmed(bounds.substr(0, end));
    bounds.remove_prefix(std::min(end + 1, bounds.size()));
    if (bound.starts_with('(')) bound.remove_prefix(1);
    if (!bound.empty() && bound.front() != '>' && bound.front() != '!') return true;
  }
  return false;
}

/// The major versions that requirements lead to. `>=1.3` admits the newest one, but where another
/// requirement says more, that one decides.
struct Majors {
  std::set<int> limited;
  std::set<int> open;

  void insert(const Requirement& one) {
    const int major = required_major(one.bounds);
    if (major != 0) (has_limit(one.bounds) ? limited : open).insert(major);
  }
  int agreed() const {
    const std::set<int>& deciding = limited.empty() ? open : limited;
    return deciding.size() == 1 ? *deciding.begin() : 0;
  }
};

int agreed_major(const std::vector<Requirement>& requirements) {
  Majors majors;
  for (const Requirement& one : requirements) majors.insert(one);
  return majors.agreed();
}

/// The requirement of a file that leads to this version.
std::optional<RequirementPlace> place_of_major(const RequirementFile& file, int major) {
  for (const Requirement& one : file.requirements) {
    if (required_major(one.bounds) == major)
      return RequirementPlace{file.path, one.line, one.bounds};
  }
  return std::nullopt;
}

/// What the files of one folder say: lock files, if there are any, know best.
DetectedMajor major_in_folder(const std::vector<const RequirementFile*>& files) {
  Majors locked;
  Majors asked;
  for (const RequirementFile* file : files) {
    if (agreed_major(file->requirements) == 0) continue;
    for (const Requirement& one : file->requirements) (file->lock ? locked : asked).insert(one);
  }
  const bool none_locked = locked.limited.empty() && locked.open.empty();
  DetectedMajor found{(none_locked ? asked : locked).agreed(), std::nullopt};
  for (const RequirementFile* file : files) {
    if (found.major != 0 && !found.place) found.place = place_of_major(*file, found.major);
  }
  return found;
}

bool says_a_major(const RequirementFile& file) { return agreed_major(file.requirements) != 0; }

/// What the requirements on SQLAlchemy itself say.
DetectedMajor asked_major(const ModuleStore& store, const std::vector<std::string>& files,
                          const Environment& environment) {
  const auto naming = requirement_files(package, store, files, environment);
  const auto nearest = std::find_if(naming.begin(), naming.end(), says_a_major);
  if (nearest == naming.end()) {
    if (naming.empty()) return {};
    const RequirementFile& file = naming.front();
    return {newest, RequirementPlace{file.path, file.requirements.front().line, ""}};
  }
  std::vector<const RequirementFile*> beside;
  for (const RequirementFile& file : naming) {
    if (file.depth == nearest->depth && says_a_major(file)) beside.push_back(&file);
  }
  return major_in_folder(beside);
}

/// Where a version of Flask-SQLAlchemy is asked for that does not run with SQLAlchemy 2.0: those
/// before 3.0.
std::optional<RequirementPlace> old_flask_sqlalchemy(const ModuleStore& store,
                                                     const std::vector<std::string>& files,
                                                     const Environment& environment) {
  for (const RequirementFile& file :
       requirement_files("flask-sqlalchemy", store, files, environment)) {
    for (const Requirement& one : file.requirements) {
      const int major = has_limit(one.bounds) ? required_major(one.bounds) : 0;
      if (major != 0)
        return major < 3 ? std::optional(RequirementPlace{file.path, one.line, one.bounds})
                         : std::nullopt;
    }
  }
  return std::nullopt;
}

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
  const auto requirements = deciding(requirements_on(package, text));
  return requirements.empty() ? std::nullopt : std::optional(agreed_major(requirements));
}

DetectedMajor sqlalchemy_major(const ModuleStore& store, const std::vector<std::string>& files,
                               const Environment& environment) {
  DetectedMajor asked = asked_major(store, files, environment);
  if (asked.place && has_limit(asked.place->bounds)) return asked;
  if (auto place = old_flask_sqlalchemy(store, files, environment)) return {1, std::move(place)};
  return asked;
}

}  // namespace migcheck
