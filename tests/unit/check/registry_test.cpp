// SPDX-License-Identifier: Apache-2.0
#include "core/check/registry.h"

#include <doctest/doctest.h>

using namespace migcheck;

namespace {

/// A check whose constructor reads its options.
class Example : public Check {
 public:
  explicit Example(const CheckOptions& options) : limit(options.integer("Limit")) {}
  static CheckInfo info() {
    return {.id = "example-check",
            .module = "example",
            .severity = Severity::error,
            .options = {{.name = "Limit", .type = OptionType::integer, .default_value = "7"}}};
  }

  std::int64_t limit;
};

}  // namespace

TEST_CASE("registry: checks are found by id, in the order of their ids") {
  Registry registry;
  registry.add<Example>();
  registry.add({.id = "a-check"}, nullptr);
  CHECK(registry.find("example-check")->info.module == "example");
  CHECK(registry.find("example") == nullptr);
  CHECK(registry.checks().begin()->first == "a-check");
}

TEST_CASE("registry: a check is made from its options") {
  Registry registry;
  registry.add<Example>();
  const RegisteredCheck* registered = registry.find("example-check");
  CheckOptions options(registered->info);
  CHECK_FALSE(options.set(registered->info.options.front(), "8"));
  const auto check = registered->create(options);
  CHECK(dynamic_cast<const Example&>(*check).limit == 8);
}

TEST_CASE("reporter: findings carry the check's id and severity") {
  const CheckInfo info = Example::info();
  std::vector<Diagnostic> found;
  Reporter reporter(info, found);
  reporter.report({}, "usual").subject = "limit";
  reporter.report(Severity::note, {}, "milder");
  REQUIRE(found.size() == 2);
  CHECK(found[0].check == "example-check");
  CHECK(found[0].severity == Severity::error);
  CHECK(found[0].message == "usual");
  CHECK(found[0].subject == "limit");
  CHECK(found[1].severity == Severity::note);
}

TEST_CASE("registry: there is no global one, and what one holds no other one has") {
  Registry first;
  Registry second;
  first.add<Example>();
  CHECK(second.checks().empty());
  CHECK(second.find("example-check") == nullptr);
}

TEST_CASE("registry: what cannot be a check is left out, and why is said") {
  Registry registry;
  registry.add<Example>();
  registry.add({.id = "from-plugin"}, nullptr, "x.so");
  registry.add({.id = "Wrong"}, nullptr);
  registry.add({.id = "example-check"}, nullptr);
  registry.add({.id = "from-plugin"}, nullptr);
  registry.add({.id = "a-b", .options = {{.name = "Two words"}}}, nullptr);
  registry.add({.id = "a-c", .options = {{.name = "A"}, {.name = "A"}}}, nullptr);
  registry.add({.id = "a-d", .options = {{.name = "A", .type = OptionType::boolean}}}, nullptr);
  CHECK(registry.checks().size() == 2);
  CHECK(registry.find("from-plugin")->origin == "x.so");
  REQUIRE(registry.refused().size() == 6);
  CHECK(registry.refused()[0] == "'Wrong' is no name for a check: words in lower case with '-'");
  CHECK(registry.refused()[1] == "check 'example-check' exists already");
  CHECK(registry.refused()[2] == "check 'from-plugin' exists already; it comes from x.so");
  CHECK(registry.refused()[4] == "option 'A' of check 'a-c' occurs twice");
  CHECK(registry.refused()[5] ==
        "option 'A' of check 'a-d' has a default that it does not allow: expected true or false");
}
