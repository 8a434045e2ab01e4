// SPDX-License-Identifier: Apache-2.0
// Functions and procedures.
#include "core/schema/dependents.h"
#include "core/schema/triggers.h"

namespace migcheck {
namespace {

std::vector<ObjectPtr> overloads(const CatalogState& state, const QualifiedName& name) {
  std::vector<ObjectPtr> out;
  const ObjectPtr first = find_object(state, ObjectKind::function, name);
  if (first == nullptr) return out;
  state.objects.for_each_from({ObjectKind::function, first->name, {}},
                              [&](const ObjectKey& key, const ObjectPtr& object) {
                                if (key.kind != ObjectKind::function || key.name != first->name)
                                  return false;
                                out.push_back(object);
                                return true;
                              });
  return out;
}

// Argument names may or may not be part of a signature; one function of a name is enough to know
// it.
ObjectPtr with_signature(const std::vector<ObjectPtr>& functions, const std::string& signature) {
  for (const ObjectPtr& function : functions) {
    if (function->signature == signature) return function;
  }
  return functions.front();
}

// Functions of extensions are not listed, so absence is certain only where there are none.
Failure missing(const Change& change, const DropFunction& operation) {
  bool extensions = false;
  change.state.objects.for_each_from(extension_key({}),
                                     [&](const ObjectKey& key, const ObjectPtr&) {
                                       extensions = key.kind == ObjectKind::extension;
                                       return false;
                                     });
  const ObjectKey key{ObjectKind::function, change.creation_name(operation.name), {}};
  if (extensions || !change.surely_absent(key)) return std::nullopt;
  const QualifiedName& name = operation.name;
  const std::string written = name.schema.empty() ? name.name : name.schema + "." + name.name;
  if (!operation.signature)
    return ddl_error("42883", "could not find a function named " + in_quotes(name));
  return ddl_error("42883",
                   "function " + written + "(" + *operation.signature + ") does not exist");
}

}  // namespace

Failure apply(Change& change, const CreateFunction& operation) {
  const QualifiedName name = change.creation_name(operation.name);
  if (Failure failure = change.require_schema(name.schema)) return failure;
  const ObjectKey key{ObjectKind::function, name, operation.signature};
  const ObjectPtr present = change.state.object(key);
  if (present && !operation.or_replace && change.state.sure(*present))
    return ddl_error(
        "42723", "function " + in_quotes(name.name) + " already exists with same argument types",
        present->origin, "function '" + name.name + "' is created here");
  OtherObject function;
  function.kind = ObjectKind::function;
  function.name = name;
  function.signature = operation.signature;
  function.detail = operation.language;
  function.origin = change.origin();
  change.state.put(std::move(function));
  return std::nullopt;
}

Failure apply(Change& change, const DropFunction& operation) {
  const std::vector<ObjectPtr> functions = overloads(change.state, operation.name);
  if (functions.empty()) return operation.if_exists ? std::nullopt : missing(change, operation);
  if (!operation.signature && functions.size() > 1 && change.state.sure(*functions.front()))
    return ddl_error("42725", "function name " + in_quotes(operation.name) + " is not unique");
  const ObjectPtr function =
      operation.signature ? with_signature(functions, *operation.signature) : functions.front();
  const std::string what =
      "function " + change.state.shown(function->name) + "(" + function->signature + ")";
  const auto dependents = triggers_of(change, function->name, what);
  if (Failure failure = drop_dependents(change, what, dependents, operation.cascade))
    return failure;
  change.state.erase_object(key_of(*function));
  if (functions.size() == 1) change.forget({ObjectKind::function, function->name, {}});
  return std::nullopt;
}

}  // namespace migcheck
