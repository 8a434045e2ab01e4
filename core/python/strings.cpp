// SPDX-License-Identifier: Apache-2.0
// Text: literals, str methods, and the ways to format. Results keep their origin wherever bytes are
// only moved, so that SQL built from pieces still points at the right lines.
#include <algorithm>
#include <cctype>
#include <functional>

#include "core/python/format_spec.h"
#include "core/python/interpreter.h"
#include "core/source/ascii.h"
#include "core/source/utf8.h"

namespace migcheck {
namespace {

struct Escape {
  std::size_t length = 2;  ///< source bytes, backslash included
  std::string text;
};

Escape numeric_escape(std::string_view source, std::size_t first, std::size_t digits, int base) {
  std::size_t end = first;
  std::uint32_t code = 0;
  while (end < source.size() && end < first + digits) {
    const char c = static_cast<char>(std::tolower(static_cast<unsigned char>(source[end])));
    const int digit = std::isdigit(static_cast<unsigned char>(c))
                          ? c - '0'
                          : (c >= 'a' && c <= 'f' ? c - 'a' + 10 : 99);
    if (digit >= base) break;
    code = code * static_cast<std::uint32_t>(base) + static_cast<std::uint32_t>(digit);
    ++end;
  }
  Escape escape;
  escape.length = end;
  append_utf8(escape.text, code);
  return escape;
}

/// Decodes the escape at the start of `source` (which begins with a backslash).
Escape decode_escape(std::string_view source) {
  if (source.size() < 2) return {source.size(), "\\"};
  switch (source[1]) {
    case 'n':
      return {2, "\n"};
    case 't':
      return {2, "\t"};
    case 'r':
      return {2, "\r"};
    case 'a':
      return {2, "\a"};
    case 'b':
      return {2, "\b"};
    case 'f':
      return {2, "\f"};
    case 'v':
      return {2, "\v"};
    case '\\':
      return {2, "\\"};
    case '\'':
      return {2, "'"};
    case '"':
      return {2, "\""};
    case '\n':
      return {2, ""};
    case '\r':
      return {source.size() > 2 && source[2] == '\n' ? std::size_t{3} : std::size_t{2}, ""};
    case 'x':
      return numeric_escape(source, 2, 2, 16);
    case 'u':
      return numeric_escape(source, 2, 4, 16);
    case 'U':
      return numeric_escape(source, 2, 8, 16);
    case '0':
    case '1':
    case '2':
    case '3':
    case '4':
    case '5':
    case '6':
    case '7':
      return numeric_escape(source, 1, 3, 8);
    default:
      return {2, std::string(source.substr(0, 2))};
  }
}

bool is_space(char c) {
  return c == ' ' || c == '\t' || c == '\n' || c == '\r' || c == '\f' || c == '\v';
}

Value map_text(const MappedText& text,
               const std::function<std::string(const std::string&)>& change) {
  MappedText out;
  for (const TextPiece& piece : text.pieces()) {
    if (piece.hole) {
      out += MappedText::unknown(piece.span);
    } else {
      const std::string changed = change(text.text().substr(piece.offset, piece.length));
      const bool same_length = piece.verbatim && changed.size() == piece.length;
      out +=
          same_length ? MappedText::verbatim(changed, piece.span) : MappedText(changed, piece.span);
    }
  }
  return Value::string(std::move(out));
}

std::string capitalized(const std::string& text, bool every_word) {
  std::string out = ascii_lower(text);
  bool start = true;
  for (char& c : out) {
    if (start && std::isalpha(static_cast<unsigned char>(c)))
      c = static_cast<char>(std::toupper(static_cast<unsigned char>(c)));
    start = every_word ? !std::isalpha(static_cast<unsigned char>(c)) : false;
  }
  return out;
}

bool is_ascii(const MappedText& text) {
  return std::all_of(text.text().begin(), text.text().end(),
                     [](char c) { return static_cast<unsigned char>(c) < 128; });
}

Value strip(const MappedText& text, const std::string& set, bool left, bool right) {
  const auto drop = [&](char c) {
    return set.empty() ? is_space(c) : set.find(c) != std::string::npos;
  };
  const std::string& s = text.text();
  const auto& pieces = text.pieces();
  std::size_t begin = 0;
  std::size_t end = s.size();
  // A hole at the edge may end in anything: nothing beyond it is stripped.
  const std::size_t first_hole = [&] {
    for (const TextPiece& piece : pieces)
      if (piece.hole) return static_cast<std::size_t>(piece.offset);
    return s.size();
  }();
  const std::size_t last_hole = [&] {
    std::size_t at = 0;
    for (const TextPiece& piece : pieces)
      if (piece.hole) at = piece.offset;
    return at;
  }();
  if (left)
    while (begin < first_hole && drop(s[begin])) ++begin;
  if (right)
    while (end > std::max(begin, last_hole) && drop(s[end - 1])) --end;
  return Value::string(text.substr(begin, end - begin));
}

Value split_lines(const MappedText& text) {
  ValueList lines;
  std::size_t begin = 0;
  const std::string& s = text.text();
  for (std::size_t i = 0; i <= s.size(); ++i) {
    if (i == s.size()) {
      if (begin < i) lines.push_back(Value::string(text.substr(begin, i - begin)));
    } else if (s[i] == '\n') {
      const std::size_t end = i > begin && s[i - 1] == '\r' ? i - 1 : i;
      lines.push_back(Value::string(text.substr(begin, end - begin)));
      begin = i + 1;
    }
  }
  return Value::list(std::move(lines));
}

Value split(const MappedText& text, const std::optional<std::string>& separator, std::int64_t limit,
            bool from_right) {
  ValueList parts;
  const std::string& s = text.text();
  if (!separator) {
    std::size_t i = 0;
    while (i < s.size()) {
      while (i < s.size() && is_space(s[i])) ++i;
      const std::size_t begin = i;
      while (i < s.size() && !is_space(s[i])) ++i;
      if (i > begin) parts.push_back(Value::string(text.substr(begin, i - begin)));
    }
    return Value::list(std::move(parts));
  }
  std::vector<std::size_t> cuts;
  for (std::size_t at = s.find(*separator); at != std::string::npos;
       at = s.find(*separator, at + separator->size()))
    cuts.push_back(at);
  if (limit >= 0 && cuts.size() > static_cast<std::size_t>(limit)) {
    if (from_right)
      cuts.erase(cuts.begin(), cuts.end() - limit);
    else
      cuts.resize(static_cast<std::size_t>(limit));
  }
  std::size_t begin = 0;
  for (const std::size_t cut : cuts) {
    parts.push_back(Value::string(text.substr(begin, cut - begin)));
    begin = cut + separator->size();
  }
  parts.push_back(Value::string(text.substr(begin)));
  return Value::list(std::move(parts));
}

/// At most `count` times; a negative number means everywhere.
Value replace(const MappedText& text, const std::string& from, const MappedText& to,
              std::int64_t count) {
  if (from.empty()) return Value::string(text);
  MappedText out;
  std::size_t begin = 0;
  const std::string& s = text.text();
  for (std::size_t at = s.find(from); at != std::string::npos && count != 0;
       at = s.find(from, begin), --count) {
    out += text.substr(begin, at - begin);
    out += to;
    begin = at + from.size();
  }
  out += text.substr(begin);
  return Value::string(std::move(out));
}

/// One `{field}` of str.format().
std::optional<Value> format_field(Interpreter& interpreter, std::string_view field,
                                  std::size_t& automatic, const CallArguments& args) {
  const std::size_t colon = field.find(':');
  if (colon != std::string_view::npos) {
    const auto value = format_field(interpreter, field.substr(0, colon), automatic, args);
    const auto text = value ? format_value(*value, field.substr(colon + 1)) : std::nullopt;
    return text ? std::optional(Value::string(*text)) : std::nullopt;
  }
  if (field.find_first_of("![") != std::string_view::npos) return std::nullopt;
  const std::size_t dot = field.find('.');
  const std::string name(field.substr(0, dot));
  const Value* value = nullptr;
  if (name.empty()) {
    value = args.get(automatic++, "");
  } else if (std::all_of(name.begin(), name.end(),
                         [](unsigned char c) { return std::isdigit(c); })) {
    value = args.get(std::strtoul(name.c_str(), nullptr, 10), "");
  } else {
    value = args.keyword(name);
  }
  if (value == nullptr) return std::nullopt;
  if (dot == std::string_view::npos) return *value;
  return interpreter.attribute(*value, std::string(field.substr(dot + 1)), args.call);
}

Value format(Interpreter& interpreter, const MappedText& text, const CallArguments& args) {
  MappedText out;
  const std::string& s = text.text();
  std::size_t automatic = 0;
  std::size_t begin = 0;
  for (std::size_t i = 0; i < s.size();) {
    if ((s[i] == '{' || s[i] == '}') && i + 1 < s.size() && s[i + 1] == s[i]) {
      out += text.substr(begin, i + 1 - begin);
      begin = i += 2;
    } else if (s[i] == '{') {
      out += text.substr(begin, i - begin);
      const std::size_t close = s.find('}', i);
      if (close == std::string::npos)
        return Value::unknown("the format string is damaged", args.call);
      const std::optional<Value> value = format_field(
          interpreter, std::string_view(s).substr(i + 1, close - i - 1), automatic, args);
      const std::optional<MappedText> part = value ? interpreter.to_text(*value) : std::nullopt;
      out += part ? *part : MappedText::unknown(text.locate(i, close + 1));
      begin = i = close + 1;
    } else {
      ++i;
    }
  }
  out += text.substr(begin);
  return Value::string(std::move(out));
}

Value join(Interpreter& interpreter, const MappedText& separator, const Value* items, Span place) {
  const std::optional<ValueList> list =
      items == nullptr ? std::nullopt : interpreter.elements(*items);
  if (!list) return Value::string(MappedText::unknown(place));
  MappedText out;
  for (std::size_t i = 0; i < list->size(); ++i) {
    if (i > 0) out += separator;
    const std::optional<MappedText> part =
        (*list)[i].as_text() != nullptr ? std::optional(*(*list)[i].as_text()) : std::nullopt;
    const std::optional<std::string> mixed = part ? std::nullopt : (*list)[i].known_string();
    out += part ? *part : (mixed ? MappedText(*mixed) : MappedText::unknown(place));
  }
  return Value::string(std::move(out));
}

std::optional<std::string> argument_text(const CallArguments& args, std::size_t index,
                                         std::string_view name) {
  const Value* value = args.get(index, name);
  return value == nullptr ? std::nullopt : value->known_string();
}

// Text with unknown parts has a beginning that is known: "postgresql" of the database's URL.
std::optional<bool> begins_with(const MappedText& text, const CallArguments& args) {
  const std::optional<std::string> part = argument_text(args, 0, "");
  if (!part || args.positional.size() != 1) return std::nullopt;
  std::size_t known = text.text().size();
  for (const TextPiece& piece : text.pieces()) {
    if (piece.hole) known = std::min<std::size_t>(known, piece.offset);
  }
  const std::size_t shared = std::min(known, part->size());
  if (text.text().compare(0, shared, *part, 0, shared) != 0) return false;
  return shared == part->size() ? std::optional(true) : std::nullopt;
}

std::optional<Value> question(const MappedText& text, const std::string& name,
                              const CallArguments& args) {
  const std::string& s = text.text();
  if (name == "isdigit")
    return Value::boolean(!s.empty() && std::all_of(s.begin(), s.end(), [](unsigned char c) {
      return std::isdigit(c);
    }));
  if (name == "islower") return Value::boolean(s == ascii_lower(s) && s != ascii_upper(s));
  if (name == "isupper") return Value::boolean(s == ascii_upper(s) && s != ascii_lower(s));
  const std::optional<std::string> part = argument_text(args, 0, "");
  if (!part) return std::nullopt;
  if (name == "startswith") return Value::boolean(s.starts_with(*part));
  if (name == "endswith") return Value::boolean(s.ends_with(*part));
  if (name == "removeprefix")
    return Value::string(s.starts_with(*part) ? text.substr(part->size()) : text);
  if (name == "removesuffix")
    return Value::string(s.ends_with(*part) ? text.substr(0, s.size() - part->size()) : text);
  if (name == "find" || name == "index") {
    const std::size_t at = s.find(*part);
    return Value::integer(at == std::string::npos ? -1 : static_cast<std::int64_t>(at));
  }
  if (name == "count") {
    std::int64_t count = 0;
    for (std::size_t at = s.find(*part); at != std::string::npos && !part->empty();
         at = s.find(*part, at + part->size()))
      ++count;
    return Value::integer(count);
  }
  return std::nullopt;
}

}  // namespace

MappedText decode_string_piece(const Node& piece, const SourceFile& file) {
  MappedText out;
  const std::string_view source = piece.text;
  const auto span_of = [&](std::size_t begin, std::size_t end) {
    return Span{&file, piece.begin + static_cast<std::uint32_t>(begin),
                piece.begin + static_cast<std::uint32_t>(end)};
  };
  std::size_t begin = 0;
  const auto flush = [&](std::size_t end) {
    if (end > begin)
      out += MappedText::verbatim(source.substr(begin, end - begin), span_of(begin, end));
  };
  for (std::size_t i = 0; i < source.size();) {
    if (source[i] == '\\' && !piece.has(Node::flag_raw)) {
      flush(i);
      const Escape escape = decode_escape(source.substr(i));
      if (!escape.text.empty()) out += MappedText(escape.text, span_of(i, i + escape.length));
      begin = i += escape.length;
    } else if (piece.has(Node::flag_fstring) && (source[i] == '{' || source[i] == '}') &&
               i + 1 < source.size() && source[i + 1] == source[i]) {
      flush(i + 1);
      begin = i += 2;
    } else {
      ++i;
    }
  }
  flush(source.size());
  return out;
}

std::optional<Value> call_string_method(Interpreter& interpreter, const Value& object,
                                        const std::string& name, const CallArguments& args) {
  const MappedText& text = *object.as_text();
  if (name == "join") return join(interpreter, text, args.get(0, ""), args.call);
  if (name == "format") return format(interpreter, text, args);
  const std::string set = argument_text(args, 0, "chars").value_or("");
  if (name == "strip") return strip(text, set, true, true);
  if (name == "lstrip") return strip(text, set, true, false);
  if (name == "rstrip") return strip(text, set, false, true);
  if (is_ascii(text)) {
    if (name == "lower" || name == "casefold") return map_text(text, ascii_lower);
    if (name == "upper") return map_text(text, ascii_upper);
    if (name == "capitalize" && text.known())
      return Value::string(capitalized(text.text(), false), text.span());
    if (name == "title" && text.known())
      return Value::string(capitalized(text.text(), true), text.span());
  }
  if (name == "encode" || name == "__str__") return object;
  if (name == "replace") {
    const std::optional<std::string> from = argument_text(args, 0, "");
    const Value* to = args.get(1, "");
    const Value* count = args.get(2, "count");
    const std::int64_t everywhere = -1;
    const std::int64_t* most = count == nullptr ? &everywhere : count->as_int();
    const bool unknown_hole = count != nullptr && !text.known();
    if (from && to != nullptr && to->as_text() != nullptr && most != nullptr && !unknown_hole)
      return replace(text, *from, *to->as_text(), *most);
    return Value::string(MappedText::unknown(args.call));
  }
  if (name == "startswith") {
    if (const std::optional<bool> answer = begins_with(text, args)) return Value::boolean(*answer);
  }
  if (!text.known()) return Value::unknown("the text has parts that are not known", args.call);
  if (name == "splitlines") return split_lines(text);
  if (name == "split" || name == "rsplit") {
    const Value* separator = args.get(0, "sep");
    const Value* limit = args.get(1, "maxsplit");
    const std::optional<std::string> by =
        separator == nullptr ? std::nullopt : separator->known_string();
    if (separator != nullptr && !separator->is_none() && (!by || by->empty())) return std::nullopt;
    return split(text, by, limit != nullptr && limit->as_int() != nullptr ? *limit->as_int() : -1,
                 name == "rsplit");
  }
  if (name == "partition") {
    const std::optional<std::string> by = argument_text(args, 0, "");
    if (!by || by->empty()) return std::nullopt;
    const std::size_t at = text.text().find(*by);
    if (at == std::string::npos)
      return Value::tuple({object, Value::string(""), Value::string("")});
    return Value::tuple({Value::string(text.substr(0, at)), Value::string(*by),
                         Value::string(text.substr(at + by->size()))});
  }
  if (std::optional<Value> answer = question(text, name, args)) return answer;
  return Value::unknown("str." + name + "() is not followed", args.call);
}

}  // namespace migcheck
