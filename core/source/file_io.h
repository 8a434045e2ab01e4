// SPDX-License-Identifier: Apache-2.0
// Reading and writing whole files.
#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "core/source/result.h"

namespace migcheck {

/// The content of a regular file (or of a pipe), byte for byte. Files above 1 GB are refused.
Result<std::string> read_file(const std::string& path);

/// Replaces a file's content so that every reader sees the old or the new content and nothing in
/// between, even after a crash. The mode of an existing file is kept and symbolic links are written
/// through. What is no regular file (/dev/stdout, a pipe) is written to directly. Nothing on
/// success.
std::optional<Error> write_file_atomically(const std::string& path, std::string_view content);

}  // namespace migcheck
