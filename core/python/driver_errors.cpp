// SPDX-License-Identifier: Apache-2.0
#include "core/python/driver_errors.h"

#include <map>

#include "core/source/ascii.h"

namespace migcheck {
namespace {

constexpr std::string_view before_quote = "\nLINE 1: ";

using Classes = std::map<std::string, std::string, std::less<>>;

}  // namespace

std::string exception_class(std::string_view sqlstate) {
  static const Classes classes{
      {"08", "OperationalError"}, {"0A", "NotSupportedError"}, {"22", "DataError"},
      {"23", "IntegrityError"},   {"24", "InternalError"},     {"25", "InternalError"},
      {"26", "OperationalError"}, {"27", "OperationalError"},  {"28", "OperationalError"},
      {"2B", "InternalError"},    {"2D", "InternalError"},     {"2F", "InternalError"},
      {"34", "OperationalError"}, {"38", "InternalError"},     {"39", "InternalError"},
      {"3B", "InternalError"},    {"40", "OperationalError"},  {"53", "OperationalError"},
      {"54", "OperationalError"}, {"55", "OperationalError"},  {"57", "OperationalError"},
      {"58", "OperationalError"}, {"F0", "InternalError"},     {"HV", "OperationalError"},
      {"P0", "InternalError"},    {"XX", "InternalError"}};
  const auto found = classes.find(sqlstate.substr(0, 2));
  return found == classes.end() ? "ProgrammingError" : found->second;
}

Value exception_value(const DdlError& error, Span span) {
  const auto made = [&](const char* path, const MappedText& text) {
    auto record = make_record(path, span);
    record->attributes.emplace("__str__", Value::string(text));
    record->attributes.emplace("args", Value::tuple({Value::string(text)}));
    return record;
  };
  MappedText message(error.message + std::string(before_quote), span);
  message += MappedText::unknown(span);
  const auto driver = made("migcheck.driver_error", message);
  for (const char* name : {"pgcode", "sqlstate"})
    driver->attributes.emplace(name, Value::string(error.sqlstate, span));
  MappedText whole("(", span);
  whole += MappedText::unknown(span);
  whole += MappedText(") ", span);
  whole += message;
  const auto wrapper = made("migcheck.database_error", whole);
  wrapper->attributes.emplace("orig", Value::object(driver));
  return Value::object(wrapper);
}

bool only_quotes_follow(const MappedText& text) {
  return ascii_lower(text.text()).ends_with(ascii_lower(std::string(before_quote)));
}

}  // namespace migcheck
