// SPDX-License-Identifier: Apache-2.0
#include "core/source/thread_pool.h"

#include <doctest/doctest.h>

#include <atomic>
#include <vector>

using migcheck::parallel_for;
using migcheck::produce_and_follow;

namespace {

/// Uses about 100 MB of stack, in few frames: ThreadSanitizer has room for 65536.
std::size_t use_stack(std::size_t depth) {
  volatile char frame[10000] = {};
  frame[depth % 10000] = 1;
  return depth == 0 ? 0 : use_stack(depth - 1) + static_cast<std::size_t>(frame[depth % 10000]);
}

}  // namespace

TEST_CASE("every task runs exactly once, whatever the number of threads") {
  for (const unsigned jobs : {0U, 1U, 3U, 50U}) {
    std::vector<std::atomic<int>> runs(1000);
    parallel_for(runs.size(), jobs, [&](std::size_t i) { ++runs[i]; });
    for (const auto& count : runs) REQUIRE(count == 1);
  }
}

TEST_CASE("no task, no call") {
  parallel_for(0, 4, [](std::size_t) { FAIL("called"); });
}

TEST_CASE("tasks may nest and may recurse deeply") {
  std::atomic<std::size_t> sum{0};
  parallel_for(2, 2, [&](std::size_t) {
    parallel_for(2, 2, [&](std::size_t) { sum += use_stack(10000); });
  });
  CHECK(sum == 40000);
}

TEST_CASE("everything that is ready is followed up once, after it is ready") {
  for (const unsigned jobs : {0U, 1U, 2U, 20U}) {
    std::vector<int> made(500);
    std::vector<std::atomic<int>> followed(made.size());
    produce_and_follow(
        jobs,
        [&](const std::function<void(std::size_t)>& ready) {
          for (std::size_t i = 0; i < made.size(); ++i) {
            made[i] = 1;
            if (i % 2 == 0) ready(i);
          }
        },
        [&](std::size_t i) { followed[i] += made[i]; });
    for (std::size_t i = 0; i < made.size(); ++i) REQUIRE(followed[i] == (i % 2 == 0 ? 1 : 0));
  }
}

TEST_CASE("where nothing gets ready, nothing follows") {
  bool produced = false;
  produce_and_follow(
      3, [&](const std::function<void(std::size_t)>&) { produced = true; },
      [](std::size_t) { FAIL("called"); });
  CHECK(produced);
}
