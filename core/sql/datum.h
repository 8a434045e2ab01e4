// SPDX-License-Identifier: Apache-2.0
// Values of the small SQL evaluator. Beside NULL there is "unknown": a value that exists in the
// database but cannot be known here. Every function of unknown arguments is unknown, except where
// the known ones already decide.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "core/sql/sql.h"

namespace migcheck::sql {

enum class Truth : std::uint8_t { no, yes, unknown };

[[nodiscard]] Truth truth_and(Truth left, Truth right);
[[nodiscard]] Truth truth_or(Truth left, Truth right);
[[nodiscard]] Truth truth_not(Truth value);
[[nodiscard]] inline Truth truth_of(bool value) { return value ? Truth::yes : Truth::no; }

/// Names that objects of the server itself have.
enum class SystemNames : std::uint8_t {
  none,
  relations,
  types,
  schemas,
  constraints,
  constraint_triggers,
  not_null_constraints,  ///< information_schema lists NOT NULL as a CHECK with a made-up name
  anything
};

enum class DatumKind : std::uint8_t {
  unknown,
  null,
  boolean,
  integer,
  real,
  text,
  oid,          ///< `text` identifies the object, `shown` is how regclass, regtype, … print it
  system_name,  ///< the name of some system object: unknown, but not just any name
  at_least,     ///< an integer not smaller than `integer`
  array,
  record
};

struct Datum {
  DatumKind kind = DatumKind::unknown;
  bool boolean = false;
  std::int64_t integer = 0;
  double real = 0;
  std::string text;
  std::string shown;
  SystemNames names = SystemNames::none;
  std::vector<Datum> elements;
  std::vector<std::string> fields;  ///< of a record, parallel to `elements`

  [[nodiscard]] static Datum unknown() { return {}; }
  [[nodiscard]] static Datum null();
  [[nodiscard]] static Datum of(bool value);
  [[nodiscard]] static Datum of(Truth value);
  [[nodiscard]] static Datum of(std::int64_t value);
  [[nodiscard]] static Datum of(double value);
  [[nodiscard]] static Datum of(std::string value);
  [[nodiscard]] static Datum oid(std::string identity, std::string shown);
  [[nodiscard]] static Datum system_name(SystemNames names);
  [[nodiscard]] static Datum at_least(std::int64_t count);
  [[nodiscard]] static Datum array(std::vector<Datum> elements);
  [[nodiscard]] static Datum record(std::vector<std::string> fields, std::vector<Datum> elements);

  [[nodiscard]] bool is(DatumKind what) const { return kind == what; }
  [[nodiscard]] bool is_null() const { return kind == DatumKind::null; }
  /// Whether nothing about it is open: no hole in a text, no unknown element.
  [[nodiscard]] bool known() const;
  /// The field of a record; unknown when it has none of this name.
  [[nodiscard]] Datum field(std::string_view name) const;
};

/// `left = right`; NULL when one of them is.
[[nodiscard]] Datum equal(const Datum& left, const Datum& right);
/// `left < right`.
[[nodiscard]] Datum less(const Datum& left, const Datum& right);
/// For WHERE and IF: NULL counts as false.
[[nodiscard]] Truth condition(const Datum& value);
/// For AND, OR and NOT, where NULL is not false.
[[nodiscard]] Datum logical_not(const Datum& value);
/// Whether both are the same value, for joining two states of a variable.
[[nodiscard]] bool identical(const Datum& left, const Datum& right);

/// The text form, as a cast to text gives it; what is unknown becomes a hole mark.
[[nodiscard]] std::string as_text(const Datum& value);
/// The value for those who asked for the query; nothing when it is not known.
[[nodiscard]] std::optional<SqlValue> as_value(const Datum& value);

/// LIKE without ESCAPE; unknown when the subject may be one of many names.
[[nodiscard]] Datum like(const Datum& subject, const Datum& pattern, bool ignore_case);

}  // namespace migcheck::sql
