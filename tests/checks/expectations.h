// SPDX-License-Identifier: Apache-2.0
// What a fixture says that a check must find. An expectation stands on the line of the finding,
//     sa.Enum("a", name="t")  # expect: error enum-create-type "part of the message"
// or on the line before it, as `expect-next:`. A quote inside the part is written \".
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace migcheck::tests {

struct Expectation {
  std::string path;
  std::uint32_t line = 0;
  std::string severity;
  std::string check;
  std::string message;  ///< a part of it
};

/// The expectations in the text of one file.
std::vector<Expectation> expectations_in(const std::string& path, std::string_view text);

}  // namespace migcheck::tests
