// SPDX-License-Identifier: Apache-2.0
// The header of a revision file. Only the statements that bind its names are run.
#include "core/migration/replay.h"

namespace migcheck {
namespace {

std::optional<RevisionRef> revision_ref(const Value& value, const PythonModule& module) {
  const std::optional<std::string> id = value.known_string();
  if (!id) return std::nullopt;
  Span span = value.as_text() != nullptr ? value.as_text()->span() : Span{};
  if (!span.valid()) span = Span{&module.file(), 0, 0};
  return RevisionRef{*id, span};
}

/// None, an id, or a tuple or list of ids; false when it is not known.
bool read_refs(Interpreter& interpreter, const Value* value, const PythonModule& module,
               std::vector<RevisionRef>& out) {
  if (value == nullptr || value->is_none()) return true;
  if (std::optional<RevisionRef> one = revision_ref(*value, module)) {
    if (!one->id.empty()) out.push_back(std::move(*one));
    return true;
  }
  const std::optional<ValueList> items = interpreter.elements(*value);
  if (!items) return false;
  for (const Value& item : *items) {
    std::optional<RevisionRef> one = revision_ref(item, module);
    if (!one) return false;
    out.push_back(std::move(*one));
  }
  return true;
}

}  // namespace

std::optional<Migration> read_migration(std::shared_ptr<const PythonModule> module,
                                        ModuleLoader& loader) {
  Host host;
  Interpreter interpreter(host, loader, nullptr);
  const std::shared_ptr<ModuleData> data = interpreter.lazy_module(module, module->file().path());
  try {
    const Value* revision = interpreter.global(*data, "revision");
    if (revision == nullptr) return std::nullopt;
    Migration migration;
    migration.module = module;
    const std::optional<RevisionRef> id = revision_ref(*revision, *module);
    migration.revision = id.value_or(RevisionRef{"", Span{&module->file(), 0, 0}});
    migration.header_known = id.has_value();
    const auto read = [&](const char* name, std::vector<RevisionRef>& out) {
      const bool known = read_refs(interpreter, interpreter.global(*data, name), *module, out);
      migration.header_known = migration.header_known && known;
    };
    read("down_revision", migration.down_revisions);
    read("depends_on", migration.depends_on);
    std::vector<RevisionRef> labels;
    read_refs(interpreter, interpreter.global(*data, "branch_labels"), *module, labels);
    for (const RevisionRef& label : labels) migration.branch_labels.push_back(label.id);
    return migration;
  } catch (const BudgetExceeded&) {
    return std::nullopt;
  }
}

}  // namespace migcheck
