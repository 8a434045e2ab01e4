// SPDX-License-Identifier: Apache-2.0
#include "core/source/mapped_text.h"

#include <algorithm>
#include <cassert>
#include <limits>
#include <utility>

namespace migcheck {
namespace {

std::uint32_t narrow(std::size_t value) {
  assert(value <= std::numeric_limits<std::uint32_t>::max());
  return static_cast<std::uint32_t>(value);
}

std::uint32_t end_of(const TextPiece& piece) { return piece.offset + piece.length; }

/// The piece's origin cut to the bytes [begin, end) of the text; the whole of it when its bytes do
/// not map one to one.
Span cut(const TextPiece& piece, std::uint32_t begin, std::uint32_t end) {
  if (!piece.verbatim || !piece.span.valid()) return piece.span;
  const std::uint32_t from = std::clamp(begin, piece.offset, end_of(piece)) - piece.offset;
  const std::uint32_t to = std::clamp(end, piece.offset, end_of(piece)) - piece.offset;
  return {piece.span.file, piece.span.begin + from, piece.span.begin + to};
}

/// Grows `hull` by `span` when both are of one file; the first valid span decides the file.
void extend(Span& hull, const Span& span) {
  if (!span.valid()) return;
  if (!hull.valid()) {
    hull = span;
  } else if (hull.file == span.file) {
    hull.begin = std::min(hull.begin, span.begin);
    hull.end = std::max(hull.end, span.end);
  }
}

bool continues(const TextPiece& before, const TextPiece& piece) {
  return before.verbatim && piece.verbatim && before.span.file == piece.span.file &&
         before.span.end == piece.span.begin;
}

/// True when the piece has bytes in the range, or is a hole inside it.
bool inside(const TextPiece& piece, std::uint32_t begin, std::uint32_t end) {
  if (piece.hole) return begin < piece.offset && piece.offset < end;
  return piece.offset < end && begin < end_of(piece);
}

/// True when the piece only borders on the range.
bool touches(const TextPiece& piece, std::uint32_t begin, std::uint32_t end) {
  return piece.offset <= end && begin <= end_of(piece);
}

}  // namespace

MappedText::MappedText(std::string text, Span origin) : text_(std::move(text)) {
  append_piece({0, narrow(text_.size()), origin, false, false});
}

MappedText MappedText::verbatim(std::string_view text, Span span) {
  assert(!span.valid() || span.end - span.begin == text.size());
  MappedText result;
  result.text_ = text;
  result.append_piece({0, narrow(text.size()), span, span.valid(), false});
  return result;
}

MappedText MappedText::unknown(Span span) {
  MappedText result;
  result.append_piece({0, 0, span, false, true});
  return result;
}

bool MappedText::known() const {
  return std::none_of(pieces_.begin(), pieces_.end(),
                      [](const TextPiece& piece) { return piece.hole; });
}

void MappedText::append_piece(TextPiece piece) {
  if (piece.length == 0 && !piece.hole) return;
  if (!pieces_.empty() && continues(pieces_.back(), piece)) {
    pieces_.back().length += piece.length;
    pieces_.back().span.end = piece.span.end;
    return;
  }
  pieces_.push_back(piece);
}

void MappedText::append(const MappedText& other) {
  const std::uint32_t shift = narrow(text_.size());
  const std::vector<TextPiece> pieces = other.pieces_;
  text_ += other.text_;
  static_cast<void>(narrow(text_.size()));
  for (TextPiece piece : pieces) {
    piece.offset += shift;
    append_piece(piece);
  }
}

MappedText MappedText::substr(std::size_t begin, std::size_t length) const {
  const std::uint32_t from = narrow(std::min(begin, text_.size()));
  const std::uint32_t to = narrow(from + std::min(length, text_.size() - from));
  MappedText result;
  result.text_ = text_.substr(from, to - from);
  for (const TextPiece& piece : pieces_) {
    if (!touches(piece, from, to)) continue;
    const std::uint32_t first = std::max(piece.offset, from);
    const std::uint32_t last = std::min(end_of(piece), to);
    result.append_piece(
        {first - from, last - first, cut(piece, from, to), piece.verbatim, piece.hole});
  }
  return result;
}

Span MappedText::locate(std::size_t begin, std::size_t end) const {
  const std::uint32_t to = narrow(std::min(end, text_.size()));
  const std::uint32_t from = std::min(narrow(std::min(begin, text_.size())), to);
  Span hull;
  for (const TextPiece& piece : pieces_) {
    if (inside(piece, from, to)) extend(hull, cut(piece, from, to));
  }
  if (hull.valid() || from != to) return hull;
  return point(from);
}

/// The place of an empty range: where the next text begins, else where the last text ends, else the
/// hole that stands there.
Span MappedText::point(std::uint32_t at) const {
  Span before;
  Span hole;
  for (const TextPiece& piece : pieces_) {
    if (!piece.span.valid() || !touches(piece, at, at)) continue;
    if (!piece.hole && piece.offset == at) return cut(piece, at, at);
    (piece.hole ? hole : before) = cut(piece, at, at);
  }
  return before.valid() ? before : hole;
}

Span MappedText::span() const {
  Span hull;
  for (const TextPiece& piece : pieces_) extend(hull, piece.span);
  return hull;
}

}  // namespace migcheck
