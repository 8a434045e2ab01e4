// SPDX-License-Identifier: Apache-2.0
#include "core/models/import_closure.h"

#include <algorithm>
#include <array>
#include <utility>

#include "core/migration/folder_index.h"

namespace migcheck {
namespace {

/// Functions that import the module whose name they are given.
constexpr std::array<std::string_view, 2> importers{"import_module(", "__import__("};

/// Other ways to import what no import line names.
constexpr std::array<std::string_view, 3> loaders{"walk_packages(", "iter_modules(", "runpy."};

/// What finds the modules of a folder.
constexpr std::array<std::string_view, 8> finders{
    "pkgutil", "listdir(", "iterdir(", "scandir(", "glob", "os.walk(", "__path__", "find_modules"};

template <std::size_t size>
bool has_any(std::string_view text, const std::array<std::string_view, size>& words) {
  return std::any_of(words.begin(), words.end(), [&](std::string_view word) {
    return text.find(word) != std::string_view::npos;
  });
}

std::string_view trimmed(std::string_view text) {
  const std::size_t begin = text.find_first_not_of(" \t\r\n\\");
  if (begin == std::string_view::npos) return {};
  return text.substr(begin, text.find_last_not_of(" \t\r\n\\") - begin + 1);
}

/// The parts of a comma-separated list, without `as x`.
std::vector<std::string> names_in(std::string_view list) {
  std::vector<std::string> names;
  while (!list.empty()) {
    const std::size_t comma = std::min(list.find(','), list.size());
    const std::string_view word = trimmed(list.substr(0, comma));
    const std::string_view name = word.substr(0, word.find_first_of(" \t"));
    if (!name.empty()) names.emplace_back(name);
    list.remove_prefix(std::min(comma + 1, list.size()));
  }
  return names;
}

/// The string that is the whole first argument of a call whose parenthesis was just opened.
std::optional<std::string_view> literal_argument(std::string_view text) {
  text = trimmed(text);
  if (text.empty() || (text.front() != '"' && text.front() != '\'')) return std::nullopt;
  const std::size_t end = text.find(text.front(), 1);
  if (end == std::string_view::npos) return std::nullopt;
  const std::string_view rest = trimmed(text.substr(end + 1));
  const bool whole = !rest.empty() && (rest.front() == ')' || rest.front() == ',');
  return whole && end > 1 ? std::optional(text.substr(1, end - 1)) : std::nullopt;
}

/// Calls `use` with what follows each call of an importing function.
template <typename Use>
void for_each_importing_call(std::string_view text, Use use) {
  for (const std::string_view word : importers) {
    for (std::size_t at = text.find(word); at != std::string_view::npos; at = text.find(word, at))
      use(text.substr(at += word.size()));
  }
}

bool calls_builtin_exec(std::string_view text) {
  constexpr std::string_view word = "exec(";
  for (std::size_t at = text.find(word); at != std::string_view::npos;
       at = text.find(word, at + 1)) {
    const char before = at == 0 ? ' ' : text[at - 1];
    const bool part = before == '.' || before == '_' || (before >= 'a' && before <= 'z');
    if (!part) return true;  // "session.exec(" is another function
  }
  return false;
}

/// Walks the lines of a text; keeps the blocks that enclose the current line.
class ImportScanner {
 public:
  ImportScanner(std::string_view text, bool all) : text_(text), all_(all) {}

  std::vector<ImportLine> run() {
    while (at_ < text_.size()) {
      const std::string_view line = next_line();
      const std::size_t indent = line.find_first_not_of(" \t");
      if (indent == std::string_view::npos || line[indent] == '#') continue;
      while (!blocks_.empty() && blocks_.back().first >= indent) blocks_.pop_back();
      read(line.substr(indent), indent);
    }
    return std::move(result_);
  }

 private:
  std::string_view next_line() {
    const std::size_t end = std::min(text_.find('\n', at_), text_.size());
    const std::string_view line = text_.substr(at_, end - at_);
    at_ = end + 1;
    return line;
  }

