// SPDX-License-Identifier: Apache-2.0
// Plain pthreads, because std::thread cannot choose the size of its stack. The threads live as long
// as one call: they take some ten microseconds to start, and tasks take milliseconds.
#include "core/run/thread_pool.h"

#include <pthread.h>

#include <algorithm>
#include <atomic>
#include <thread>
#include <vector>

#include "core/source/activity.h"

namespace migcheck {
namespace {

constexpr std::size_t stack_size = std::size_t{256} << 20;

/// What the workers share: each takes the next index that nobody has taken.
struct Work {
  std::size_t count = 0;
  const std::function<void(std::size_t)>& task;
  std::atomic<std::size_t> next{0};
};

void* run_worker(void* argument) {
  const CrashStack stack;
  auto& work = *static_cast<Work*>(argument);
  for (std::size_t i = work.next++; i < work.count; i = work.next++) work.task(i);
  return nullptr;
}

std::size_t worker_count(std::size_t count, unsigned jobs) {
  const std::size_t wanted = jobs != 0 ? jobs : std::max(1U, std::thread::hardware_concurrency());
  return std::min(count, wanted);
}

/// Starts up to `wanted` workers; fewer when the system has no room for more.
std::vector<pthread_t> start_workers(std::size_t wanted, Work& work) {
  std::vector<pthread_t> workers;
  pthread_attr_t attributes;
  if (pthread_attr_init(&attributes) != 0) return workers;
  if (pthread_attr_setstacksize(&attributes, stack_size) == 0) {
    pthread_t worker = {};
    while (workers.size() < wanted &&
           pthread_create(&worker, &attributes, run_worker, &work) == 0) {
      workers.push_back(worker);
    }
  }
  pthread_attr_destroy(&attributes);
  return workers;
}

}  // namespace

void parallel_for(std::size_t count, unsigned jobs, const std::function<void(std::size_t)>& task) {
  Work work{count, task};
  const std::vector<pthread_t> workers = start_workers(worker_count(count, jobs), work);
  if (workers.empty()) run_worker(&work);
  for (const pthread_t worker : workers) pthread_join(worker, nullptr);
}

}  // namespace migcheck
