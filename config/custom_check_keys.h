// SPDX-License-Identifier: Apache-2.0
// The keys of one entry of CustomChecks: one row a key. The reader and the JSON Schema come from
// the rows.
#pragma once

#include <array>
#include <string_view>

namespace migcheck {

struct CustomCheckKey {
  std::string_view name;
  std::string_view help;     ///< one sentence
  std::string_view choices;  ///< words with blanks between; empty: any text
};

inline constexpr std::array<CustomCheckKey, 10> custom_check_keys{{
    {"Name", "The name of the check: words in lower case with '-' between", ""},
    {"Message",
     "What a finding says; '{capture}', or '{table}', '{column}', '{name}' and '{kind}' "
     "with Operation, stand for what was found",
     ""},
    {"Severity", "The usual level; default: warning", "error warning note"},
    {"Query", "A query of tree-sitter over Python; what it captures as '@report' is reported", ""},
    {"Operation", "A map of patterns for operations: Kind, Table, Column, Name, Guarded", ""},
    {"In",
     "Where to look: with Query in migrations (the default), models or both, with Operation "
     "in upgrade (the default), downgrade or both",
     "migrations models upgrade downgrade both"},
    {"Replacement", "What --fix puts in place of what Query reports; may hold '{capture}'", ""},
    {"FixSafety", "Whether --fix applies the replacement without --unsafe-fixes; default: unsafe",
     "safe unsafe"},
    {"Docs", "The page that --explain prints, Markdown", ""},
    {"HelpUri", "An address where more is said", ""},
}};

inline constexpr std::array<CustomCheckKey, 5> custom_operation_keys{{
    {"Kind", "Kinds of operations such as create_table or drop_*", ""},
    {"Table", "Patterns for the table", ""},
    {"Column", "Patterns for a column", ""},
    {"Name", "Patterns for the name of what is made or dropped", ""},
    {"Guarded", "Whether something such as IF EXISTS protects the operation", "true false"},
}};

}  // namespace migcheck
