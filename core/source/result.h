// SPDX-License-Identifier: Apache-2.0
// Errors that a user can cause, as values. No exception crosses a folder.
#pragma once

#include <cassert>
#include <cstdint>
#include <string>
#include <utility>
#include <variant>

namespace migcheck {

/// What went wrong, where, and what to do about it. `line` and `column` count from 1; 0 = unknown.
struct Error {
  std::string message = {};
  std::string file = {};
  std::uint32_t line = 0;
  std::uint32_t column = 0;
  std::string advice = {};
  std::string excerpt = {};  ///< the source line with a caret line below it, or empty

  /// `file:line:column: error: message`, the excerpt, and the advice on a line of its own.
  [[nodiscard]] std::string to_string() const;
};

/// A value or the error that prevented it.
template <class T>
class [[nodiscard]] Result {
 public:
  Result(T value) : state_(std::move(value)) {}      // NOLINT(google-explicit-constructor)
  Result(Error error) : state_(std::move(error)) {}  // NOLINT(google-explicit-constructor)

  [[nodiscard]] bool ok() const { return std::holds_alternative<T>(state_); }
  explicit operator bool() const { return ok(); }
  [[nodiscard]] const T& value() const& {
    assert(ok());
    return std::get<T>(state_);
  }
  [[nodiscard]] T& value() & {
    assert(ok());
    return std::get<T>(state_);
  }
  [[nodiscard]] T&& value() && {
    assert(ok());
    return std::get<T>(std::move(state_));
  }
  [[nodiscard]] const Error& error() const {
    assert(!ok());
    return std::get<Error>(state_);
  }

 private:
  std::variant<T, Error> state_;
};

}  // namespace migcheck
