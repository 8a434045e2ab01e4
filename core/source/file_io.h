// SPDX-License-Identifier: Apache-2.0
// Reading and writing whole files.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "core/source/result.h"

namespace migcheck {

/// The content of a regular file (or of a pipe), byte for byte. Files above 1 GB are refused.
Result<std::string> read_file(const std::string& path);

/// Replaces a file's content so that every reader sees the old or the new content and nothing in
/// between, even after a crash. The mode of an existing file is kept (and its owner, where the user
/// may give files away), and symbolic links are written through. What is no regular file
/// (/dev/stdout, a pipe) is written to directly. Nothing on success. The new content is first in a
/// file `.<name>.….migcheck-tmp` beside the old one; who is killed may leave that behind.
std::optional<Error> write_file_atomically(const std::string& path, std::string_view content);

/// Removes the temporary files of writers that were killed from `files`, which are relative to
/// `root`; returns how many. Those of writers that still run are locked and stay.
std::size_t remove_abandoned_files(const std::string& root, const std::vector<std::string>& files);

}  // namespace migcheck
