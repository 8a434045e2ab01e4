// SPDX-License-Identifier: Apache-2.0
// The values of the abstract interpreter. A value is known exactly or it is Unknown with a reason;
// there is nothing between, except that containers and strings may have unknown parts.
#pragma once

#include <cstdint>
#include <map>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <variant>
#include <vector>

#include "core/python/ast.h"
#include "core/source/mapped_text.h"
#include "core/source/span.h"

namespace migcheck {

class Value;
class PythonModule;
struct SequenceData;
struct DictData;
struct FunctionData;
struct BoundMethodData;
struct ClassData;
struct InstanceData;
struct ModuleData;
struct ObjectData;
struct Scope;

using ValueList = std::vector<Value>;
using KeywordList = std::vector<std::pair<std::string, Value>>;

/// Why something is not known, and where that began.
struct UnknownData {
  std::string reason;
  Span span;
};

struct NoneTag {
  friend bool operator==(const NoneTag&, const NoneTag&) = default;
};

/// A name of code outside the repository, by its full dotted path: "sqlalchemy.Enum",
/// "builtins.len".
struct SymbolData {
  std::string path;
};

/// A Python value. Copies share lists, dicts and objects, as in Python.
class Value {
 public:
  Value() : data_(NoneTag{}) {}

  [[nodiscard]] static Value unknown(std::string reason, Span span = {});
  [[nodiscard]] static Value none() { return {}; }
  [[nodiscard]] static Value boolean(bool value) { return Value(Data(value)); }
  [[nodiscard]] static Value integer(std::int64_t value) { return Value(Data(value)); }
  [[nodiscard]] static Value floating(double value) { return Value(Data(value)); }
  [[nodiscard]] static Value string(MappedText text);
  [[nodiscard]] static Value string(std::string text, Span origin = {});
  [[nodiscard]] static Value list(ValueList items);
  [[nodiscard]] static Value tuple(ValueList items);
  [[nodiscard]] static Value set(ValueList items);
  [[nodiscard]] static Value dict(std::vector<std::pair<Value, Value>> items = {});
  [[nodiscard]] static Value symbol(std::string path);
  /// The result of calling a symbol: what was called, and with what.
  [[nodiscard]] static Value object(std::shared_ptr<ObjectData> object) {
    return Value(Data(std::move(object)));
  }
  [[nodiscard]] static Value function(std::shared_ptr<const FunctionData> function);
  [[nodiscard]] static Value bound(Value self, std::string name);
  [[nodiscard]] static Value bound(Value self, Value function);
  [[nodiscard]] static Value class_(std::shared_ptr<ClassData> made) {
    return Value(Data(std::move(made)));
  }
  [[nodiscard]] static Value instance(std::shared_ptr<InstanceData> made) {
    return Value(Data(std::move(made)));
  }
  [[nodiscard]] static Value module(std::shared_ptr<ModuleData> made) {
    return Value(Data(std::move(made)));
  }

  [[nodiscard]] bool is_unknown() const { return as_unknown() != nullptr; }
  [[nodiscard]] bool is_none() const { return std::holds_alternative<NoneTag>(data_); }
  [[nodiscard]] const UnknownData* as_unknown() const;
  [[nodiscard]] const bool* as_bool() const { return std::get_if<bool>(&data_); }
  [[nodiscard]] const std::int64_t* as_int() const { return std::get_if<std::int64_t>(&data_); }
  [[nodiscard]] const double* as_float() const { return std::get_if<double>(&data_); }
  /// The text of a str; it may contain holes.
  [[nodiscard]] const MappedText* as_text() const;
  /// The text of a str without holes; members of str enums count as their value.
  [[nodiscard]] std::optional<std::string> known_string() const;
  [[nodiscard]] SequenceData* as_sequence() const;
  [[nodiscard]] DictData* as_dict() const;
  [[nodiscard]] const FunctionData* as_function() const;
  [[nodiscard]] const BoundMethodData* as_bound() const;
  [[nodiscard]] ClassData* as_class() const;
  [[nodiscard]] std::shared_ptr<ClassData> class_ptr() const;
  [[nodiscard]] InstanceData* as_instance() const;
  [[nodiscard]] std::shared_ptr<InstanceData> instance_ptr() const;
  [[nodiscard]] ModuleData* as_module() const;
  [[nodiscard]] const std::string* as_symbol() const;
  [[nodiscard]] ObjectData* as_object() const;
  [[nodiscard]] std::shared_ptr<ObjectData> object_ptr() const;

