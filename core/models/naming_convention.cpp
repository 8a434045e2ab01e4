// SPDX-License-Identifier: Apache-2.0
#include "core/models/naming_convention.h"

#include <array>
#include <utility>

#include "core/python/sqlalchemy.h"

namespace migcheck {
namespace {

struct RuleName {
  std::string_view kind;
  std::string_view symbol;
};

/// A rule is filed under a short name or under the class of the object.
constexpr std::array<RuleName, 5> rule_names{{{"pk", "sqlalchemy.PrimaryKeyConstraint"},
                                              {"uq", "sqlalchemy.UniqueConstraint"},
                                              {"ck", "sqlalchemy.CheckConstraint"},
                                              {"fk", "sqlalchemy.ForeignKeyConstraint"},
                                              {"ix", "sqlalchemy.Index"}}};

constexpr std::string_view default_index = "ix_%(column_0_label)s";

std::string joined(const std::vector<std::string>& parts, std::string_view prefix,
                   std::string_view separator) {
  std::string text;
  for (const std::string& part : parts) {
    if (!text.empty()) text += separator;
    text += std::string(prefix) + part;
  }
  return text;
}

std::string label_prefix(const QualifiedName& table) {
  return (table.schema.empty() ? "" : table.schema + "_") + table.name + "_";
}

std::optional<std::string> at(const std::vector<std::string>& columns, std::string_view number) {
  if (number.empty() || number.size() > 3) return std::nullopt;
  std::size_t index = 0;
  for (const char digit : number) {
    if (digit < '0' || digit > '9') return std::nullopt;
    index = index * 10 + static_cast<std::size_t>(digit - '0');
  }
  if (index >= columns.size()) return std::nullopt;
  return columns[index];
}

/// column_0_name, column_0_key, column_0_label, column_0_N_name, column_0N_name and so on.
std::optional<std::string> column_token(std::string_view token, const NamedObject& object) {
  const std::size_t last = token.rfind('_');
  if (last == std::string_view::npos) return std::nullopt;
  const std::string_view what = token.substr(last + 1);
  std::string_view which = token.substr(0, last);
  if (what != "name" && what != "key" && what != "label") return std::nullopt;
  const std::string prefix = what == "label" ? label_prefix(object.table) : "";
  if (which == "0_N") return joined(object.columns, prefix, "_");
  if (which == "0N") return joined(object.columns, prefix, "");
  const auto column = at(object.columns, which);
  return column ? std::optional(prefix + *column) : std::nullopt;
}

std::optional<std::string> token_value(std::string_view token, const NamedObject& object) {
  constexpr std::string_view column = "column_";
  constexpr std::string_view referred = "referred_column_";
  if (token == "table_name") return object.table.name;
  if (token == "constraint_name") return object.given;
  if (token == "referred_table_name") return object.ref_table.name;
  if (token.starts_with(column)) return column_token(token.substr(column.size()), object);
  if (!token.starts_with(referred)) return std::nullopt;
  NamedObject target;
  target.table = object.ref_table;
  target.columns = object.ref_columns;
  return column_token(token.substr(referred.size()), target);
}

std::optional<std::string> expand(std::string_view rule, const NamedObject& object) {
  std::string text;
  while (!rule.empty()) {
    const std::size_t begin = rule.find("%(");
    text += rule.substr(0, begin);
    if (begin == std::string_view::npos) break;
    const std::size_t end = rule.find(")s", begin);
    if (end == std::string_view::npos) return std::nullopt;
    const auto value = token_value(rule.substr(begin + 2, end - begin - 2), object);
    if (!value) return std::nullopt;
    text += *value;
    rule.remove_prefix(end + 2);
  }
  return text;
}

}  // namespace

NamingConvention::NamingConvention(const ObjectData* metadata) {
  const Value* given = metadata == nullptr ? nullptr : metadata->keyword("naming_convention");
  if (metadata != nullptr && !metadata->complete) known_ = false;
  if (given == nullptr || given->is_none()) return;
  rules_ = given->as_dict();
  known_ = rules_ != nullptr && rules_->complete;
}

const Value* NamingConvention::rule(std::string_view kind) const {
  if (rules_ == nullptr) return nullptr;
  if (const Value* rule = rules_->find(kind)) return rule;
  for (const RuleName& name : rule_names) {
    if (name.kind != kind) continue;
    for (const auto& [key, value] : rules_->items) {
      if (key.as_symbol() != nullptr && *key.as_symbol() == name.symbol) return &value;
    }
  }
  return nullptr;
}

/// A written name stays, unless the rule builds upon it.
bool NamingConvention::apply(std::string_view kind, NamedObject object,
                             std::optional<std::string>& name) const {
  object.given = name;
  if (!known_) return name.has_value() && kind != "ck";
  const Value* given = rule(kind);
  std::optional<std::string> text = given == nullptr ? std::nullopt : given->known_string();
  if (given != nullptr && !text) return false;
  if (!text && kind == "ix") text = std::string(default_index);
  if (!text) return true;
  const bool builds_upon_name = text->find("%(constraint_name)s") != std::string::npos;
  if (name.has_value() != builds_upon_name) return true;
  const auto made = expand(*text, object);
  if (!made) return false;
  name = shortened_name(*made);
  return true;
}

}  // namespace migcheck
