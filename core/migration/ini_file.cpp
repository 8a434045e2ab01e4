// SPDX-License-Identifier: Apache-2.0
#include "core/migration/ini_file.h"

#include <set>
#include <utility>

namespace migcheck {
namespace {

constexpr std::string_view blanks = " \t\r\f\v";
constexpr std::string_view default_section = "DEFAULT";
constexpr int deepest_interpolation = 10;

std::string_view trim(std::string_view text) {
  const std::size_t begin = text.find_first_not_of(blanks);
  if (begin == std::string_view::npos) return {};
  return text.substr(begin, text.find_last_not_of(blanks) - begin + 1);
}

std::string lower(std::string_view text) {
  std::string result(text);
  for (char& c : result) {
    if (c >= 'A' && c <= 'Z') c = static_cast<char>(c - 'A' + 'a');
  }
  return result;
}

void trim_end(std::string& value) { value.erase(value.find_last_not_of(" \t\r\n\f\v") + 1); }

}  // namespace

/// Reads line by line, as configparser does.
class IniReader {
 public:
  IniReader(IniFile& file, std::string_view text) : file_(file), text_(text) {}

  /// What is wrong; an empty message when all is well.
  Error read() {
    if (text_.starts_with("\xEF\xBB\xBF")) text_.remove_prefix(3);
    while (!text_.empty() && error_.message.empty()) {
      const std::size_t end = text_.find('\n');
      ++line_;
      read_line(text_.substr(0, end));
      text_.remove_prefix(end == std::string_view::npos ? text_.size() : end + 1);
    }
    finish_options(file_.defaults_);
    for (auto& [name, options] : file_.sections_) finish_options(options);
    return error_;
  }

 private:
  static void finish_options(IniFile::Options& options) {
    for (auto& [name, option] : options) trim_end(option.value);
  }

  void fail(std::string message) { error_ = {std::move(message), file_.path_, line_}; }

  void read_line(std::string_view line) {
    const std::string_view content = trim(line);
    if (content.empty()) {
      if (option_ != nullptr) option_->value += '\n';
      return;
    }
    if (content.front() == '#' || content.front() == ';') return;
    const std::size_t indent = line.find_first_not_of(blanks);
    if (option_ != nullptr && indent > indent_) {
      option_->value += '\n';
      option_->value += content;
      return;
    }
    indent_ = indent;
    if (content.front() == '[' && content.rfind(']') > 1 &&
        content.rfind(']') != std::string_view::npos) {
      open_section(std::string(content.substr(1, content.rfind(']') - 1)));
    } else {
      read_option(content);
    }
  }

  void open_section(const std::string& name) {
    option_ = nullptr;
    section_ = name;
    if (name == default_section) {
      options_ = &file_.defaults_;
      return;
    }
    const auto [place, added] = file_.sections_.try_emplace(name);
    if (!added) return fail("section '" + name + "' stands here for the second time");
    file_.order_.push_back(name);
    options_ = &place->second;
  }

  void read_option(std::string_view content) {
    if (options_ == nullptr) return fail("the file does not begin with a section header");
    const std::size_t separator = content.find_first_of("=:");
    if (separator == std::string_view::npos || separator == 0) {
      return fail("expected 'name = value'");
    }
    const std::string name = lower(trim(content.substr(0, separator)));
    if (!seen_.emplace(section_, name).second) {
      return fail("option '" + name + "' in section '" + section_ +
                  "' stands here for the second time");
    }
    option_ = &(*options_)[name];
    *option_ = {std::string(trim(content.substr(separator + 1))), line_};
  }

  IniFile& file_;
  std::string_view text_;
  Error error_;
  std::uint32_t line_ = 0;
  std::size_t indent_ = 0;
  std::string section_;
  IniFile::Options* options_ = nullptr;
  IniFile::Option* option_ = nullptr;
  std::set<std::pair<std::string, std::string>> seen_;
};

Result<IniFile> IniFile::parse(const std::string& path, std::string_view text) {
  IniFile file;
  file.path_ = path;
  Error error = IniReader(file, text).read();
  if (!error.message.empty()) return error;
  return file;
}

bool IniFile::has_section(std::string_view section) const {
  return sections_.find(section) != sections_.end();
}

bool IniFile::has_own_option(std::string_view section, std::string_view option) const {
  const auto options = sections_.find(section);
  return options != sections_.end() && options->second.find(option) != options->second.end();
}

std::vector<std::string> IniFile::own_options(std::string_view section) const {
  std::vector<std::string> names;
  const auto options = sections_.find(section);
  if (options == sections_.end()) return names;
  for (const auto& [name, option] : options->second) names.push_back(name);
  return names;
}

bool IniFile::has_option(std::string_view section, std::string_view option) const {
  return find(section, option) != nullptr;
}

void IniFile::set_default(const std::string& option, std::string value) {
  defaults_[option] = {std::move(value), 0};
}

const IniFile::Option* IniFile::find(std::string_view section, std::string_view option) const {
  const auto options = sections_.find(section);
  if (options != sections_.end()) {
    const auto own = options->second.find(option);
    if (own != options->second.end()) return &own->second;
  }
  const auto inherited = defaults_.find(option);
  return inherited == defaults_.end() ? nullptr : &inherited->second;
}

std::uint32_t IniFile::line_of(std::string_view section, std::string_view option) const {
  const Option* found = find(section, option);
  return found == nullptr ? 0 : found->line;
}

std::string IniFile::interpolate(std::string_view section, std::string_view value, int depth,
                                 std::string& problem) const {
  std::string result;
  while (problem.empty()) {
    const std::size_t percent = value.find('%');
    result += value.substr(0, percent);
    if (percent == std::string_view::npos) break;
    value.remove_prefix(percent + 1);
    if (value.starts_with('%')) {
      result += '%';
      value.remove_prefix(1);
      continue;
    }
    const std::size_t close = value.find(")s");
    if (!value.starts_with('(') || close == std::string_view::npos || close == 1) {
      problem = "'%' must be followed by '%' or '(name)s'";
      break;
    }
    const std::string name = lower(value.substr(1, close - 1));
    value.remove_prefix(close + 2);
    const Option* referenced = find(section, name);
    if (referenced == nullptr) {
      problem = "there is no option '";
      problem.append(name).append("' to put in place of '%(").append(name).append(")s'");
    } else if (depth == deepest_interpolation) {
      problem = "the value refers to itself";
    } else {
      result += interpolate(section, referenced->value, depth + 1, problem);
    }
  }
  return result;
}

Result<std::string> IniFile::get(std::string_view section, std::string_view option) const {
  const Option* found = find(section, option);
  if (found == nullptr) return std::string();
  std::string problem;
  std::string value = interpolate(section, found->value, 0, problem);
  if (!problem.empty()) {
    return Error{"option '" + std::string(option) + "': " + problem, path_, found->line};
  }
  return value;
}

}  // namespace migcheck
