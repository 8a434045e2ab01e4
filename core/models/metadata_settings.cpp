// SPDX-License-Identifier: Apache-2.0
#include "core/models/metadata_settings.h"

#include <algorithm>
#include <optional>
#include <utility>

#include "core/python/guarded.h"

namespace migcheck {
namespace {

constexpr std::string_view convention_word = "naming_convention";

bool makes_flask_database(const Node& value) {
  return value.kind == NodeKind::call && value.child(0) != nullptr &&
         value.child(0)->text.ends_with("SQLAlchemy");
}

/// Every node of one of these kinds in a tree, in the order of the text.
void nodes_in(const Node& node, std::initializer_list<NodeKind> kinds,
              std::vector<const Node*>& out) {
  if (std::find(kinds.begin(), kinds.end(), node.kind) != kinds.end()) out.push_back(&node);
  for (const Node* child : node.children) {
    if (child != nullptr) nodes_in(*child, kinds, out);
  }
}

/// Whether the function around an assignment declares `name` to be global.
bool is_global(const Node& root, const Node& assignment, std::string_view name) {
  return std::any_of(root.children.begin(), root.children.end(), [&](const Node* statement) {
    const bool around = statement->kind == NodeKind::function &&
                        statement->begin <= assignment.begin && assignment.end <= statement->end;
    std::vector<const Node*> declared;
    if (around) nodes_in(*statement, {NodeKind::global}, declared);
    return std::any_of(declared.begin(), declared.end(), [&](const Node* one) {
      return std::any_of(one->children.begin(), one->children.end(),
                         [&](const Node* child) { return child->text == name; });
    });
  });
}

const Node* value_of(const Node& assignment) {
  return assignment.child(assignment.kind == NodeKind::assign ? 0 : 2);
}

}  // namespace

void MetadataSettings::read(const std::shared_ptr<const PythonModule>& source, std::uint32_t end) {
  const std::string_view text = source->file().text();
  if (text.find("SQLAlchemy(") == std::string_view::npos &&
      text.find(convention_word) == std::string_view::npos) {
    return;
  }
  const auto module = interpreter_.lazy_module(source, source->file().path());
  std::vector<const Node*> assignments;
  nodes_in(source->root(), {NodeKind::assign, NodeKind::ann_assign}, assignments);
  for (const Node* one : assignments) {
    const Node* value = value_of(*one);
    if (value == nullptr || one->begin >= end) continue;
    if (makes_flask_database(*value)) {
      interpreter_.reset_budget();
      const Value made = guarded([&] { return interpreter_.evaluate_in(*value, *module); });
      if (made.as_object() != nullptr) read_flask_database(*made.as_object());
      bind_late(*one, made, *module);
    }
    if (one->kind != NodeKind::assign) continue;
    for (const Node* target : one->rest(1)) read_convention(*target, *value, *module);
  }
}

void MetadataSettings::read_flask_database(const ObjectData& database) {
  if (database.path != "flask_sqlalchemy.SQLAlchemy") return;
  if (const Value* given = database.keyword("metadata")) {
    const auto object = given->object_ptr();
    if (object != nullptr && object->path == "sqlalchemy.MetaData") given_.push_back(object);
    if (auto key = metadata_of_value(interpreter_, *given)) shared_.push_back(std::move(*key));
  }
  const Value* base = database.keyword("model_class");
  const ClassPtr type = base == nullptr ? nullptr : base->class_ptr();
  if (type == nullptr) return;
  model_classes_.push_back(type);
  if (auto key = metadata_of_class(interpreter_, type)) shared_.push_back(std::move(*key));
}

/// `db = None` in the module, and `global db` with an assignment in a function that is called
/// later.
void MetadataSettings::bind_late(const Node& assignment, const Value& made, ModuleData& module) {
  if (assignment.kind != NodeKind::assign || made.as_object() == nullptr) return;
  for (const Node* target : assignment.rest(1)) {
    if (target->kind != NodeKind::name) continue;
    if (!is_global(module.source->root(), assignment, target->text)) continue;
    const Value now = guarded([&] {
      const Value* found = interpreter_.global(module, target->text);
      return found == nullptr ? Value::none() : *found;
    });
    if (now.is_none()) module.scope->names.insert_or_assign(std::string(target->text), made);
  }
}

/// `Base.metadata.naming_convention = {…}`.
void MetadataSettings::read_convention(const Node& target, const Node& value, ModuleData& module) {
  if (target.kind != NodeKind::attribute || target.text != convention_word) return;
  if (target.child(0) == nullptr) return;
  interpreter_.reset_budget();
  const Value owner = guarded([&] { return interpreter_.evaluate_in(*target.child(0), module); });
  const std::optional<MetadataKey> key = metadata_of_value(interpreter_, owner);
  if (!key) return;
  auto made = key->made == nullptr ? make_record("sqlalchemy.MetaData", Span{})
                                   : std::make_shared<ObjectData>(*key->made);
  std::erase_if(made->keywords, [](const auto& one) { return one.first == convention_word; });
  made->keywords.emplace_back(std::string(convention_word),
                              guarded([&] { return interpreter_.evaluate_in(value, module); }));
  conventions_.push_back({*key, std::move(made)});
}

MetadataKey MetadataSettings::complete(MetadataKey key) const {
  if (std::find(shared_.begin(), shared_.end(), key) != shared_.end()) {
    const ObjectData* made = key.made;
    key = flask_metadata();
    key.made = made;
  }
  if (key == flask_metadata() && given_.size() == 1) key.made = given_.front().get();
  for (const Convention& one : conventions_) {
    if (one.key == key) key.made = one.made.get();
  }
  return key;
}

bool MetadataSettings::is_model_class(const ClassPtr& type) const {
  return std::find(model_classes_.begin(), model_classes_.end(), type) != model_classes_.end();
}

}  // namespace migcheck
