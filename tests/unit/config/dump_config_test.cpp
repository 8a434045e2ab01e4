// SPDX-License-Identifier: Apache-2.0
// What is dumped and read again is the same configuration, whatever it is.
#include "config/dump_config.h"

#include <doctest/doctest.h>

#include <random>

#include "config/config_reader.h"
#include "tests/unit/config/test_registry.h"

using namespace migcheck;

namespace {

/// Random layers over the checks of the test registry.
class LayerMaker {
 public:
  explicit LayerMaker(unsigned seed) : random_(seed) {}

  ConfigLayer layer() {
    ConfigLayer made;
    fill(made);
    if (chance()) made.fail_on = static_cast<FailOn>(below(4));
    if (chance()) made.postgres_version = {static_cast<int>(12 + below(7)), {}};
    if (chance()) made.sqlalchemy_version = {static_cast<int>(1 + below(2)), {}};
    if (chance()) made.alembic_version = {{{chance() ? "1.10" : "1.16.5", {"x", 1, 1}}}};
    for (SettingList ConfigLayer::*list :
         {&ConfigLayer::models, &ConfigLayer::migrations, &ConfigLayer::exclude}) {
      if (chance()) made.*list = settings({"a b/**", "it's \"x\"", "t\ty", "é\\*", ""});
    }
    for (std::size_t i = below(3); i > 0; --i) {
      CheckSettings& one = made.overrides.emplace_back();
      fill(one);
      one.files = settings({"a.py", "b/", "/b/c.py", "*.py"});
    }
    return made;
  }

 private:
  std::size_t below(std::size_t limit) { return random_() % limit; }
  bool chance() { return below(2) == 0; }

  std::vector<Setting> settings(const std::vector<std::string>& words) {
    std::vector<Setting> made;
    for (std::size_t i = below(4); i > 0; --i) {
      made.push_back({words[below(words.size())], {"x", 1, 1}});
    }
    return made;
  }

  void fill(CheckSettings& made) {
    const std::vector<std::string> globs{"*",          "-*",         "enum-*",
                                         "-enum-case", "stub-table", "-todo-*"};
    if (chance()) made.checks = settings(globs);
    if (chance()) made.warnings_as_errors = settings(globs);
    for (std::size_t i = below(3); i > 0; --i) {
      const std::optional<Severity> level =
          chance() ? std::optional(static_cast<Severity>(below(3))) : std::nullopt;
      const std::vector<std::string> positive{"*", "enum-*", "stub-table"};
      made.severities.push_back({positive[below(positive.size())], level, {"x", 1, 1}});
    }
    const std::vector<OptionSetting> options{
        {"stub-table", "MaxColumns", std::to_string(below(10)), {}},
        {"stub-table", "Mode", chance() ? "all" : "provable", {}},
        {"todo-words", "Words", "A,\"B\"", {}},
        {"todo-words", "Ticket", "\\d+'#", {}},
        {"todo-words", "Strict", chance() ? "true" : "false", {}}};
    if (chance()) made.check_options.push_back(options[below(options.size())]);
  }

  std::mt19937 random_;
};

/// All that a configuration says about a file.
std::string effect(const Config& config, const std::string& path) {
  const FileConfig merged = config.for_file(path);
  const CheckFilter errors = merged.warnings_as_errors(testing::registry());
  std::string text;
  for (const EnabledCheck& check : merged.enabled_checks(testing::registry())) {
    const std::string& id = check.registered->info.id;
    text += id + (errors.matches(id) ? "!" : "");
    const SeveritySetting* level = merged.severity(id);
    if (level) text += "=" + std::string(to_string(*level->level));
    if (id == "stub-table") {
      text += std::to_string(check.options.integer("MaxColumns")) + check.options.string("Mode");
    }
    if (id == "todo-words") {
      for (const std::string& word : check.options.list("Words")) text += word + "|";
      text += check.options.string("Ticket") + (check.options.boolean("Strict") ? "s" : "");
    }
    text += "\n";
  }
  return text;
}

std::string general_effect(const Config& config) {
  std::string text = std::to_string(config.postgres_version()) +
                     std::to_string(config.sqlalchemy_version()) + config.alembic_version() +
                     std::string(to_string(config.fail_on()));
  for (const auto& list : {config.models(), config.migrations(), config.exclude()}) {
    for (const std::string& one : list) text += one + "\n";
    text += "--\n";
  }
  return text;
}

}  // namespace

TEST_CASE("dump config: what is read again is the same") {
  for (unsigned seed = 0; seed < 500; ++seed) {
    INFO(seed);
    LayerMaker maker(seed);
    Config config;
    for (unsigned i = 0; i <= seed % 3; ++i) config.add(maker.layer());
    const std::string text = dump_config(config, testing::registry());
    INFO(text);
    const ConfigReading reading = read_config(SourceFile("dump", text), testing::registry(), "");
    for (const Error& error : reading.errors) FAIL_CHECK(error.to_string());
    Config again;
    again.add(reading.layer);
    for (const char* path : {"", "a.py", "b/a.py", "b/c.py", "z.txt"}) {
      CHECK(effect(again, path) == effect(config, path));
    }
    CHECK(general_effect(again) == general_effect(config));
    CHECK(dump_config(again, testing::registry()) == text);
  }
}
