// SPDX-License-Identifier: Apache-2.0
#include "core/sql/tree.h"

#include <algorithm>
#include <nlohmann/json.hpp>

#include "core/source/ascii.h"

namespace migcheck::sql {
namespace {

using nlohmann::json;

const json* as_json(const void* pointer) { return static_cast<const json*>(pointer); }

const json* member(const void* object, std::string_view key) {
  if (object == nullptr || !as_json(object)->is_object()) return nullptr;
  const auto found = as_json(object)->find(key);
  return found == as_json(object)->end() ? nullptr : &*found;
}

std::vector<Node> elements(const json* array) {
  std::vector<Node> nodes;
  if (array == nullptr || !array->is_array()) return nodes;
  nodes.reserve(array->size());
  for (const json& element : *array) nodes.emplace_back(&element);
  return nodes;
}

std::vector<std::string> string_values(const std::vector<Node>& nodes) {
  std::vector<std::string> values(nodes.size());
  std::transform(nodes.begin(), nodes.end(), values.begin(),
                 [](const Node& node) { return node.string_value(); });
  return values;
}

}  // namespace

Node::Node(const void* pointer) : json_(pointer) {
  if (pointer == nullptr || !as_json(pointer)->is_object() || as_json(pointer)->size() != 1) return;
  const auto only = as_json(pointer)->begin();
  if (only.key().empty() || !is_upper(only.key()[0])) return;
  kind_ = only.key();
  json_ = &*only;
}

Node Node::field(std::string_view key) const { return Node(member(json_, key)); }

std::vector<Node> Node::list(std::string_view key) const {
  const json* value = member(json_, key);
  return value != nullptr && value->is_array() ? elements(value) : field(key).items();
}

std::vector<Node> Node::items() const {
  return elements(is("List") ? member(json_, "items") : nullptr);
}

std::string Node::text(std::string_view key) const {
  const json* value = member(json_, key);
  return value != nullptr && value->is_string() ? value->get<std::string>() : std::string();
}

long Node::number(std::string_view key) const {
  const json* value = member(json_, key);
  return value != nullptr && value->is_number_integer() ? value->get<long>() : 0;
}

bool Node::flag(std::string_view key) const {
  const json* value = member(json_, key);
  return value != nullptr && value->is_boolean() && value->get<bool>();
}

std::size_t Node::location() const {
  return static_cast<std::size_t>(std::max(0L, number("location")));
}

std::vector<std::string> Node::strings(std::string_view key) const {
  return string_values(list(key));
}

std::vector<std::string> Node::item_strings() const { return string_values(items()); }

std::vector<Node> Node::children() const {
  std::vector<Node> nodes;
  if (json_ == nullptr || !as_json(json_)->is_object()) return nodes;
  for (const json& value : *as_json(json_)) {
    if (value.is_object()) nodes.emplace_back(&value);
    if (value.is_array()) {
      for (const json& element : value) nodes.emplace_back(&element);
    }
  }
  return nodes;
}

std::optional<Tree> Tree::read(const std::string& text) {
  auto parsed = std::make_shared<const json>(json::parse(text, nullptr, false));
  if (!parsed->is_object()) return std::nullopt;
  Tree tree;
  tree.json_ = std::move(parsed);
  return tree;
}

std::vector<Node> Tree::statements() const {
  std::vector<Node> nodes;
  for (const Node& raw : elements(member(json_.get(), "stmts"))) nodes.push_back(raw.field("stmt"));
  return nodes;
}

}  // namespace migcheck::sql
