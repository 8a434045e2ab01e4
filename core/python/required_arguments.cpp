// SPDX-License-Identifier: Apache-2.0
#include "core/python/required_arguments.h"

#include <algorithm>
#include <array>
#include <map>
#include <vector>

namespace migcheck {
namespace {

using Names = std::vector<std::string_view>;

/// The parameters without a default, in order; those of the table are not there in a batch.
const Names* required_names(const std::string& directive, bool batch) {
  static const std::map<std::string, Names, std::less<>> plain_names{
      {"add_column", {"table_name", "column"}},
      {"alter_column", {"table_name", "column_name"}},
      {"create_check_constraint", {"constraint_name", "table_name", "condition"}},
      {"create_foreign_key",
       {"constraint_name", "source_table", "referent_table", "local_cols", "remote_cols"}},
      {"create_index", {"index_name", "table_name", "columns"}},
      {"create_primary_key", {"constraint_name", "table_name", "columns"}},
      {"create_table", {"table_name"}},
      {"create_unique_constraint", {"constraint_name", "table_name", "columns"}},
      {"drop_column", {"table_name", "column_name"}},
      {"drop_constraint", {"constraint_name", "table_name"}},
      {"drop_index", {"index_name"}},
      {"drop_table", {"table_name"}},
      {"rename_table", {"old_table_name", "new_table_name"}},
  };
  static const std::map<std::string, Names, std::less<>> batch_names{
      {"add_column", {"column"}},
      {"alter_column", {"column_name"}},
      {"create_foreign_key", {"constraint_name", "referent_table", "local_cols", "remote_cols"}},
      {"create_index", {"index_name", "columns"}},
      {"create_unique_constraint", {"constraint_name", "columns"}},
      {"drop_column", {"column_name"}},
      {"drop_constraint", {"constraint_name"}},
      {"drop_index", {"index_name"}},
  };
  const auto& names = batch ? batch_names : plain_names;
  const auto found = names.find(directive);
  return found == names.end() ? nullptr : &found->second;
}

/// Names that Alembic before 1.0 used, and translated for a while.
bool has_former_name(const CallArguments& args) {
  constexpr std::array<std::string_view, 7> former{"name",   "tablename", "source",  "referent",
                                                   "fields", "table",     "old_name"};
  return std::any_of(args.keywords.begin(), args.keywords.end(), [&](const auto& keyword) {
    return std::find(former.begin(), former.end(), keyword.first) != former.end();
  });
}

std::string listed(const Names& names) {
  std::string text;
  for (std::size_t i = 0; i < names.size(); ++i) {
    if (i > 0) text += i + 1 < names.size() ? ", " : names.size() > 2 ? ", and " : " and ";
    text += "'" + std::string(names[i]) + "'";
  }
  return text;
}

}  // namespace

std::optional<std::string> missing_arguments(const Directive& directive) {
  const Names* required = required_names(directive.name, directive.batch);
  const CallArguments& args = directive.args;
  if (required == nullptr || has_former_name(args)) return std::nullopt;
  Names missing;
  for (std::size_t i = 0; i < required->size(); ++i) {
    if (args.get(i, (*required)[i]) == nullptr) missing.push_back((*required)[i]);
  }
  if (missing.empty()) return std::nullopt;
  return directive.name + "() missing " + std::to_string(missing.size()) +
         " required positional argument" + (missing.size() > 1 ? "s" : "") + ": " + listed(missing);
}

}  // namespace migcheck
