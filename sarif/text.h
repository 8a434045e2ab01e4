// SPDX-License-Identifier: Apache-2.0
// Strings as SARIF wants them.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>

namespace migcheck {

/// The text as well-formed UTF-8; every ill-formed part becomes U+FFFD.
[[nodiscard]] std::string well_formed(std::string_view text);
[[nodiscard]] bool is_well_formed(std::string_view text);
/// The first `limit` characters of a well-formed text.
[[nodiscard]] std::string shortened(std::string_view text, std::size_t limit);
/// A relative path as a URI reference, percent-encoded byte by byte (RFC 3986), so that a name that
/// is not UTF-8 still leads to its file.
[[nodiscard]] std::string uri_of_path(std::string_view path);
/// A message as a sentence: its first word capitalised when it is an ordinary word, a stop at the
/// end, on one line.
[[nodiscard]] std::string sentence(std::string_view message);
/// The friendly name of a check: `enum-create-type` is EnumCreateType.
[[nodiscard]] std::string pascal_case(std::string_view id);

}  // namespace migcheck
