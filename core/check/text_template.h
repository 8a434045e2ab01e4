// SPDX-License-Identifier: Apache-2.0
// Texts with names in braces: "table '{table}' must go".
#pragma once

#include <functional>
#include <string>
#include <string_view>
#include <vector>

#include "core/source/result.h"

namespace migcheck {

class TextTemplate {
 public:
  TextTemplate() = default;
  /// `names` are all that may stand in braces; `{{` and `}}` are braces.
  [[nodiscard]] static Result<TextTemplate> parse(std::string_view text,
                                                  const std::vector<std::string>& names);
  /// The text with each name replaced by what `value` gives for it.
  [[nodiscard]] std::string fill(
      const std::function<std::string(const std::string& name)>& value) const;

 private:
  struct Part {
    bool is_name = false;
    std::string text;
  };
  std::vector<Part> parts_;
};

}  // namespace migcheck
