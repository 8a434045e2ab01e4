// SPDX-License-Identifier: Apache-2.0
#include "core/run/requirements.h"

#include <doctest/doctest.h>

#include <limits>

using namespace migcheck;

namespace {

constexpr unsigned any = std::numeric_limits<unsigned>::max();

std::optional<Version> highest(const char* bounds) { return highest_version(bounds); }

}  // namespace

TEST_CASE("requirements: the highest version that bounds admit") {
  CHECK(highest("==1.8.1") == Version{{1, 8, 1}});
  CHECK(highest("1.13.3") == Version{{1, 13, 3}});
  CHECK(highest("<=1.15") == Version{{1, 15, 0}});
  CHECK(highest("<1.12") == Version{{1, 11, any}});
  CHECK(highest("<1.12.0") == Version{{1, 11, any}});
  CHECK(highest("<1.12.3") == Version{{1, 12, 2}});
  CHECK(highest(">=1.8,<1.12") == Version{{1, 11, any}});
  CHECK(highest(">=1.8, <1.14, !=1.13.1") == Version{{1, 13, any}});
  CHECK(highest("~=1.8.1") == Version{{1, 8, any}});
  CHECK(highest("~1.8") == Version{{1, 8, any}});
  CHECK(highest("==1.8.*") == Version{{1, 8, any}});
  CHECK(highest("(>=1.8,<1.12)") == Version{{1, 11, any}});
}

TEST_CASE("requirements: bounds that admit any new version, or none that can be read") {
  for (const char* open : {"", ">=1.8", "<2", "<2.0.0", "~=1.8", "^1.8.1", "!=1.9", "*", "latest",
                           "@ 1.2", "==1.*", "~1"}) {
    INFO(open);
    CHECK_FALSE(highest(open));
  }
}

TEST_CASE("requirements: lines that name the package") {
  const auto found = requirements_on("alembic",
                                     "# alembic==1.0\nalembic-utils==0.8\nAlembic>=1.8,<1.12\n"
                                     "\"alembic (>=1.9)\",\nalembic = \"^1.13\"\n"
                                     "[[package]]\nname = \"alembic\"\nversion = \"1.16.5\"\n");
  REQUIRE(found.size() == 4);
  CHECK(found[0].line == 3);
  CHECK(found[0].bounds == ">=1.8,<1.12");
  CHECK(found[1].line == 4);
  CHECK(found[1].bounds == "(>=1.9)");
  CHECK(found[2].bounds == "^1.13");
  CHECK(found[3].line == 7);
  CHECK(found[3].bounds == "1.16.5");
}
