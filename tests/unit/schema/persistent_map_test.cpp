// SPDX-License-Identifier: Apache-2.0
// Compared with std::map over a long random history of versions.
#include "core/schema/persistent_map.h"

#include <doctest/doctest.h>

#include <map>
#include <random>
#include <vector>

namespace migcheck {
namespace {

struct Hash {
  std::uint64_t operator()(int key) const {
    return static_cast<std::uint64_t>(key) * 0x9e3779b97f4a7c15U;
  }
};
using Map = PersistentMap<int, int, Hash>;
using Model = std::map<int, int>;

Model contents(const Map& map) {
  Model out;
  int last = -1;
  map.for_each([&](int key, int value) {
    CHECK(key > last);
    last = key;
    out[key] = value;
  });
  return out;
}

TEST_CASE("versions of a persistent map do not disturb each other") {
  std::mt19937 random(42);
  std::vector<std::pair<Map, Model>> versions(1);
  for (int step = 0; step < 2000; ++step) {
    auto [map, model] = versions[random() % versions.size()];
    const int key = static_cast<int>(random() % 200);
    if (random() % 3 == 0) {
      map.erase(key);
      model.erase(key);
    } else {
      map.set(key, step);
      model[key] = step;
    }
    versions.emplace_back(std::move(map), std::move(model));
  }
  for (const auto& [map, model] : versions) {
    REQUIRE(contents(map) == model);
    CHECK(map.empty() == model.empty());
    for (int key = 0; key < 200; key += 7) {
      const int* found = map.find(key);
      const auto expected = model.find(key);
      REQUIRE((found != nullptr) == (expected != model.end()));
      if (found != nullptr) CHECK(*found == expected->second);
    }
  }
}

TEST_CASE("differences of two versions are exactly the keys that differ") {
  Map before;
  for (int key = 0; key < 100; ++key) before.set(key, key);
  Map after = before;
  after.set(3, 30);
  after.erase(50);
  after.set(200, 1);
  std::vector<int> changed;
  Map::for_each_difference(before, after, [&](int key, const int* old, const int* now) {
    changed.push_back(key);
    CHECK((old == nullptr) == (key == 200));
    CHECK((now == nullptr) == (key == 50));
  });
  CHECK(changed == std::vector<int>{3, 50, 200});
}

TEST_CASE("a walk can start in the middle and stop early") {
  Map map;
  for (int key = 0; key < 20; key += 2) map.set(key, key);
  std::vector<int> seen;
  map.for_each_from(7, [&](int key, int) {
    seen.push_back(key);
    return key < 12;
  });
  CHECK(seen == std::vector<int>{8, 10, 12});
}

}  // namespace
}  // namespace migcheck
