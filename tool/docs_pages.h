// SPDX-License-Identifier: Apache-2.0
// The docs pages of the checks, which the build puts into the binary.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "core/check/check.h"

namespace migcheck {

struct DocsPage {
  std::string_view check;
  std::string_view markdown;
};

/// All pages by check; generated from docs/checks.
[[nodiscard]] const std::vector<DocsPage>& docs_pages();
/// The page of a check: its own, or the one in the binary; nothing when it has none.
[[nodiscard]] std::optional<std::string_view> docs_page(const CheckInfo& check);

}  // namespace migcheck
