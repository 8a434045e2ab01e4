// SPDX-License-Identifier: Apache-2.0
// Histories of other databases that only alembic.ini tells apart.
#include "core/run/environments.h"

#include <doctest/doctest.h>

#include <map>

namespace migcheck {
namespace {

using Texts = std::map<std::string, std::string>;

Texts repository(const std::string& url) {
  return {{"alembic.ini", "[alembic]\nscript_location = m\nsqlalchemy.url = " + url + "\n"},
          {"m/env.py",
           "from alembic import context\nfrom sqlalchemy import engine_from_config, pool\n"
           "config = context.config\n"
           "engine = engine_from_config(config.get_section(config.config_ini_section, {}),\n"
           "                            prefix='sqlalchemy.', poolclass=pool.NullPool)\n"},
          {"m/versions/r1.py", "revision = 'r1'\ndown_revision = None\n"}};
}

std::string dialect_of(const Texts& texts) {
  std::vector<std::string> files;
  for (const auto& [path, text] : texts) files.push_back(path);
  const ModuleStore store("/none", files, texts);
  std::vector<Error> errors;
  const auto found = read_environments(store, files, errors);
  REQUIRE(errors.empty());
  REQUIRE(found.size() == 1);
  return found.front().dialect;
}

std::string with_env(const std::string& old_text, const std::string& new_text) {
  Texts texts = repository("sqlite:///app.db");
  std::string& env = texts.at("m/env.py");
  const std::size_t at = env.find(old_text);
  REQUIRE(at != std::string::npos);
  env.replace(at, old_text.size(), new_text);
  return dialect_of(texts);
}

std::string with_file(const std::string& path, const std::string& text) {
  Texts texts = repository("sqlite:///app.db");
  texts[path] = text;
  return dialect_of(texts);
}

}  // namespace

TEST_CASE("the URL of alembic.ini names the database") {
  CHECK(dialect_of(repository("sqlite:///app.db")) == "sqlite");
  CHECK(dialect_of(repository("sqlite+aiosqlite:///app.db")) == "sqlite");
  CHECK(dialect_of(repository("mariadb+pymysql://root@db/app")) == "mariadb");
  CHECK(dialect_of(repository("postgresql+asyncpg://db/app")) == "postgresql");
  CHECK(dialect_of(repository("driver://user:pass@localhost/dbname")) == "postgresql");
  CHECK(dialect_of(repository("%(DB_URL)s")) == "postgresql");
}

TEST_CASE("env.py may connect to another database") {
  const std::string postgresql = "postgresql";
  CHECK(with_env("prefix=", "url=url(), prefix=") == postgresql);
  CHECK(with_env("prefix=", "**options, prefix=") == postgresql);
  CHECK(with_env("config.get_section(config.config_ini_section, {})", "section") == postgresql);
  CHECK(with_env("engine =", "config.set_main_option('sqlalchemy.url', url)\nengine =") ==
        postgresql);
  CHECK(with_env("engine =", "other = create_engine(url)\nengine =") == postgresql);
  CHECK(with_env("engine =", "pass  # postgresql, too\nengine =") == postgresql);
  CHECK(with_env("engine = engine_from_config", "engine = my_engine") == postgresql);
}

TEST_CASE("other files speak of PostgreSQL") {
  CHECK(with_file("requirements.txt", "alembic\n") == "sqlite");
  CHECK(with_file("requirements.txt", "alembic\npsycopg2-binary==2.9\n") == "postgresql");
  CHECK(with_file("m/versions/r2.py", "from sqlalchemy.dialects import postgresql\n") ==
        "postgresql");
}

TEST_CASE("a driver of MySQL is the only one") {
  Texts texts = repository("driver://user:pass@localhost/dbname");
  texts["pyproject.toml"] = "[project]\ndependencies = [\"alembic\", \"PyMySQL>=1\"]\n";
  CHECK(dialect_of(texts) == "mysql");
  texts["requirements-dev.txt"] = "psycopg2\n";
  CHECK(dialect_of(texts) == "postgresql");
}

TEST_CASE("one of several configurations is no proof") {
  CHECK(with_file("test.ini", "[alembic]\nscript_location = m\n") == "postgresql");
}

}  // namespace migcheck