  void read(std::string_view line, std::size_t indent) {
    if (line.starts_with("def ") || line.starts_with("async def ")) {
      blocks_.emplace_back(indent, true);
    } else if (line.starts_with("if ") && line.find("TYPE_CHECKING") != std::string_view::npos) {
      blocks_.emplace_back(indent, line.find("not ") == std::string_view::npos);
    } else if (line.starts_with("import ")) {
      for (std::string& module : names_in(without_comment(line.substr(7)))) {
        add({std::move(module), {}});
      }
    } else if (line.starts_with("from ")) {
      read_from(line.substr(5));
    } else {
      for_each_importing_call(without_comment(line), [&](std::string_view arguments) {
        if (const auto module = literal_argument(arguments)) add({std::string(*module), {}});
      });
    }
  }

  static std::string_view without_comment(std::string_view text) {
    return text.substr(0, text.find('#'));
  }

  void read_from(std::string_view rest) {
    const std::size_t word = rest.find(" import");
    if (word == std::string_view::npos) return;
    const std::string module(trimmed(rest.substr(0, word)));
    std::string list(without_comment(rest.substr(word + 7)));
    const bool open = list.find('(') != std::string::npos;
    while ((open && list.find(')') == std::string::npos) || trimmed_ends_with_backslash(list)) {
      if (at_ >= text_.size()) break;
      list += " " + std::string(without_comment(next_line()));
    }
    std::replace_if(
        list.begin(), list.end(), [](char c) { return c == '(' || c == ')' || c == '\\'; }, ' ');
    add({module, names_in(list)});
  }

  static bool trimmed_ends_with_backslash(const std::string& list) {
    const std::size_t last = list.find_last_not_of(" \t\r");
    return last != std::string::npos && list[last] == '\\';
  }

  void add(ImportLine line) {
    const bool deferred =
        std::any_of(blocks_.begin(), blocks_.end(), [](const auto& block) { return block.second; });
    if (all_ || !deferred) result_.push_back(std::move(line));
  }

  std::string_view text_;
  bool all_;
  std::size_t at_ = 0;
  std::vector<std::pair<std::size_t, bool>> blocks_;  ///< indentation, and whether it runs later
  std::vector<ImportLine> result_;
};

/// The names in `__all__ = ["a", "b"]`, which a star import of a package imports as modules;
/// nothing when they are computed.
std::optional<std::vector<std::string>> exported_names(std::string_view text) {
  constexpr std::string_view word = "__all__";
  std::size_t at = text.starts_with(word) ? 0 : text.find("\n__all__");
  if (at == std::string_view::npos) return std::vector<std::string>();
  at = text.find('=', at);
  if (at == std::string_view::npos) return std::nullopt;
  const std::string_view list = trimmed(text.substr(at + 1));
  if (list.empty() || (list.front() != '[' && list.front() != '(')) return std::nullopt;
  std::vector<std::string> names;
  for (std::size_t i = 1; i < list.size(); ++i) {
    const char c = list[i];
    if (c == ']' || c == ')') return names;
    if (c == '#') {
      i = std::min(list.find('\n', i), list.size());
    } else if (c == '"' || c == '\'') {
      const std::size_t end = list.find(c, i + 1);
      if (end == std::string_view::npos) return std::nullopt;
      names.emplace_back(list.substr(i + 1, end - i - 1));
      i = end;
    } else if (c != ',' && c != ' ' && c != '\t' && c != '\r' && c != '\n') {
      return std::nullopt;
    }
  }
  return std::nullopt;
}

/// "..models" seen from "a/b/c.py" → "/a/models"; other names stay.
std::string resolved(const std::string& written, const std::string& importer) {
  const std::size_t dots = std::min(written.find_first_not_of('.'), written.size());
  if (dots == 0) return written;
  std::string path = importer;
  for (std::size_t i = 0; i < dots; ++i) {
    const std::size_t slash = path.rfind('/');
    path = slash == std::string::npos ? std::string() : path.substr(0, slash);
  }
  std::string tail = written.substr(dots);
  std::replace(tail.begin(), tail.end(), '.', '/');
  if (!path.empty() && !tail.empty()) path += '/';
  return "/" + path + tail;
}

class ClosureFinder {
 public:
  explicit ClosureFinder(ModuleLoader& loader) : loader_(loader) {}

