// SPDX-License-Identifier: Apache-2.0
#include "core/python/column_type_value.h"

#include <algorithm>
#include <array>
#include <cctype>
#include <charconv>
#include <string_view>
#include <vector>

namespace migcheck {
namespace {

/// A reflected class of SQLAlchemy: the server's name of the type, and the class with its bases.
struct ReflectedClass {
  std::string_view type;
  std::array<std::string_view, 4> classes;  ///< its own name first
};

constexpr std::array reflected_classes{
    ReflectedClass{"character varying", {"VARCHAR", "String"}},
    ReflectedClass{"character", {"CHAR", "String"}},
    ReflectedClass{"text", {"TEXT", "Text", "String"}},
    ReflectedClass{"integer", {"INTEGER", "Integer"}},
    ReflectedClass{"bigint", {"BIGINT", "BigInteger", "Integer"}},
    ReflectedClass{"smallint", {"SMALLINT", "SmallInteger", "Integer"}},
    ReflectedClass{"boolean", {"BOOLEAN", "Boolean"}},
    ReflectedClass{"timestamp without time zone", {"TIMESTAMP", "DateTime"}},
    ReflectedClass{"timestamp with time zone", {"TIMESTAMP", "DateTime"}},
    ReflectedClass{"time without time zone", {"TIME", "Time"}},
    ReflectedClass{"time with time zone", {"TIME", "Time"}},
    ReflectedClass{"date", {"DATE", "Date"}},
    ReflectedClass{"numeric", {"NUMERIC", "Numeric"}},
    ReflectedClass{"double precision", {"DOUBLE_PRECISION", "Double", "Float", "Numeric"}},
    ReflectedClass{"real", {"REAL", "Float", "Numeric"}},
    ReflectedClass{"json", {"JSON"}},
    ReflectedClass{"jsonb", {"JSONB", "JSON"}},
    ReflectedClass{"uuid", {"UUID", "Uuid"}},
    ReflectedClass{"bytea", {"BYTEA", "LargeBinary"}},
    ReflectedClass{"inet", {"INET"}},
    ReflectedClass{"interval", {"INTERVAL"}},
    ReflectedClass{"tsvector", {"TSVECTOR"}},
};

constexpr ReflectedClass reflected_array{"", {"ARRAY"}};
constexpr ReflectedClass reflected_enum{"", {"ENUM", "Enum", "String"}};

const ReflectedClass* class_of(const DataType& type, bool is_enum) {
  if (type.array) return &reflected_array;
  if (is_enum) return &reflected_enum;
  if (type.user_defined) return nullptr;  // a domain, or what an extension brings
  const auto found = std::find_if(reflected_classes.begin(), reflected_classes.end(),
                                  [&](const ReflectedClass& one) { return one.type == type.base; });
  return found == reflected_classes.end() ? nullptr : &*found;
}

bool has_class(const ReflectedClass& one, std::string_view name) {
  return !name.empty() &&
         std::find(one.classes.begin(), one.classes.end(), name) != one.classes.end();
}

/// As str() of the type prints it.
std::string type_words(const DataType& type) {
  std::string words = type.format();
  std::transform(words.begin(), words.end(), words.begin(),
                 [](unsigned char c) { return static_cast<char>(std::toupper(c)); });
  if (words.starts_with("CHARACTER VARYING")) words.replace(0, 17, "VARCHAR");
  if (words.starts_with("TIMESTAMP")) words = "TIMESTAMP";
  return words;
}

/// `.length`, the number in "(40)"; None without one.
Value length_of(const DataType& type) {
  std::int64_t length = 0;
  const std::string& words = type.modifier;
  const auto read = words.size() < 3
                        ? std::from_chars_result{nullptr, std::errc::invalid_argument}
                        : std::from_chars(words.data() + 1, words.data() + words.size(), length);
  return read.ec == std::errc() ? Value::integer(length) : Value::none();
}

}  // namespace

Value column_type_value(const DataType& type, bool is_enum) {
  auto made = make_record("migcheck.column_type", Span{});
  made->attributes.emplace("__str__", Value::string(type_words(type)));
  if (const ReflectedClass* reflected = class_of(type, is_enum)) {
    auto of_class = make_record("migcheck.column_class", Span{});
    of_class->attributes.emplace("__name__", Value::string(std::string(reflected->classes[0])));
    made->attributes.emplace("__class__", Value::object(std::move(of_class)));
    if (has_class(*reflected, "TIMESTAMP") || has_class(*reflected, "TIME")) {
      const bool zoned = type.base.ends_with("with time zone");
      made->attributes.emplace("timezone", Value::boolean(zoned));
    }
    if (has_class(*reflected, "String") && !is_enum)
      made->attributes.emplace("length", length_of(type));
  }
  return Value::object(std::move(made));
}

std::optional<bool> is_column_type_of(const Value& value, const std::string& path) {
  const ObjectData* object = value.as_object();
  if (object == nullptr || object->path != "migcheck.column_type") return std::nullopt;
  const auto its_class = object->attributes.find("__class__");
  if (its_class == object->attributes.end() || !path.starts_with("sqlalchemy."))
    return std::nullopt;
  const std::string own = *its_class->second.as_object()->attributes.at("__name__").known_string();
  const std::string_view asked = std::string_view(path).substr(path.rfind('.') + 1);
  bool known = false;
  bool is = false;
  const auto compare = [&](const ReflectedClass& one) {
    known = known || has_class(one, asked);
    is = is || (one.classes[0] == own && has_class(one, asked));
  };
  compare(reflected_array);
  compare(reflected_enum);
  std::for_each(reflected_classes.begin(), reflected_classes.end(), compare);
  return known ? std::optional(is) : std::nullopt;
}

}  // namespace migcheck
