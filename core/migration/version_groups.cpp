// SPDX-License-Identifier: Apache-2.0
#include "core/migration/version_groups.h"

#include <algorithm>
#include <map>
#include <utility>

#include "core/migration/header_scan.h"

namespace migcheck {
namespace {

/// The revisions of one folder and those they build upon.
struct FolderHeaders {
  std::string folder;
  ScannedHeader header;
};

std::vector<FolderHeaders> read_headers(const std::vector<std::string>& folders,
                                        const FolderIndex& index, const FileReader& reader) {
  std::vector<FolderHeaders> result;
  for (const std::string& folder : folders) {
    FolderHeaders headers{folder, {}};
    for (const std::string& file : index.files_in(folder, false)) {
      std::string text;
      if (!is_revision_file_name(file_name(file)) || !reader.read(file, text)) continue;
      ScannedHeader header = scan_header(text);
      std::move(header.revisions.begin(), header.revisions.end(),
                std::back_inserter(headers.header.revisions));
      std::move(header.parents.begin(), header.parents.end(),
                std::back_inserter(headers.header.parents));
    }
    if (!headers.header.revisions.empty()) result.push_back(std::move(headers));
  }
  return result;
}

/// Gives every member of group `from` the number `to`.
void merge(std::vector<std::size_t>& groups, std::size_t from, std::size_t to) {
  std::replace(groups.begin(), groups.end(), std::max(from, to), std::min(from, to));
}

}  // namespace

std::vector<std::vector<std::string>> group_by_graph(const std::vector<std::string>& folders,
                                                     const FolderIndex& index,
                                                     const FileReader& reader) {
  const std::vector<FolderHeaders> headers = read_headers(folders, index, reader);
  std::map<std::string, std::vector<std::size_t>> owners;
  std::vector<std::size_t> groups;
  for (std::size_t i = 0; i < headers.size(); ++i) {
    groups.push_back(i);
    for (const std::string& id : headers[i].header.revisions) owners[id].push_back(i);
  }
  for (std::size_t i = 0; i < headers.size(); ++i) {
    for (const std::string& id : headers[i].header.parents) {
      const std::vector<std::size_t>& owning = owners[id];
      const bool own = std::find(owning.begin(), owning.end(), i) != owning.end();
      if (!own && !owning.empty()) merge(groups, groups[i], groups[owning.front()]);
    }
  }
  std::map<std::size_t, std::vector<std::string>> members;
  for (std::size_t i = 0; i < headers.size(); ++i) members[groups[i]].push_back(headers[i].folder);
  std::vector<std::vector<std::string>> result;
  for (auto& [group, names] : members) {
    std::sort(names.begin(), names.end());
    result.push_back(std::move(names));
  }
  std::sort(result.begin(), result.end());
  return result;
}

}  // namespace migcheck
