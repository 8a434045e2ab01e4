// SPDX-License-Identifier: Apache-2.0
#include "core/python/naming_convention.h"

#include <charconv>

#include "core/python/migration_host.h"
#include "core/source/utf8.h"

namespace migcheck {
namespace {

using Text = std::optional<std::string>;

std::string label(const QualifiedName& table, const std::string& column) {
  return (table.schema.empty() ? "" : table.schema + "_") + table.name + "_" + column;
}

/// `column_0_name`, `column_0N_name`, `column_0_N_label`, also with `referred_` before.
Text columns_token(std::string_view token, const QualifiedName& table,
                   const std::vector<std::string>& columns) {
  constexpr std::string_view head = "column_";
  if (!token.starts_with(head)) return std::nullopt;
  token.remove_prefix(head.size());
  std::size_t index = 0;
  const auto [end, error] = std::from_chars(token.data(), token.data() + token.size(), index);
  if (error != std::errc() || index >= columns.size()) return std::nullopt;
  token.remove_prefix(static_cast<std::size_t>(end - token.data()));
  const bool joined = token.starts_with("N_");
  const bool spaced = token.starts_with("_N_");
  token.remove_prefix(joined ? 1 : (spaced ? 2 : 0));
  const bool labelled = token == "_label";
  if (!labelled && token != "_name" && token != "_key") return std::nullopt;
  std::string text;
  for (std::size_t i = index; i < columns.size(); ++i) {
    if (i > index && !joined && !spaced) break;
    if (i > index && spaced) text += "_";
    text += labelled ? label(table, columns[i]) : columns[i];
  }
  return text;
}

Text token_text(std::string_view token, const NamedPart& part) {
  constexpr std::string_view referred = "referred_";
  if (token == "table_name") return part.table.name;
  if (token == "constraint_name") return part.name;
  if (token == "referred_table_name") return part.referred_table.name;
  if (token.starts_with(referred))
    return columns_token(token.substr(referred.size()), part.referred_table, part.referred_columns);
  return columns_token(token, part.table, part.columns);
}

NamedPart part_of(const ConstraintDef& constraint, const QualifiedName& table) {
  return {table, constraint.columns, constraint.name, constraint.ref_table, constraint.ref_columns};
}

}  // namespace

std::string_view convention_key(ConstraintKind kind) {
  switch (kind) {
    case ConstraintKind::primary_key:
      return "pk";
    case ConstraintKind::unique:
      return "uq";
    case ConstraintKind::check:
      return "ck";
    case ConstraintKind::foreign_key:
      return "fk";
    case ConstraintKind::exclusion:
      break;
  }
  return "";
}

std::optional<std::string> name_by_convention(
    std::string_view pattern, const NamedPart& part,
    const std::function<OwnToken(std::string_view)>& own) {
  std::string name;
  while (!pattern.empty()) {
    const std::size_t begin = pattern.find("%(");
    const std::size_t end = begin == std::string_view::npos ? begin : pattern.find(")s", begin);
    if (end == std::string_view::npos) break;
    name += pattern.substr(0, begin);
    const std::string_view token = pattern.substr(begin + 2, end - begin - 2);
    const OwnToken defined = own ? own(token) : OwnToken();
    const Text text = defined.defined ? defined.text : token_text(token, part);
    if (!text) return std::nullopt;
    name += *text;
    pattern.remove_prefix(end + 2);
  }
  return shortened_name(name + std::string(pattern));
}

bool MigrationHost::name_constraint(ConstraintDef& constraint, const QualifiedName& table,
                                    Span span) const {
  const auto found = convention_.find(convention_key(constraint.kind));
  if (found == convention_.end() || constraint.final_name) return true;
  const bool rewrites = found->second.find("%(constraint_name)s") != std::string::npos;
  if (constraint.name && !rewrites) return true;
  if (!constraint.name && rewrites) {
    DdlError error;
    error.message =
        "Naming convention including %(constraint_name)s token requires that constraint is "
        "explicitly named.";
    raise_error("InvalidRequestError", std::move(error), span);
  }
  auto name = conventional_name(found->second, part_of(constraint, table));
  const bool known = name.has_value();
  if (known) constraint.name = std::move(name);
  return known || tokens_.empty();
}

/// SQLAlchemy shortens names that it made itself, and refuses others that are too long.
void MigrationHost::check_name(const std::optional<std::string>& name, Span span) const {
  constexpr std::size_t longest = 63;
  if (name && utf8_length(*name) > longest)
    library_error("IdentifierError",
                  "Identifier '" + *name + "' exceeds maximum length of 63 characters", span);
}

void MigrationHost::check_names(const OperationPayload& payload, Span span) const {
  if (const auto* table = std::get_if<CreateTable>(&payload)) {
    for (const ConstraintDef& constraint : table->constraints) check_name(constraint.name, span);
  } else if (const auto* add = std::get_if<AddConstraint>(&payload)) {
    check_name(add->constraint.name, span);
  } else if (const auto* drop = std::get_if<DropConstraint>(&payload)) {
    check_name(drop->name, span);
  } else if (const auto* index = std::get_if<CreateIndex>(&payload)) {
    check_name(index->index.name, span);
  } else if (const auto* dropped = std::get_if<DropIndex>(&payload)) {
    check_name(dropped->name.name, span);
  }
}

std::optional<QualifiedName> MigrationHost::apply_convention(OperationPayload& payload,
                                                             Span span) const {
  if (convention_.empty()) return std::nullopt;
  bool known = true;
  if (auto* table = std::get_if<CreateTable>(&payload)) {
    for (ConstraintDef& constraint : table->constraints)
      known = name_constraint(constraint, table->name, span) && known;
    if (!known) return table->name;
  } else if (auto* add = std::get_if<AddConstraint>(&payload)) {
    if (!name_constraint(add->constraint, add->table, span)) return add->table;
  }
  return std::nullopt;
}

std::string MigrationHost::conventional_index_name(const IndexDef& index,
                                                   const QualifiedName& table) const {
  NamedPart part;
  part.table = table;
  part.unique = index.unique;
  for (const IndexElement& element : index.elements) part.columns.push_back(element.text);
  const auto found = convention_.find("ix");
  if (found != convention_.end()) {
    if (auto name = conventional_name(found->second, part)) return *std::move(name);
  }
  return *name_by_convention("ix_%(column_0_label)s", part);
}

/// The name that op.drop_constraint sends: a check's is rewritten as it was when it was created.
std::optional<std::string> MigrationHost::dropped_constraint(const Directive& directive,
                                                             const QualifiedName& table,
                                                             const Value* given) {
  ConstraintDef constraint;
  constraint.name = known_text(given);
  constraint.final_name = given != nullptr && given->is_final_name();
  const auto type = known_text(directive.arg(2, 1, "type_"));
  const bool none = given != nullptr && given->is_none();
  if (!type || (!constraint.name && !none) || (none && type != "primary")) return constraint.name;
  constraint.kind = type == "check"        ? ConstraintKind::check
                    : type == "primary"    ? ConstraintKind::primary_key
                    : type == "foreignkey" ? ConstraintKind::foreign_key
                                           : ConstraintKind::unique;
  if (!name_constraint(constraint, table, directive.args.call)) return std::nullopt;
  return constraint.name;
}

}  // namespace migcheck
