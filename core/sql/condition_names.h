// SPDX-License-Identifier: Apache-2.0
// The condition names of EXCEPTION WHEN, which stand for SQLSTATE codes.
#pragma once

#include <string>
#include <string_view>

namespace migcheck::sql {

/// Whether a condition of EXCEPTION WHEN (a name, `others`, or a code) catches an error. A code
/// that ends in 000 stands for its whole class.
[[nodiscard]] bool catches(std::string_view condition, std::string_view sqlstate);

}  // namespace migcheck::sql
