// SPDX-License-Identifier: Apache-2.0
#include "tool/dump_schema.h"

#include "core/migration/replay.h"
#include "core/schema/dump.h"
#include "core/schema/dump_sql.h"
#include "report/schema_report.h"

namespace migcheck {
namespace {

Result<const History*> only_history(const Arguments& arguments, const Repository& repository) {
  std::vector<const History*> found;
  for (const auto& history : repository.histories) {
    if (!history->migrations.empty()) found.push_back(history.get());
  }
  const bool by_revision = arguments.revision && found.size() > 1;
  if (by_revision) std::erase_if(found, [](const History* one) { return one->replays.empty(); });
  if (found.size() == 1) return found.front();
  if (found.empty()) return Error{.message = "there are no migrations"};
  std::string names;
  for (const History* history : found) names += "\n  --migrations=" + history->environment.name;
  return Error{.message = "there are several migration environments, each with a schema of its own",
               .advice = "choose one of them:" + names};
}

}  // namespace

namespace {

/// Why a history has no schema.
Error nothing_replayed(const Arguments& arguments, const Environment& environment) {
  if (environment.dialect == "postgresql")
    return Error{.message = "there is no revision '" + arguments.revision.value_or("") + "'"};
  return Error{.message = "the revisions of '" + environment.name + "' are for " +
                          environment.dialect + " and are not replayed",
               .advice = "--migrations=" + environment.name +
                         " takes them for PostgreSQL's, unless their folders are named otherwise"};
}

}  // namespace

Result<std::string> dump_schema(const Arguments& arguments, const Repository& repository) {
  const auto found = only_history(arguments, repository);
  if (!found) return found.error();
  const History& history = *found.value();
  if (history.replays.empty()) return nothing_replayed(arguments, history.environment);
  if (*arguments.dump_schema == SchemaFormat::text) return schema_text(history.server_catalog);
  if (*arguments.dump_schema == SchemaFormat::sql) return dump_sql(history.server_catalog);
  return schema_json(history);
}

Result<std::string> dump_models(const Arguments& arguments, const Repository& repository) {
  const auto found = only_history(arguments, repository);
  if (!found) return found.error();
  const Catalog& catalog = found.value()->models.catalog;
  if (*arguments.dump_models == SchemaFormat::text) return schema_text(catalog);
  if (*arguments.dump_models == SchemaFormat::sql) return dump_sql(catalog);
  return dump_json(catalog) + "\n";
}

}  // namespace migcheck
