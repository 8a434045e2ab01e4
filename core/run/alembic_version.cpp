// SPDX-License-Identifier: Apache-2.0
#include "core/run/alembic_version.h"

namespace migcheck {
namespace {

/// The lowest of what the requirements of a file admit: all of them must hold.
std::optional<DetectedAlembic> lowest_in(const RequirementFile& file) {
  std::optional<DetectedAlembic> lowest;
  for (const Requirement& one : file.requirements) {
    const auto version = highest_version(one.bounds);
    if (!version || (lowest && lowest->version <= *version)) continue;
    lowest = DetectedAlembic{*version, {file.path, one.line, one.bounds}};
  }
  return lowest;
}

}  // namespace

std::optional<DetectedAlembic> alembic_version(const ModuleStore& store,
                                               const std::vector<std::string>& files,
                                               const Environment& environment) {
  const auto naming = requirement_files("alembic", store, files, environment);
  if (naming.empty()) return std::nullopt;
  std::optional<DetectedAlembic> found;
  for (const RequirementFile& file : naming) {
    const RequirementFile& first = naming.front();
    if (file.depth != first.depth || (first.lock && !file.lock)) break;
    const auto one = lowest_in(file);
    if (one && (!found || one->version < found->version)) found = one;
  }
  return found;
}

}  // namespace migcheck