  /// True or false where Python's truth of the value is known.
  [[nodiscard]] std::optional<bool> truth() const;
  /// Whether == is known to hold; objects are equal only when they are the same.
  [[nodiscard]] std::optional<bool> equals(const Value& other) const;
  /// Whether both are the same object or the same simple value.
  [[nodiscard]] bool identical(const Value& other) const;

  /// Computed from the database's catalog: an inspector's answer or a query over pg_catalog. A
  /// condition over such a value is a guard.
  [[nodiscard]] bool from_catalog() const { return from_catalog_; }
  Value& mark_from_catalog(bool mark = true) {
    from_catalog_ = from_catalog_ || mark;
    return *this;
  }

  /// None for an environment variable that is not set on a fresh machine: where the project runs,
  /// it is another value.
  [[nodiscard]] bool is_unset() const { return unset_; }
  Value& mark_unset() {
    unset_ = true;
    return *this;
  }

  /// A name from op.f() or conv(), which no naming convention touches.
  [[nodiscard]] bool is_final_name() const { return final_name_; }
  Value& mark_final_name() {
    final_name_ = true;
    return *this;
  }

 private:
  using Data = std::variant<NoneTag, bool, std::int64_t, double, std::shared_ptr<const UnknownData>,
                            std::shared_ptr<const MappedText>, std::shared_ptr<SequenceData>,
                            std::shared_ptr<DictData>, std::shared_ptr<const FunctionData>,
                            std::shared_ptr<const BoundMethodData>, std::shared_ptr<ClassData>,
                            std::shared_ptr<InstanceData>, std::shared_ptr<ModuleData>,
                            std::shared_ptr<const SymbolData>, std::shared_ptr<ObjectData>>;
  explicit Value(Data data) : data_(std::move(data)) {}

  Data data_;
  bool from_catalog_ = false;
  bool final_name_ = false;
  bool unset_ = false;
};

enum class SequenceKind : std::uint8_t { list, tuple, set };

/// A list, tuple or set. `complete` is false once something unknown was done to it.
struct SequenceData {
  SequenceKind kind = SequenceKind::list;
  ValueList items;
  bool complete = true;
  int certainty_depth = 0;  ///< number of unknown conditions open when it was made
};

/// A dict in insertion order.
struct DictData {
  std::vector<std::pair<Value, Value>> items;
  bool complete = true;
  bool unknown_keys = false;  ///< not complete only because keys of `items` are Unknown
  bool more_keys = false;     ///< not complete only because it has other keys, too
  int certainty_depth = 0;

