// SPDX-License-Identifier: Apache-2.0
// op.create_table() sends CREATE TYPE for every enum among its columns, without asking whether the
// type exists; Alembic only remembers, for the length of one run, what it has sent. The flag
// create_type=False belongs to postgresql.ENUM; the generic sqlalchemy.Enum takes it without a word
// and ignores it (before SQLAlchemy 2.1). The replay knows which CREATE TYPE meets an existing
// type, so an error here is what the server will say.
#include <fmt/format.h>

#include <map>
#include <tuple>

#include "core/check/registry.h"
#include "core/check/version.h"
#include "core/diagnostic/first_line.h"
#include "core/python/call_edit.h"
#include "core/schema/display_name.h"

namespace migcheck {
namespace {

constexpr std::string_view duplicate_object = "42710";

/// What the replay says about one Enum(…) expression.
struct Site {
  const EnumExpression* expression = nullptr;
  const Step* duplicate = nullptr;      ///< CREATE TYPE that meets an existing type
  bool creates = false;                 ///< CREATE TYPE that succeeds
  bool finds_type = false;              ///< a column of this type where the type exists
  bool lacks_type = false;              ///< a column of this type where it does not
  std::optional<EnumType> made_before;  ///< made by another run than the one that needs it
};

using SiteKey = std::tuple<const SourceFile*, std::uint32_t, std::uint32_t>;
using Sites = std::map<SiteKey, Site>;

Site& site_of(Sites& sites, const EnumExpression& expression) {
  const Span& span = expression.span;
  Site& site = sites[{span.file, span.begin, span.end}];
  if (site.expression == nullptr) site.expression = &expression;
  return site;
}

/// True when op.create_table() would send CREATE TYPE for the expression, were there no memory.
bool creates_with_table(const EnumExpression& expression) {
  const bool honoured = !expression.generic && expression.create_type == false;
  return expression.native && expression.name && !expression.has_metadata && !honoured;
}

bool swallowed(const Operation& operation) {
  for (const Guard& guard : operation.guards) {
    if (guard.kind == GuardKind::exception_handler) return true;
  }
  return false;
}

void note_create(const Step& step, const CreateEnum& create, Sites& sites) {
  if (create.cause != TypeCause::table_event || create.expression == nullptr) return;
  Site& site = site_of(sites, *create.expression);
  if (!step.error) site.creates = true;
  const bool certain = step.operation.certain && !swallowed(step.operation);
  const bool exists = step.error && step.error->sqlstate == duplicate_object;
  if (certain && exists && site.duplicate == nullptr) site.duplicate = &step;
}

/// A column that uses the type; returns the type when it exists for certain.
const EnumType* note_use(const Step& step, const EnumExpression& expression, Sites& sites) {
  if (!expression.name) return nullptr;
  const EnumType* type = step.before.enum_type(*expression.name);
  Site& site = site_of(sites, expression);
  if (type != nullptr && type->certain) {
    site.finds_type = true;
    return type;
  }
  site.lacks_type = true;
  return nullptr;
}

bool sent_in(const Trace& trace, const EnumExpression& expression) {
  for (const Step& step : trace.steps) {
    const auto* create = step.operation.as<CreateEnum>();
    const bool sent = create != nullptr && create->cause == TypeCause::table_event;
    if (sent && create->name == *expression.name) return true;
  }
  return false;
}

/// In one run over all revisions Alembic sends CREATE TYPE once, so a table that comes later passes
/// without one. Started from the revision before, it sends the statement and fails.
void note_table(const Trace& trace, const Step& step, const CreateTable& table, Sites& sites) {
  for (const ColumnDef& column : table.columns) {
    if (column.enum_expression == nullptr) continue;
    const EnumExpression& expression = *column.enum_expression;
    const EnumType* type = note_use(step, expression, sites);
    if (type == nullptr || step.operation.source != OperationSource::alembic) continue;
    if (!step.operation.certain || !creates_with_table(expression)) continue;
    if (!sent_in(trace, expression)) site_of(sites, expression).made_before = *type;
  }
}

void note_trace(const Trace& trace, Sites& sites) {
  for (const Step& step : trace.steps) {
    if (const auto* create = step.operation.as<CreateEnum>()) note_create(step, *create, sites);
    if (const auto* table = step.operation.as<CreateTable>())
      note_table(trace, step, *table, sites);
    const EnumExpression* used = nullptr;
    if (const auto* add = step.operation.as<AddColumn>()) used = add->column.enum_expression.get();
    if (const auto* alter = step.operation.as<AlterColumnType>()) {
      used = alter->enum_expression.get();
    }
    if (used != nullptr) note_use(step, *used, sites);
  }
}

std::string callee_text(const EnumExpression& expression) {
  const Span& callee = expression.callee;
  if (callee.valid()) return std::string(callee.file->text(callee));
  return expression.generic ? "sa.Enum" : "postgresql.ENUM";
}

bool ignored_flag(const EnumExpression& expression) {
  return expression.generic && expression.native && expression.create_type == false &&
         !expression.overridden;
}

std::string ignores_flag(const Site& site) {
  if (!ignored_flag(*site.expression)) return "";
  return fmt::format("'{}' ignores create_type=False: ", callee_text(*site.expression));
}

/// Makes the expression a postgresql.ENUM that never creates its type.
std::optional<Fix> use_existing_type(const PythonModule& module, const Node& call,
                                     const EnumExpression& expression) {
  Fix fix{.description = "use postgresql.ENUM with create_type=False", .edits = {}};
  if (expression.generic) {
    const ImportedName name = imported_name(module, "sqlalchemy.dialects", "postgresql");
    fix.edits.push_back({.span = expression.callee, .text = name.name + ".ENUM"});
    if (name.import) fix.edits.push_back(*name.import);
  }
  const Node* flag = keyword_argument(call, "create_type");
  if (flag == nullptr) {
    const auto added = add_argument(module, call, "create_type=False");
    if (!added) return std::nullopt;
    fix.edits.push_back(*added);
  } else if (expression.create_type != false) {
    fix.edits.push_back({.span = module.span(*flag), .text = "create_type=False"});
  }
  return fix;
}

std::optional<Fix> fix_for(const PythonModule& module, const Site& site) {
  const EnumExpression& expression = *site.expression;
  const Node* call = find_call(module, expression.span);
  if (call == nullptr || call->children.empty()) return std::nullopt;
  for (const Node* argument : call->rest(1)) {
    if (argument->kind == NodeKind::double_starred) return std::nullopt;
  }
  const bool exists = site.duplicate != nullptr || site.finds_type;
  if (exists && !site.creates && !site.lacks_type) {
    return use_existing_type(module, *call, expression);
  }
  const Node* flag = keyword_argument(*call, "create_type");
  if (!site.creates || site.duplicate != nullptr || flag == nullptr) return std::nullopt;
  return Fix{.description = "remove the flag that has no effect",
             .edits = {remove_argument(module, *call, *flag)}};
}

class EnumCreateType final : public Check {
 public:
  static CheckInfo info();
  explicit EnumCreateType(const CheckOptions& options)
      : flag_works_(version_or(options.string("SQLAlchemyVersion"), Version{}) >=
                    Version{{2, 1, 0}}) {}

