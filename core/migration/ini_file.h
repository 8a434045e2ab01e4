// SPDX-License-Identifier: Apache-2.0
// An INI file with the meaning that Python's configparser gives it, because that is what reads
// alembic.ini: continuation lines, [DEFAULT], %(name)s interpolation, no inline comments.
#pragma once

#include <cstdint>
#include <map>
#include <string>
#include <string_view>
#include <vector>

#include "core/source/result.h"

namespace migcheck {

/// A parsed INI file. Option names are lower case.
class IniFile {
 public:
  /// Parses a text; `path` is for errors. Refuses what configparser refuses.
  static Result<IniFile> parse(const std::string& path, std::string_view text);

  /// Section names in order, without DEFAULT.
  [[nodiscard]] const std::vector<std::string>& sections() const { return order_; }
  [[nodiscard]] bool has_section(std::string_view section) const;
  /// True when the section, or [DEFAULT], has the option.
  [[nodiscard]] bool has_option(std::string_view section, std::string_view option) const;
  /// True when the section itself has the option.
  [[nodiscard]] bool has_own_option(std::string_view section, std::string_view option) const;
  /// The names of a section's own options, in order of the alphabet.
  [[nodiscard]] std::vector<std::string> own_options(std::string_view section) const;
  /// Sets a value of [DEFAULT], such as `here`.
  void set_default(const std::string& option, std::string value);
  /// The option's value after interpolation; empty when there is none.
  [[nodiscard]] Result<std::string> get(std::string_view section, std::string_view option) const;
  /// The line on which the option stands, 0 when unknown.
  [[nodiscard]] std::uint32_t line_of(std::string_view section, std::string_view option) const;

 private:
  friend class IniReader;
  struct Option {
    std::string value;
    std::uint32_t line = 0;
  };
  using Options = std::map<std::string, Option, std::less<>>;

  [[nodiscard]] const Option* find(std::string_view section, std::string_view option) const;
  [[nodiscard]] std::string interpolate(std::string_view section, std::string_view value, int depth,
                                        std::string& problem) const;

  std::string path_;
  std::vector<std::string> order_;
  std::map<std::string, Options, std::less<>> sections_;
  Options defaults_;
};

}  // namespace migcheck
