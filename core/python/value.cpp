// SPDX-License-Identifier: Apache-2.0
#include "core/python/value.h"

#include <algorithm>

namespace migcheck {
namespace {

template <class Pointer, class Data>
auto* raw(const Data& data) {
  const Pointer* held = std::get_if<Pointer>(&data);
  return held == nullptr ? nullptr : held->get();
}

std::shared_ptr<SequenceData> make_sequence(SequenceKind kind, ValueList items) {
  auto data = std::make_shared<SequenceData>();
  data->kind = kind;
  data->items = std::move(items);
  return data;
}

/// The value that an enum member with a data mixin compares and formats as.
const Value* mixed_in_value(const Value& value) {
  const InstanceData* instance = value.as_instance();
  if (instance == nullptr || instance->type == nullptr) return nullptr;
  const EnumBase base = instance->type->enum_base;
  if (base != EnumBase::string && base != EnumBase::str_enum && base != EnumBase::integer) {
    return nullptr;
  }
  const auto it = instance->attributes.find("value");
  return it == instance->attributes.end() ? nullptr : &it->second;
}

/// Objects of SQLAlchemy without a truth of their own: a result is true even without rows.
bool is_always_true(std::string_view path) {
  return path == "migcheck.result" || path == "migcheck.bind" || path == "migcheck.inspector" ||
         path == "migcheck.context" || path == "migcheck.session";
}

std::optional<double> as_number(const Value& value) {
  if (const bool* b = value.as_bool()) return *b ? 1.0 : 0.0;
  if (const std::int64_t* i = value.as_int()) return static_cast<double>(*i);
  if (const double* d = value.as_float()) return *d;
  return std::nullopt;
}

std::optional<bool> sequences_equal(const SequenceData& a, const SequenceData& b) {
  if (a.kind != b.kind) return false;
  if (!a.complete || !b.complete || a.kind == SequenceKind::set) return std::nullopt;
  if (a.items.size() != b.items.size()) return false;
  bool known = true;
  for (std::size_t i = 0; i < a.items.size(); ++i) {
    const std::optional<bool> same = a.items[i].equals(b.items[i]);
    if (same == std::optional<bool>(false)) return false;
    known = known && same.has_value();
  }
  return known ? std::optional<bool>(true) : std::nullopt;
}

}  // namespace

Value Value::unknown(std::string reason, Span span) {
  return Value(Data(std::make_shared<const UnknownData>(UnknownData{std::move(reason), span})));
}
Value Value::string(MappedText text) {
  return Value(Data(std::make_shared<const MappedText>(std::move(text))));
}
Value Value::string(std::string text, Span origin) {
  return string(MappedText(std::move(text), origin));
}

Value Value::list(ValueList items) {
  return Value(Data(make_sequence(SequenceKind::list, std::move(items))));
}
Value Value::tuple(ValueList items) {
  return Value(Data(make_sequence(SequenceKind::tuple, std::move(items))));
}
Value Value::set(ValueList items) {
  ValueList unique;
  for (Value& item : items) {
    const bool seen = std::any_of(unique.begin(), unique.end(), [&](const Value& other) {
      return item.equals(other) == std::optional<bool>(true);
    });
    if (!seen) unique.push_back(std::move(item));
  }
  return Value(Data(make_sequence(SequenceKind::set, std::move(unique))));
}
Value Value::dict(std::vector<std::pair<Value, Value>> items) {
  auto data = std::make_shared<DictData>();
  for (auto& item : items) data->set(item.first, std::move(item.second));
  return Value(Data(std::move(data)));
}
Value Value::symbol(std::string path) {
  if (path == "typing.TYPE_CHECKING") return boolean(false);  // what runs is not a type checker
  return Value(Data(std::make_shared<const SymbolData>(SymbolData{std::move(path)})));
}
Value Value::function(std::shared_ptr<const FunctionData> function) {
  return Value(Data(std::move(function)));
}
Value Value::bound(Value self, std::string name) {
  return Value(Data(std::make_shared<const BoundMethodData>(
      BoundMethodData{std::make_shared<const Value>(std::move(self)), std::move(name), nullptr})));
}
Value Value::bound(Value self, Value function) {
  std::string name = function.as_function() != nullptr ? function.as_function()->name : "";
  return Value(Data(std::make_shared<const BoundMethodData>(
      BoundMethodData{std::make_shared<const Value>(std::move(self)), std::move(name),
                      std::make_shared<const Value>(std::move(function))})));
}

const UnknownData* Value::as_unknown() const {
  return raw<std::shared_ptr<const UnknownData>>(data_);
}
const MappedText* Value::as_text() const { return raw<std::shared_ptr<const MappedText>>(data_); }
SequenceData* Value::as_sequence() const { return raw<std::shared_ptr<SequenceData>>(data_); }
DictData* Value::as_dict() const { return raw<std::shared_ptr<DictData>>(data_); }
const FunctionData* Value::as_function() const {
  return raw<std::shared_ptr<const FunctionData>>(data_);
}
const BoundMethodData* Value::as_bound() const {
  return raw<std::shared_ptr<const BoundMethodData>>(data_);
}
ClassData* Value::as_class() const { return raw<std::shared_ptr<ClassData>>(data_); }
std::shared_ptr<ClassData> Value::class_ptr() const {
  const auto* held = std::get_if<std::shared_ptr<ClassData>>(&data_);
  return held == nullptr ? nullptr : *held;
}
InstanceData* Value::as_instance() const { return raw<std::shared_ptr<InstanceData>>(data_); }
std::shared_ptr<InstanceData> Value::instance_ptr() const {
  const auto* held = std::get_if<std::shared_ptr<InstanceData>>(&data_);
  return held == nullptr ? nullptr : *held;
}
ModuleData* Value::as_module() const { return raw<std::shared_ptr<ModuleData>>(data_); }
ObjectData* Value::as_object() const { return raw<std::shared_ptr<ObjectData>>(data_); }
std::shared_ptr<ObjectData> Value::object_ptr() const {
  const auto* held = std::get_if<std::shared_ptr<ObjectData>>(&data_);
  return held == nullptr ? nullptr : *held;
}
const std::string* Value::as_symbol() const {
  const SymbolData* data = raw<std::shared_ptr<const SymbolData>>(data_);
  return data == nullptr ? nullptr : &data->path;
}

std::optional<std::string> Value::known_string() const {
  if (const MappedText* text = as_text()) {
    if (!text->known()) return std::nullopt;
    return text->text();
  }
  const Value* mixed = mixed_in_value(*this);
  return mixed == nullptr ? std::nullopt : mixed->known_string();
}

std::optional<bool> Value::truth() const {
  if (is_none()) return false;
  if (const std::optional<double> number = as_number(*this)) return *number != 0;
  if (const MappedText* text = as_text()) {
    if (!text->text().empty()) return true;
    return text->known() ? std::optional<bool>(false) : std::nullopt;
  }
  if (const SequenceData* sequence = as_sequence()) {
    if (!sequence->complete) return std::nullopt;
    return !sequence->items.empty();
  }
  if (const DictData* dict = as_dict()) {
    if (dict->more_keys) return true;
    if (!dict->complete) return std::nullopt;
    return !dict->items.empty();
  }
  if (as_function() != nullptr || as_class() != nullptr || as_module() != nullptr ||
      as_bound() != nullptr) {
    return true;
  }
  if (const ObjectData* object = as_object()) {
    if (object->path == "migcheck.row") return !object->args.empty();
    if (is_always_true(object->path)) return true;
  }
  if (const Value* mixed = mixed_in_value(*this)) return mixed->truth();
  if (const InstanceData* instance = as_instance()) {
    if (instance->type != nullptr && instance->type->enum_base != EnumBase::none) return true;
  }
  return std::nullopt;
}

std::optional<bool> Value::equals(const Value& other) const {
  if (is_unknown() || other.is_unknown()) return std::nullopt;
  const Value* left_mixed = mixed_in_value(*this);
  const Value* right_mixed = mixed_in_value(other);
  if (as_instance() != nullptr && as_instance() == other.as_instance()) return true;
  if (left_mixed != nullptr || right_mixed != nullptr) {
    return (left_mixed ? *left_mixed : *this).equals(right_mixed ? *right_mixed : other);
  }
  const std::optional<double> left = as_number(*this);
  const std::optional<double> right = as_number(other);
  if (left && right) return *left == *right;
  const MappedText* left_text = as_text();
  const MappedText* right_text = other.as_text();
  if (left_text != nullptr && right_text != nullptr) {
    if (!left_text->known() || !right_text->known()) return std::nullopt;
    return left_text->text() == right_text->text();
  }
  if (as_sequence() != nullptr && other.as_sequence() != nullptr) {
    return sequences_equal(*as_sequence(), *other.as_sequence());
  }
  if (as_symbol() != nullptr && other.as_symbol() != nullptr) {
    if (*as_symbol() == *other.as_symbol()) return true;
    return std::nullopt;  // two names of foreign code may stand for one object
  }
  if ((as_dict() != nullptr && right_text != nullptr) ||
      (left_text != nullptr && other.as_dict() != nullptr))
    return false;  // whatever the dict holds
  const bool foreign = as_symbol() != nullptr || as_object() != nullptr || as_dict() != nullptr ||
                       other.as_symbol() != nullptr || other.as_object() != nullptr ||
                       other.as_dict() != nullptr;
  if (identical(other)) return true;
  if (is_none() != other.is_none())
    return foreign && as_dict() == nullptr && other.as_dict() == nullptr
               ? std::nullopt
               : std::optional<bool>(false);
  if (foreign || (as_instance() != nullptr && as_instance()->type->enum_base == EnumBase::none)) {
    return std::nullopt;
  }
  return false;
}

bool Value::identical(const Value& other) const {
  if (data_.index() != other.data_.index()) return false;
  if (const MappedText* text = as_text()) {
    return text->known() && other.as_text()->known() && text->text() == other.as_text()->text();
  }
  if (as_symbol() != nullptr) return *as_symbol() == *other.as_symbol();
  return data_ == other.data_;
}

const Value* DictData::find(const Value& key) const {
  const auto it = std::find_if(items.begin(), items.end(), [&](const auto& item) {
    return item.first.equals(key) == std::optional<bool>(true);
  });
  return it == items.end() ? nullptr : &it->second;
}

const Value* DictData::find(std::string_view key) const {
  return find(Value::string(std::string(key)));
}

void DictData::set(const Value& key, Value value) {
  for (auto& [known, held] : items) {
    if (known.equals(key) == std::optional<bool>(true)) {
      held = std::move(value);
      return;
    }
  }
  items.emplace_back(key, std::move(value));
}

const Value* ClassData::find(std::string_view attribute) const {
  if (scope != nullptr) {
    const auto it = scope->names.find(attribute);
    if (it != scope->names.end()) return &it->second;
  }
  for (const Value& base : bases) {
    const ClassData* known = base.as_class();
    if (known == nullptr) continue;
    if (const Value* found = known->find(attribute)) return found;
  }
  return nullptr;
}

bool ClassData::derives_from(std::string_view path) const {
  return std::any_of(bases.begin(), bases.end(), [&](const Value& base) {
    if (const std::string* symbol = base.as_symbol()) return *symbol == path;
    const ClassData* known = base.as_class();
    return known != nullptr && known->derives_from(path);
  });
}

const Value* ObjectData::keyword(std::string_view name) const {
  const auto it = std::find_if(keywords.begin(), keywords.end(),
                               [&](const auto& item) { return item.first == name; });
  return it == keywords.end() ? nullptr : &it->second;
}

Span ObjectData::keyword_span(std::string_view name) const {
  for (std::size_t i = 0; i < keywords.size() && i < keyword_spans.size(); ++i) {
    if (keywords[i].first == name) return keyword_spans[i];
  }
  return {};
}

const Value* ObjectData::argument(std::size_t index, std::string_view name) const {
  return index < args.size() ? &args[index] : keyword(name);
}

std::shared_ptr<ObjectData> make_record(std::string path, Span place) {
  auto record = std::make_shared<ObjectData>();
  record->path = std::move(path);
  record->span = record->callee = place;
  return record;
}

}  // namespace migcheck
