#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0
import unittest

from cpp_functions import functions

SOURCE = '''\
namespace a {
struct Row {
  int x = f();
  int twice() const { return 2 * x; }
};
constexpr Row rows[] = {
    {1},
};
int f(const char* text = "}") {
  // }
  if (*text == '{') {
    return 1;
  }
  return R"({{{)"[0];
}
TEST_CASE("a table") {
  const Row cases[] = {
      {1},
      {2},
      {3},
  };
  for (const Row& row : cases) {
    CHECK(row.x);
  }
}
}  // namespace a
'''


class CppFunctions(unittest.TestCase):
    def test_lines_and_lengths(self):
        found = [(line, length, head.split("(")[0]) for line, length, head in functions(SOURCE)]
        self.assertEqual(found, [(4, 1, "int twice"), (9, 7, "int f"), (16, 6, "TEST_CASE")])


if __name__ == "__main__":
    unittest.main()
