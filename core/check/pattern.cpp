// SPDX-License-Identifier: Apache-2.0
#include "core/check/pattern.h"

#include <re2/re2.h>

namespace migcheck {

Result<Pattern> Pattern::compile(const std::string& text) {
  re2::RE2::Options options;
  options.set_log_errors(false);
  auto compiled = std::make_shared<const re2::RE2>(text, options);
  if (!compiled->ok()) return Error{.message = compiled->error()};
  return Pattern(std::move(compiled));
}

bool Pattern::found_in(std::string_view text) const {
  return re2::RE2::PartialMatch(re2::StringPiece(text.data(), text.size()), *compiled_);
}

}  // namespace migcheck
