// SPDX-License-Identifier: Apache-2.0
// A plugin that does what MIGCHECK_TEST_PLUGIN says, mostly what it must not.
#include <cstdlib>
#include <fstream>
#include <stdexcept>
#include <string>

#include "core/check/plugin.h"

namespace {

using namespace migcheck;

std::string script() {
  const char* said = std::getenv("MIGCHECK_TEST_PLUGIN");
  return said == nullptr ? "" : said;
}

void write_to_nowhere() {
  volatile int* nowhere = nullptr;
  *nowhere = 1;  // NOLINT(clang-analyzer-core.NullDereference): that is the test
}

/// Needs more stack than there is.
int recurse(int depth) {  // NOLINT(misc-no-recursion): that is the test
  volatile char room[1 << 16];
  room[0] = static_cast<char>(depth);
  return depth < 0 ? 0 : recurse(depth + 1) + room[0];
}

void misbehave() {
  if (script() == "crashes") write_to_nowhere();
  if (script() == "recurses") recurse(0);
  if (script() == "aborts") std::abort();
}

/// Throws on every migration but the first, and once on the history.
class Throws final : public Check {
 public:
  explicit Throws(const CheckOptions&) {}
  void check_migration(const History&, const MigrationReplay& migration,
                       Reporter& reporter) const override {
    const RevisionRef& revision = migration.migration->revision;
    reporter.report(revision.span, "seen");
    if (revision.id == "r1") return;
    misbehave();
    throw std::runtime_error("no such thing as '" + revision.id + "'");
  }
  void check_history(const History&, Reporter&) const override {
    throw 7;  // NOLINT(hicpp-exception-baseclass): what a plugin may do
  }
};

/// Cannot even be made.
class Unborn final : public Check {
 public:
  explicit Unborn(const CheckOptions&) { throw std::logic_error("not today"); }
};

template <class T>
CheckFactory factory() {
  return [](const CheckOptions& options) { return std::make_unique<const T>(options); };
}

CheckInfo info(const std::string& id) {
  return {.id = id, .module = "scripted", .summary = "does what the test wants", .tags = {"style"}};
}

void register_checks(Registry& registry) {
  const std::string wanted = script();
  if (wanted == "empty") return;
  if (wanted == "crashes-loading") write_to_nowhere();
  if (wanted == "leaves-a-trace") std::ofstream("trace") << wanted;
  if (wanted == "throws-registering") throw std::runtime_error("no licence");
  if (wanted == "duplicate") registry.add(info("enum-case"), factory<Throws>());
  if (wanted == "twice") registry.add(info("scripted-throws"), factory<Throws>());
  if (wanted == "bad-id") registry.add(info("Scripted_Check"), factory<Throws>());
  if (wanted == "bad-option") {
    CheckInfo wrong = info("scripted-option");
    wrong.options = {{.name = "Limit", .type = OptionType::integer, .default_value = "many"}};
    registry.add(std::move(wrong), factory<Throws>());
  }
  registry.add(info("scripted-throws"), factory<Throws>());
  registry.add(info("scripted-unborn"), factory<Unborn>());
}

}  // namespace

MIGCHECK_PLUGIN(register_checks);
