// SPDX-License-Identifier: Apache-2.0
// Type expressions → PostgreSQL types, as format_type() names them.
#include <algorithm>
#include <map>

#include "core/python/sqlalchemy.h"

namespace migcheck {
namespace {

/// How the arguments of a type become its modifier.
enum class Modifier : std::uint8_t { none, length, fixed_length, numeric, float_precision, bits };

struct TypeRow {
  std::string_view base;
  Modifier modifier = Modifier::none;
  bool integer = false;
  bool numeric = false;
};

const std::map<std::string_view, TypeRow, std::less<>>& type_table() {
  static const std::map<std::string_view, TypeRow, std::less<>> table{
      {"String", {"character varying", Modifier::length}},
      {"Unicode", {"character varying", Modifier::length}},
      {"VARCHAR", {"character varying", Modifier::length}},
      {"CHAR", {"character", Modifier::fixed_length}},
      {"NCHAR", {"character", Modifier::fixed_length}},
      {"Text", {"text", Modifier::length}},
      {"TEXT", {"text", Modifier::length}},
      {"UnicodeText", {"text", Modifier::length}},
      {"Integer", {"integer", Modifier::none, true}},
      {"INTEGER", {"integer", Modifier::none, true}},
      {"INT", {"integer", Modifier::none, true}},
      {"BigInteger", {"bigint", Modifier::none, true}},
      {"BIGINT", {"bigint", Modifier::none, true}},
      {"SmallInteger", {"smallint", Modifier::none, true}},
      {"SMALLINT", {"smallint", Modifier::none, true}},
      {"Numeric", {"numeric", Modifier::numeric, false, true}},
      {"NUMERIC", {"numeric", Modifier::numeric, false, true}},
      {"DECIMAL", {"numeric", Modifier::numeric, false, true}},
      {"Float", {"double precision", Modifier::float_precision, false, true}},
      {"FLOAT", {"double precision", Modifier::float_precision, false, true}},
      {"REAL", {"real", Modifier::none, false, true}},
      {"Double", {"double precision", Modifier::none, false, true}},
      {"DOUBLE_PRECISION", {"double precision", Modifier::none, false, true}},
      {"Boolean", {"boolean"}},
      {"BOOLEAN", {"boolean"}},
      {"Date", {"date"}},
      {"DATE", {"date"}},
      {"LargeBinary", {"bytea"}},
      {"BYTEA", {"bytea"}},
      {"PickleType", {"bytea"}},
      {"JSON", {"json"}},
      {"JSONB", {"jsonb"}},
      {"UUID", {"uuid"}},
      {"INET", {"inet"}},
      {"CIDR", {"cidr"}},
      {"MACADDR", {"macaddr"}},
      {"MACADDR8", {"macaddr8"}},
      {"MONEY", {"money"}},
      {"OID", {"oid"}},
      {"REGCLASS", {"regclass"}},
      {"TSVECTOR", {"tsvector"}},
      {"TSQUERY", {"tsquery"}},
      {"REGCONFIG", {"regconfig"}},
      {"JSONPATH", {"jsonpath"}},
      {"BIT", {"bit", Modifier::bits}},
      {"INT4RANGE", {"int4range"}},
      {"INT8RANGE", {"int8range"}},
      {"NUMRANGE", {"numrange"}},
      {"DATERANGE", {"daterange"}},
      {"TSRANGE", {"tsrange"}},
      {"TSTZRANGE", {"tstzrange"}},
      {"INT4MULTIRANGE", {"int4multirange"}},
      {"INT8MULTIRANGE", {"int8multirange"}},
      {"NUMMULTIRANGE", {"nummultirange"}},
      {"DATEMULTIRANGE", {"datemultirange"}},
      {"TSMULTIRANGE", {"tsmultirange"}},
      {"TSTZMULTIRANGE", {"tstzmultirange"}},
  };
  return table;
}

/// Types of extensions and of libraries around SQLAlchemy, by full path.
const std::map<std::string_view, std::string_view, std::less<>>& other_types() {
  static const std::map<std::string_view, std::string_view, std::less<>> table{
      {"sqlalchemy.dialects.postgresql.HSTORE", "hstore"},
      {"sqlalchemy.dialects.postgresql.CITEXT", "citext"},
      {"citext.CIText", "citext"},
      {"sqlalchemy.BINARY", "\"binary\""},
      {"sqlalchemy.BLOB", "blob"},
      {"sqlalchemy.CLOB", "clob"},
      {"sqlalchemy.DATETIME", "datetime"},
      {"sqlalchemy.NVARCHAR", "nvarchar"},
      {"sqlalchemy.VARBINARY", "varbinary"},
      {"sqlalchemy_citext.CIText", "citext"},
      {"fastapi_users_db_sqlalchemy.generics.GUID", "uuid"},
      {"fastapi_users_db_sqlalchemy.guid.GUID", "uuid"},
      {"fastapi_users_db_sqlalchemy.GUID", "uuid"},
      {"fastapi_users_db_sqlalchemy.generics.TIMESTAMPAware", "timestamptz"},
      {"fastapi_utils.guid_type.GUID", "uuid"},
      {"advanced_alchemy.types.GUID", "uuid"},
      {"advanced_alchemy.types.DateTimeUTC", "timestamptz"},
      {"advanced_alchemy.types.guid.GUID", "uuid"},
      {"advanced_alchemy.types.datetime.DateTimeUTC", "timestamptz"},
      {"airflow.utils.sqlalchemy.UtcDateTime", "timestamptz"},
      {"sqlalchemy_utc.UtcDateTime", "timestamptz"},
      {"sqlalchemy_utc.sqltypes.UtcDateTime", "timestamptz"},
      {"sqlalchemy_utils.PhoneNumberType", "varchar(20)"},
      {"sqlalchemy_utils.ColorType", "varchar(20)"},
      {"sqlalchemy_utils.WeekDaysType", "bit(7)"},
      {"sqlalchemy_utils.UUIDType", "uuid"},
      {"sqlalchemy_utils.EmailType", "varchar(255)"},
      {"sqlalchemy_utils.URLType", "text"},
      {"sqlalchemy_utils.ScalarListType", "text"},
      {"sqlalchemy_utils.JSONType", "json"},
      {"sqlalchemy_utils.TSVectorType", "tsvector"},
      {"sqlalchemy_utils.IPAddressType", "varchar(50)"},
      {"sqlalchemy_utils.TimezoneType", "varchar(50)"},
      {"sqlalchemy_utils.LocaleType", "varchar(10)"},
      {"sqlalchemy_utils.CurrencyType", "varchar(3)"},
      {"sqlalchemy_utils.CountryType", "varchar(2)"},
      {"sqlalchemy_utils.ArrowType", "timestamp"},
      {"sqlalchemy_utils.LtreeType", "ltree"},
      {"sqlalchemy_utils.EncryptedType", "bytea"},
      {"sqlalchemy_utils.StringEncryptedType", "varchar"},
  };
  return table;
}

std::optional<std::int64_t> integer_argument(const ObjectData& object, std::size_t index,
                                             std::string_view name) {
  const Value* value = object.argument(index, name);
  if (value == nullptr || value->as_int() == nullptr) return std::nullopt;
  return *value->as_int();
}

bool flag(const ObjectData& object, std::size_t index, std::string_view name) {
  const Value* value = object.argument(index, name);
  return value != nullptr && value->truth() == std::optional<bool>(true);
}

/// True when an argument is given but not known, so that the type is not known either.
bool unknown_argument(const ObjectData& object) {
  const auto is_unknown = [](const Value& value) { return value.is_unknown(); };
  return !object.complete || std::any_of(object.args.begin(), object.args.end(), is_unknown) ||
         std::any_of(object.keywords.begin(), object.keywords.end(),
                     [&](const auto& item) { return is_unknown(item.second); });
}

SqlType plain_type(const TypeRow& row, const ObjectData& object) {
  SqlType result;
  result.integer = row.integer;
  result.numeric = row.numeric;
  std::string base(row.base);
  std::string modifier;
  const auto parenthesised = [](std::int64_t n) { return "(" + std::to_string(n) + ")"; };
  if (row.modifier == Modifier::length || row.modifier == Modifier::fixed_length) {
    const auto length = integer_argument(object, 0, "length").value_or(0);  // 0 is as good as none
    if (length != 0)
      modifier = parenthesised(length);
    else if (row.modifier == Modifier::fixed_length)
      modifier = "(1)";
  } else if (row.modifier == Modifier::numeric) {
    if (const auto precision = integer_argument(object, 0, "precision")) {
      modifier = "(" + std::to_string(*precision) + "," +
                 std::to_string(integer_argument(object, 1, "scale").value_or(0)) + ")";
    }
  } else if (row.modifier == Modifier::float_precision) {
    const auto precision = integer_argument(object, 0, "precision");
    if (precision && *precision <= 24) base = "real";
  } else if (row.modifier == Modifier::bits) {
    const auto length = integer_argument(object, 0, "length");
    const bool varying = flag(object, 1, "varying");
    if (varying) base = "bit varying";
    if (length)
      modifier = parenthesised(*length);
    else if (!varying)
      modifier = "(1)";
  }
  result.type = DataType::builtin(base, modifier);
  return result;
}

std::optional<SqlType> time_type(const std::string& name, const ObjectData& object) {
  const bool timestamp = name == "DateTime" || name == "TIMESTAMP";
  const bool time = name == "Time" || name == "TIME";
  if (!timestamp && !time) return std::nullopt;
  SqlType result;
  const std::string zone = flag(object, 0, "timezone") ? " with time zone" : " without time zone";
  const auto precision = integer_argument(object, 1, "precision");
  result.type = DataType::builtin((timestamp ? "timestamp" : "time") + zone,
                                  precision ? "(" + std::to_string(*precision) + ")" : "");
  return result;
}

SqlType interval_type(const ObjectData& object) {
  SqlType result;
  if (const Value* native = object.keyword("native");
      native != nullptr && native->truth() == std::optional<bool>(false)) {
    result.type = DataType::builtin("timestamp without time zone");
    return result;
  }
  const Value* fields = object.keyword("fields");
  auto precision = integer_argument(object, 9, "precision");
  if (!precision) precision = integer_argument(object, 1, "second_precision");
  std::string base = "interval";
  if (fields != nullptr) {
    if (const std::optional<std::string> words = fields->known_string()) {
      std::string lower = *words;
      std::transform(lower.begin(), lower.end(), lower.begin(),
                     [](unsigned char c) { return static_cast<char>(std::tolower(c)); });
      base += " " + lower;
    }
  }
  result.type = DataType::builtin(base, precision ? "(" + std::to_string(*precision) + ")" : "");
  return result;
}

SqlType geometry_type(const std::string& base, const ObjectData& object) {
  SqlType result;
  result.type = DataType::user({"", base});
  const Value* shape = object.argument(0, "geometry_type");
  const std::string text = shape == nullptr ? "GEOMETRY" : shape->known_string().value_or("");
  std::int64_t srid = integer_argument(object, 1, "srid").value_or(-1);
  if (!text.empty() && !(shape == nullptr && srid == -1 && text == "GEOMETRY")) {
    std::string name = text;
    std::transform(name.begin(), name.end(), name.begin(),
                   [](unsigned char c) { return static_cast<char>(std::tolower(c)); });
    name[0] = static_cast<char>(std::toupper(static_cast<unsigned char>(name[0])));
    result.type.modifier = srid > 0 ? "(" + name + "," + std::to_string(srid) + ")"
                                    : (name == "Geometry" ? "" : "(" + name + ")");
  }
  // AddGeometryColumn() adds checks of its own.
  const Value* management = object.keyword("management");
  result.attaches_constraints =
      management != nullptr && management->truth() != std::optional<bool>(false);
  const Value* spatial = object.keyword("spatial_index");
  result.spatial_index = spatial == nullptr || spatial->truth() != std::optional<bool>(false);
  return result;
}

SqlType unknown_type() {
  SqlType result;
  result.type = DataType::unknown();
  return result;
}

/// A type whose code is not known: it may be one that adds constraints to its table.
SqlType foreign_type() {
  SqlType result = unknown_type();
  result.attaches_constraints = true;
  return result;
}

/// Whether SQLAlchemy tells the type of the columns and tables that it becomes a part of.
bool has_schema_events(const ClassData& type) {
  return std::any_of(type.bases.begin(), type.bases.end(), [](const Value& base) {
    const std::string* path = base.as_symbol();
    if (path != nullptr)
      return path->ends_with(".SchemaType") || path->ends_with(".SchemaEventTarget");
    return base.as_class() != nullptr && has_schema_events(*base.as_class());
  });
}

}  // namespace

bool is_generic_enum(const std::string& path) { return path == "sqlalchemy.Enum"; }
bool is_postgresql_enum(const std::string& path) {
  return path == "sqlalchemy.dialects.postgresql.ENUM";
}

SqlType LibraryHost::type(Interpreter& interpreter, const Value& value) {
  if (const std::string* path =
          value.as_symbol()) {  // a class where an instance may stand: Integer
    ObjectData bare;
    bare.path = *path;
    return object_type(interpreter, bare, value);
  }
  if (const ObjectData* object = value.as_object()) return object_type(interpreter, *object, value);
  const InstanceData* instance = value.as_instance();
  const ClassData* made_of = instance != nullptr ? instance->type.get() : value.as_class();
  if (made_of != nullptr) {
    const Value class_value = instance != nullptr ? Value::class_(instance->type) : value;
    SqlType result = class_type(interpreter, class_value, value.instance_ptr());
    result.attaches_constraints = result.attaches_constraints || has_schema_events(*made_of);
    return result;
  }
  if (value.is_none()) {
    SqlType result = unknown_type();
    result.null_type = true;
    return result;
  }
  return foreign_type();
}

SqlType LibraryHost::object_type(Interpreter& interpreter, const ObjectData& object,
                                 const Value& value) {
  const std::string& path = object.path;
  if (is_generic_enum(path) || is_postgresql_enum(path)) return enum_type(interpreter, value);
  if (path.ends_with("().with_variant")) return variant_type(interpreter, object);
  if (path.ends_with(".as_mutable") || path.ends_with("().evaluates_none") ||
      path.ends_with("().adapt")) {
    if (path.ends_with(".as_mutable"))
      return object.args.empty() ? unknown_type() : type(interpreter, object.args[0]);
    return object.receiver ? type(interpreter, Value::object(object.receiver)) : unknown_type();
  }
  if (path.ends_with("().dialect_impl") && object.receiver != nullptr) {
    SqlType made = type(interpreter, Value::object(object.receiver));
    made.enum_expression = nullptr;  // it has no events that create the type
    return made;
  }
  if (path.ends_with("().type_descriptor"))
    return object.args.empty() ? unknown_type() : type(interpreter, object.args[0]);
  if (unknown_argument(object)) return unknown_type();
  std::string name;
  for (const std::string_view root : {"sqlalchemy.dialects.postgresql.", "sqlalchemy."}) {
    if (path.starts_with(root) && path.find('.', root.size()) == std::string::npos) {
      name = path.substr(root.size());
      break;
    }
  }
  if (name == "ARRAY") {
    const Value* item = object.argument(0, "item_type");
    SqlType result = item == nullptr ? unknown_type() : type(interpreter, *item);
    result.type.array = result.type.known;
    result.integer = result.numeric = false;
    return result;
  }
  if (name == "Uuid") {
    SqlType result;
    const Value* native = object.keyword("native_uuid");
    result.type = native != nullptr && native->truth() == std::optional<bool>(false)
                      ? DataType::builtin("character", "(32)")
                      : DataType::builtin("uuid");
    return result;
  }
  if (name == "Interval" || name == "INTERVAL") return interval_type(object);
  if (name == "NullType") {
    SqlType result = unknown_type();
    result.null_type = true;
    return result;
  }
  if (name == "DOMAIN" && object.argument(0, "name") != nullptr) {
    SqlType result;
    result.type = DataType::user({"", object.argument(0, "name")->known_string().value_or("")});
    return result;
  }
  if (const std::optional<SqlType> result = name.empty() ? std::nullopt : time_type(name, object))
    return *result;
  const auto row = type_table().find(name);
  if (row != type_table().end()) return plain_type(row->second, object);
  const auto other = other_types().find(path);
  if (other != other_types().end()) {
    SqlType result;
    result.type = parse_type_name(other->second);
    return result;
  }
  if (path == "geoalchemy2.Geometry" || path == "geoalchemy2.types.Geometry")
    return geometry_type("geometry", object);
  if (path == "geoalchemy2.Geography" || path == "geoalchemy2.types.Geography")
    return geometry_type("geography", object);
  if (path.starts_with("pgvector.sqlalchemy.")) {
    SqlType result;
    std::string lower = path.substr(path.rfind('.') + 1);
    std::transform(lower.begin(), lower.end(), lower.begin(),
                   [](unsigned char c) { return static_cast<char>(std::tolower(c)); });
    result.type = DataType::user({"", lower});
    if (const auto dimension = integer_argument(object, 0, "dim"))
      result.type.modifier = "(" + std::to_string(*dimension) + ")";
    return result;
  }
  return foreign_type();
}

/// `.with_variant(type, "postgresql", …)`: the variant counts; other dialects' variants do not.
SqlType LibraryHost::variant_type(Interpreter& interpreter, const ObjectData& object) {
  bool for_postgresql = false;
  for (std::size_t i = 1; i < object.args.size(); ++i) {
    const std::optional<std::string> dialect = object.args[i].known_string();
    if (!dialect) return unknown_type();
    for_postgresql = for_postgresql || *dialect == "postgresql";
  }
  if (object.args.empty() || object.receiver == nullptr) return unknown_type();
  const Value receiver = Value::object(object.receiver);
  if (!for_postgresql) return type(interpreter, receiver);
  SqlType result = type(interpreter, object.args[0]);
  if (result.enum_expression != nullptr) result.enum_expression->in_variant = true;
  if (const SqlType base = type(interpreter, receiver);
      base.enum_expression != nullptr && base.enum_expression != result.enum_expression) {
    base.enum_expression->overridden = true;
  }
  return result;
}

/// A type class of the repository: TypeDecorator, UserDefinedType, or a subclass of a library type.
SqlType LibraryHost::class_type(Interpreter& interpreter, const Value& type_value,
                                std::shared_ptr<InstanceData> instance) {
  const std::shared_ptr<ClassData> data = type_value.class_ptr();
  if (instance == nullptr && data->find("__init__") != nullptr) {
    const Value made = interpreter.call(type_value, CallArguments{});
    if (made.as_instance() != nullptr) return type(interpreter, made);
  }
  if (instance == nullptr) {
    instance = std::make_shared<InstanceData>();
    instance->type = data;
  }
  const Value self = Value::instance(instance);
  CallArguments args;
  args.call = args.callee = instance->span;
  if (const Value* load = data->find("load_dialect_impl");
      load != nullptr && load->as_function() != nullptr) {
    auto dialect = std::make_shared<ObjectData>();
    dialect->path = "sqlalchemy.dialect";
    args.positional = {Value::object(std::move(dialect))};
    args.positional_spans = {args.call};
    return type(interpreter, interpreter.call(Value::bound(self, *load), args));
  }
  if (const Value* spec = data->find("get_col_spec");
      spec != nullptr && spec->as_function() != nullptr) {
    const std::optional<std::string> text =
        interpreter.call(Value::bound(self, *spec), args).known_string();
    if (!text) return unknown_type();
    SqlType result;
    result.type = parse_type_name(*text);
    return result;
  }
  return inherited_type(interpreter, *data, *instance);
}

/// What `impl` or the base class says, with the arguments that reach its __init__.
SqlType LibraryHost::inherited_type(Interpreter& interpreter, const ClassData& data,
                                    const InstanceData& instance) {
  const bool own_init = data.find("__init__") != nullptr && instance.initialised == nullptr;
  const auto filled_type = [&](ObjectData filled, const Value& type) {
    if (!is_generic_enum(filled.path) && !is_postgresql_enum(filled.path))
      return object_type(interpreter, filled, type);
    return enum_type(interpreter, Value::object(std::make_shared<ObjectData>(std::move(filled))));
  };
  const ObjectData* constructed =
      instance.initialised != nullptr ? instance.initialised.get() : instance.constructed.get();
  const auto set = instance.attributes.find("impl");
  const Value* impl = set != instance.attributes.end() ? &set->second : data.find("impl");
  if (impl != nullptr && !impl->is_unknown()) {
    if (impl->as_symbol() == nullptr || constructed == nullptr) return type(interpreter, *impl);
    const bool given = !constructed->args.empty() || !constructed->keywords.empty();
    if (own_init) return given ? unknown_type() : type(interpreter, *impl);
    ObjectData filled = *constructed;  // TD(40) passes its arguments to the impl
    filled.path = *impl->as_symbol();
    return filled_type(std::move(filled), *impl);
  }
  for (const Value& base : data.bases) {
    if (const std::string* path = base.as_symbol(); path != nullptr && !own_init) {
      ObjectData filled = constructed != nullptr ? *constructed : ObjectData{};
      filled.path = *path;
      SqlType result = filled_type(std::move(filled), base);
      if (result.type.known || result.enum_expression != nullptr) return result;
    }
    if (base.as_class() != nullptr) return inherited_type(interpreter, *base.as_class(), instance);
  }
  return unknown_type();
}

}  // namespace migcheck
