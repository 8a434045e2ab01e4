// SPDX-License-Identifier: Apache-2.0
// CREATE TYPE … AS ENUM and changes of labels.
#include <algorithm>

#include "core/schema/naming.h"
#include "core/schema/type_lookup.h"

namespace migcheck {
namespace {

constexpr std::size_t longest_label = 63;

Failure check_label(const std::string& label) {
  if (label.size() <= longest_label) return std::nullopt;
  DdlError error = ddl_error("42602", "invalid enum label " + in_quotes(label));
  error.detail = "Labels must be 63 bytes or less.";
  return error;
}

Failure check_labels(const CreateEnum& operation) {
  for (auto label = operation.labels.begin(); label != operation.labels.end(); ++label) {
    if (Failure failure = check_label(*label)) return failure;
    if (std::find(operation.labels.begin(), label, *label) != label)
      return ddl_error("23505",
                       "duplicate key value violates unique constraint "
                       "\"pg_enum_typid_label_index\"");
  }
  return std::nullopt;
}

EnumType enum_from(const Change& change, const CreateEnum& operation, QualifiedName name) {
  EnumType type;
  type.name = std::move(name);
  type.labels_known = operation.labels_known;
  type.cause = operation.cause;
  type.origin = change.origin();
  for (std::size_t at = 0; at < operation.labels.size(); ++at) {
    const bool spanned = at < operation.label_spans.size();
    type.labels.push_back(
        {operation.labels[at], change.origin(spanned ? operation.label_spans[at] : Span{}), true});
  }
  return type;
}

auto find_label(EnumType& type, const std::string& label) {
  return std::find_if(type.labels.begin(), type.labels.end(),
                      [&](const EnumLabel& it) { return it.text == label; });
}

// A label that is named as a neighbour or as the one to rename.
Failure missing_label(const Change& change, const EnumType& type, const std::string& label) {
  if (!type.labels_known || !change.state.sure(type)) return std::nullopt;
  return ddl_error("22023", in_quotes(label) + " is not an existing enum label");
}

Failure present_label(const Change& change, const EnumType& type, const EnumLabel& label) {
  if (!change.state.sure(type) || !change.state.sure(label)) return std::nullopt;
  return ddl_error("42710", "enum label " + in_quotes(label.text) + " already exists", label.origin,
                   "'" + label.text + "' is added here");
}

Failure insert_label(Change& change, EnumType& type, const AddEnumValue& operation) {
  const std::optional<std::string>& neighbour =
      operation.before ? operation.before : operation.after;
  auto at = type.labels.end();
  if (neighbour) {
    at = find_label(type, *neighbour);
    if (at == type.labels.end()) {
      if (Failure failure = missing_label(change, type, *neighbour)) return failure;
    } else if (operation.after) {
      ++at;
    }
  }
  const EnumLabel label{operation.label, change.origin(operation.label_span), true};
  type.labels.insert(at, label);
  if (change.operation.in_transaction && !change.state.transaction_closed)
    change.state.new_labels.push_back({type.name, label.text, label.origin});
  return std::nullopt;
}

}  // namespace

Failure apply(Change& change, const CreateEnum& operation) {
  QualifiedName name = change.creation_name(operation.name);
  name.name = truncated(name.name);
  if (operation.check_first && change.state.find_type(operation.name)) {
    const auto present = change.state.find_type(operation.name);
    if (change.type_exists(*present)) return std::nullopt;
  }
  if (Failure failure = change.require_schema(name.schema)) return failure;
  if (Failure failure = change.type_exists(name)) return failure;
  if (Failure failure = check_labels(operation)) return failure;
  change.state.put(enum_from(change, operation, std::move(name)));
  return std::nullopt;
}

Failure apply(Change& change, const AddEnumValue& operation) {
  FoundEnum found = find_enum(change, operation.type);
  if (found.failure || !found.type) return found.failure;
  EnumType type = *found.type;
  if (Failure failure = check_label(operation.label)) return failure;
  const auto present = find_label(type, operation.label);
  if (present != type.labels.end()) {
    if (operation.if_not_exists && present->certain) return std::nullopt;
    if (!operation.if_not_exists) {
      if (Failure failure = present_label(change, type, *present)) return failure;
    }
    type.labels.erase(present);
  }
  if (Failure failure = insert_label(change, type, operation)) return failure;
  change.state.put(std::move(type));
  return std::nullopt;
}

Failure apply(Change& change, const RenameEnumValue& operation) {
  FoundEnum found = find_enum(change, operation.type);
  if (found.failure || !found.type) return found.failure;
  EnumType type = *found.type;
  if (Failure failure = check_label(operation.new_label)) return failure;
  const auto label = find_label(type, operation.label);
  if (label == type.labels.end()) return missing_label(change, type, operation.label);
  const auto taken = find_label(type, operation.new_label);
  if (taken != type.labels.end()) {
    if (Failure failure = present_label(change, type, *taken)) return failure;
  }
  label->text = operation.new_label;
  label->origin = change.origin(operation.label_span);
  change.state.put(std::move(type));
  return std::nullopt;
}

}  // namespace migcheck
