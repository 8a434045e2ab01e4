// SPDX-License-Identifier: Apache-2.0
#include "core/check/version.h"

#include <doctest/doctest.h>

using namespace migcheck;

TEST_CASE("version: three numbers, compared one by one") {
  const Version none;
  CHECK(version_or("2.1.0b3", none) == Version{{2, 1, 0}});
  CHECK(version_or("1.16", none) == Version{{1, 16, 0}});
  CHECK(version_or("1.4.46", none) < version_or("1.13", none));
  CHECK(version_or("2", none) > version_or("1.99.99", none));
  CHECK(version_or("", Version{{1, 16, 0}}) == Version{{1, 16, 0}});
}
