// SPDX-License-Identifier: Apache-2.0
// Revisions r1, r2, … given by their bodies, and their replay.
#pragma once

#include <map>
#include <memory>
#include <string>
#include <utility>
#include <vector>

#include "core/migration/replay.h"
#include "tests/unit/python/python_testing.h"

namespace migcheck::testing {

/// upgrade() with this body.
inline std::string upgrade(const std::string& body) { return "def upgrade():\n" + body; }

/// The line of a body that executes this statement.
inline std::string sql(const std::string& text) { return "    op.execute('" + text + "')\n"; }

/// Runs revisions one after the other; keeps what must outlive the replays.
struct Revisions {
  std::unique_ptr<TextLoader> loader;
  std::vector<Migration> migrations;
  ReplayResult result;

  /// `base` is "assume" or "empty".
  explicit Revisions(const std::vector<std::string>& bodies, const std::string& base = "assume",
                     std::map<std::string, std::string> files = {}, NameTemplates convention = {},
                     ReplayOptions options = {}) {
    const std::string head =
        "import sqlalchemy as sa\nfrom alembic import op\nfrom sqlalchemy.dialects import "
        "postgresql as pg\n";
    for (std::size_t i = 0; i < bodies.size(); ++i) {
      const std::string id = "r" + std::to_string(i + 1);
      const std::string parent = i == 0 ? "None" : "'r" + std::to_string(i) + "'";
      files[id + ".py"] =
          head + "revision = '" + id + "'\ndown_revision = " + parent + "\n" + bodies[i];
    }
    loader = std::make_unique<TextLoader>(std::move(files));
    for (std::size_t i = 0; i < bodies.size(); ++i) {
      migrations.push_back(
          *read_migration(loader->parse("r" + std::to_string(i + 1) + ".py"), *loader));
    }
    const RevisionGraph graph(migrations);
    options.assume_missing = base == "assume";
    options.convention = std::move(convention);
    result = replay(graph, *loader, options);
  }
};

}  // namespace migcheck::testing
