// SPDX-License-Identifier: Apache-2.0
#include "core/check/operation_check.h"

#include <memory>

#include "core/check/operation_names.h"
#include "core/diagnostic/first_line.h"

namespace migcheck {
namespace {

bool accepts(const NamePatterns& patterns, const PlacedName& name) {
  return patterns.empty() || (!name.name.empty() && patterns.accepts(name));
}

class OperationCheck final : public Check {
 public:
  explicit OperationCheck(std::shared_ptr<const OperationCheckParts> parts)
      : parts_(std::move(parts)) {}

  void check_migration(const History&, const MigrationReplay& migration,
                       Reporter& reporter) const override {
    if (parts_->in_upgrade) check_trace(migration, migration.upgrade, reporter);
    if (parts_->in_downgrade) check_trace(migration, migration.downgrade, reporter);
  }

 private:
  void check_trace(const MigrationReplay& migration, const Trace& trace, Reporter& reporter) const {
    for (const Step& step : trace.steps) {
      const Operation& operation = step.operation;
      if (!operation.span.valid()) continue;
      if (parts_->guarded && *parts_->guarded != operation.guarded()) continue;
      const std::string kind = operation_kind(operation);
      if (!parts_->kind.accepts({"", kind})) continue;
      for (const OperationNames& names : operation_names(operation, !parts_->column.empty())) {
        if (accepts(parts_->table, names.table) && accepts(parts_->column, {"", names.column}) &&
            accepts(parts_->name, names.name)) {
          report(operation, kind, names, reporter).revision = migration.migration->revision.id;
        }
      }
    }
  }

  Diagnostic& report(const Operation& operation, const std::string& kind,
                     const OperationNames& names, Reporter& reporter) const {
    const auto value = [&](const std::string& placeholder) {
      if (placeholder == "table") return names.table.name;
      if (placeholder == "column") return names.column;
      return placeholder == "name" ? names.name.name : kind;
    };
    const Span& span = names.span.valid() ? names.span : operation.span;
    Diagnostic& finding = reporter.report(first_line(span), parts_->message.fill(value));
    finding.subject = kind + ":" + names.table.name + "." + names.column + "." + names.name.name;
    return finding;
  }

  std::shared_ptr<const OperationCheckParts> parts_;
};

}  // namespace

const std::vector<std::string>& operation_placeholders() {
  static const std::vector<std::string> names{"kind", "table", "column", "name"};
  return names;
}

CheckFactory operation_check(OperationCheckParts parts) {
  const auto shared = std::make_shared<const OperationCheckParts>(std::move(parts));
  return [shared](const CheckOptions&) { return std::make_unique<const OperationCheck>(shared); };
}

}  // namespace migcheck
