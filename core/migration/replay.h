// SPDX-License-Identifier: Apache-2.0
// Running every revision of an environment over the simulated catalog, in Alembic's order.
#pragma once

#include <string>
#include <vector>

#include "core/migration/migration.h"
#include "core/migration/revision_graph.h"
#include "core/python/interpreter.h"
#include "core/python/migration_host.h"
#include "core/python/naming_convention.h"

namespace migcheck {

struct ReplayOptions {
  /// Tables that no revision creates are taken as given instead of being an error.
  bool assume_missing = true;
  Catalog base = {};              ///< the database before the first revision
  NameTemplates convention = {};  ///< of target_metadata
  NameTokens name_tokens = {};    ///< that the convention defines
  bool convention_known = true;   ///< false: there may be templates that are not listed
  int postgres_version = 0;       ///< the server's major version; 0: any that accepts the SQL
  AlembicSettings settings = {};
  std::shared_ptr<const PythonModule> env_py = nullptr;  ///< runs before the revisions
  int sqlalchemy = 0;              ///< major version that the project installs; 0: not known
  bool damaged = false;            ///< a missing parent may be in a file that could not be parsed
  bool lost = false;               ///< such a file gave no revision, so it may be the newest one
  std::string long_revision = {};  ///< the one whose id may not fit into Alembic's table
  std::string revision = {};  ///< only this revision and what must run before it; empty: the heads
  unsigned jobs = 1;          ///< threads; 0: one per processor
};

/// The replays of one environment and the catalog at its heads.
struct ReplayResult {
  std::vector<MigrationReplay> replays;  ///< in the graph's order
  Catalog final_catalog;                 ///< as if every error were mended
  Catalog server_catalog;                ///< as a server has it: failed revisions rolled back
};

/// Reads revision, down_revision, depends_on and branch_labels of a file. Nothing when the file is
/// no revision (it binds no `revision`).
std::optional<Migration> read_migration(std::shared_ptr<const PythonModule> module,
                                        ModuleLoader& loader);

/// The revision with this id, or the only one whose id begins so; null when there is none.
[[nodiscard]] const Migration* find_revision(const RevisionGraph& graph,
                                             const std::string& revision);

/// Runs upgrade() of every revision in one run of Alembic (one memo of created types), and each
/// downgrade() from the state after its own upgrade, in a run of its own. Where a revision fails,
/// the later ones run twice: as if it were mended, and from the state that a server is left with.
/// Upgrades need the state before, so they run one after the other; all else runs beside them.
ReplayResult replay(const RevisionGraph& graph, ModuleLoader& loader, const ReplayOptions& options);

}  // namespace migcheck
