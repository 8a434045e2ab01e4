// SPDX-License-Identifier: Apache-2.0
#include "core/python/sqlalchemy.h"

#include <doctest/doctest.h>

using namespace migcheck;

TEST_CASE("generated names above 63 characters are shortened as SQLAlchemy does") {
  CHECK(shortened_name("ix_users_name") == "ix_users_name");
  CHECK(shortened_name(std::string(63, 'i')) == std::string(63, 'i'));
  CHECK(shortened_name(std::string(64, 'i')) == std::string(55, 'i') + "_9066");
}
