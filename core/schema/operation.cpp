// SPDX-License-Identifier: Apache-2.0
#include "core/schema/operation.h"

#include <array>

namespace migcheck {
namespace {

// In the order of OperationPayload.
constexpr std::array<std::string_view, std::variant_size_v<OperationPayload>> operation_names{
    "create table",      "drop table",        "rename table",        "add column",
    "drop column",       "rename column",     "alter column type",   "set not null",
    "set default",       "set identity",      "drop expression",     "add constraint",
    "drop constraint",   "rename constraint", "validate constraint", "create index",
    "drop index",        "rename index",      "create enum",         "create domain",
    "create type",       "drop type",         "rename type",         "add enum value",
    "rename enum value", "create schema",     "drop schema",         "create extension",
    "drop extension",    "create sequence",   "drop sequence",       "alter sequence owner",
    "create view",       "drop view",         "create function",     "drop function",
    "create trigger",    "drop trigger",      "set schema",          "rename object",
    "set comment",       "attach partition",  "set search path",     "transaction control",
    "data change",       "other statement",   "unknown operation"};

std::string_view special_name(const Operation& operation) {
  if (const auto* change = operation.as<SetNotNull>(); change != nullptr && !change->not_null)
    return "drop not null";
  if (const auto* change = operation.as<SetDefault>();
      change != nullptr && !change->default_sql && change->default_known)
    return "drop default";
  if (const auto* change = operation.as<SetIdentity>(); change != nullptr && !change->identity)
    return "drop identity";
  if (const auto* change = operation.as<AttachPartition>(); change != nullptr && change->detach)
    return "detach partition";
  if (const auto* drop = operation.as<DropType>(); drop != nullptr && drop->domain)
    return "drop domain";
  return {};
}

}  // namespace

std::string_view operation_name(const Operation& operation) {
  const std::string_view special = special_name(operation);
  return special.empty() ? operation_names[operation.payload.index()] : special;
}

}  // namespace migcheck
