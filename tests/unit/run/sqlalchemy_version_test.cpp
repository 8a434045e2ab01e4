// SPDX-License-Identifier: Apache-2.0
#include "core/run/sqlalchemy_version.h"

#include <doctest/doctest.h>

using migcheck::Environment;
using migcheck::ModuleStore;
using migcheck::required_major;
using migcheck::sqlalchemy_major;

TEST_CASE("a requirement leads to the newest version that it admits") {
  CHECK(required_major("==1.4.54") == 1);
  CHECK(required_major(">=1.2.0,<1.4.0") == 1);
  CHECK(required_major(">=1.3, <2") == 1);
  CHECK(required_major("<2.0.0") == 1);
  CHECK(required_major("^1.4.0") == 1);
  CHECK(required_major("~=1.4") == 1);
  CHECK(required_major("2.0.28") == 2);
  CHECK(required_major("<=2.0.51") == 2);
  CHECK(required_major("<2.1") == 2);
  CHECK(required_major(">=1.4") == 2);
  CHECK(required_major(">=1.4,!=2.0.1") == 2);
  CHECK(required_major("") == 0);
  CHECK(required_major("*") == 0);
  CHECK(required_major("sa2") == 0);
}

TEST_CASE("SQLAlchemy is found in every kind of file of dependencies") {
  CHECK(sqlalchemy_major("alembic==1.13\nSQLAlchemy==1.4.54  # pinned\n") == 1);
  CHECK(sqlalchemy_major("sqlalchemy[asyncio]==2.0.40 \\\n    --hash=sha256:1\n") == 2);
  CHECK(sqlalchemy_major("[tool.poetry.dependencies]\nSQLAlchemy = \"^1.4\"\n") == 1);
  CHECK(sqlalchemy_major("sqlalchemy = {extras = [\"asyncio\"], version = \"^2.0.0\"}\n") == 2);
  CHECK(sqlalchemy_major("dependencies = [\"flask\", \"sqlalchemy>=1.4,<2\"]\n") == 1);
  CHECK(sqlalchemy_major("[[package]]\nname = \"sqlalchemy\"\nversion = \"2.0.30\"\n") == 2);
  CHECK(sqlalchemy_major("    install_requires=['SQLAlchemy<2.0']\n") == 1);
  CHECK(sqlalchemy_major("name = \"alembic\"\n[package.dependencies]\nSQLAlchemy = \">=1.3.0\"\n\n"
                         "[[package]]\nname = \"sqlalchemy\"\nversion = \"1.3.23\"\n") == 1);
  CHECK(sqlalchemy_major("        \"sqlalchemy\": {\n            \"hashes\": [\n"
                         "                \"sha256:1\"\n            ],\n"
                         "            \"index\": \"pypi\",\n"
                         "            \"version\": \"==1.3.20\"\n        },\n") == 1);
  CHECK(sqlalchemy_major("SQLAlchemy>=1.3\nSQLAlchemy==1.4.54\n") == 1);
}

TEST_CASE("other packages, comments, aliases and contradictions say nothing") {
  CHECK(sqlalchemy_major("sqlalchemy-utils==0.41\nflask-sqlalchemy==3.1\n") == std::nullopt);
  CHECK(sqlalchemy_major("# sqlalchemy==1.4\n") == std::nullopt);
  CHECK(sqlalchemy_major("sqlalchemy = \"sa\"\n") == 0);
  CHECK(sqlalchemy_major("import sqlalchemy\nsqlalchemy.__version__\n") == 0);
  CHECK(sqlalchemy_major("sqlalchemy==1.4\nsqlalchemy==2.0\n") == 0);
  CHECK(sqlalchemy_major("sqlalchemy\n") == 0);
}

TEST_CASE("Flask-SQLAlchemy before 3.0 does not run with SQLAlchemy 2.0") {
  const auto major = [](const std::string& requirements) {
    const std::vector<std::string> files{"requirements.txt"};
    const ModuleStore store("/none", files, {{"requirements.txt", requirements}});
    Environment environment;
    environment.script_location = "m";
    return sqlalchemy_major(store, files, environment).major;
  };
  CHECK(major("SQLAlchemy>=1.3.0\n") == 2);
  CHECK(major("SQLAlchemy>=1.3.0\nFlask-SQLAlchemy==2.4.4\n") == 1);
  CHECK(major("Flask-SQLAlchemy<3\n") == 1);
  CHECK(major("SQLAlchemy>=1.3.0\nFlask-SQLAlchemy==3.0.2\n") == 2);
  CHECK(major("SQLAlchemy>=1.3.0\nFlask-SQLAlchemy>=2.4\n") == 2);
  CHECK(major("SQLAlchemy==2.0.30\nFlask-SQLAlchemy==2.5.1\n") == 2);
}
