// SPDX-License-Identifier: Apache-2.0
// A line's hash covers the first hundred UTF-16 code units from the line's start that are neither
// space nor tab, over line breaks, with every break as LF. It is kept as a rolling hash modulo
// 2^64 over a ring of the last hundred units; equal hashes of one file are numbered from its top.
// GitHub recomputes these values on upload, so they must agree to the bit.
#include "sarif/fingerprint.h"

#include <fmt/format.h>

#include <array>
#include <cstdint>
#include <unordered_map>

#include "core/source/utf8.h"

namespace migcheck {
namespace {

constexpr std::size_t window_size = 100;
constexpr std::uint64_t factor = 37;

constexpr std::uint64_t power(std::uint64_t base, std::size_t exponent) {
  std::uint64_t result = 1;
  for (std::size_t i = 0; i < exponent; ++i) result *= base;
  return result;
}

constexpr std::uint64_t leaving_factor = power(factor, window_size);

class LineHasher {
 public:
  /// Takes the next code unit of the file.
  void feed(char16_t unit) {
    if (unit == u' ' || unit == u'\t' || (after_cr_ && unit == u'\n')) {
      after_cr_ = false;
      return;
    }
    after_cr_ = unit == u'\r';
    if (after_cr_) unit = u'\n';
    emit();
    if (at_line_start_) {
      at_line_start_ = false;
      starts_line_[at_] = true;
    }
    if (unit == u'\n') at_line_start_ = true;
    push(unit);
  }

  /// The hashes of all lines, after the last unit.
  std::vector<std::string> finish() {
    feed(0xFFFF);  // the algorithm's end mark
    for (std::size_t i = 0; i < window_size; ++i) {
      emit();
      push(0);
    }
    return std::move(hashes_);
  }

 private:
  void push(char16_t unit) {
    hash_ = factor * hash_ + unit - leaving_factor * window_[at_];
    window_[at_] = unit;
    at_ = (at_ + 1) % window_size;
  }

  /// Lines leave the window in the order in which they came, so appending keeps them sorted.
  void emit() {
    if (!starts_line_[at_]) return;
    hashes_.push_back(fmt::format("{:x}:{}", hash_, ++seen_[hash_]));
    starts_line_[at_] = false;
  }

  std::array<char16_t, window_size> window_ = {};
  std::array<bool, window_size> starts_line_ = {};
  std::size_t at_ = 0;
  std::uint64_t hash_ = 0;
  bool at_line_start_ = true;
  bool after_cr_ = false;
  std::unordered_map<std::uint64_t, std::size_t> seen_;
  std::vector<std::string> hashes_;
};

}  // namespace

std::vector<std::string> line_hashes(std::string_view text) {
  LineHasher hasher;
  for (std::size_t at = 0; at < text.size();) {
    const CodePoint character = decode_utf8(text, at);
    at += character.length;
    if (character.value <= 0xFFFF) {
      hasher.feed(static_cast<char16_t>(character.value));
    } else {
      const auto offset = static_cast<std::uint32_t>(character.value) - 0x10000;
      hasher.feed(static_cast<char16_t>(0xD800 + (offset >> 10)));
      hasher.feed(static_cast<char16_t>(0xDC00 + (offset & 0x3FF)));
    }
  }
  return hasher.finish();
}

}  // namespace migcheck
