// SPDX-License-Identifier: Apache-2.0
#include <doctest/doctest.h>

#include "core/check/registry.h"

using namespace migcheck;

TEST_CASE("did you mean: near names are found, far ones are not") {
  const std::vector<std::string> names{"checks", "config", "config-file", "format", "output"};
  CHECK(did_you_mean("check", names) == "checks");
  CHECK(did_you_mean("hcecks", names) == "checks");
  CHECK(did_you_mean("FORMAT", names) == "format");
  CHECK(did_you_mean("config_file", names) == "config-file");
  CHECK(did_you_mean("confgi", names) == "config");
  CHECK_FALSE(did_you_mean("zzzzzz", names));
  CHECK_FALSE(did_you_mean("", names));
  CHECK_FALSE(did_you_mean("checks", {}));
}

TEST_CASE("did you mean: a swap of neighbours counts once, and the first of equals wins") {
  CHECK(did_you_mean("abdc", {"wxyz", "abcd"}) == "abcd");
  CHECK(did_you_mean("ba", {"ab"}) == "ab");
  CHECK_FALSE(did_you_mean("ba", {"cd"}));
  CHECK(did_you_mean("cat", {"bat", "rat"}) == "bat");
}
