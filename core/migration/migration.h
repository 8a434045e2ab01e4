// SPDX-License-Identifier: Apache-2.0
// One Alembic revision file and what running it does.
#pragma once

#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "core/schema/catalog.h"
#include "core/schema/diff.h"
#include "core/schema/operation.h"
#include "core/source/mapped_text.h"
#include "core/source/span.h"

namespace migcheck {

class PythonModule;

/// A revision id with the place it is written.
struct RevisionRef {
  std::string id;
  Span span;
};

/// One revision file. Header fields are read without executing anything but module-level constants.
struct Migration {
  RevisionRef revision;
  std::vector<RevisionRef> down_revisions;  ///< empty: a base
  std::vector<RevisionRef> depends_on;
  std::vector<std::string> branch_labels;
  bool header_known = true;  ///< false: down_revision could not be evaluated
  std::shared_ptr<const PythonModule> module;
};

/// Something that could not be evaluated, with the reason.
struct UnknownPlace {
  Span span;
  std::string reason;
};

enum class OutcomeStatus : std::uint8_t { ok, error, unknown };

/// How a run of upgrade() or downgrade() ends on a server.
struct Outcome {
  OutcomeStatus status = OutcomeStatus::ok;
  std::optional<DdlError> error;     ///< of status error; without SQLSTATE when Python raises
  Span error_span;                   ///< the statement that fails
  std::vector<UnknownPlace> doubts;  ///< of status unknown: what may fail or may change anything
  /// An earlier revision without whose failure this one would pass; null: the error is its own.
  const Migration* caused_by = nullptr;
};

/// One operation with the catalog on both sides.
struct Step {
  Operation operation;
  Catalog before;
  Catalog after;  ///< equals before when the operation failed
  std::optional<DdlError> error;
};

/// What one run of upgrade() or downgrade() did. After an error that nothing in the migration
/// handles, the server would roll everything back; the replay notes the error and goes on as if the
/// failing operation were mended, so that the rest of the migration and later ones can still be
/// judged.
struct Trace {
  bool defined = false;  ///< the function exists
  Span function;         ///< its definition, where it stands in the revision file
  std::vector<Step> steps;
  Catalog before;
  Catalog after;
  std::optional<DdlError> error;  ///< the first error that nothing handles
  Span error_span;
  Outcome outcome;      ///< what a server says to this run, from the catalog `before`
  Catalog settled;      ///< what the server is left with: after the commit, or rolled back
  bool raises = false;  ///< ends in a certain `raise` of the migration itself
  std::vector<UnknownPlace> unknowns;
  std::vector<MappedText> sql_texts;   ///< every SQL text that was executed
  std::size_t directives = 0;          ///< op.* calls met
  std::size_t unknown_directives = 0;  ///< of these, not fully evaluated
};

using EnumExpressions = std::vector<std::shared_ptr<const EnumExpression>>;

/// A revision with its replay. The downgrade starts from the state after its own upgrade, with an
/// empty memo, as in a run of its own.
struct MigrationReplay {
  const Migration* migration = nullptr;
  Trace upgrade;
  Trace downgrade;
  /// All revisions in one run of Alembic, each in a transaction of its own; a failing one is rolled
  /// back and the next one tried.
  Outcome fresh;
  Catalog server_before;  ///< the state in which the fresh run reached this revision
  Catalog server_after;
  /// This revision in a run of its own, from `server_before`: what happens to a database that is at
  /// the previous revision. Alembic's memory of created types is empty then.
  Outcome stepwise;
  /// Certain differences that upgrade() and then downgrade() leave against the state before.
  /// Nothing is said where one of them fails.
  std::vector<Difference> not_restored;
  /// upgrade() once more, after the downgrade, in a run of its own; only where something was not
  /// restored.
  Outcome again;
  /// Every Enum/ENUM expression evaluated in the file, in order of evaluation, once per place.
  EnumExpressions enum_expressions;
};

}  // namespace migcheck
