// SPDX-License-Identifier: Apache-2.0
#include "core/source/double_quoted.h"

#include <nlohmann/json.hpp>

namespace migcheck {

std::string double_quoted(std::string_view text) {
  return nlohmann::json(text).dump(-1, ' ', false, nlohmann::json::error_handler_t::replace);
}

}  // namespace migcheck