  void check_migration(const History& history, const MigrationReplay& migration,
                       Reporter& reporter) const override;

 private:
  void report(const History& history, const MigrationReplay& migration, const Site& site,
              Reporter& reporter) const;

  bool flag_works_;
};

CheckInfo EnumCreateType::info() {
  return {.id = "enum-create-type",
          .module = "enum",
          .summary = "an enum type is created although it exists, or by a flag that is ignored",
          .severity = Severity::warning,
          .tags = {"correctness", "enum"},
          .options = {{.name = "SQLAlchemyVersion",
                       .type = OptionType::string,
                       .default_value = "",
                       .help = "Set the SQLAlchemy version that runs the migrations; from 2.1 on "
                               "sa.Enum honours create_type (empty: not known, taken as 2.0)"}},
          .offers_fix = true};
}

void EnumCreateType::check_migration(const History& history, const MigrationReplay& migration,
                                     Reporter& reporter) const {
  Sites sites;
  for (const auto& expression : migration.enum_expressions) site_of(sites, *expression);
  note_trace(migration.upgrade, sites);
  note_trace(migration.downgrade, sites);
  for (const auto& [key, site] : sites) {
    if (!flag_works_ || !ignored_flag(*site.expression)) report(history, migration, site, reporter);
  }
}

Diagnostic* report_duplicate(const Site& site, Reporter& reporter) {
  const Step& step = *site.duplicate;
  const QualifiedName& name = step.operation.as<CreateEnum>()->name;
  Diagnostic& finding = reporter.report(
      Severity::error, site.expression->callee,
      fmt::format("{}op.create_table sends CREATE TYPE for '{}' again and fails with '{}' ({})",
                  ignores_flag(site), display_name(step.before, name), step.error->message,
                  step.error->sqlstate));
  finding.fails = step.operation.span;
  const EnumType* first = step.before.enum_type(name);
  if (first != nullptr && first->origin.span.valid()) {
    finding.related.push_back(
        {first_line(first->origin.span),
         fmt::format("the type is created first here, in revision '{}'", first->origin.revision)});
  } else if (step.error->related.valid()) {
    finding.related.push_back({first_line(step.error->related), step.error->related_message});
  }
  return &finding;
}

/// The newest revisions are still to be deployed; for older ones this is history.
Diagnostic* report_made_before(const History& history, const MigrationReplay& migration,
                               const Site& site, Reporter& reporter) {
  const EnumType& type = *site.made_before;
  const Outcome& alone = migration.stepwise;
  const bool fails = alone.error && alone.error->sqlstate == duplicate_object;
  const bool head = history.is_head(*migration.migration);
  Diagnostic& finding = reporter.report(
      fails && head ? Severity::error : Severity::warning, site.expression->callee,
      fmt::format("{}op.create_table sends CREATE TYPE for '{}' again on a database that is "
                  "already at the revision before, and fails with 'type \"{}\" already exists' "
                  "(42710); only one run over all revisions passes",
                  ignores_flag(site), type.name.name, type.name.name));
  if (fails) finding.fails = alone.error_span;
  finding.related.push_back(
      {first_line(type.origin.span),
       fmt::format("the type is created first here, in revision '{}'", type.origin.revision)});
  return &finding;
}

Diagnostic* report_flag(const Site& site, Reporter& reporter) {
  const std::string effect =
      site.creates ? "op.create_table creates the type here"
                   : "it has no effect here, only postgresql.ENUM knows it before SQLAlchemy 2.1";
  return &reporter.report(site.expression->callee, ignores_flag(site) + effect);
}

void EnumCreateType::report(const History& history, const MigrationReplay& migration,
                            const Site& site, Reporter& reporter) const {
  Diagnostic* finding = nullptr;
  if (site.duplicate != nullptr) {
    finding = report_duplicate(site, reporter);
  } else if (site.made_before) {
    finding = report_made_before(history, migration, site, reporter);
  } else if (ignored_flag(*site.expression)) {
    finding = report_flag(site, reporter);
  }
  if (finding == nullptr) return;
  finding->revision = migration.migration->revision.id;
  const auto& name = site.expression->name;
  if (name) finding->subject = "type:" + full_name(migration.upgrade.before, *name);
  if (auto fix = fix_for(*migration.migration->module, site)) finding->fixes.push_back(*fix);
}

}  // namespace

void register_enum_create_type(Registry& registry) { registry.add<EnumCreateType>(); }

}  // namespace migcheck
