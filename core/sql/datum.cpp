// SPDX-License-Identifier: Apache-2.0
#include "core/sql/datum.h"

#include <fmt/format.h>

#include <algorithm>
#include <charconv>
#include <optional>

#include "core/sql/hole.h"
#include "core/sql/system_names.h"

namespace migcheck::sql {

Truth truth_and(Truth left, Truth right) {
  if (left == Truth::no || right == Truth::no) return Truth::no;
  return left == Truth::yes && right == Truth::yes ? Truth::yes : Truth::unknown;
}

Truth truth_or(Truth left, Truth right) {
  return truth_not(truth_and(truth_not(left), truth_not(right)));
}

Truth truth_not(Truth value) {
  if (value == Truth::unknown) return value;
  return value == Truth::yes ? Truth::no : Truth::yes;
}

Datum Datum::null() {
  Datum datum;
  datum.kind = DatumKind::null;
  return datum;
}

Datum Datum::of(bool value) {
  Datum datum;
  datum.kind = DatumKind::boolean;
  datum.boolean = value;
  return datum;
}

Datum Datum::of(Truth value) { return value == Truth::unknown ? Datum() : of(value == Truth::yes); }

Datum Datum::of(std::int64_t value) {
  Datum datum;
  datum.kind = DatumKind::integer;
  datum.integer = value;
  return datum;
}

Datum Datum::of(double value) {
  Datum datum;
  datum.kind = DatumKind::real;
  datum.real = value;
  return datum;
}

Datum Datum::of(std::string value) {
  Datum datum;
  datum.kind = DatumKind::text;
  datum.text = std::move(value);
  return datum;
}

Datum Datum::oid(std::string identity, std::string printed) {
  Datum datum = of(std::move(identity));
  datum.kind = DatumKind::oid;
  datum.shown = std::move(printed);
  return datum;
}

Datum Datum::system_name(SystemNames which) {
  Datum datum;
  datum.kind = DatumKind::system_name;
  datum.names = which;
  return datum;
}

Datum Datum::at_least(std::int64_t count) {
  Datum datum = of(count);
  datum.kind = DatumKind::at_least;
  return datum;
}

Datum Datum::array(std::vector<Datum> members) {
  Datum datum;
  datum.kind = DatumKind::array;
  datum.elements = std::move(members);
  return datum;
}

Datum Datum::record(std::vector<std::string> names_of_fields, std::vector<Datum> members) {
  Datum datum = array(std::move(members));
  datum.kind = DatumKind::record;
  datum.fields = std::move(names_of_fields);
  return datum;
}

bool Datum::known() const {
  switch (kind) {
    case DatumKind::unknown:
    case DatumKind::system_name:
    case DatumKind::at_least:
      return false;
    case DatumKind::text:
      return !has_hole(text);
    default:
      return std::all_of(elements.begin(), elements.end(),
                         [](const Datum& element) { return element.known(); });
  }
}

Datum Datum::field(std::string_view name) const {
  const auto found = std::find(fields.begin(), fields.end(), name);
  if (kind != DatumKind::record || found == fields.end()) return {};
  return elements[static_cast<std::size_t>(found - fields.begin())];
}

namespace {

bool numeric(const Datum& value) {
  return value.is(DatumKind::integer) || value.is(DatumKind::real);
}

double as_double(const Datum& value) {
  return value.is(DatumKind::integer) ? static_cast<double>(value.integer) : value.real;
}

std::optional<std::int64_t> parse_integer(const std::string& text) {
  std::int64_t value = 0;
  const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), value);
  const bool whole = error == std::errc() && end == text.data() + text.size();
  return whole ? std::optional(value) : std::nullopt;
}

/// A string literal takes the type of the other side.
Datum adapt(const Datum& value, const Datum& other) {
  if (!value.is(DatumKind::text) || other.is(DatumKind::text)) return value;
  if (numeric(other)) {
    const auto parsed = parse_integer(value.text);
    return parsed ? Datum::of(*parsed) : Datum();
  }
  if (other.is(DatumKind::boolean)) {
    if (value.text == "t" || value.text == "true") return Datum::of(true);
    if (value.text == "f" || value.text == "false") return Datum::of(false);
    return {};
  }
  return value;
}

Truth equal_elements(const Datum& left, const Datum& right) {
  if (left.elements.size() != right.elements.size()) return Truth::no;
  Truth all = Truth::yes;
  for (std::size_t i = 0; i < left.elements.size(); ++i) {
    all = truth_and(all, condition(equal(left.elements[i], right.elements[i])));
  }
  return all;
}

