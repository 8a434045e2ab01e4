// SPDX-License-Identifier: Apache-2.0
#include "core/schema/shared_list.h"

#include <doctest/doctest.h>

#include <algorithm>
#include <string>
#include <vector>

namespace migcheck {
namespace {

using List = SharedList<std::string>;

List list_of(const std::vector<std::string>& words) {
  List list;
  for (const std::string& word : words) list.push_back(word);
  return list;
}

std::vector<std::string> contents(const List& list) { return {list.begin(), list.end()}; }

TEST_CASE("a copy shares its elements until it changes them") {
  const List list = list_of({"a", "b", "c"});
  List copy = list;
  CHECK(&copy[1] == &list[1]);
  copy.edit(copy.begin() + 1) = "x";
  copy.edit_back() += "y";
  CHECK(contents(copy) == std::vector<std::string>{"a", "x", "cy"});
  CHECK(contents(list) == std::vector<std::string>{"a", "b", "c"});
  CHECK(&copy.front() == &list.front());
}

TEST_CASE("only elements that are wanted are changed, in place") {
  List list = list_of({"a", "bb", "c", "dd"});
  const std::string* kept = &list[0];
  list.edit_where([](const std::string& word) { return word.size() == 2; },
                  [](std::string& word) { word.pop_back(); });
  CHECK(contents(list) == std::vector<std::string>{"a", "b", "c", "d"});
  CHECK(&list[0] == kept);
  list.edit_each([](std::string& word) { word += "!"; });
  CHECK(contents(list) == std::vector<std::string>{"a!", "b!", "c!", "d!"});
}

TEST_CASE("elements leave one list and stay in its copies") {
  List list = list_of({"a", "b", "a"});
  const List copy = list;
  erase_if(list, [](const std::string& word) { return word == "a"; });
  CHECK(contents(list) == std::vector<std::string>{"b"});
  CHECK(contents(copy) == std::vector<std::string>{"a", "b", "a"});
  list.push_back("c");
  CHECK(list.size() == 2);
  CHECK(list.back() == "c");
}

TEST_CASE("iterators jump, compare and subtract like those of a vector") {
  const List list = list_of({"a", "b", "c"});
  CHECK(list.end() - list.begin() == 3);
  CHECK(list.begin()[2] == "c");
  CHECK((list.begin() + 3) == list.end());
  CHECK(list.begin() < list.end());
  CHECK(std::find(list.begin(), list.end(), "b") - list.begin() == 1);
  CHECK(std::lower_bound(list.begin(), list.end(), "c") == list.end() - 1);
  CHECK_FALSE(list.empty());
  CHECK(List().empty());
}

}  // namespace
}  // namespace migcheck
