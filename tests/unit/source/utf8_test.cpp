// SPDX-License-Identifier: Apache-2.0
#include "core/source/utf8.h"

#include <doctest/doctest.h>

#include <string>
#include <vector>

using migcheck::CodePoint;
using migcheck::decode_utf8;

namespace {

/// All characters of a text; U+FFFD stands for what is ill-formed.
std::u32string decode(std::string_view text) {
  std::u32string result;
  for (std::size_t at = 0; at < text.size();) {
    const CodePoint character = decode_utf8(text, at);
    result += character.value;
    at += character.length;
  }
  return result;
}

}  // namespace

TEST_CASE("well-formed sequences of every length") {
  CHECK(decode("aé€😀") == U"aé€😀");
  CHECK(decode("\x7F\xC2\x80\xDF\xBF\xE0\xA0\x80\xEF\xBF\xBF") == U"\x7F\x80\x7FF\x800\xFFFF");
  CHECK(decode("\xF0\x90\x80\x80\xF4\x8F\xBF\xBF") == U"\x10000\x10FFFF");
}

TEST_CASE("ill-formed sequences are replaced as the Unicode standard recommends") {
  CHECK(decode("\x80"
               "a") ==
        U"\xFFFD"
        U"a");
  CHECK(decode("\xC0\xAF") == U"\xFFFD\xFFFD");
  CHECK(decode("\xE0\x80\xAF") == U"\xFFFD\xFFFD\xFFFD");
  CHECK(decode("\xED\xA0\x80") == U"\xFFFD\xFFFD\xFFFD");
  CHECK(decode("\xF4\x91\x92\x93\xFF"
               "A") ==
        U"\xFFFD\xFFFD\xFFFD\xFFFD\xFFFD"
        U"A");
  CHECK(decode("\xE1\x80\xE2\xF0\x91\x92\xF1\xBF"
               "A") ==
        U"\xFFFD\xFFFD\xFFFD\xFFFD"
        U"A");
}

TEST_CASE("sequences cut off at the end of the text") {
  CHECK(decode("\xE2\x82") == U"\xFFFD");
  CHECK(decode("\xF0\x9F\x98") == U"\xFFFD");
  CHECK(decode("\xC3") == U"\xFFFD");
}
