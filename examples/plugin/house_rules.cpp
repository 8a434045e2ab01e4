// SPDX-License-Identifier: Apache-2.0
// A rule of one house: the name of an index says that it is one.
#include "core/check/plugin.h"
#include "core/diagnostic/first_line.h"
#include "core/source/source_file.h"

namespace {

using namespace migcheck;

class HouseIndexName final : public Check {
 public:
  static CheckInfo info() {
    return {.id = "house-index-name",
            .module = "house",
            .summary = "the name of an index lacks the prefix of the house",
            .severity = Severity::warning,
            .tags = {"style"},
            .options = {{.name = "Prefix",
                         .default_value = "ix_",
                         .help = "Expect the names of indexes to begin with this"}},
            .offers_fix = true};
  }
  explicit HouseIndexName(const CheckOptions& options) : prefix_(options.string("Prefix")) {}

  void check_migration(const History&, const MigrationReplay& migration,
                       Reporter& reporter) const override {
    for (const Step& step : migration.upgrade.steps) {
      const auto* create = step.operation.as<CreateIndex>();
      if (!create || !create->index.name || create->index.name->starts_with(prefix_)) continue;
      report(step, create->index, reporter);
    }
  }

 private:
  void report(const Step& step, const IndexDef& index, Reporter& reporter) const {
    Diagnostic& finding =
        reporter.report(first_line(step.operation.span),
                        "the name of index '" + *index.name + "' lacks '" + prefix_ + "'");
    finding.subject = "index:" + *index.name;
    // a check sees the catalog before and after each operation
    if (const Table* table = step.before.table(index.table)) {
      finding.related.push_back({first_line(table->origin.span), "the table is made here"});
    }
    const Span& call = step.operation.call;
    const std::string_view text = call.file->text(call);
    const std::size_t quote = text.find('"' + *index.name + '"');
    if (quote == std::string_view::npos) return;
    const auto at = call.begin + static_cast<std::uint32_t>(quote) + 1;
    finding.fixes.push_back(
        {"add '" + prefix_ + "' to the name", {{{call.file, at, at}, prefix_}}, FixSafety::unsafe});
  }

  std::string prefix_;
};

void register_checks(Registry& registry) { registry.add<HouseIndexName>(); }

}  // namespace

MIGCHECK_PLUGIN(register_checks);
