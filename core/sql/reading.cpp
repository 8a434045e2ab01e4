// SPDX-License-Identifier: Apache-2.0
#include "core/sql/reading.h"

#include <algorithm>
#include <array>
#include <cctype>

#include "core/sql/hole.h"
#include "core/sql/type_range.h"

namespace migcheck::sql {
namespace {

constexpr std::array create_modifiers{"or",         "replace",   "temp",      "temporary",
                                      "local",      "global",    "unlogged",  "unique",
                                      "foreign",    "recursive", "trusted",   "materialized",
                                      "constraint", "event",     "procedural"};

bool is_create_modifier(const SqlText& text, std::size_t index) {
  return std::any_of(create_modifiers.begin(), create_modifiers.end(),
                     [&](const char* word) { return text.is(index, word); });
}

std::string upper(std::string_view word) {
  std::string out(word);
  for (char& byte : out) byte = static_cast<char>(std::toupper(static_cast<unsigned char>(byte)));
  return out;
}

}  // namespace

QualifiedName Reading::relation(Node range_var) {
  std::vector<std::string> names{range_var.text("relname")};
  if (range_var.has("schemaname")) names.insert(names.begin(), range_var.text("schemaname"));
  return qualified(names);
}

QualifiedName Reading::qualified(const std::vector<std::string>& names) {
  QualifiedName name;
  if (!names.empty()) name.name = names.back();
  if (names.size() > 1) name.schema = names[names.size() - 2];
  if (name.schema.empty()) name.schema = schema_of_new;
  if (has_hole(name.schema) || has_hole(name.name)) {
    hole_in_object_ = true;
  } else {
    named_.push_back(name);
  }
  return name;
}

std::string Reading::part(std::string name) {
  if (has_hole(name)) hole_in_part_ = true;
  return name;
}

std::vector<std::string> Reading::parts(std::vector<std::string> names) {
  hole_in_part_ = hole_in_part_ || std::any_of(names.begin(), names.end(), has_hole);
  return names;
}

DataType Reading::type(Node type_name) const {
  if (!type_name) return DataType::unknown();
  const std::string written = text.slice(type_range(text, text.at(type_name.location())));
  return has_hole(written) ? DataType::unknown() : parse_type_name(written);
}

std::string Reading::expression(TokenRange range) const { return show_holes(text.slice(range)); }

bool Reading::holes_in(TokenRange range) const { return has_hole(text.slice(range)); }

TokenRange Reading::created_name() const {
  std::size_t at = 1;
  while (is_create_modifier(text, at)) ++at;
  ++at;
  if (text.is(at, "concurrently")) ++at;
  if (text.are(at, {"if", "not", "exists"})) at += 3;
  const bool index_without_name = text.is(at, "on");
  if (index_without_name) ++at;
  if (index_without_name && text.is(at, "only")) ++at;
  std::size_t end = at + 1;
  while (text.is(end, ".")) end += 2;
  return {at, end};
}

std::optional<TokenRange> Reading::if_exists(TokenRange range) const {
  for (std::size_t i = range.first; i < range.last; ++i) {
    if (text.are(i, {"if", "not", "exists"})) return TokenRange{i, i + 3};
    if (text.are(i, {"if", "exists"})) return TokenRange{i, i + 2};
  }
  return std::nullopt;
}

PlannedOperation& Reading::push(OperationPayload payload, TokenRange place,
                                std::optional<TokenRange> clause) {
  PlannedOperation planned;
  planned.operation.payload = std::move(payload);
  planned.operation.span = text.span(place);
  planned.operation.source = OperationSource::sql;
  if (clause) {
    planned.operation.guards.push_back({GuardKind::if_exists_clause, text.span(*clause)});
  }
  return planned_.emplace_back(std::move(planned));
}

PlannedOperation& Reading::add(OperationPayload payload, TokenRange place,
                               std::optional<TokenRange> clause) {
  if (hole_in_object_ || hole_in_part_) {
    UnknownOperation unknown;
    unknown.reason = "dynamic SQL: '" + expression(place) + "'";
    unknown.may_change_schema = !std::holds_alternative<DataChange>(payload);
    if (!hole_in_object_) unknown.touches = named_;
    payload = std::move(unknown);
    hole_in_object_ = hole_in_part_ = false;
  }
  return push(std::move(payload), place, clause);
}

void Reading::add_unknown(const std::string& reason, TokenRange place) {
  UnknownOperation unknown;
  unknown.reason = reason;
  if (!hole_in_object_) unknown.touches = named_;
  push(std::move(unknown), place, std::nullopt);
}

void Reading::add_other(std::vector<DataConstant> constants) {
  push(OtherStatement{command_tag(text), std::move(constants)}, text.all(), std::nullopt);
}

std::string command_tag(const SqlText& text) {
  constexpr std::array two_words{"create", "alter", "drop", "lock", "refresh", "comment"};
  std::size_t first = 0;
  while (text.is(first, "(")) ++first;
  std::string tag = upper(text.word(first));
  const bool more = std::any_of(two_words.begin(), two_words.end(),
                                [&](const char* word) { return text.is(first, word); });
  if (more && text.kind(first + 1) == TokenKind::identifier)
    tag += " " + upper(text.word(first + 1));
  return tag;
}

}  // namespace migcheck::sql
