// SPDX-License-Identifier: Apache-2.0
#include "tool/option_table.h"

#include <array>
#include <charconv>
#include <utility>

#include "config/config_reader.h"
#include "core/check/registry.h"
#include "core/check/text_list.h"

namespace migcheck {
namespace {

using Problem = std::optional<std::string>;

template <class T>
struct Word {
  std::string_view word;
  T value;
};

/// The words alone, for those who offer them.
template <class T, std::size_t count>
constexpr std::array<std::string_view, count> names_in(const std::array<Word<T>, count>& words) {
  std::array<std::string_view, count> names{};
  for (std::size_t i = 0; i < count; ++i) names[i] = words[i].word;
  return names;
}
template <const auto& words>
inline constexpr auto names_of = names_in(words);

/// Stores the value that `word` stands for.
template <class T, std::size_t count>
Problem choose(const std::string& word, const std::array<Word<T>, count>& words, T& target) {
  std::vector<std::string> names;
  std::string expected;
  for (const Word<T>& one : words) {
    if (word == one.word) {
      target = one.value;
      return std::nullopt;
    }
    names.emplace_back(one.word);
    expected += (expected.empty() ? "expected " : ", ") + names.back();
  }
  const auto near = did_you_mean(word, names);
  return near ? expected + "; did you mean '" + *near + "'?" : expected;
}

constexpr std::array<Word<bool>, 2> truth_words{{{"true", true}, {"false", false}}};
constexpr std::array<Word<ReportFormat>, 8> format_words{{{"text", ReportFormat::text},
                                                          {"short", ReportFormat::brief},
                                                          {"sarif", ReportFormat::sarif},
                                                          {"json", ReportFormat::json},
                                                          {"jsonl", ReportFormat::json_lines},
                                                          {"github", ReportFormat::github},
                                                          {"gitlab", ReportFormat::gitlab},
                                                          {"junit", ReportFormat::junit}}};
/// The formats, and statistics, which stand for findings there.
constexpr auto with_statistics() {
  std::array<Word<std::optional<ReportFormat>>, format_words.size() + 1> all{};
  for (std::size_t i = 0; i < format_words.size(); ++i) {
    all[i] = {format_words[i].word, format_words[i].value};
  }
  all.back() = {"statistics", std::nullopt};
  return all;
}
constexpr auto report_words = with_statistics();
constexpr std::array<Word<FailOn>, 4> fail_on_words{{{"error", FailOn::error},
                                                     {"warning", FailOn::warning},
                                                     {"note", FailOn::note},
                                                     {"never", FailOn::never}}};
constexpr std::array<Word<ColorMode>, 2> color_words{
    {{"true", ColorMode::always}, {"false", ColorMode::never}}};
constexpr std::array<Word<SchemaFormat>, 3> schema_words{
    {{"json", SchemaFormat::json}, {"sql", SchemaFormat::sql}, {"text", SchemaFormat::text}}};
constexpr std::array<Word<ProfileFormat>, 2> profile_words{
    {{"table", ProfileFormat::table}, {"json", ProfileFormat::json}}};
constexpr std::array<Word<ListFormat>, 3> list_words{
    {{"text", ListFormat::text}, {"table", ListFormat::table}, {"json", ListFormat::json}}};

template <auto target, const auto& words>
Problem set_word(Arguments& arguments, const std::string& value) {
  auto chosen = words.front().value;
  Problem problem = choose(value, words, chosen);
  if (!problem) arguments.*target = chosen;
  return problem;
}

template <bool Arguments::*flag>
Problem set_flag(Arguments& arguments, const std::string& value) {
  return set_word<flag, truth_words>(arguments, value);
}

template <std::optional<std::string> Arguments::*text>
Problem set_text(Arguments& arguments, const std::string& value) {
  arguments.*text = value;
  return std::nullopt;
}

template <std::optional<std::string> Arguments::*name>
Problem set_name(Arguments& arguments, const std::string& value) {
  if (value.empty()) return "expected a name";
  arguments.*name = value;
  return std::nullopt;
}

/// Given twice, the later globs come after the earlier ones.
template <std::optional<std::string> Arguments::*globs>
Problem add_globs(Arguments& arguments, const std::string& value) {
  std::optional<std::string>& all = arguments.*globs;
  all = all ? *all + "," + value : value;
  return std::nullopt;
}

Problem add_plugin(Arguments& arguments, const std::string& value) {
  if (value.empty()) return "expected the name of a file";
  arguments.load.push_back(value);
  return std::nullopt;
}

/// `<format>:<file>`
Problem add_report(Arguments& arguments, const std::string& value) {
  const std::size_t colon = value.find(':');
  if (colon == std::string::npos || colon + 1 == value.size()) {
    return "expected a format, ':' and the name of a file";
  }
  FurtherReport report{.format = std::nullopt, .file = value.substr(colon + 1)};
  if (Problem problem = choose(value.substr(0, colon), report_words, report.format)) return problem;
  arguments.reports.push_back(std::move(report));
  return std::nullopt;
}

Problem read_number(const std::string& value, unsigned most, unsigned& target) {
  unsigned number = 0;
  const auto [end, error] = std::from_chars(value.data(), value.data() + value.size(), number);
  if (error != std::errc() || end != value.data() + value.size() || number > most) {
    return "expected a number from 0 to " + std::to_string(most);
  }
  target = number;
  return std::nullopt;
}

Problem set_jobs(Arguments& arguments, const std::string& value) {
  return read_number(value, 1024, arguments.jobs);
}

Problem set_strip(Arguments& arguments, const std::string& value) {
  return read_number(value, 100, arguments.strip);
}

Problem set_postgres_version(Arguments& arguments, const std::string& value) {
  const auto version = read_version(value, postgres_versions);
  if (!version) return version.error().message;
  arguments.postgres_version = version.value();
  return std::nullopt;
}

Problem set_reason(Arguments& arguments, const std::string& value) {
  if (value.find_first_of("\r\n") != std::string::npos) return "expected one line";
  arguments.add_nolint = trim(value);
  return std::nullopt;
}

constexpr std::array<OptionRow, 49> rows{{
    {"add-nolint", "", "<reason>",
     "Write a suppression comment for every present finding, with this reason if there is one, "
     "instead of reporting: behind the line, or above it in files that have such comments above.",
     set_reason, " "},
    {"allow-plugins", "", "",
     "Load the plugins that configuration files name under Plugins. They are code of the "
     "repository: allow them only where you would run its programs.",
     set_flag<&Arguments::allow_plugins>},
    {"base", "", "<what>",
     "Begin with this database: 'empty', as a new server has it; 'assume' takes what no revision "
     "creates as given, for histories that began in a database that another tool had made; or the "
     "name of a file of SQL that runs first, such as the output of pg_dump. Default: assume.",
     set_name<&Arguments::base>},
    {"baseline", "", "<file>",
     "Only findings that are not in this file count; those in it are left out of the text report "
     "and marked in the others. Entries that match nothing any more are named. Default: Baseline "
     "of the configuration.",
     set_text<&Arguments::baseline>},
    {"checks", "", "<globs>",
     "Run the checks that match this comma-separated list of globs. The last match wins, '-' "
     "switches off, and a list that begins with '-' starts from all checks: "
     "--checks=-enum-*,enum-case. The list is added to Checks of the configuration. Default: all "
     "but those that are tagged opt-in, which run when a glob other than '*' names them.",
     add_globs<&Arguments::checks>},
    {"config", "", "<yaml>",
     "Use this text as configuration: --config='{Checks: enum-*}'. Files are searched only when it "
     "has InheritParentConfig: true.",
     set_text<&Arguments::config>},
    {"config-file", "", "<file>",
     "Use this configuration file for everything. Default: for each file the nearest "
     ".migcheck.yaml, from its folder up to the root of the repository.",
     set_name<&Arguments::config_file>},
    {"diff", "", "",
     "Print what --fix would change as a unified diff instead of findings, and change nothing. "
     "Exit with 1 when there is a difference.",
     set_flag<&Arguments::diff>},
    {"diff-input", "", "<file>",
     "Report only what the unified diff in this file is about ('-': standard input), as --since "
     "does: git diff -U0 main | migcheck --diff-input=-.",
     set_name<&Arguments::diff_input>},
    {"dump-config", "", "",
     "Print the configuration for the first path as YAML, with all options of the checks that are "
     "on.",
     set_flag<&Arguments::dump_config>},
    {"dump-config-schema", "", "",
     "Print the JSON Schema of .migcheck.yaml, with the checks of plugins and of the "
     "configuration.",
     set_flag<&Arguments::dump_config_schema>},
    {"dump-models", "", "<form>",
     "Print the schema that the models expect, as metadata.create_all() would make it, instead of "
     "findings: as json, as sql that makes it, or as text for people. Default: json.",
     set_word<&Arguments::dump_models, schema_words>, "json", names_of<schema_words>},
    {"dump-schema", "", "<form>",
     "Print the schema that the migrations lead to, with the outcome of each revision, instead of "
     "findings: as json, as sql that makes it, or as text for people. Default: json.",
     set_word<&Arguments::dump_schema, schema_words>, "json", names_of<schema_words>},
    {"enable-check-profile", "", "<form>",
     "Print on standard error how long the stages of the analysis and each check took: as a table "
     "or as json. Default: table.",
     set_word<&Arguments::check_profile, profile_words>, "table", names_of<profile_words>},
    {"exit-zero", "", "", "Exit with 0 although there are findings.",
     set_flag<&Arguments::exit_zero>},
    {"explain", "", "<check>", "Print the documentation of a check.",
     set_name<&Arguments::explain>},
    {"explain-config", "", "",
     "Print for each check that is on for the first path what switched it on, and what set its "
     "level and options.",
     set_flag<&Arguments::explain_config>},
    {"explain-unknown", "", "",
     "List every place that could not be evaluated, with the reason, instead of findings.",
     set_flag<&Arguments::explain_unknown>},
    {"export-fixes", "", "<file>",
     "Write all findings, with the fixes that --fix would apply first, to this file, in the form "
     "that clang-apply-replacements reads.",
     set_name<&Arguments::export_fixes>},
    {"fail-on",
     "",
     "<severity>",
     "Exit with 1 for findings of this severity or worse: error, warning, note or never. Default: "
     "FailOn of the configuration, else warning.",
     set_word<&Arguments::fail_on, fail_on_words>,
     {},
     names_of<fail_on_words>},
    {"fix", "", "",
     "Apply the safe fixes until none is left, and report what remains. Nothing is changed when "
     "some file could not be analysed, or a check failed.",
     set_flag<&Arguments::fix>},
    {"fix-errors", "", "",
     "Like --fix, although some file could not be analysed, or a check failed.",
     set_flag<&Arguments::fix_errors>},
    {"fix-notes", "", "",
     "Like --fix, and where a finding has no fix, apply that of its note when only one has one.",
     set_flag<&Arguments::fix_notes>},
    {"format",
     "",
     "<format>",
     "Report as text with source lines, as short text with one line a finding, as sarif (2.1.0), "
     "as json, as jsonl: one JSON object a line, as github: workflow commands that annotate lines, "
     "as gitlab: a code quality report, or as junit: XML in which each check is a test suite. "
     "Default: text.",
     set_word<&Arguments::format, format_words>,
     {},
     names_of<format_words>},
    {"help", "h", "", "Print this text.", set_flag<&Arguments::help>},
    {"import-exceptions", "", "<file>",
     "Switch checks off where a YAML map of checks to lists of paths says so, as Overrides would. "
     "Names that match no check are left out. --dump-config prints the result as configuration.",
     set_name<&Arguments::import_exceptions>},
    {"jobs", "j", "<n>", "Work on this many threads. Default: 0, one per processor.", set_jobs},
    {"line-filter", "", "<json>",
     "Report only findings with a place in these lines, in the form of clang-tidy: "
     "[{\"name\":\"file.py\",\"lines\":[[1,3],[5,7]]}]. A name means all paths that end in it.",
     set_name<&Arguments::line_filter>},
    {"list-checks", "", "<form>",
     "Print the checks that are switched on for the first path: their names with what they find, "
     "or as a table or as json with modules, levels and fixes too. Default: text.",
     set_word<&Arguments::list_checks, list_words>, "text", names_of<list_words>},
    {"load", "", "<plugin>",
     "Load this plugin, a shared library whose checks then are like built-in ones. May be given "
     "several times. A plugin that does not fit ends the run.",
     add_plugin},
    {"migrations", "", "<dir>",
     "Analyse only this migration environment: its script directory or its folder of revisions. "
     "Default: Migrations of the configuration, else all that are found.",
     set_name<&Arguments::migrations>},
    {"output", "", "<file>",
     "Write the report to this file, all at once, instead of standard output.",
     set_name<&Arguments::output>},
    {"postgres-version", "", "<n>",
     "The major version of the servers, from 12 to 18: SQL that is too new or too old for it "
     "fails. "
     "Default: PostgresVersion of the configuration, else SQL of any version is accepted.",
     set_postgres_version},
    {"prune-baseline", "", "", "Remove the entries from the baseline that match nothing any more.",
     set_flag<&Arguments::prune_baseline>},
    {"quiet", "", "", "Print findings and errors only, no summary.", set_flag<&Arguments::quiet>},
    {"report", "", "<report>",
     "Write a further report of the same run to a file: --report=sarif:migcheck.sarif. The format "
     "is one of --format, or statistics. May be given several times.",
     add_report},
    {"revision", "", "<rev>",
     "Run only this revision and those that must run before it. The first letters of its id do. "
     "Default: heads, all revisions.",
     set_name<&Arguments::revision>},
    {"show-suppressed", "", "",
     "Show also the findings that are suppressed, in text and short text, and by what. SARIF and "
     "JSON always hold them.",
     set_flag<&Arguments::show_suppressed>},
    {"since", "", "<rev>",
     "Report only what has changed since this revision of git: findings with a place in a changed "
     "line, or about a changed migration. Where the revision and HEAD have a common ancestor, what "
     "has changed since that one.",
     set_name<&Arguments::since>},
    {"statistics", "", "",
     "Print instead of findings how many each check has, and the share of migrations without any; "
     "with --format=json as JSON.",
     set_flag<&Arguments::statistics>},
    {"stdin-filename", "", "<file>",
     "Take the text of this file from standard input, which the path '-' stands for, and report on "
     "it alone. The file need not exist.",
     set_name<&Arguments::stdin_filename>},
    {"strip", "p", "<n>",
     "Leave out so many leading folders of the names in --diff-input. Default: 1.", set_strip},
    {"test", "", "<dir>",
     "Run the fixtures of checks in this folder instead of analysing: small repositories in "
     "<check>/<name>/ whose comments say what the check must find. Exit with 1 when one fails.",
     set_name<&Arguments::test>},
    {"unsafe-fixes", "", "",
     "With --fix, --diff and --export-fixes: also apply fixes that may change a meaning.",
     set_flag<&Arguments::unsafe_fixes>},
    {"use-color", "", "",
     "Colour the text report, or do not (--use-color=false). Default: on a terminal, unless "
     "NO_COLOR is set.",
     set_word<&Arguments::color, color_words>},
    {"verify-config", "", "",
     "Read the configuration, say what is wrong with it, and analyse nothing.",
     set_flag<&Arguments::verify_config>},
    {"version", "", "", "Print the version.", set_flag<&Arguments::version>},
    {"warnings-as-errors", "", "<globs>",
     "Turn warnings of the checks that match these globs into errors. The list is added to "
     "WarningsAsErrors of the configuration. Default: none.",
     add_globs<&Arguments::warnings_as_errors>},
    {"write-baseline", "", "",
     "Write all present findings to the baseline and report none. Default: .migcheck-baseline in "
     "the root of the repository, where neither --baseline nor the configuration names a file.",
     set_flag<&Arguments::write_baseline>},
}};

}  // namespace

std::span<const OptionRow> option_table() { return rows; }

}  // namespace migcheck
