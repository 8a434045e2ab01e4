// SPDX-License-Identifier: Apache-2.0
// Places in SARIF's units: lines and UTF-16 columns from 1, the end column exclusive.
#pragma once

#include <optional>
#include <string>

#include "core/source/source_file.h"

namespace migcheck {

/// A region with its text. Well-formed UTF-8.
struct Region {
  Position start;
  Position end;
  std::string snippet;
};

/// Where a finding is shown. Line breaks at the end do not count, a span of many lines is cut to
/// its first, because code hosts annotate only regions that lie in a change as a whole, and an
/// empty span stands for its line.
[[nodiscard]] Region region_of(const Span& span);
/// The whole lines around a region: up to two before and two after, without blank ones at the
/// borders. Nothing when that is no more than the region itself.
[[nodiscard]] std::optional<Region> context_of(const SourceFile& file, const Region& region);

}  // namespace migcheck
