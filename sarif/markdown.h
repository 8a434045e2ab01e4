// SPDX-License-Identifier: Apache-2.0
// Plain text out of our own documentation pages, for viewers that show no Markdown.
#pragma once

#include <string>
#include <string_view>

namespace migcheck {

/// The page without marks of headings, code and emphasis.
[[nodiscard]] std::string plain_text(std::string_view markdown);
/// The first paragraph of prose, on one line, with its marks; empty when there is none.
[[nodiscard]] std::string first_paragraph(std::string_view markdown);

}  // namespace migcheck
