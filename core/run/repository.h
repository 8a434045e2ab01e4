// SPDX-License-Identifier: Apache-2.0
// The repository as the checks see it: sources, environments, replayed histories, models.
#pragma once

#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "core/check/version.h"
#include "core/migration/environment.h"
#include "core/migration/migration.h"
#include "core/migration/revision_graph.h"
#include "core/models/model_schema.h"
#include "core/python/code_trees.h"
#include "core/source/result.h"
#include "core/source/source_file.h"

namespace migcheck {

/// A region of a file that could not be parsed, or a file that could not be read at all.
struct AnalysisProblem {
  Span span;         ///< invalid when the file could not be read
  std::string file;  ///< path, always set
  std::string message;
};

/// A check that gave up with an exception. All other checks, and its other calls, are unaffected.
struct CheckFailure {
  std::string check;
  std::string plugin;    ///< the file that the check comes from; empty: it is built in
  std::string file;      ///< the first migration that it failed on; empty: on a whole history
  std::size_t more = 0;  ///< how many further calls failed in the same way
  std::string what;      ///< what the exception says

  /// One sentence that names check, plugin, file and reason.
  [[nodiscard]] std::string message() const;
};

/// A revision that was in an earlier state of the repository and is another one now, or gone.
struct EarlierMigration {
  std::string id;
  std::vector<std::string> down_revisions;
  std::shared_ptr<const SourceFile> file;  ///< as it was
  const Migration* now = nullptr;          ///< null: removed
};

/// What became of the revisions of an earlier state.
struct EarlierHistory {
  std::string since;                      ///< what the user called that state; empty: not asked
  std::vector<EarlierMigration> changed;  ///< by id; only those that are not as they were
};

/// One environment with all its revisions replayed.
struct History {
  Environment environment;
  std::vector<Migration> migrations;  ///< by file path
  std::unique_ptr<RevisionGraph> graph;
  std::vector<MigrationReplay> replays;  ///< in the order of the graph; the fresh schedule
  /// A revision file could not be parsed, or not wholly, or a missing revision may lie where we did
  /// not look: the graph is a guess.
  bool damaged = false;
  bool lost = false;       ///< a file that we could not parse, or do not load, has a revision
  Catalog final_catalog;   ///< at the heads, as if every error were mended
  Catalog server_catalog;  ///< at the heads, failed revisions rolled back
  ModelSchema models;
  EarlierHistory earlier;
  std::optional<Version> alembic;  ///< that the project installs; nothing: not known, or any
  int sqlalchemy = 0;              ///< likewise, the major version; 0: not known
  /// Statements name the enum type of each value that they send: SQLAlchemy 2 does with asyncpg.
  bool casts_enums = false;
  bool several_drivers = false;  ///< the project installs another driver of PostgreSQL, too
  /// For queries over the files, while checks run.
  std::shared_ptr<CodeTrees> code = std::make_shared<CodeTrees>();

  /// The replay of a revision id, null when there is none.
  [[nodiscard]] const MigrationReplay* replay(std::string_view revision) const;
  /// Whether a revision is one of the newest, so that it can still be mended where it stands.
  [[nodiscard]] bool is_head(const Migration& migration) const;
};

/// Everything that was read and worked out. Owns all files; immutable once built.
struct Repository {
  std::string root;                                      ///< absolute path
  std::vector<std::shared_ptr<const SourceFile>> files;  ///< only those that were parsed
  std::size_t python_files = 0;                          ///< all that there are
  std::vector<std::unique_ptr<History>> histories;       ///< by environment name
  std::vector<AnalysisProblem> problems;                 ///< by path and place
  std::vector<Error> errors;           ///< configuration of the environments themselves
  std::vector<CheckFailure> failures;  ///< of the checks that ran, by check
};

}  // namespace migcheck
