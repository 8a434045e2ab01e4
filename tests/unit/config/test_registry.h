// SPDX-License-Identifier: Apache-2.0
// A small registry with one option of every type.
#pragma once

#include "core/check/registry.h"

namespace migcheck::testing {

class NoCheck : public Check {
 public:
  explicit NoCheck(const CheckOptions&) {}
};

namespace detail {
inline Registry make_registry() {
  const CheckFactory factory = [](const CheckOptions& o) { return std::make_unique<NoCheck>(o); };
  Registry registry;
  registry.add({.id = "enum-case", .module = "enum"}, factory);
  registry.add({.id = "stub-table",
                .module = "table",
                .options = {{.name = "MaxColumns",
                             .type = OptionType::integer,
                             .default_value = "2",
                             .help = "Count no more columns than this.",
                             .maximum = 9},
                            {.name = "Mode",
                             .type = OptionType::choice,
                             .default_value = "all",
                             .choices = {"all", "provable"}}}},
               factory);
  registry.add(
      {.id = "todo-words",
       .module = "style",
       .options = {{.name = "Words", .type = OptionType::string_list, .default_value = "A"},
                   {.name = "Ticket", .type = OptionType::regex, .default_value = "#1"},
                   {.name = "Strict", .type = OptionType::boolean, .default_value = "true"}}},
      factory);
  return registry;
}
}  // namespace detail

inline const Registry& registry() {
  static const Registry instance = detail::make_registry();
  return instance;
}

}  // namespace migcheck::testing
