// SPDX-License-Identifier: Apache-2.0
// Names and types of database objects.
#pragma once

#include <compare>
#include <cstdint>
#include <string>
#include <string_view>

namespace migcheck {

/// The name of a database object, exactly as the server stores it (already case-folded when it was
/// written without quotes). An empty schema means "found through the search path".
struct QualifiedName {
  std::string schema;
  std::string name;

  friend auto operator<=>(const QualifiedName&, const QualifiedName&) = default;
  /// `schema.name` or `name`, each part quoted where PostgreSQL's quote_ident() would quote it.
  [[nodiscard]] std::string to_string() const;
};

/// quote_ident(): double quotes only where the identifier needs them (upper case, reserved word,
/// …).
[[nodiscard]] std::string quote_identifier(std::string_view name);
/// A SQL string literal with doubled quotes.
[[nodiscard]] std::string quote_literal(std::string_view text);

/// A column type. Built-in types are kept in the spelling of format_type(): base "character
/// varying" with modifier "(20)", base "timestamp with time zone" with modifier "(3)".
struct DataType {
  std::string base;    ///< built-in: format_type() without modifier; user-defined: the type's name
  std::string schema;  ///< user-defined types only; empty = search path
  std::string modifier;  ///< "(10,2)" or empty
  bool array = false;    ///< PostgreSQL does not keep the number of dimensions
  bool user_defined = false;
  bool known = true;  ///< false: could not be evaluated, nothing may be concluded from it

  friend bool operator==(const DataType&, const DataType&) = default;
  /// As format_type() prints it, with search path "public": "timestamp(3) with time zone[]",
  /// "s1.mood".
  [[nodiscard]] std::string format() const;
  /// The type's name for lookups; only for user-defined types.
  [[nodiscard]] QualifiedName type_name() const { return {schema, base}; }
  [[nodiscard]] static DataType unknown();
  [[nodiscard]] static DataType builtin(std::string base, std::string modifier = {});
  [[nodiscard]] static DataType user(QualifiedName name);
};

/// A type as written in SQL ("varchar(20)", "INT8", "timestamptz(3)[]", "s1.mood") in the form
/// above; aliases are folded as PostgreSQL folds them (int4 → integer); other names are
/// user-defined.
[[nodiscard]] DataType parse_type_name(std::string_view sql);

}  // namespace migcheck
