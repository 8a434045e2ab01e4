// SPDX-License-Identifier: Apache-2.0
// CREATE and DROP TRIGGER. A partition has a clone of every row trigger of its partitioned table.
#include <algorithm>

#include "core/schema/children.h"
#include "core/schema/triggers.h"

namespace migcheck {
namespace {

void remove_trigger(Table& table, const std::string& name) {
  std::erase_if(table.triggers, [&](const Trigger& trigger) { return trigger.name == name; });
}

void remove_clones(Change& change, const QualifiedName& table, const std::string& name) {
  // Nothing in the edit fails.
  static_cast<void>(edit_children(change, table, [&](Table& partition) -> Failure {
    const Trigger* found = partition.trigger(name);
    if (found != nullptr && found->cloned) remove_trigger(partition, name);
    return std::nullopt;
  }));
}

QualifiedName full_function(const Change& change, const QualifiedName& name) {
  const ObjectPtr function = find_object(change.state, ObjectKind::function, name);
  return function ? function->name : name;
}

bool surely_has(const Change& change, const Table& table, const Trigger& trigger) {
  return trigger.certain && change.state.sure(table);
}

bool on_view(const Change& change, const QualifiedName& name) {
  return find_object(change.state, ObjectKind::view, name) != nullptr;
}

Failure put_trigger(const Change& change, Table& table, const Trigger& trigger, bool or_replace) {
  const Trigger* present = table.trigger(trigger.name);
  if (present != nullptr && surely_has(change, table, *present)) {
    const std::string what =
        "trigger " + in_quotes(trigger.name) + " for relation " + in_quotes(table.name.name);
    if (!or_replace) return ddl_error("42710", what + " already exists");
    if (present->cloned && !trigger.cloned)
      return ddl_error("42710", what + " is an internal or a child trigger");
  }
  remove_trigger(table, trigger.name);
  table.triggers.push_back(trigger);
  return std::nullopt;
}

Trigger clone_of(Trigger trigger) {
  trigger.cloned = true;
  return trigger;
}

}  // namespace

std::vector<Dependent> triggers_of(const Change& change, const QualifiedName& function,
                                   const std::string& what) {
  std::vector<Dependent> out;
  for (const QualifiedName& user : change.state.users(LinkKind::trigger, function)) {
    const TablePtr table = change.state.table(user);
    for (const Trigger& trigger : table->triggers) {
      if (trigger.function != function || trigger.cloned) continue;
      Dependent dependent;
      dependent.name = user;
      dependent.line = "trigger " + quote_identifier(trigger.name) + " on table " +
                       change.state.shown(user) + " depends on " + what;
      dependent.origin = table->origin;
      dependent.sure = surely_has(change, *table, trigger);
      dependent.drop = [user, name = trigger.name](Change& applied) {
        Table edited = *applied.state.table(user);
        remove_trigger(edited, name);
        applied.put(std::move(edited));
        remove_clones(applied, user, name);
      };
      out.push_back(std::move(dependent));
    }
  }
  return out;
}

Failure clone_triggers(const Change& change, Table& partition, const Table& parent) {
  for (const Trigger& trigger : parent.triggers) {
    if (!trigger.row) continue;
    if (Failure failure = put_trigger(change, partition, clone_of(trigger), false)) return failure;
  }
  return std::nullopt;
}

Failure clone_triggers_below(Change& change, const Table& partition, const Table& parent) {
  return edit_children(change, partition.name,
                       [&](Table& below) { return clone_triggers(change, below, parent); });
}

void drop_clones(Change& change, Table& partition) {
  std::vector<std::string> names;
  for (const Trigger& trigger : partition.triggers) {
    if (trigger.cloned) names.push_back(trigger.name);
  }
  for (const std::string& name : names) {
    remove_trigger(partition, name);
    remove_clones(change, partition.name, name);
  }
}

Failure apply(Change& change, const CreateTrigger& operation) {
  if (on_view(change, operation.table)) return std::nullopt;
  const Trigger trigger{operation.name, full_function(change, operation.function), operation.row};
  FoundTable found = change.table(operation.table);
  if (found.failure || !found.table) return found.failure;
  Table table = *std::move(found.table);
  if (Failure failure = put_trigger(change, table, trigger, operation.or_replace)) return failure;
  const QualifiedName name = table.name;
  const bool clones = trigger.row && table.partition_key;
  change.put(std::move(table));
  if (!clones) return std::nullopt;
  return edit_children(change, name, [&](Table& partition) {
    return put_trigger(change, partition, clone_of(trigger), operation.or_replace);
  });
}

Failure apply(Change& change, const DropTrigger& operation) {
  if (on_view(change, operation.table)) return std::nullopt;
  FoundTable found = change.table(operation.table, operation.if_exists);
  if (found.failure || !found.table) return found.failure;
  Table table = *std::move(found.table);
  const Trigger* present = table.trigger(operation.name);
  if (present == nullptr && !operation.if_exists && change.state.sure(table))
    return ddl_error("42704", "trigger " + in_quotes(operation.name) + " for table " +
                                  in_quotes(table.name.name) + " does not exist");
  if (present != nullptr && present->cloned && surely_has(change, table, *present)) {
    const std::string what = "trigger " + quote_identifier(operation.name) + " on table ";
    return ddl_error("2BP01", "cannot drop " + what + change.state.shown(table.name) + " because " +
                                  what + change.state.shown(table.inherits.front()) +
                                  " requires it");
  }
  remove_trigger(table, operation.name);
  const QualifiedName name = table.name;
  change.put(std::move(table));
  remove_clones(change, name, operation.name);
  return std::nullopt;
}

}  // namespace migcheck
