// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <nlohmann/json_fwd.hpp>

namespace migcheck {

/// Keeps keys in the order in which they are written, so that a report reads well.
using Json = nlohmann::ordered_json;

}  // namespace migcheck
