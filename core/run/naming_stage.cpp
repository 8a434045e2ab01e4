// SPDX-License-Identifier: Apache-2.0
#include "core/run/naming_stage.h"

#include <algorithm>
#include <map>
#include <optional>
#include <set>

#include "core/models/model_files.h"
#include "core/models/target_metadata.h"
#include "core/python/guarded.h"
#include "core/python/sqlalchemy.h"
#include "core/run/import_roots.h"

namespace migcheck {
namespace {

constexpr std::string_view convention_word = "naming_convention";

/// The short name under which a rule is filed that is written by the class of the constraint.
std::optional<std::string> rule_name(const Value& key) {
  const std::string* symbol = key.as_symbol();
  if (symbol == nullptr) return key.known_string();
  for (const auto& [name, path] :
       {std::pair{"pk", "sqlalchemy.PrimaryKeyConstraint"},
        std::pair{"uq", "sqlalchemy.UniqueConstraint"},
        std::pair{"ck", "sqlalchemy.CheckConstraint"},
        std::pair{"fk", "sqlalchemy.ForeignKeyConstraint"}, std::pair{"ix", "sqlalchemy.Index"}}) {
    if (*symbol == path) return name;
  }
  return std::nullopt;
}

/// Templates and tokens given as a dict; nothing when there are entries that are not known.
std::optional<NamingRules> read_convention(const Value& value) {
  if (value.is_none()) return NamingRules();
  const DictData* dict = value.as_dict();
  if (dict == nullptr || !dict->complete) return std::nullopt;
  NamingRules convention;
  for (const auto& [key, pattern] : dict->items) {
    const auto name = rule_name(key);
    if (!name) return std::nullopt;
    if (const auto text = pattern.known_string()) convention.templates[*name] = *text;
    if (const FunctionData* function = pattern.as_function())
      convention.tokens[*name] = std::make_shared<const FunctionData>(*function);
  }
  return convention;
}

bool is_attribute(const Node* target, std::string_view name) {
  return target != nullptr && target->kind == NodeKind::attribute && target->text == name;
}

/// What a call of MetaData() says about names.
const Node* convention_of_call(const Node* call) {
  if (call == nullptr || call->kind != NodeKind::call) return nullptr;
  const Node* callee = call->child(0);  // the bases of a class are a call without one
  if (callee == nullptr || callee->text != "MetaData") return nullptr;
  for (const Node* argument : call->rest(1)) {
    if (argument != nullptr && argument->kind == NodeKind::keyword &&
        argument->text == convention_word)
      return argument->child(0);
  }
  return nullptr;
}

/// What an assignment gives to a MetaData that exists, or to a base instead of its own.
const Node* assigned_convention(const Node& node) {
  if (node.kind != NodeKind::assign || node.child(0) == nullptr) return nullptr;
  const auto targets = node.rest(1);
  const auto to = [&](std::string_view name) {
    return std::any_of(targets.begin(), targets.end(),
                       [&](const Node* target) { return is_attribute(target, name); });
  };
  if (to(convention_word)) return node.child(0);
  return to("metadata") ? convention_of_call(node.child(0)) : nullptr;
}

/// Finds what is written as a convention: `metadata.naming_convention = X`, and unless only what is
/// assigned counts, `MetaData(naming_convention=X)`.
std::vector<const Node*> collect_conventions(const Node& root, bool only_assigned) {
  std::vector<const Node*> found;
  std::vector<const Node*> waiting{&root};
  while (!waiting.empty()) {
    const Node* node = waiting.back();
    waiting.pop_back();
    const Node* called = only_assigned ? nullptr : convention_of_call(node);
    if (called != nullptr) found.push_back(called);
    const Node* assigned = assigned_convention(*node);
    if (assigned != nullptr) found.push_back(assigned);
    for (const Node* child : node->children) {
      if (child != nullptr) waiting.push_back(child);
    }
  }
  return found;
}

class ConventionFinder {
 public:
  ConventionFinder(ModuleStore& store, const std::vector<std::string>& files, const FileScan& scan,
                   const Environment& environment)
      : store_(store),
        files_(files),
        scan_(scan),
        environment_(environment),
        loader_(store, import_roots(environment)),
        interpreter_(host_, loader_, nullptr) {}

  std::optional<NamingRules> find() {
    const auto env_py = environment_.env_py.empty() ? nullptr : store_.parse(environment_.env_py);
    if (env_py == nullptr) return std::nullopt;
    if (env_py->file().text().find("target_metadata") == std::string_view::npos)
      return NamingRules();
    const std::vector<MetadataKey> keys = target_metadata(interpreter_, env_py);
    if (keys.size() > 1) return NamingRules();  // Alembic takes none from a list
    if (keys.size() == 1 && keys[0].made != nullptr) {
      const Value* given = keys[0].made->argument(4, convention_word);
      if (given != nullptr) return read_convention(*given);
    }
    // What other calls of MetaData() say is not about one that is known.
    return only_convention(keys.size() == 1 && keys[0].object != nullptr);
  }

 private:
  std::optional<NamingRules> only_convention(bool only_assigned) {
    std::set<std::string> revisions(environment_.revision_files.begin(),
                                    environment_.revision_files.end());
    std::map<NameTemplates, NamingRules> conventions;
    bool mentioned = false;
    for (const std::string& file : files_) {
      if (!scan_.names_convention(file) || revisions.count(file) != 0 || is_test_file(file))
        continue;
      mentioned = read_file(file, only_assigned, conventions) || mentioned;
    }
    if (conventions.size() == 1) return conventions.begin()->second;
    return mentioned ? std::nullopt : std::optional(NamingRules());
  }

  /// Whether the file may say something.
  bool read_file(const std::string& file, bool only_assigned,
                 std::map<NameTemplates, NamingRules>& conventions) {
    const auto source = store_.parse(file);
    if (source == nullptr) return true;
    const auto found = collect_conventions(source->root(), only_assigned);
    const auto module = interpreter_.lazy_module(source, file);
    for (const Node* node : found) {
      interpreter_.reset_budget();
      const auto convention =
          read_convention(guarded([&] { return interpreter_.evaluate_in(*node, *module); }));
      if (convention && !convention->templates.empty())
        conventions.emplace(convention->templates, *convention);
    }
    return !only_assigned || !found.empty();
  }

  ModuleStore& store_;
  const std::vector<std::string>& files_;
  const FileScan& scan_;
  const Environment& environment_;
  RepositoryLoader loader_;
  LibraryHost host_;
  Interpreter interpreter_;
};

}  // namespace

std::optional<NamingRules> naming_convention(ModuleStore& store,
                                             const std::vector<std::string>& files,
                                             const FileScan& scan, const Environment& environment) {
  return ConventionFinder(store, files, scan, environment).find();
}

}  // namespace migcheck
