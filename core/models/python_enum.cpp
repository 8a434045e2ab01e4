// SPDX-License-Identifier: Apache-2.0
#include "core/models/python_enum.h"

#include <utility>

#include "core/models/class_span.h"

namespace migcheck {
namespace {

EnumMember member_of(const InstanceData& instance) {
  EnumMember member;
  member.name = instance.member_name;
  member.alias = instance.alias;
  member.span = instance.span;
  member.name_span = instance.name_span;
  const auto value = instance.attributes.find("value");
  if (value != instance.attributes.end()) member.value = value->second.known_string();
  return member;
}

}  // namespace

std::shared_ptr<const PythonEnum> python_enum(const ClassData& type) {
  if (type.enum_base == EnumBase::none) return nullptr;
  auto result = std::make_shared<PythonEnum>();
  result->name = type.name;
  result->complete = type.complete;
  result->span = class_span(type);
  if (type.source != nullptr) result->module = type.source->file().path();
  for (const Value& member : type.members) {
    result->members.push_back(member_of(*member.as_instance()));
  }
  if (!result->span.valid() && !result->members.empty()) {
    result->span = result->members.front().span;
    if (result->span.valid()) result->module = result->span.file->path();
  }
  return result;
}

}  // namespace migcheck
