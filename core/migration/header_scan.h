// SPDX-License-Identifier: Apache-2.0
// A look at the header of a revision file without parsing it.
#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace migcheck {

/// The string literals assigned to `revision`, and to `down_revision` and `depends_on`, at the
/// beginning of a line. Good enough to see which folders belong together; what a migration means is
/// read from its syntax tree.
struct ScannedHeader {
  std::vector<std::string> revisions;
  std::vector<std::string> parents;
};

[[nodiscard]] ScannedHeader scan_header(std::string_view text);

}  // namespace migcheck
