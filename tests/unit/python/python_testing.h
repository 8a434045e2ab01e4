// SPDX-License-Identifier: Apache-2.0
// Helpers for tests that run Python text.
#pragma once

#include <map>
#include <memory>
#include <string>

#include "core/python/interpreter.h"
#include "core/python/module.h"

namespace migcheck::testing {

/// Modules by path, as a repository would hold them.
class TextLoader : public ModuleLoader {
 public:
  explicit TextLoader(std::map<std::string, std::string> files = {}) : files_(std::move(files)) {}

  std::shared_ptr<const PythonModule> load(const std::string& name, const std::string&) override {
    std::string path = name.starts_with('/') ? name.substr(1) : name;
    for (char& c : path) {
      if (c == '.') c = '/';
    }
    for (const std::string& candidate : {path + ".py", path + "/__init__.py"}) {
      if (files_.count(candidate) != 0) return parse(candidate);
    }
    return nullptr;
  }
  std::optional<std::string> read_file(const std::string& path) override {
    const auto it = files_.find(path);
    return it == files_.end() ? std::nullopt : std::optional(it->second);
  }
  std::shared_ptr<const PythonModule> parse(const std::string& path) {
    std::shared_ptr<const PythonModule>& module = modules_[path];
    if (module == nullptr)
      module = parse_python(std::make_shared<const SourceFile>(path, files_.at(path)));
    return module;
  }

 private:
  std::map<std::string, std::string> files_;
  std::map<std::string, std::shared_ptr<const PythonModule>> modules_;
};

/// A value in Python's notation; "?" for what is not known, "{?}" for a hole in a text.
inline std::string repr(const Value& value) {
  if (value.is_unknown()) return "?";
  if (value.is_none()) return "None";
  if (const bool* b = value.as_bool()) return *b ? "True" : "False";
  if (const std::int64_t* i = value.as_int()) return std::to_string(*i);
  if (const MappedText* text = value.as_text()) {
    std::string out = "'";
    for (const TextPiece& piece : text->pieces()) {
      out += piece.hole ? "{?}" : text->text().substr(piece.offset, piece.length);
    }
    return out + "'";
  }
  if (const SequenceData* sequence = value.as_sequence()) {
    std::string out;
    for (const Value& item : sequence->items) out += (out.empty() ? "" : ", ") + repr(item);
    if (!sequence->complete) out += out.empty() ? "…" : ", …";
    if (sequence->kind == SequenceKind::tuple) return "(" + out + ")";
    return sequence->kind == SequenceKind::set ? "{" + out + "}" : "[" + out + "]";
  }
  if (const DictData* dict = value.as_dict()) {
    std::string out;
    for (const auto& [key, held] : dict->items)
      out += (out.empty() ? "" : ", ") + repr(key) + ": " + repr(held);
    if (!dict->complete) out += ", …";
    return "{" + out + "}";
  }
  if (const std::string* symbol = value.as_symbol()) return "<" + *symbol + ">";
  if (const ObjectData* object = value.as_object()) return "<" + object->path + "()>";
  if (const InstanceData* instance = value.as_instance()) {
    return "<" + instance->type->name +
           (instance->member_name.empty() ? "" : "." + instance->member_name) + ">";
  }
  return "<…>";
}

}  // namespace migcheck::testing
