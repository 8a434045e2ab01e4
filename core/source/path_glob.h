// SPDX-License-Identifier: Apache-2.0
// Glob patterns over paths with git's rules: `*` and `?` do not match a slash, `[a-z]`, `[!a]` and
// `[[:digit:]]` match one byte, `**` as a whole path component matches any number of folders, a
// backslash takes the next character literally.
#pragma once

#include <bitset>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace migcheck {

/// One compiled glob. Matching takes time in O(pattern × path), whatever the pattern.
class Glob {
 public:
  explicit Glob(std::string_view pattern);
  /// True when the whole text matches. A malformed pattern (`[a`) matches nothing.
  [[nodiscard]] bool matches(std::string_view text) const;

 private:
  using ByteSet = std::bitset<256>;
  enum class Kind : std::uint8_t {
    one,      ///< one byte of the set
    star,     ///< any number of bytes of the set
    optional  ///< may skip the next two steps, which are "any text, slash"
  };
  struct Step {
    Kind kind = Kind::one;
    ByteSet bytes;
  };

  void compile(std::string_view pattern);
  std::size_t compile_stars(std::string_view pattern, std::size_t at);
  std::size_t compile_bracket(std::string_view pattern, std::size_t at);
  void add_literal(char byte);
  void find_literal_ends();
  void activate(std::vector<bool>& states, std::size_t state) const;
  [[nodiscard]] bool run(std::string_view text) const;

  std::vector<Step> steps_;
  std::string prefix_;  ///< every match begins with it
  std::string suffix_;  ///< and ends with it, behind the prefix
  bool valid_ = true;
};

/// A pattern of a configuration list, in the notation of .gitignore: without a slash it matches a
/// file or folder of that name anywhere; with one it is anchored at the root; a trailing slash
/// matches folders only; a folder that matches takes everything below it along.
class PathPattern {
 public:
  explicit PathPattern(std::string_view pattern);
  /// True when the file at `path` (relative to the root, forward slashes) or one of its folders
  /// matches.
  [[nodiscard]] bool matches(std::string_view path) const;
  /// True when the entry itself matches, without a look at its parents.
  [[nodiscard]] bool matches_entry(std::string_view path, bool is_folder) const;

 private:
  bool anchored_ = false;
  bool folders_only_ = false;
  Glob glob_;
};

}  // namespace migcheck
