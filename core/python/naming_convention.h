// SPDX-License-Identifier: Apache-2.0
// MetaData(naming_convention={…}): how constraints and indexes without a name get one, and how
// explicit names are rewritten where the convention contains them.
#pragma once

#include <functional>
#include <map>
#include <memory>
#include <optional>
#include <string>
#include <string_view>

#include "core/schema/operation.h"

namespace migcheck {

struct FunctionData;

/// The templates by "pk", "uq", "ck", "fk" and "ix"; empty: no convention.
using NameTemplates = std::map<std::string, std::string, std::less<>>;

/// The tokens that a convention defines: functions of the repository.
using NameTokens = std::map<std::string, std::shared_ptr<const FunctionData>, std::less<>>;

struct NamingRules {
  NameTemplates templates;
  NameTokens tokens;
};

/// What the function of a token gives.
struct OwnToken {
  bool defined = false;
  std::optional<std::string> text;  ///< nothing: it cannot be known
};

/// What a name can be made of.
struct NamedPart {
  QualifiedName table;
  std::vector<std::string> columns;
  std::optional<std::string> name;  ///< as it was given
  QualifiedName referred_table;
  std::vector<std::string> referred_columns;
  bool unique = false;  ///< of an index
};

/// The key of a kind of constraint: "pk"; empty for exclusion constraints.
[[nodiscard]] std::string_view convention_key(ConstraintKind kind);

/// A template such as "fk_%(table_name)s_%(column_0_name)s" filled in and shortened as SQLAlchemy
/// does; nothing when it has a token that is not known or that `part` cannot fill.
[[nodiscard]] std::optional<std::string> name_by_convention(
    std::string_view pattern, const NamedPart& part,
    const std::function<OwnToken(std::string_view)>& own = {});

}  // namespace migcheck
