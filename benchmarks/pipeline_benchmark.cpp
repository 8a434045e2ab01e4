// SPDX-License-Identifier: Apache-2.0
// Time and memory of every stage on generated repositories of 100, 1000 and 5000 revisions. Each
// benchmark runs the whole pipeline and reports one stage of it: `parse/1000` and so on.
#include <benchmark/benchmark.h>

#include <chrono>
#include <cstdint>
#include <filesystem>
#include <fstream>
#include <map>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "checks/all_checks.h"
#include "core/run/pipeline.h"
#include "report/text_report.h"
#include "sarif/sarif_report.h"

namespace migcheck {
namespace {

using Clock = std::chrono::steady_clock;

struct Cost {
  double seconds = 0;
  std::int64_t peak_kib = 0;  ///< resident memory of the process
};

/// Lets the kernel forget the peak of the resident memory (Linux, proc(5)).
void forget_peak() { std::ofstream("/proc/self/clear_refs") << "5"; }

std::int64_t peak_kib() {
  std::ifstream status("/proc/self/status");
  for (std::string key; status >> key;) {
    std::int64_t value = 0;
    if (key == "VmHWM:" && status >> value) return value;
  }
  return 0;
}

/// Costs of stages that follow one another.
class Stages {
 public:
  Stages() { forget_peak(); }
  void finish(std::string_view stage) {
    const auto now = Clock::now();
    costs_[std::string(stage)] = {std::chrono::duration<double>(now - begin_).count(), peak_kib()};
    forget_peak();
    begin_ = Clock::now();
  }
  [[nodiscard]] const Cost& of(const std::string& stage) const { return costs_.at(stage); }

 private:
  std::map<std::string, Cost> costs_;
  Clock::time_point begin_ = Clock::now();
};

Stages run_pipeline(const std::string& root, const Registry& registry) {
  AnalysisOptions options;
  options.root = root;
  std::vector<EnabledCheck> checks;
  for (const auto& [id, check] : registry.checks()) {
    checks.push_back({&check, CheckOptions(check.info)});
  }
  Stages stages;
  const auto repository = analyse(options, [&](std::string_view stage) { stages.finish(stage); });
  const std::vector<Diagnostic> found = run_checks(*repository, checks, options).diagnostics;
  stages.finish("checks");
  benchmark::DoNotOptimize(text_report(found, {}));
  benchmark::DoNotOptimize(sarif_report(found, *repository, registry, {}));
  stages.finish("report");
  return stages;
}

struct Size {
  double files = 0;
  double bytes = 0;
};

Size size_of(const std::string& root) {
  Size size;
  for (const auto& entry : std::filesystem::recursive_directory_iterator(root)) {
    if (entry.path().extension() != ".py") continue;
    size.files += 1;
    size.bytes += static_cast<double>(entry.file_size());
  }
  return size;
}

void measure(benchmark::State& state, const std::string& stage, const std::string& root,
             const Registry& registry) {
  std::int64_t peak = 0;
  for ([[maybe_unused]] auto round : state) {
    const Cost cost = run_pipeline(root, registry).of(stage);
    state.SetIterationTime(cost.seconds);
    peak = std::max(peak, cost.peak_kib);
  }
  constexpr auto rate = benchmark::Counter::kIsIterationInvariantRate;
  const Size size = size_of(root);
  state.counters["files/s"] = benchmark::Counter(size.files, rate);
  state.counters["MB/s"] = benchmark::Counter(size.bytes / 1e6, rate);
  state.counters["peak_MB"] = static_cast<double>(peak) / 1024;
}

}  // namespace
}  // namespace migcheck

int main(int argc, char** argv) {
  benchmark::Initialize(&argc, argv);
  migcheck::Registry registry;
  migcheck::register_all_checks(registry);
  for (const char* count : {"100", "1000", "5000"}) {
    for (const char* stage : {"discover", "parse", "replay", "models", "checks", "report"}) {
      const std::string root = std::string(MIGCHECK_CORPUS_DIR) + "/" + count;
      benchmark::RegisterBenchmark(
          (std::string(stage) + "/" + count).c_str(),
          [stage = std::string(stage), root, &registry](benchmark::State& state) {
            migcheck::measure(state, stage, root, registry);
          })
          ->UseManualTime()
          ->Unit(benchmark::kMillisecond);
    }
  }
  benchmark::RunSpecifiedBenchmarks();
  benchmark::Shutdown();
}
