// SPDX-License-Identifier: Apache-2.0
// Only classes whose columns are the same in all versions that are in use are described. A name
// that is not here stays the name of something unknown.
#include "core/python/library_modules.h"

#include <array>
#include <map>
#include <mutex>
#include <string>

namespace migcheck {
namespace {

constexpr std::string_view timestamp = R"(
from sqlalchemy import Column, DateTime
class Timestamp:
    created = Column(DateTime, default=lambda: None, nullable=False)
    updated = Column(DateTime, default=lambda: None, nullable=False)
)";

constexpr std::string_view oauth_client = R"(
from sqlalchemy import Column, Integer, String, Text
class OAuth2ClientMixin:
    client_id = Column(String(48), index=True)
    client_secret = Column(String(120))
    client_id_issued_at = Column(Integer, nullable=False, default=0)
    client_secret_expires_at = Column(Integer, nullable=False, default=0)
    _client_metadata = Column("client_metadata", Text)
)";

constexpr std::string_view oauth_consumer = R"(
from sqlalchemy import JSON, Column, DateTime, Integer, String
from sqlalchemy.orm import declared_attr
class OAuthConsumerMixin:
    @declared_attr
    def __tablename__(cls):
        return "flask_dance_" + cls.__name__.lower()
    id = Column(Integer, primary_key=True)
    provider = Column(String(50), nullable=False)
    created_at = Column(DateTime, default=lambda: None, nullable=False)
    token = Column(JSON, nullable=False)
)";

constexpr std::string_view users = R"(
from sqlalchemy import Boolean, ForeignKey, Integer, String
from sqlalchemy.orm import declared_attr, mapped_column
from fastapi_users_db_sqlalchemy.generics import GUID
class SQLAlchemyBaseUserTable:
    __tablename__ = "user"
    email = mapped_column(String(320), unique=True, index=True, nullable=False)
    hashed_password = mapped_column(String(1024), nullable=False)
    is_active = mapped_column(Boolean, default=True, nullable=False)
    is_superuser = mapped_column(Boolean, default=False, nullable=False)
    is_verified = mapped_column(Boolean, default=False, nullable=False)
class SQLAlchemyBaseUserTableUUID(SQLAlchemyBaseUserTable):
    id = mapped_column(GUID, primary_key=True, default=lambda: None)
class SQLAlchemyBaseOAuthAccountTable:
    __tablename__ = "oauth_account"
    oauth_name = mapped_column(String(100), index=True, nullable=False)
    access_token = mapped_column(String(1024), nullable=False)
    expires_at = mapped_column(Integer, nullable=True)
    refresh_token = mapped_column(String(1024), nullable=True)
    account_id = mapped_column(String(320), index=True, nullable=False)
    account_email = mapped_column(String(320), nullable=False)
class SQLAlchemyBaseOAuthAccountTableUUID(SQLAlchemyBaseOAuthAccountTable):
    id = mapped_column(GUID, primary_key=True, default=lambda: None)
    @declared_attr
    def user_id(cls):
        return mapped_column(GUID, ForeignKey("user.id", ondelete="cascade"), nullable=False)
)";

constexpr std::string_view access_tokens = R"(
from sqlalchemy import ForeignKey, String
from sqlalchemy.orm import declared_attr, mapped_column
from fastapi_users_db_sqlalchemy.generics import GUID, TIMESTAMPAware
class SQLAlchemyBaseAccessTokenTable:
    __tablename__ = "accesstoken"
    token = mapped_column(String(43), primary_key=True)
    created_at = mapped_column(TIMESTAMPAware(timezone=True), index=True, nullable=False)
class SQLAlchemyBaseAccessTokenTableUUID(SQLAlchemyBaseAccessTokenTable):
    @declared_attr
    def user_id(cls):
        return mapped_column(GUID, ForeignKey("user.id", ondelete="cascade"), nullable=False)
)";

struct Description {
  std::string_view module;
  std::string_view text;
};

constexpr std::array<Description, 9> descriptions{{
    {"sqlalchemy_utils", timestamp},
    {"sqlalchemy_utils.models", timestamp},
    {"authlib.integrations.sqla_oauth2", oauth_client},
    {"authlib.integrations.sqla_oauth2.client_mixin", oauth_client},
    {"flask_dance.consumer.storage.sqla", oauth_consumer},
    {"fastapi_users_db_sqlalchemy", users},
    {"fastapi_users.db", users},
    {"fastapi_users_db_sqlalchemy.access_token", access_tokens},
    {"fastapi_users.authentication.strategy.db", access_tokens},
}};

const Description* description_of(std::string_view name) {
  for (const Description& one : descriptions) {
    if (one.module == name) return &one;
  }
  return nullptr;
}

}  // namespace

std::shared_ptr<const PythonModule> library_module(std::string_view name) {
  const Description* description = description_of(name);
  if (description == nullptr) return nullptr;
  static std::mutex mutex;
  static std::map<std::string_view, std::shared_ptr<const PythonModule>> parsed;
  const std::lock_guard lock(mutex);
  auto& module = parsed[description->module];
  if (module == nullptr) {
    module = parse_python(std::make_shared<const SourceFile>("<" + std::string(name) + ">",
                                                             std::string(description->text)));
  }
  return module;
}

bool is_library_file(std::string_view path) { return path.starts_with('<'); }

}  // namespace migcheck
