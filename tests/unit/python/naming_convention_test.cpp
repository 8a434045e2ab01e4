// SPDX-License-Identifier: Apache-2.0
#include "core/python/naming_convention.h"

#include <doctest/doctest.h>

using namespace migcheck;

TEST_CASE("the tokens of a naming convention") {
  const NamedPart part{{"s", "t"}, {"a", "b"}, "n", {"", "r"}, {"x", "y"}};
  const auto name = [&](const std::string& pattern) {
    return name_by_convention(pattern, part).value_or("?");
  };
  CHECK(name("pk_%(table_name)s") == "pk_t");
  CHECK(name("%(column_0_name)s") == "a");
  CHECK(name("%(column_1_key)s") == "b");
  CHECK(name("ix_%(column_0_label)s") == "ix_s_t_a");
  CHECK(name("%(column_0_N_name)s") == "a_b");
  CHECK(name("%(column_0N_name)s") == "ab");
  CHECK(name("%(column_0_N_label)s") == "s_t_a_s_t_b");
  CHECK(name("%(referred_table_name)s_%(referred_column_0_name)s") == "r_x");
  CHECK(name("ck_%(table_name)s_%(constraint_name)s") == "ck_t_n");
  CHECK(name("%(column_2_name)s") == "?");
  CHECK(name("%(made_by_a_function)s") == "?");
}

TEST_CASE("a long name is cut as SQLAlchemy cuts it") {
  const NamedPart part{{"", "block_document_reference"},
                       {},
                       "ck_block_document_reference__no_self_reference",
                       {},
                       {}};
  CHECK(name_by_convention("ck_%(table_name)s__%(constraint_name)s", part) ==
        "ck_block_document_reference__ck_block_document_referenc_824f");
}
