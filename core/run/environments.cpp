// SPDX-License-Identifier: Apache-2.0
#include "core/run/environments.h"

#include <algorithm>
#include <array>
#include <memory>
#include <optional>
#include <string>
#include <string_view>

#include "core/python/module.h"
#include "core/run/alembic_settings.h"
#include "core/run/requirements.h"
#include "core/run/store_reader.h"

namespace migcheck {
namespace {

/// "sqlite" of "sqlite+aiosqlite:///app.db"; nothing for PostgreSQL and for other words.
std::optional<std::string> other_database(std::string_view url) {
  const std::string_view scheme = url.substr(0, std::min(url.find("://"), url.find('+')));
  return is_other_database(scheme) ? std::optional(std::string(scheme)) : std::nullopt;
}

/// What may give the engine another URL than the configuration's.
bool overrides_url(std::string_view env_py) {
  static constexpr std::array<std::string_view, 6> words{
      "set_main_option", "set_section_option",  "create_engine",
      "get_x_argument",  "create_async_engine", "config.attributes"};
  return std::any_of(words.begin(), words.end(), [&](std::string_view word) {
    return env_py.find(word) != std::string_view::npos;
  });
}

/// The last name of what is called, `f` of `a.f()`.
std::string_view called(const Node& node) {
  const Node* callee = node.kind == NodeKind::call ? node.child(0) : nullptr;
  const bool named =
      callee != nullptr && (callee->kind == NodeKind::name || callee->kind == NodeKind::attribute);
  return named ? callee->text : std::string_view();
}

bool has_url(const Node& call) {
  const auto arguments = call.rest(1);
  return std::any_of(arguments.begin(), arguments.end(), [](const Node* argument) {
    return argument != nullptr &&
           (argument->kind == NodeKind::double_starred ||
            (argument->kind == NodeKind::keyword && argument->text == "url"));
  });
}

struct Engines {
  int configured = 0;
  int others = 0;
};

void count_engines(const Node& node, Engines& engines) {
  const std::string_view name = called(node);
  if (name == "engine_from_config" || name == "async_engine_from_config") {
    const Node* section = node.child(1);
    const bool plain = section != nullptr && called(*section) == "get_section" && !has_url(node);
    ++(plain ? engines.configured : engines.others);
  }
  for (const Node* child : node.children) {
    if (child != nullptr) count_engines(*child, engines);
  }
}

bool mentions_postgresql(std::string_view text) {
  return text.find("postgres") != std::string_view::npos;
}

/// Whether env.py surely connects to the configuration's `sqlalchemy.url`: all its engines come
/// from `engine_from_config(config.get_section(…))` without a URL of their own, and nothing in it
/// sets options or reads `-x` arguments.
bool connects_as_configured(std::string_view env_py) {
  if (overrides_url(env_py)) return false;
  const auto module =
      parse_python(std::make_shared<const SourceFile>("env.py", std::string(env_py)));
  Engines engines;
  count_engines(module->root(), engines);
  return engines.configured > 0 && engines.others == 0;
}

/// The database that `sqlalchemy.url` names, if env.py surely connects to that.
std::optional<std::string> configured_dialect(const ModuleStore& store,
                                              const Environment& environment) {
  if (environment.several_configs) return std::nullopt;
  const AlembicSettings settings = alembic_settings(store, environment);
  const auto url = settings.options.find("sqlalchemy.url");
  if (url == settings.options.end() || !connects_as_configured(settings.env_py))
    return std::nullopt;
  return other_database(url->second);
}

bool requires_mysql(const ModuleStore& store, const std::vector<std::string>& files,
                    const Environment& environment) {
  return !required_packages(
              {"aiomysql", "asyncmy", "mysql-connector-python", "mysqlclient", "pymysql"}, store,
              files, environment)
              .empty();
}

/// Whether env.py or a revision names PostgreSQL.
bool speaks_of_postgresql(const ModuleStore& store, const Environment& environment) {
  const auto mentions = [&](const std::string& file) {
    return mentions_postgresql(store.read(file).value_or(""));
  };
  const auto& revisions = environment.revision_files;
  return mentions(environment.env_py) || std::any_of(revisions.begin(), revisions.end(), mentions);
}

/// The database other than PostgreSQL that the project's files speak of. Most projects require a
/// driver of PostgreSQL, so that is asked first.
std::optional<std::string> other_dialect(const ModuleStore& store,
                                         const std::vector<std::string>& files,
                                         const Environment& environment) {
  if (!postgresql_drivers(store, files, environment).empty()) return std::nullopt;
  auto dialect = configured_dialect(store, environment);
  if (!dialect && requires_mysql(store, files, environment)) dialect = "mysql";
  if (dialect && speaks_of_postgresql(store, environment)) return std::nullopt;
  return dialect;
}

}  // namespace

std::vector<Environment> read_environments(const ModuleStore& store,
                                           const std::vector<std::string>& files,
                                           std::vector<Error>& errors) {
  std::vector<Environment> found = find_environments(files, StoreReader(store), errors);
  for (Environment& environment : found) {
    if (environment.dialect != "postgresql") continue;
    if (auto dialect = other_dialect(store, files, environment))
      environment.dialect = *std::move(dialect);
  }
  return found;
}

}  // namespace migcheck
