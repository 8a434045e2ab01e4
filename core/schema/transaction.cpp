// SPDX-License-Identifier: Apache-2.0
#include "core/schema/transaction.h"

#include <algorithm>
#include <cctype>

namespace migcheck {
namespace {

void begin(CatalogState& state) {
  if (state.outer_search_path) state.search_path = *state.outer_search_path;
  state.outer_search_path.reset();
  state.new_labels.clear();
  state.transaction_closed = false;
  state.transaction_start = nullptr;
  state.transaction_start = std::make_shared<const CatalogState>(state);
}

void commit(CatalogState& state) {
  begin(state);
  state.transaction_closed = true;
}

void roll_back(CatalogState& state) {
  if (state.transaction_start) {
    const std::uint64_t serial = state.serial;
    std::string transaction = state.transaction;
    state = CatalogState(*state.transaction_start);
    state.serial = serial;
    state.transaction = std::move(transaction);
  }
  commit(state);
}

std::string upper(std::string text) {
  std::transform(text.begin(), text.end(), text.begin(),
                 [](unsigned char c) { return static_cast<char>(std::toupper(c)); });
  return text;
}

bool starts_with(const std::string& text, std::string_view head) {
  return text.compare(0, head.size(), head) == 0;
}

}  // namespace

void enter_transaction(Change& change) {
  CatalogState& state = change.state;
  const ApplyContext& context = change.context;
  const std::string& id = context.transaction.empty() ? context.revision : context.transaction;
  if (id == state.transaction && state.transaction_start) {
    if (!change.operation.in_transaction) state.new_labels.clear();
    return;
  }
  state.transaction = id;
  begin(state);
}

Failure refuse_in_transaction(const Change& change, std::string_view statement) {
  if (!change.operation.in_transaction || change.state.transaction_closed) return std::nullopt;
  return ddl_error("25001", std::string(statement) + " cannot run inside a transaction block");
}

Failure apply(Change& change, const TransactionControl& operation) {
  const std::string statement = upper(operation.statement);
  if (starts_with(statement, "COMMIT") || starts_with(statement, "END")) {
    commit(change.state);
  } else if (starts_with(statement, "BEGIN") || starts_with(statement, "START")) {
    begin(change.state);
  } else if (starts_with(statement, "ABORT") ||
             (starts_with(statement, "ROLLBACK") && statement.find(" TO ") == std::string::npos)) {
    roll_back(change.state);
  }
  return std::nullopt;
}

}  // namespace migcheck
