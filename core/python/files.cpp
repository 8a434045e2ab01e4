// SPDX-License-Identifier: Apache-2.0
// Migrations that keep their SQL beside them: `open(os.path.join(os.path.dirname(__file__),
// "a.sql"))` and `(Path(__file__).parent / "a.sql").read_text()`. `__file__` is a path within the
// repository, so that only files of the repository are read; what is not there may still be there
// later.
#include "core/python/files.h"

#include <algorithm>

namespace migcheck {
namespace {

constexpr const char* path_type = "pathlib.Path";
constexpr const char* file_type = "migcheck.file";

/// The text of a str or Path that is known as a whole.
std::optional<std::string> path_text(const Value* value) {
  if (value == nullptr) return std::nullopt;
  if (auto text = value->known_string()) return text;
  const ObjectData* object = value->as_object();
  if (object == nullptr || object->path != path_type || object->args.empty()) return std::nullopt;
  return object->args[0].known_string();
}

/// Without "." and ".."; nothing when it leaves the repository.
std::optional<std::string> normalized(const std::string& path) {
  std::string out;
  for (std::size_t begin = 0; begin <= path.size();) {
    const std::size_t end = std::min(path.find('/', begin), path.size());
    const std::string part = path.substr(begin, end - begin);
    begin = end + 1;
    if (part.empty() || part == ".") continue;
    if (part != "..") {
      out += (out.empty() ? "" : "/") + part;
      continue;
    }
    if (out.empty()) return std::nullopt;
    const std::size_t slash = out.rfind('/');
    out.erase(slash == std::string::npos ? 0 : slash);
  }
  return out;
}

std::string joined(const std::string& folder, const std::string& path) {
  return folder.empty() || path.starts_with('/') ? path : folder + "/" + path;
}

std::string last_part(const std::string& path) { return path.substr(path.rfind('/') + 1); }

/// The folder of a path; nothing above the repository.
std::optional<std::string> folder_of(const std::string& path) {
  if (path.empty() || last_part(path) == "..") return std::nullopt;
  const std::size_t slash = path.rfind('/');
  return slash == std::string::npos ? std::string() : path.substr(0, slash);
}

Value make_path(std::string text, Span place) {
  auto record = make_record(path_type, place);
  const std::string name = last_part(text);
  record->attributes.emplace("name", Value::string(name, place));
  record->attributes.emplace("stem", Value::string(name.substr(0, name.rfind('.')), place));
  record->attributes.emplace("__str__", Value::string(text, place));
  record->args.push_back(Value::string(std::move(text), place));
  record->arg_spans.push_back(place);
  return Value::object(std::move(record));
}

/// All arguments joined, the first being `first` when it is given.
std::optional<std::string> join_all(const std::optional<std::string>& first,
                                    const CallArguments& args) {
  std::string out = first.value_or("");
  for (const Value& arg : args.positional) {
    const auto part = path_text(&arg);
    if (!part) return std::nullopt;
    out = joined(out, *part);
  }
  return out;
}

/// The file's text: the path as it is, or from a folder above the file that asks, where Alembic is
/// started.
std::optional<std::string> file_text(Interpreter& interpreter, const std::string& path,
                                     Span place) {
  const auto wanted = path.starts_with('/') ? std::nullopt : normalized(path);
  if (!wanted || place.file == nullptr) return std::nullopt;
  if (auto text = interpreter.loader().read_file(*wanted)) return text;
  for (auto folder = folder_of(place.file->path()); folder; folder = folder_of(*folder)) {
    if (auto text = interpreter.loader().read_file(joined(*folder, *wanted))) return text;
  }
  return std::nullopt;
}

bool only_reads(const CallArguments& args, std::size_t position) {
  const Value* mode = args.get(position, "mode");
  const auto text = mode == nullptr ? std::optional<std::string>("r") : mode->known_string();
  return text && (*text == "r" || *text == "rt");
}

std::optional<Value> open_file(Interpreter& interpreter, const std::optional<std::string>& path,
                               Span place) {
  const auto text = path ? file_text(interpreter, *path, place) : std::nullopt;
  if (!text) return std::nullopt;
  auto record = make_record(file_type, place);
  record->attributes.emplace("text", Value::string(*text, place));
  return Value::object(std::move(record));
}

std::optional<Value> found(Interpreter& interpreter, const std::optional<std::string>& path,
                           Span place) {
  if (!path || !file_text(interpreter, *path, place)) return std::nullopt;
  return Value::boolean(true);
}

std::optional<Value> as_text(const std::optional<std::string>& path, Span place) {
  return path ? std::optional(Value::string(*path, place)) : std::nullopt;
}

Value lines_of(const std::string& text, Span place) {
  ValueList lines;
  for (std::size_t begin = 0; begin < text.size();) {
    const std::size_t end = std::min(text.find('\n', begin), text.size() - 1) + 1;
    lines.push_back(Value::string(text.substr(begin, end - begin), place));
    begin = end;
  }
  return Value::list(std::move(lines));
}

std::optional<Value> path_method(Interpreter& interpreter, const std::string& path,
                                 const std::string& name, const CallArguments& args) {
  if (name == "joinpath") {
    const auto all = join_all(path, args);
    return all ? std::optional(make_path(*all, args.call)) : std::nullopt;
  }
  if (name == "resolve" || name == "absolute") {
    const auto plain = normalized(path);
    return plain ? std::optional(make_path(*plain, args.call)) : std::nullopt;
  }
  if (name == "as_posix") return Value::string(path, args.call);
  if (name == "exists" || name == "is_file") return found(interpreter, path, args.call);
  if (name == "with_name") {
    const auto folder = folder_of(path);
    const auto given = path_text(args.get(0, "name"));
    if (folder && given) return make_path(joined(*folder, *given), args.call);
  }
  if (name == "with_suffix") {
    const auto suffix = path_text(args.get(0, "suffix"));
    const std::string file = last_part(path);
    if (suffix && file.rfind('.') != std::string::npos)
      return make_path(path.substr(0, path.size() - file.size() + file.rfind('.')) + *suffix,
                       args.call);
  }
  if (name == "open" && only_reads(args, 0)) return open_file(interpreter, path, args.call);
  if (name != "read_text") return std::nullopt;
  const auto text = file_text(interpreter, path, args.call);
  return text ? std::optional(Value::string(*text, args.call)) : std::nullopt;
}

}  // namespace

std::optional<Value> call_file_function(Interpreter& interpreter, const std::string& path,
                                        const CallArguments& args) {
  if (!args.complete || args.positional.empty()) return std::nullopt;
  const auto first = path_text(&args.positional[0]);
  const Span place = args.call;
  if (path == "builtins.open" || path == "io.open")
    return only_reads(args, 1) ? open_file(interpreter, first, place) : std::nullopt;
  if (path == path_type || path == "pathlib.PurePath") {
    const auto all = join_all(std::nullopt, args);
    return all ? std::optional(make_path(*all, place)) : std::nullopt;
  }
  if (path == "os.fspath") return as_text(first, place);
  if (!path.starts_with("os.path.")) return std::nullopt;
  const std::string name = path.substr(8);
  if (name == "join") return as_text(join_all(std::nullopt, args), place);
  if (name == "dirname") return as_text(first ? folder_of(*first) : std::nullopt, place);
  if (name == "basename" && first) return Value::string(last_part(*first), place);
  if (name == "abspath" || name == "realpath" || name == "normpath")
    return as_text(first && !first->starts_with('/') ? normalized(*first) : first, place);
  if (name == "exists" || name == "isfile") return found(interpreter, first, place);
  return std::nullopt;
}

std::optional<Value> call_file_method(Interpreter& interpreter, const Value& object,
                                      const std::string& name, const CallArguments& args) {
  const ObjectData* record = object.as_object();
  if (record == nullptr || !args.complete) return std::nullopt;
  if (record->path == path_type) {
    const auto path = path_text(&object);
    return path ? path_method(interpreter, *path, name, args) : std::nullopt;
  }
  if (record->path != file_type || !args.positional.empty()) return std::nullopt;
  const Value& text = record->attributes.at("text");
  if (name == "read") return text;
  if (name == "readlines" || name == "__iter__")
    return lines_of(text.as_text()->text(), record->span);
  return name == "close" ? std::optional(Value::none()) : std::nullopt;
}

std::optional<Value> path_attribute(const Value& object, const std::string& name, Span place) {
  const auto path = object.as_object()->path == path_type ? path_text(&object) : std::nullopt;
  if (!path || (name != "parent" && name != "parents")) return std::nullopt;
  auto folder = folder_of(*path);
  if (name == "parent") return folder ? std::optional(make_path(*folder, place)) : std::nullopt;
  constexpr std::size_t above = 16;
  ValueList folders;
  for (; folder; folder = folder_of(*folder)) folders.push_back(make_path(*folder, place));
  folders.insert(folders.end(), above, Value::unknown("it lies above the repository", place));
  return Value::list(std::move(folders));
}

std::optional<Value> path_division(const Value& left, const Value& right, Span place) {
  const ObjectData* object = left.as_object();
  if (object == nullptr || object->path != path_type) return std::nullopt;
  const auto folder = path_text(&left);
  const auto path = path_text(&right);
  return folder && path ? std::optional(make_path(joined(*folder, *path), place)) : std::nullopt;
}

}  // namespace migcheck
