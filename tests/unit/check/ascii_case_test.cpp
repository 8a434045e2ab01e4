// SPDX-License-Identifier: Apache-2.0
#include "core/check/ascii_case.h"

#include <doctest/doctest.h>

using namespace migcheck;

TEST_CASE("ascii case: only the letters A to Z are folded") {
  CHECK(ascii_lower("In_Review-2") == "in_review-2");
  CHECK(equal_but_for_case("IN_REVIEW", "in_review"));
  CHECK_FALSE(equal_but_for_case("IN_REVIEW", "in-review"));
  CHECK_FALSE(equal_but_for_case("open", "opened"));
  CHECK_FALSE(equal_but_for_case("Ä", "ä"));
}

TEST_CASE("ascii case: how letters are written") {
  CHECK(letter_case("2-5") == LetterCase::none);
  CHECK(letter_case("in_2") == LetterCase::lower);
  CHECK(letter_case("IN_2") == LetterCase::upper);
  CHECK(letter_case("In") == LetterCase::mixed);
}
