// SPDX-License-Identifier: Apache-2.0
// Plain pthreads, because std::thread cannot choose the size of its stack. The threads live as long
// as one call: they take some ten microseconds to start, and tasks take milliseconds.
#include "core/source/thread_pool.h"

#include <pthread.h>

#include <algorithm>
#include <atomic>
#include <condition_variable>
#include <deque>
#include <mutex>
#include <optional>
#include <thread>
#include <vector>

#include "core/source/activity.h"
#include "core/source/memory.h"

namespace migcheck {
namespace {

constexpr std::size_t stack_size = std::size_t{256} << 20;

/// What the workers share: each takes the next index that nobody has taken.
struct Work {
  std::size_t count = 0;
  const std::function<void(std::size_t)>& task;
  std::atomic<std::size_t> next{0};
};

/// Whether the calling thread has the stack of a worker.
thread_local bool is_worker = false;

void take_part(Work& work) {
  for (std::size_t i = work.next++; i < work.count; i = work.next++) work.task(i);
}

void* run_worker(void* argument) {
  const CrashStack stack;
  tune_thread_allocator();
  is_worker = true;
  take_part(*static_cast<Work*>(argument));
  return nullptr;
}

std::size_t threads_for(unsigned jobs) {
  return jobs != 0 ? jobs : std::max(1U, std::thread::hardware_concurrency());
}

/// Indices that somebody waits for.
class Queue {
 public:
  void push(std::size_t index) {
    const std::lock_guard lock(mutex_);
    waiting_.push_back(index);
    changed_.notify_one();
  }

  /// No more will come.
  void close() {
    const std::lock_guard lock(mutex_);
    closed_ = true;
    changed_.notify_all();
  }

  /// Waits for the next index; nothing when there will be none.
  std::optional<std::size_t> pop() {
    std::unique_lock lock(mutex_);
    changed_.wait(lock, [&] { return closed_ || !waiting_.empty(); });
    if (waiting_.empty()) return std::nullopt;
    const std::size_t index = waiting_.front();
    waiting_.pop_front();
    return index;
  }

 private:
  std::mutex mutex_;
  std::condition_variable changed_;
  std::deque<std::size_t> waiting_;
  bool closed_ = false;
};

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
  const std::size_t wanted = std::min(count, threads_for(jobs));
  // A worker that would only wait is one of its own workers: fewer threads spread over less memory.
  const std::size_t own = is_worker ? 1 : 0;
  const std::vector<pthread_t> workers = start_workers(wanted - std::min(wanted, own), work);
  if (is_worker || workers.empty()) take_part(work);
  for (const pthread_t worker : workers) pthread_join(worker, nullptr);
}

void produce_and_follow(unsigned jobs,
                        const std::function<void(const std::function<void(std::size_t)>&)>& produce,
                        const std::function<void(std::size_t)>& follow) {
  Queue queue;
  // The first index is taken first, so the others never wait in vain.
  parallel_for(threads_for(jobs), jobs, [&](std::size_t i) {
    if (i == 0) {
      produce([&](std::size_t index) { queue.push(index); });
      queue.close();
    }
    while (const auto index = queue.pop()) follow(*index);
  });
}

}  // namespace migcheck