  std::optional<std::set<std::string>> run(const std::string& start) {
    add(start);
    return finish(start);
  }

  std::optional<std::set<std::string>> run(std::string_view text, const std::string& importer) {
    const auto lines = imports_of(text, true);
    if (!lines) return std::nullopt;
    for (const ImportLine& line : *lines) follow(line, importer);
    return finish({});
  }

 private:
  std::optional<std::set<std::string>> finish(const std::string& start) {
    for (std::size_t i = 0; i < waiting_.size(); ++i) {
      const std::string path = waiting_[i];
      const auto text = loader_.read_file(path);
      if (!text) continue;
      const auto lines = imports_of(*text, path == start);
      if (!lines) return std::nullopt;
      for (const ImportLine& line : *lines) follow(line, path);
    }
    if (computed_) return std::nullopt;
    return std::move(seen_);
  }

  void add(const std::string& path) {
    if (seen_.insert(path).second) waiting_.push_back(path);
  }

  /// The module itself with the packages around it, and names that are modules.
  void follow(const ImportLine& line, const std::string& importer) {
    const std::string module = resolved(line.module, importer);
    const char separator = module.starts_with('/') ? '/' : '.';
    for (std::size_t end = module.find(separator, 1); end != std::string::npos;
         end = module.find(separator, end + 1)) {
      locate(module.substr(0, end), importer);
    }
    locate(module, importer);
    for (const std::string& name : line.names) {
      if (name == "*") {
        follow_all(module, separator, importer);
      } else {
        locate_member(module, separator, name, importer);
      }
    }
  }

  /// A star import of a package imports the modules that its `__all__` names.
  void follow_all(const std::string& module, char separator, const std::string& importer) {
    const auto path = loader_.find(module, importer);
    if (!path || !path->ends_with("/__init__.py")) return;
    const auto names = exported_names(loader_.read_file(*path).value_or(""));
    computed_ = computed_ || !names;
    for (const std::string& name : names.value_or(std::vector<std::string>()))
      locate_member(module, separator, name, importer);
  }

  void locate_member(const std::string& module, char separator, const std::string& name,
                     const std::string& importer) {
    locate(module + separator + name, importer);
  }

  void locate(const std::string& name, const std::string& importer) {
    if (const auto path = loader_.find(name, importer)) add(*path);
  }

  ModuleLoader& loader_;
  std::set<std::string> seen_;
  std::vector<std::string> waiting_;
  bool computed_ = false;  ///< a package computes which modules a star import of it imports
};

}  // namespace

bool imports_computed_names(std::string_view text) {
  if (has_any(text, loaders) || calls_builtin_exec(text)) return true;
  bool computed = false;
  for_each_importing_call(text, [&](std::string_view arguments) {
    computed = computed || !literal_argument(arguments);
  });
  if (!computed) return false;
  // "module, name = path.rsplit('.', 1)": one class that is configured, not the models of a folder
  const bool splits = has_any<2>(text, {"rsplit(", "rpartition("});
  return !splits || has_any(text, finders);
}

std::vector<ImportLine> import_lines(std::string_view text) {
  return ImportScanner(text, true).run();
}

std::optional<std::vector<ImportLine>> imports_of(std::string_view text, bool all) {
  if (imports_computed_names(text)) return std::nullopt;
  return ImportScanner(text, all).run();
}

std::optional<std::set<std::string>> files_imported_by(std::string_view text,
                                                       const std::string& path,
                                                       ModuleLoader& loader) {
  return ClosureFinder(loader).run(text, path);
}

std::optional<std::set<std::string>> import_closure(const std::string& path, ModuleLoader& loader) {
  return ClosureFinder(loader).run(path);
}

bool is_hidden(const std::string& path, const std::string& env_py, ModuleLoader& loader) {
  std::string_view package;
  for (std::string_view folder = parent_folder(path); !folder.empty();
       folder = parent_folder(folder)) {
    if (!loader.read_file(std::string(folder) + "/__init__.py")) break;
    package = folder;
  }
  if (package.empty() || env_py.empty()) return false;
  const auto found = loader.find(std::string(file_name(package)), env_py);
  return found && found->ends_with("/__init__.py") && parent_folder(*found) != package;
}

}  // namespace migcheck
