// SPDX-License-Identifier: Apache-2.0
#include "checks/downgrade/guard_fix.h"

#include <fmt/format.h>

#include "core/check/ascii_case.h"
#include "core/python/call_edit.h"

namespace migcheck {
namespace {

/// Older versions take the argument without a word, and ignore it.
Version first_with_if_exists(const Operation& operation) {
  if (operation.as<DropIndex>() != nullptr) return {{1, 11, 2}};
  if (operation.as<DropTable>() != nullptr) return {{1, 13, 3}};
  return {{1, 16, 0}};
}

/// The object that a directive is called on, as it is written: `op`, `batch_op`.
std::string_view receiver(const PythonModule& module, const Node& call) {
  const Node* callee = call.child(0);
  if (callee == nullptr || callee->kind != NodeKind::attribute) return {};
  const Node* object = callee->child(0);
  return object == nullptr ? std::string_view() : module.file().text(module.span(*object));
}

/// Directives of a batch pass `if_exists` on, except drop_constraint, which does not know it.
bool takes_if_exists(const PythonModule& module, const Node& call, const Operation& operation,
                     const InstalledVersions& installed) {
  if (installed.alembic < first_with_if_exists(operation)) return false;
  const bool plain = receiver(module, call) == imported_name(module, "alembic", "op").name;
  if (operation.as<DropTable>() != nullptr) return plain;
  if (operation.as<DropConstraint>() == nullptr) return true;
  return plain && installed.sqlalchemy >= Version{{2, 0, 0}};
}

std::optional<Fix> argument_fix(const PythonModule& module, const Node& call,
                                std::string_view argument) {
  const std::string_view name = argument.substr(0, argument.find('='));
  const std::string description = fmt::format("add {}", argument);
  if (const Node* given = keyword_argument(call, name)) {
    return Fix{.description = description,
               .edits = {{.span = module.span(*given), .text = std::string(argument)}}};
  }
  const auto added = add_argument(module, call, argument);
  if (!added) return std::nullopt;
  return Fix{.description = description, .edits = {*added}};
}

std::string_view sql_keyword(const Operation& operation) {
  if (operation.as<DropTable>() != nullptr) return "table";
  if (operation.as<DropColumn>() != nullptr) return "column";
  if (operation.as<DropConstraint>() != nullptr) return "constraint";
  if (operation.as<DropIndex>() != nullptr) return "index";
  return "type";
}

bool is_blank(char c) { return c == ' ' || c == '\t' || c == '\n' || c == '\r'; }

std::size_t skip_blanks(std::string_view text, std::size_t position) {
  while (position < text.size() && is_blank(text[position])) ++position;
  return position;
}

/// The position after `word` and the blanks behind it, when both stand at `position`.
std::optional<std::size_t> after_word(std::string_view text, std::size_t position,
                                      std::string_view word) {
  if (!text.substr(position).starts_with(word)) return std::nullopt;
  const std::size_t end = skip_blanks(text, position + word.size());
  if (end == position + word.size()) return std::nullopt;
  return end;
}

/// The places behind `DROP <keyword> [CONCURRENTLY]`, in text that is in lower case.
std::vector<std::size_t> drop_targets(std::string_view text, std::string_view keyword) {
  std::vector<std::size_t> places;
  for (std::size_t at = text.find("drop"); at != std::string_view::npos;
       at = text.find("drop", at + 1)) {
    const auto name = after_word(text, at, "drop");
    const auto target = name ? after_word(text, *name, keyword) : std::nullopt;
    if (!target) continue;
    places.push_back(after_word(text, *target, "concurrently").value_or(*target));
  }
  return places;
}

/// Only where the statement stands in the file as it is, with one drop of that kind.
std::optional<Fix> sql_fix(const Operation& operation) {
  const Span& span = operation.span;
  if (!span.valid()) return std::nullopt;
  const std::string text = ascii_lower(span.file->text(span));
  const std::vector<std::size_t> places = drop_targets(text, sql_keyword(operation));
  if (places.size() != 1) return std::nullopt;
  const std::uint32_t at = span.begin + static_cast<std::uint32_t>(places.front());
  return Fix{.description = "add IF EXISTS",
             .edits = {{.span = {span.file, at, at}, .text = "IF EXISTS "}}};
}

}  // namespace

std::optional<Fix> guard_fix(const PythonModule& module, const Operation& operation,
                             const InstalledVersions& installed) {
  if (operation.source == OperationSource::sql) return sql_fix(operation);
  const Node* call = find_call(module, operation.call);
  if (call == nullptr) return std::nullopt;
  if (operation.source == OperationSource::sqlalchemy) {
    return argument_fix(module, *call, "checkfirst=True");
  }
  if (!takes_if_exists(module, *call, operation, installed)) return std::nullopt;
  return argument_fix(module, *call, "if_exists=True");
}

}  // namespace migcheck
