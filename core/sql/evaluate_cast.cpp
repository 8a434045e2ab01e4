// SPDX-License-Identifier: Apache-2.0
// Casts: to text, to numbers, and to the types that name catalog objects.
#include <algorithm>
#include <array>
#include <charconv>

#include "core/sql/evaluator.h"

namespace migcheck::sql {
namespace {

constexpr std::array text_types{"text", "varchar", "name",           "bpchar",
                                "char", "citext",  "sql_identifier", "character_data"};
constexpr std::array number_types{"int2", "int4", "int8", "oid"};

template <std::size_t Size>
bool one_of(const std::array<const char*, Size>& names, const std::string& name) {
  return std::find(names.begin(), names.end(), name) != names.end();
}

Datum to_number(const Datum& subject) {
  if (!subject.is(DatumKind::text) || !subject.known()) return subject;
  std::int64_t number = 0;
  const char* const end = subject.text.data() + subject.text.size();
  const auto result = std::from_chars(subject.text.data(), end, number);
  return result.ec == std::errc() && result.ptr == end ? Datum::of(number) : Datum();
}

Datum to_array(const Datum& subject) {
  if (subject.is(DatumKind::array)) return subject;
  if (!subject.is(DatumKind::text) || !subject.known()) return {};
  auto elements = array_literal(subject.text);
  return elements ? Datum::array(*std::move(elements)) : Datum();
}

Datum to_boolean(const Datum& subject) {
  if (subject.is(DatumKind::boolean)) return subject;
  const Datum result = equal(subject, Datum::of(true));
  return result.is(DatumKind::boolean) ? result : Datum();
}

}  // namespace

Datum Evaluator::cast(Node node, const Scope* scope) {
  Datum subject = value(node.field("arg"), scope);
  if (subject.is_null()) return subject;
  const Node type = node.field("typeName");
  const std::vector<std::string> names = type.strings("names");
  if (names.empty()) return {};
  if (type.has("arrayBounds")) return to_array(subject);
  const std::string& name = names.back();
  const bool text = subject.is(DatumKind::text) && subject.known();
  if (name == "regclass") return text ? relation_named(subject.text) : subject;
  if (name == "regtype") return text ? type_named(subject.text) : subject;
  if (name == "regnamespace") return text ? schema_named(subject.text) : subject;
  if (name == "bool") return to_boolean(subject);
  if (one_of(number_types, name)) return to_number(subject);
  if (!one_of(text_types, name)) return subject.is(DatumKind::text) ? subject : Datum();
  const bool keeps_kind = subject.is(DatumKind::unknown) || subject.is(DatumKind::system_name);
  return keeps_kind || subject.is(DatumKind::at_least) ? subject : Datum::of(as_text(subject));
}

std::optional<std::vector<Datum>> array_literal(const std::string& text) {
  if (text.size() < 2 || text.front() != '{' || text.back() != '}') return std::nullopt;
  std::vector<Datum> elements;
  std::string current;
  bool quoted = false;
  bool was_quoted = false;
  const auto finish = [&] {
    elements.push_back(!was_quoted && current == "NULL" ? Datum::null() : Datum::of(current));
    current.clear();
    was_quoted = false;
  };
  for (std::size_t i = 1; i + 1 < text.size(); ++i) {
    const char byte = text[i];
    if (byte == '"') {
      quoted = !quoted;
      was_quoted = true;
    } else if (byte == '\\' && i + 2 < text.size()) {
      current += text[++i];
    } else if (!quoted && (byte == '{' || byte == '}')) {
      return std::nullopt;
    } else if (!quoted && byte == ',') {
      finish();
    } else if (quoted || byte != ' ') {
      current += byte;
    }
  }
  if (quoted) return std::nullopt;
  if (text.size() > 2) finish();
  return elements;
}

}  // namespace migcheck::sql
