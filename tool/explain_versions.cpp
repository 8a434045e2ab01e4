// SPDX-License-Identifier: Apache-2.0
#include "tool/explain_versions.h"

#include <fmt/format.h>

#include <limits>

#include "core/run/detected_versions.h"

namespace migcheck {
namespace {

std::string place_text(const RequirementPlace& place) {
  const std::string why =
      place.bounds.empty() ? "which sets no bounds" : fmt::format("by '{}'", place.bounds);
  return fmt::format("in {}:{} {}", place.path, place.line, why);
}

/// The numbers that are known: "1.11" stands for the last one before 1.12.
std::string version_text(const Version& version) {
  std::string text;
  for (const unsigned number : version.numbers) {
    if (number == std::numeric_limits<unsigned>::max()) break;
    text += (text.empty() ? "" : ".") + std::to_string(number);
  }
  return text;
}

std::string alembic_text(const std::optional<DetectedAlembic>& found, const std::string& where) {
  if (!found) return fmt::format("AlembicVersion is not known{}: taken as the newest\n", where);
  return fmt::format("AlembicVersion is {}{} {}\n", version_text(found->version), where,
                     place_text(found->place));
}

std::string sqlalchemy_text(const DetectedMajor& found, const std::string& where) {
  if (found.major == 0 || !found.place) {
    return fmt::format("SQLAlchemyVersion is not known{}: what 1 and 2 both do is expected\n",
                       where);
  }
  return fmt::format("SQLAlchemyVersion is {}{} {}\n", found.major, where,
                     place_text(*found.place));
}

}  // namespace

std::string explain_versions(const ConfigTree& tree, const std::string& root,
                             const std::vector<std::string>& files) {
  std::string text;
  for (const DetectedVersions& one : detect_versions(root, files)) {
    const Config& config = tree.at(one.script_location);
    const std::string where = fmt::format(" for '{}'", one.script_location);
    if (config.postgres_version() == 0) {
      text += fmt::format("PostgresVersion is not set{}: SQL of any version is accepted\n", where);
    }
    if (config.sqlalchemy_version() == 0) text += sqlalchemy_text(one.sqlalchemy, where);
    if (config.alembic_version().empty()) text += alembic_text(one.alembic, where);
  }
  return text;
}

}  // namespace migcheck
