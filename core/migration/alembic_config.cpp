// SPDX-License-Identifier: Apache-2.0
// Alembic's own reading of its options, including the splitting of lists, which depends on a
// separator option of 2021, renamed in 2025, and on neither in files that are older.
#include "core/migration/alembic_config.h"

#include <array>
#include <optional>
#include <utility>

#include "core/migration/folder_index.h"
#include "core/migration/ini_file.h"
#include "core/migration/pyproject.h"

namespace migcheck {
namespace {

constexpr std::string_view blanks = " \t\r\n";

/// `%(here)s`: with the repository's root as "/", the folder of a configuration file is absolute.
std::string here(const std::string& file) { return "/" + std::string(parent_folder(file)); }

void add_trimmed(std::vector<std::string>& parts, std::string_view part) {
  const std::size_t begin = part.find_first_not_of(blanks);
  if (begin == std::string_view::npos) return;
  parts.emplace_back(part.substr(begin, part.find_last_not_of(blanks) - begin + 1));
}

std::vector<std::string> split(std::string_view text, std::string_view separators) {
  std::vector<std::string> parts;
  while (!text.empty()) {
    const std::size_t end = text.find_first_of(separators);
    add_trimmed(parts, text.substr(0, end));
    text.remove_prefix(end == std::string_view::npos ? text.size() : end + 1);
  }
  return parts;
}

struct Separator {
  std::string_view word;
  std::string_view characters;
};

/// The words that Alembic accepts. `os` is os.pathsep, for which servers mean a colon.
constexpr std::array<Separator, 5> separators = {
    {{"space", " "}, {"newline", "\n"}, {"os", ":"}, {":", ":"}, {";", ";"}}};

/// Reads the options of one section and remembers the first error.
class SectionReader {
 public:
  SectionReader(const IniFile& file, std::string path, std::string section)
      : file_(file), path_(std::move(path)), section_(std::move(section)) {}

  AlembicConfig read() {
    AlembicConfig config;
    config.file = path_;
    config.section = section_;
    config.line = file_.line_of(section_, "script_location");
    config.script_location = get("script_location");
    config.version_locations =
        get_list("version_locations", {"path_separator", "version_path_separator"}, ", ");
    config.prepend_sys_path = get_list("prepend_sys_path", {"path_separator"}, ", :");
    config.recursive = get("recursive_version_locations") == "true";
    return config;
  }
  [[nodiscard]] const std::optional<Error>& error() const { return error_; }

 private:
  std::string get(std::string_view option) {
    Result<std::string> value = file_.get(section_, option);
    if (value) return std::move(value).value();
    if (!error_) error_ = value.error();
    return {};
  }

  std::vector<std::string> get_list(std::string_view option,
                                    const std::vector<std::string_view>& separator_options,
                                    std::string_view legacy_separators) {
    const std::string value = get(option);
    if (value.empty()) return {};
    for (const std::string_view separator_option : separator_options) {
      if (file_.has_option(section_, separator_option)) {
        return split(value, separator(separator_option));
      }
    }
    return split(value, legacy_separators);
  }

  std::string_view separator(std::string_view option) {
    const std::string word = get(option);
    for (const Separator& known : separators) {
      if (known.word == word) return known.characters;
    }
    if (!error_) {
      error_ =
          Error{"'" + word + "' is not a valid value for " + std::string(option), path_,
                file_.line_of(section_, option), 0,
                "write one of: space, newline, os, ':', ';'; comments need a line of their own"};
    }
    return ":";
  }

  const IniFile& file_;
  std::string path_;
  std::string section_;
  std::optional<Error> error_;
};

/// Python's `text % {"here": …}`; nothing when the text is no such format.
std::optional<std::string> format_here(std::string_view text, const std::string& folder) {
  std::string result;
  while (true) {
    const std::size_t percent = text.find('%');
    result += text.substr(0, percent);
    if (percent == std::string_view::npos) return result;
    text.remove_prefix(percent);
    const bool names_here = text.starts_with("%(here)s");
    if (!names_here && !text.starts_with("%%")) return std::nullopt;
    result += names_here ? folder : "%";
    text.remove_prefix(names_here ? 8 : 2);
  }
}

/// The strings of an option of [tool.alembic]; what cannot be formatted goes to `errors`.
std::vector<std::string> formatted(const AlembicTable& table, std::string_view key,
                                   const std::string& path, std::vector<Error>& errors) {
  std::vector<std::string> result;
  const auto values = table.find(key);
  if (values == table.end()) return result;
  for (const std::string& value : values->second) {
    if (std::optional<std::string> text = format_here(value, here(path))) {
      result.push_back(std::move(*text));
    } else {
      errors.push_back({"option '" + std::string(key) + "' of [tool.alembic]: '" + value +
                            "' has a '%' that is neither '%%' nor '%(here)s'",
                        path});
    }
  }
  return result;
}

}  // namespace

std::vector<AlembicConfig> read_ini_config(const std::string& path, std::string_view text,
                                           std::vector<Error>& errors) {
  Result<IniFile> parsed = IniFile::parse(path, text);
  if (!parsed) {
    errors.push_back(parsed.error());
    return {};
  }
  IniFile& file = parsed.value();
  file.set_default("here", here(path));
  std::vector<AlembicConfig> configs;
  for (const std::string& section : file.sections()) {
    if (section != "alembic" && !file.has_own_option(section, "script_location")) continue;
    SectionReader reader(file, path, section);
    AlembicConfig config = reader.read();
    if (reader.error()) {
      errors.push_back(*reader.error());
    } else {
      configs.push_back(std::move(config));
    }
  }
  return configs;
}

std::vector<AlembicConfig> read_pyproject_config(const std::string& path, std::string_view text,
                                                 std::vector<Error>& errors) {
  const Result<AlembicTable> table = read_alembic_table(path, text);
  if (!table) {
    errors.push_back(table.error());
    return {};
  }
  if (table.value().empty()) return {};
  AlembicConfig config;
  config.file = path;
  config.section = "tool.alembic";
  const std::vector<std::string> script = formatted(table.value(), "script_location", path, errors);
  if (!script.empty()) config.script_location = script.front();
  config.version_locations = formatted(table.value(), "version_locations", path, errors);
  config.prepend_sys_path = formatted(table.value(), "prepend_sys_path", path, errors);
  const auto recursive = table.value().find("recursive_version_locations");
  config.recursive =
      recursive != table.value().end() && recursive->second == std::vector<std::string>{"true"};
  return {config};
}

}  // namespace migcheck
