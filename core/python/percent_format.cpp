// SPDX-License-Identifier: Apache-2.0
// `format % values`: the operator that makes text of values.
#include <algorithm>
#include <cctype>

#include "core/python/format_spec.h"
#include "core/python/interpreter.h"

namespace migcheck {
namespace {

/// What `%s` or `%02d` makes of a value.
std::optional<MappedText> converted(const Interpreter& interpreter, const Value& value,
                                    std::string_view conversion) {
  if (conversion == "s" || (conversion == "d" && value.as_int() != nullptr))
    return interpreter.to_text(value);
  const auto spec = percent_spec(conversion);
  const bool number = conversion.empty() || conversion.back() != 's';
  if (!spec || number != (value.as_int() != nullptr || value.as_float() != nullptr))
    return std::nullopt;
  const auto text = format_value(value, *spec);
  return text ? std::optional(MappedText(*text)) : std::nullopt;
}

}  // namespace

Value percent_format(const Interpreter& interpreter, const MappedText& format_text,
                     const Value& values, Span place) {
  MappedText out;
  const std::string& s = format_text.text();
  const SequenceData* tuple = values.as_sequence();
  const bool is_tuple = tuple != nullptr && tuple->kind == SequenceKind::tuple;
  std::size_t next = 0;
  std::size_t begin = 0;
  for (std::size_t i = 0; i < s.size();) {
    if (s[i] != '%') {
      ++i;
      continue;
    }
    out += format_text.substr(begin, i - begin);
    std::size_t end = i + 1;
    const Value* value = nullptr;
    if (end < s.size() && s[end] == '%') {
      out += format_text.substr(end, 1);
      begin = i = end + 1;
      continue;
    }
    if (end < s.size() && s[end] == '(') {
      const std::size_t close = s.find(')', end);
      if (close == std::string::npos) return Value::unknown("the format string is damaged", place);
      if (const DictData* dict = values.as_dict())
        value = dict->find(std::string_view(s).substr(end + 1, close - end - 1));
      end = close + 1;
    } else if (is_tuple) {
      value = next < tuple->items.size() ? &tuple->items[next++] : nullptr;
    } else {
      value = next++ == 0 ? &values : nullptr;
    }
    const std::size_t conversion = end;
    while (end < s.size() && !std::isalpha(static_cast<unsigned char>(s[end]))) ++end;
    end = std::min(end + 1, s.size());
    const std::optional<MappedText> part =
        value == nullptr ? std::nullopt
                         : converted(interpreter, *value,
                                     std::string_view(s).substr(conversion, end - conversion));
    out += part ? *part : MappedText::unknown(format_text.locate(i, end));
    begin = i = end;
  }
  out += format_text.substr(std::min(begin, s.size()));
  return Value::string(std::move(out));
}

}  // namespace migcheck
