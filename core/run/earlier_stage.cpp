// SPDX-License-Identifier: Apache-2.0
#include "core/run/earlier_stage.h"

#include <algorithm>
#include <string_view>

#include "core/migration/replay.h"
#include "core/python/module.h"
#include "core/run/import_roots.h"
#include "core/source/thread_pool.h"

namespace migcheck {
namespace {

/// A string that stands alone does nothing.
bool does_something(const Node* node) {
  return node == nullptr || node->kind != NodeKind::expression || node->child(0) == nullptr ||
         node->child(0)->kind != NodeKind::string;
}

std::vector<const Node*> parts(const Node& node) {
  std::vector<const Node*> found;
  std::copy_if(node.children.begin(), node.children.end(), std::back_inserter(found),
               does_something);
  return found;
}

bool same_code(const Node* a, const Node* b) {
  if (a == nullptr || b == nullptr) return a == b;
  if (a->kind != b->kind || a->flags != b->flags || a->text != b->text) return false;
  const std::vector<const Node*> left = parts(*a);
  const std::vector<const Node*> right = parts(*b);
  return std::equal(left.begin(), left.end(), right.begin(), right.end(), same_code);
}

bool is_in_folder(std::string_view path, std::string_view folder, bool recursive) {
  if (!path.starts_with(folder) || path.size() <= folder.size() || path[folder.size()] != '/') {
    return false;
  }
  return recursive || path.find('/', folder.size() + 1) == std::string_view::npos;
}

/// Whether Alembic would load the file for this environment, then or now.
bool belongs_to(const Environment& environment, const EarlierFile& file) {
  const std::vector<std::string>& now = environment.revision_files;
  if (std::binary_search(now.begin(), now.end(), file.now)) return true;
  const std::string_view name = std::string_view(file.then).substr(file.then.rfind('/') + 1);
  return is_revision_file_name(name) &&
         std::any_of(environment.version_locations.begin(), environment.version_locations.end(),
                     [&](const std::string& folder) {
                       return is_in_folder(file.then, folder, environment.recursive);
                     });
}

const Migration* find_migration(const History& history, const std::string& id) {
  const auto found = std::find_if(history.migrations.begin(), history.migrations.end(),
                                  [&](const Migration& one) { return one.revision.id == id; });
  return found == history.migrations.end() ? nullptr : &*found;
}

/// The revision that the file was; nothing when it was none or is as it was.
std::optional<EarlierMigration> earlier_migration(ModuleStore& store, const EarlierState& earlier,
                                                  const EarlierFile& file, const History& history) {
  auto text = earlier.read(file.then);
  if (!text) return std::nullopt;
  const auto module = parse_python(std::make_shared<const SourceFile>(file.then, std::move(*text)));
  RepositoryLoader loader(store, import_roots(history.environment));
  const std::optional<Migration> then = read_migration(module, loader);
  if (!then || then->revision.id.empty()) return std::nullopt;
  const Migration* now = find_migration(history, then->revision.id);
  if (now != nullptr && same_code(&module->root(), &now->module->root())) return std::nullopt;
  EarlierMigration found{then->revision.id, {}, module->file_ptr(), now};
  for (const RevisionRef& parent : then->down_revisions) found.down_revisions.push_back(parent.id);
  return found;
}

}  // namespace

void relate_earlier(ModuleStore& store, const EarlierState& earlier,
                    std::vector<std::unique_ptr<History>>& histories, unsigned jobs) {
  parallel_for(histories.size(), jobs, [&](std::size_t i) {
    History& history = *histories[i];
    history.earlier.since = earlier.name;
    for (const EarlierFile& file : earlier.files) {
      if (!belongs_to(history.environment, file)) continue;
      auto found = earlier_migration(store, earlier, file, history);
      if (found) history.earlier.changed.push_back(std::move(*found));
    }
    std::sort(history.earlier.changed.begin(), history.earlier.changed.end(),
              [](const EarlierMigration& a, const EarlierMigration& b) { return a.id < b.id; });
  });
}

}  // namespace migcheck
