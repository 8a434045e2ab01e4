// SPDX-License-Identifier: Apache-2.0
// Versions of libraries, as options name them.
#pragma once

#include <array>
#include <compare>
#include <string_view>

namespace migcheck {

/// The first three numbers of a version: "2.1.0b3" is 2.1.0, "1.16" is 1.16.0.
struct Version {
  std::array<unsigned, 3> numbers{};

  friend auto operator<=>(const Version&, const Version&) = default;
};

/// Reads a version; `when_empty` stands for a version that is not known.
[[nodiscard]] Version version_or(std::string_view text, Version when_empty);

}  // namespace migcheck