Truth equal_known(const Datum& left, const Datum& right) {
  if (numeric(left) && numeric(right)) return truth_of(as_double(left) == as_double(right));
  if (left.kind != right.kind) return Truth::unknown;
  switch (left.kind) {
    case DatumKind::boolean:
      return truth_of(left.boolean == right.boolean);
    case DatumKind::text:
    case DatumKind::oid:
      return truth_of(left.text == right.text);
    case DatumKind::array:
    case DatumKind::record:
      return equal_elements(left, right);
    default:
      return Truth::unknown;
  }
}

/// A count of which only a lower bound is known.
Truth bound_equals(const Datum& bound, const Datum& value) {
  return value.is(DatumKind::integer) && value.integer < bound.integer ? Truth::no : Truth::unknown;
}

}  // namespace

Datum equal(const Datum& left, const Datum& right) {
  if (left.is_null() || right.is_null()) return Datum::null();
  if (left.is(DatumKind::system_name) || right.is(DatumKind::system_name)) {
    const Datum& system = left.is(DatumKind::system_name) ? left : right;
    const Datum& other = left.is(DatumKind::system_name) ? right : left;
    const bool possible = !other.is(DatumKind::text) || !other.known() ||
                          may_be_system_name(system.names, other.text);
    return possible ? Datum() : Datum::of(false);
  }
  if (left.is(DatumKind::at_least)) return Datum::of(bound_equals(left, right));
  if (right.is(DatumKind::at_least)) return Datum::of(bound_equals(right, left));
  if (!left.known() || !right.known()) return {};
  return Datum::of(equal_known(adapt(left, right), adapt(right, left)));
}

Datum less(const Datum& left, const Datum& right) {
  if (left.is_null() || right.is_null()) return Datum::null();
  if (right.is(DatumKind::at_least) && left.is(DatumKind::integer)) {
    return left.integer < right.integer ? Datum::of(true) : Datum();
  }
  if (left.is(DatumKind::at_least) && right.is(DatumKind::integer)) {
    return left.integer >= right.integer ? Datum::of(false) : Datum();
  }
  const Datum one = adapt(left, right);
  const Datum other = adapt(right, left);
  return numeric(one) && numeric(other) ? Datum::of(as_double(one) < as_double(other)) : Datum();
}

Truth condition(const Datum& value) {
  if (value.is_null()) return Truth::no;
  if (value.is(DatumKind::boolean)) return truth_of(value.boolean);
  return Truth::unknown;
}

Datum logical_not(const Datum& value) {
  return value.is_null() ? value : Datum::of(truth_not(condition(value)));
}

bool identical(const Datum& left, const Datum& right) {
  if (left.kind != right.kind || left.fields != right.fields) return false;
  if (left.elements.size() != right.elements.size()) return false;
  const bool elements =
      std::equal(left.elements.begin(), left.elements.end(), right.elements.begin(), identical);
  return elements && left.boolean == right.boolean && left.integer == right.integer &&
         left.real == right.real && left.text == right.text && left.names == right.names;
}

namespace {

std::string list_text(const Datum& value, char open, char close) {
  std::string out(1, open);
  for (const Datum& element : value.elements) {
    if (out.size() > 1) out += ',';
    out += element.is_null() ? std::string(open == '{' ? "NULL" : "") : as_text(element);
  }
  return out + close;
}

}  // namespace

std::string as_text(const Datum& value) {
  switch (value.kind) {
    case DatumKind::null:
      return {};
    case DatumKind::boolean:
      return value.boolean ? "true" : "false";
    case DatumKind::integer:
      return fmt::format("{}", value.integer);
    case DatumKind::real:
      return fmt::format("{}", value.real);
    case DatumKind::text:
      return value.text;
    case DatumKind::oid:
      return value.shown;
    case DatumKind::array:
      return list_text(value, '{', '}');
    case DatumKind::record:
      return list_text(value, '(', ')');
    default:
      return std::string(hole_mark);
  }
}

std::optional<SqlValue> as_value(const Datum& value) {
  if (!value.known()) return std::nullopt;
  switch (value.kind) {
    case DatumKind::null:
      return SqlValue(std::monostate());
    case DatumKind::boolean:
      return SqlValue(value.boolean);
    case DatumKind::integer:
      return SqlValue(value.integer);
    case DatumKind::real:
      return SqlValue(value.real);
    case DatumKind::text:
      return SqlValue(value.text);
    default:
      return std::nullopt;
  }
}

}  // namespace migcheck::sql
