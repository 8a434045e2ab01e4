// SPDX-License-Identifier: Apache-2.0
#include "core/source/result.h"

#include <doctest/doctest.h>

using migcheck::Error;
using migcheck::Result;

TEST_CASE("an error prints its place as far as it is known") {
  CHECK(Error{"no such check"}.to_string() == "error: no such check");
  CHECK(Error{"bad key", "a.yaml"}.to_string() == "a.yaml: error: bad key");
  CHECK(Error{"bad key", "a.yaml", 3}.to_string() == "a.yaml:3: error: bad key");
  CHECK(Error{"bad key", "a.yaml", 3, 7, "remove it"}.to_string() ==
        "a.yaml:3:7: error: bad key\n  help: remove it");
}

TEST_CASE("a result holds a value or an error") {
  const Result<int> value = 4;
  REQUIRE(value.ok());
  CHECK(value.value() == 4);
  const Result<int> failure = Error{"x"};
  REQUIRE_FALSE(failure.ok());
  CHECK(failure.error().message == "x");
}
