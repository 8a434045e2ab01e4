// SPDX-License-Identifier: Apache-2.0
// CREATE and DROP TRIGGER.
#include <algorithm>

#include "core/schema/children.h"
#include "core/schema/triggers.h"

namespace migcheck {
namespace {

void remove_trigger(Table& table, const std::string& name) {
  const auto found = std::find(table.triggers.begin(), table.triggers.end(), name);
  if (found == table.triggers.end()) return;
  table.trigger_functions.erase(table.trigger_functions.begin() + (found - table.triggers.begin()));
  table.triggers.erase(found);
}

QualifiedName full_function(const Change& change, const QualifiedName& name) {
  const ObjectPtr function = find_object(change.state, ObjectKind::function, name);
  return function ? function->name : name;
}

bool has_trigger(const Table& table, const std::string& name) {
  return std::find(table.triggers.begin(), table.triggers.end(), name) != table.triggers.end();
}

bool on_view(const Change& change, const QualifiedName& name) {
  return find_object(change.state, ObjectKind::view, name) != nullptr;
}

}  // namespace

std::vector<Dependent> triggers_of(const Change& change, const QualifiedName& function,
                                   const std::string& what) {
  std::vector<Dependent> out;
  for (const QualifiedName& user : change.state.users(LinkKind::trigger, function)) {
    const TablePtr table = change.state.table(user);
    for (std::size_t at = 0; at < table->triggers.size(); ++at) {
      if (table->trigger_functions[at] != function) continue;
      Dependent dependent;
      dependent.name = user;
      dependent.line = "trigger " + quote_identifier(table->triggers[at]) + " on table " +
                       change.state.shown(user) + " depends on " + what;
      dependent.origin = table->origin;
      dependent.sure = change.state.sure(*table);
      dependent.drop = [user, name = table->triggers[at]](Change& applied) {
        Table edited = *applied.state.table(user);
        remove_trigger(edited, name);
        applied.put(std::move(edited));
      };
      out.push_back(std::move(dependent));
    }
  }
  return out;
}

Failure apply(Change& change, const CreateTrigger& operation) {
  if (on_view(change, operation.table)) return std::nullopt;
  return edit_table(change, operation.table, false, [&](Table& table) -> Failure {
    if (has_trigger(table, operation.name)) {
      if (!operation.or_replace && change.state.sure(table))
        return ddl_error("42710", "trigger " + in_quotes(operation.name) + " for relation " +
                                      in_quotes(table.name.name) + " already exists");
      remove_trigger(table, operation.name);
    }
    table.triggers.push_back(operation.name);
    table.trigger_functions.push_back(full_function(change, operation.function));
    return std::nullopt;
  });
}

Failure apply(Change& change, const DropTrigger& operation) {
  if (on_view(change, operation.table)) return std::nullopt;
  return edit_table(change, operation.table, operation.if_exists, [&](Table& table) -> Failure {
    if (!has_trigger(table, operation.name) && !operation.if_exists && change.state.sure(table))
      return ddl_error("42704", "trigger " + in_quotes(operation.name) + " for table " +
                                    in_quotes(table.name.name) + " does not exist");
    remove_trigger(table, operation.name);
    return std::nullopt;
  });
}

}  // namespace migcheck