  [[nodiscard]] const Value* find(const Value& key) const;
  [[nodiscard]] const Value* find(std::string_view key) const;
  void set(const Value& key, Value value);
};

/// Names of one namespace: a module, a function call, a class body.
struct Scope {
  std::map<std::string, Value, std::less<>> names;
  std::shared_ptr<Scope> parent;  ///< enclosing function scope; null for modules and classes
  ModuleData* module = nullptr;   ///< where globals are looked up
  std::vector<std::string_view> globals;    ///< declared `global`
  std::vector<std::string_view> nonlocals;  ///< declared `nonlocal`
};

/// A def or lambda with what it closes over.
struct FunctionData {
  std::string name;
  const Node* node = nullptr;  ///< function or lambda
  std::shared_ptr<const PythonModule> source;
  std::shared_ptr<Scope> closure;
  std::weak_ptr<ModuleData> module;
  std::vector<std::pair<std::string, Value>> defaults;
  std::weak_ptr<ClassData> owner;  ///< the class of a method
  enum class Binding : std::uint8_t {
    plain,
    static_method,
    class_method,
    property
  } binding = Binding::plain;
};

/// A method together with its object: either a function of a class, or a built-in method by name.
struct BoundMethodData {
  std::shared_ptr<const Value> self;
  std::string name;
  std::shared_ptr<const Value> function;  ///< null for built-in methods
};

/// What kind of enum a class is, by its bases.
enum class EnumBase : std::uint8_t { none, plain, string, str_enum, integer, flag };

/// A class of the repository.
struct ClassData {
  std::string name;
  const Node* node = nullptr;
  std::shared_ptr<const PythonModule> source;
  ValueList bases;
  KeywordList keywords;            ///< class X(Base, table=True)
  std::shared_ptr<Scope> scope;    ///< attributes in order of `order`
  std::vector<std::string> order;  ///< names as they were first bound
  std::map<std::string, const Node*, std::less<>> annotations;
  EnumBase enum_base = EnumBase::none;
  ValueList members;     ///< of an enum class, aliases included
  bool complete = true;  ///< false when the body could not be followed

  /// The attribute here or in a known base class, depth first; null when absent.
  [[nodiscard]] const Value* find(std::string_view attribute) const;
  /// True when the class or a known base is the external class `path`.
  [[nodiscard]] bool derives_from(std::string_view path) const;
};

/// An instance of a repository class; enum members are instances too.
struct InstanceData {
  std::shared_ptr<ClassData> type;
  std::map<std::string, Value, std::less<>> attributes;
  std::shared_ptr<ObjectData> constructed;  ///< the call that made it
  std::shared_ptr<ObjectData> initialised;  ///< what reached __init__ of a base outside
  Span span;                                ///< enum member: its assignment
  Span name_span;
  std::string member_name;  ///< enum member
  bool alias = false;       ///< enum member with the value of an earlier one
};

/// A module of the repository. Names are bound when its statements run; modules that are only
/// imported run the statements that bind a name when the name is asked for.
struct ModuleData : std::enable_shared_from_this<ModuleData> {
  std::string name;  ///< dotted, as imported
  std::shared_ptr<const PythonModule> source;
  std::shared_ptr<Scope> scope;
  bool lazy = false;
  std::map<std::string, std::vector<const Node*>, std::less<>>
      bindings;                           ///< lazy: statements by name
  std::vector<const Node*> star_imports;  ///< lazy: `from x import *` at top level
  std::vector<const Node*> running;       ///< lazy: statements already run
  bool searching_stars = false;           ///< guards against circular star imports
};

/// The record of a call of code outside the repository: `sa.Enum("a", name="t")`.
struct ObjectData {
  std::string path;  ///< canonical path of what was called
  ValueList args;
  KeywordList keywords;
  bool complete = true;                  ///< false: *args or **kwargs were not known
  Span span;                             ///< the whole call
  Span callee;                           ///< the called expression
  std::vector<Span> arg_spans;           ///< parallel to args
  std::vector<Span> keyword_spans;       ///< parallel to keywords; the whole `name=value`
  std::shared_ptr<ObjectData> receiver;  ///< for results of methods: `x.with_variant(…)`
  std::map<std::string, Value, std::less<>> attributes;  ///< set later, or made by the library

  [[nodiscard]] const Value* keyword(std::string_view name) const;
  [[nodiscard]] Span keyword_span(std::string_view name) const;
  /// Positional argument `index` or keyword `name`.
  [[nodiscard]] const Value* argument(std::size_t index, std::string_view name) const;
};

/// An object as foreign code would make it at a place, so far without arguments.
[[nodiscard]] std::shared_ptr<ObjectData> make_record(std::string path, Span place);

}  // namespace migcheck
