// SPDX-License-Identifier: Apache-2.0
#include "core/schema/names.h"

#include <algorithm>

#include "core/schema/reserved_words.h"

namespace migcheck {
namespace {

bool plain_identifier(std::string_view name) {
  const auto lower = [](char c) { return (c >= 'a' && c <= 'z') || c == '_'; };
  const auto follows = [&](char c) { return lower(c) || (c >= '0' && c <= '9'); };
  return !name.empty() && lower(name.front()) && std::all_of(name.begin(), name.end(), follows) &&
         !is_reserved_word(name);
}

std::string quoted(std::string_view text, char quote) {
  std::string out(1, quote);
  for (const char c : text) {
    if (c == quote) out += quote;
    out += c;
  }
  return out + quote;
}

// Built-in types whose modifier stands inside the name: time(3) with time zone.
std::string with_modifier(const std::string& base, const std::string& modifier) {
  for (const std::string_view head : {"timestamp", "time"}) {
    if (base.rfind(std::string(head) + " with", 0) == 0)
      return std::string(head) + modifier + base.substr(head.size());
  }
  return base + modifier;
}

}  // namespace

std::string QualifiedName::to_string() const {
  return schema.empty() ? quote_identifier(name)
                        : quote_identifier(schema) + "." + quote_identifier(name);
}

std::string quote_identifier(std::string_view name) {
  return plain_identifier(name) ? std::string(name) : quoted(name, '"');
}

std::string quote_literal(std::string_view text) { return quoted(text, '\''); }

std::string DataType::format() const {
  if (!known) return "???";
  const std::string suffix = array ? "[]" : "";
  if (!user_defined) return with_modifier(base, modifier) + suffix;
  const QualifiedName shown{schema == "public" ? std::string() : schema, base};
  return shown.to_string() + modifier + suffix;
}

DataType DataType::unknown() {
  DataType type;
  type.known = false;
  return type;
}

DataType DataType::builtin(std::string base, std::string modifier) {
  DataType type;
  type.base = std::move(base);
  type.modifier = std::move(modifier);
  return type;
}

DataType DataType::user(QualifiedName name) {
  DataType type;
  type.base = std::move(name.name);
  type.schema = std::move(name.schema);
  type.user_defined = true;
  return type;
}

}  // namespace migcheck
