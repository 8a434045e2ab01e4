// SPDX-License-Identifier: Apache-2.0
#include "tool/command_line.h"

#include <algorithm>
#include <array>

#include "core/check/registry.h"
#include "tool/option_table.h"

namespace migcheck {
namespace {

/// An option as written.
struct Written {
  std::string name;  ///< without dashes
  std::optional<std::string> value;
};

Written split(const std::string& word) {
  const std::size_t dashes = word.starts_with("--") ? 2 : 1;
  const std::size_t equals = word.find('=');
  if (equals == std::string::npos) return {word.substr(dashes), std::nullopt};
  return {word.substr(dashes, equals - dashes), word.substr(equals + 1)};
}

const OptionRow* find_row(std::string_view name) {
  if (name.empty()) return nullptr;
  const auto table = option_table();
  const auto row = std::find_if(table.begin(), table.end(), [&](const OptionRow& one) {
    return one.name == name || one.short_name == name;
  });
  return row == table.end() ? nullptr : &*row;
}

/// `-j4`: a short name with its value right behind.
std::optional<Written> split_short(const std::string& word) {
  if (word.starts_with("--") || word.size() < 3) return std::nullopt;
  const OptionRow* row = find_row(std::string_view(word).substr(1, 1));
  if (!row || row->value.empty()) return std::nullopt;
  return Written{word.substr(1, 1), word.substr(2)};
}

Error unknown_option(const std::string& word, const std::string& name) {
  std::vector<std::string> names;
  for (const OptionRow& row : option_table()) names.emplace_back(row.name);
  const auto near = did_you_mean(name, names);
  return {.message = "unknown option '" + word.substr(0, word.find('=')) + "'",
          .advice = near ? "did you mean '--" + *near + "'?" : "--help lists all options"};
}

class Parser {
 public:
  explicit Parser(const std::vector<std::string>& words) : words_(words) {}

  Result<Arguments> parse() {
    bool options = true;
    for (; next_ < words_.size(); ++next_) {
      const std::string& word = words_[next_];
      if (options && word == "--") {
        options = false;
      } else if (!options || word == "-" || !word.starts_with('-')) {
        arguments_.paths.push_back(word);
      } else if (auto error = parse_option(word)) {
        return *std::move(error);
      }
    }
    if (auto error = contradiction()) return *std::move(error);
    return std::move(arguments_);
  }

 private:
  /// What writes into the repository, or takes the place of the report, does so alone.
  [[nodiscard]] std::optional<Error> contradiction() const {
    const Arguments& all = arguments_;
    const std::array<std::pair<bool, const char*>, 4> actions{{
        {all.add_nolint.has_value(), "--add-nolint"},
        {all.write_baseline, "--write-baseline"},
        {all.diff, "--diff"},
        {!all.diff && (all.fix || all.fix_errors || all.fix_notes), "--fix"},
    }};
    const char* first = !all.reports.empty() && !actions.back().first ? "--report" : nullptr;
    for (const auto& [wanted, name] : actions) {
      if (!wanted) continue;
      if (first != nullptr) {
        return Error{.message = std::string(first) + " and " + name + " exclude each other"};
      }
      first = name;
    }
    return std::nullopt;
  }

  std::optional<Error> parse_option(const std::string& word) {
    Written written = split(word);
    const OptionRow* row = find_row(written.name);
    if (!row) {
      const auto attached = split_short(word);
      if (!attached) return unknown_option(word, written.name);
      written = *attached;
      row = find_row(written.name);
    }
    if (!written.value && row->value.empty()) written.value = "true";
    if (!written.value && !row->implied.empty()) written.value = std::string(row->implied);
    if (!written.value && ++next_ < words_.size()) written.value = words_[next_];
    const std::string option = "option '--" + std::string(row->name) + "'";
    if (!written.value)
      return Error{.message = option + " needs a value, " + std::string(row->value)};
    const auto problem = row->apply(arguments_, *written.value);
    if (problem) return Error{.message = option + ": " + *problem};
    return std::nullopt;
  }

  const std::vector<std::string>& words_;
  std::size_t next_ = 0;
  Arguments arguments_;
};

}  // namespace

Result<Arguments> parse_command_line(const std::vector<std::string>& words) {
  return Parser(words).parse();
}

}  // namespace migcheck
