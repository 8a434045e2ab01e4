// SPDX-License-Identifier: Apache-2.0
// Columns that classes of well-known libraries bring along.
#include "core/python/library_modules.h"

#include <doctest/doctest.h>

#include "tests/unit/models/models_testing.h"

namespace migcheck::testing {
namespace {

/// The columns of one class `A` with these bases, with types, after these import lines.
std::string columns(const std::string& imports, const std::string& bases,
                    const std::string& body = "  __tablename__ = 'a'\n") {
  const TestModels schema = models_of({{"m.py", prelude + imports + "class A(" + bases + "):\n" +
                                                    body + "  pk = Column(Integer)\n"}});
  std::string text;
  for (const ModelTable& table : schema.tables) {
    text += table.name.name + (table.columns_known ? ":" : "?:");
    for (const ColumnDef& one : table.columns) {
      if (one.name != "pk")
        text += " " + one.name + " " + one.type.format() + (one.nullable ? "" : " not null") + ",";
    }
  }
  return text;
}

}  // namespace

TEST_CASE("sqlalchemy_utils.Timestamp") {
  const std::string expected =
      "a: created timestamp without time zone not null,"
      " updated timestamp without time zone not null,";
  CHECK(columns("from sqlalchemy_utils import Timestamp\n", "Base, Timestamp") == expected);
  CHECK(columns("import sqlalchemy_utils\n", "Base, sqlalchemy_utils.Timestamp") == expected);
  CHECK(columns("from sqlalchemy_utils.models import Timestamp\n", "Base, Timestamp") == expected);
}

TEST_CASE("what is not described of a described library stays as it was") {
  CHECK(columns("from sqlalchemy_utils import UUIDType\n", "Base",
                "  __tablename__ = 'a'\n  u = Column(UUIDType())\n") == "a: u uuid,");
  CHECK(columns("import sqlalchemy_utils\n", "Base",
                "  __tablename__ = 'a'\n  u = Column(sqlalchemy_utils.types.uuid.UUIDType())\n") ==
        "a: u uuid,");
  CHECK(columns("from authlib.integrations.sqla_oauth2 import OAuth2TokenMixin\n",
                "Base, OAuth2TokenMixin") == "a?:");
}

TEST_CASE("authlib's client") {
  CHECK(columns("from authlib.integrations.sqla_oauth2 import OAuth2ClientMixin\n",
                "Base, OAuth2ClientMixin") ==
        "a: client_id character varying(48), client_secret character varying(120),"
        " client_id_issued_at integer not null, client_secret_expires_at integer not null,"
        " client_metadata text,");
}

TEST_CASE("flask-dance's token") {
  CHECK(columns("from flask_dance.consumer.storage.sqla import OAuthConsumerMixin\n",
                "OAuthConsumerMixin, Base", "") ==
        "flask_dance_a: id integer not null, provider character varying(50) not null,"
        " created_at timestamp without time zone not null, token json not null,");
}

TEST_CASE("fastapi-users' tables") {
  const std::string user =
      " email character varying(320) not null, hashed_password character varying(1024) not null,"
      " is_active boolean not null, is_superuser boolean not null, is_verified boolean not null,";
  CHECK(columns("from fastapi_users.db import SQLAlchemyBaseUserTable\n",
                "SQLAlchemyBaseUserTable[int], Base", "") == "user:" + user);
  CHECK(columns("from fastapi_users_db_sqlalchemy import SQLAlchemyBaseUserTableUUID\n",
                "SQLAlchemyBaseUserTableUUID, Base", "") == "user: id uuid not null," + user);
  CHECK(columns("from fastapi_users_db_sqlalchemy import SQLAlchemyBaseOAuthAccountTableUUID\n",
                "SQLAlchemyBaseOAuthAccountTableUUID, Base", "") ==
        "oauth_account: id uuid not null, user_id uuid not null,"
        " oauth_name character varying(100) not null,"
        " access_token character varying(1024) not null, expires_at integer,"
        " refresh_token character varying(1024), account_id character varying(320) not null,"
        " account_email character varying(320) not null,");
  CHECK(columns("from fastapi_users_db_sqlalchemy.access_token import "
                "SQLAlchemyBaseAccessTokenTableUUID\n",
                "SQLAlchemyBaseAccessTokenTableUUID, Base", "") ==
        "accesstoken: user_id uuid not null, token character varying(43) not null,"
        " created_at timestamp with time zone not null,");
}

TEST_CASE("columns of a library stand at the class that has them") {
  const TestModels schema =
      models_of({{"m.py", prelude + "from sqlalchemy_utils import Timestamp\n"
                                    "class A(Base, Timestamp):\n  __tablename__ = 'a'\n"}});
  REQUIRE(schema.tables.size() == 1);
  for (const ColumnDef& one : schema.tables.front().columns) {
    CHECK(one.span.file->path() == "m.py");
  }
  CHECK(is_library_file(library_module("sqlalchemy_utils")->file().path()));
  CHECK(library_module("somewhere") == nullptr);
}

}  // namespace migcheck::testing
