// SPDX-License-Identifier: Apache-2.0
// The order of findings. It compares contents, never addresses, so that two runs agree.
#include "core/diagnostic/diagnostic.h"

#include <algorithm>
#include <tuple>

#include "core/source/source_file.h"

namespace migcheck {
namespace {

using SpanKey = std::tuple<std::string_view, std::uint32_t, std::uint32_t>;

SpanKey key(const Span& span) {
  return {span.valid() ? std::string_view(span.file->path()) : std::string_view(), span.begin,
          span.end};
}

auto key(const RelatedLocation& related) {
  return std::tuple<SpanKey, std::string_view>(key(related.span), related.message);
}

auto key(const Edit& edit) {
  return std::tuple<SpanKey, std::string_view>(key(edit.span), edit.text);
}

/// What makes two findings the same for a reader.
auto identity(const Diagnostic& diagnostic) {
  return std::tuple<SpanKey, std::string_view, std::string_view>(
      key(diagnostic.span), diagnostic.check, diagnostic.message);
}

/// The worst severity first: of equal findings the first one stays.
auto scalars(const Diagnostic& diagnostic) {
  return std::tuple<SpanKey, std::string_view, std::string_view, int, std::string_view,
                    std::string_view>(key(diagnostic.span), diagnostic.check, diagnostic.message,
                                      -static_cast<int>(diagnostic.severity), diagnostic.subject,
                                      diagnostic.revision);
}

/// Less, equal or greater as -1, 0, 1.
template <class T, class Compare>
int compare_lists(const std::vector<T>& a, const std::vector<T>& b, Compare compare) {
  for (std::size_t i = 0; i < std::min(a.size(), b.size()); ++i) {
    if (const int order = compare(a[i], b[i]); order != 0) return order;
  }
  if (a.size() == b.size()) return 0;
  return a.size() < b.size() ? -1 : 1;
}

constexpr auto compare_keys = [](const auto& a, const auto& b) {
  const auto left = key(a);
  const auto right = key(b);
  if (left == right) return 0;
  return left < right ? -1 : 1;
};

int compare_fixes(const Fix& a, const Fix& b) {
  if (const int order = a.description.compare(b.description); order != 0) return order;
  return compare_lists(a.edits, b.edits, compare_keys);
}

}  // namespace

std::string_view to_string(Severity severity) {
  switch (severity) {
    case Severity::note:
      return "note";
    case Severity::warning:
      return "warning";
    case Severity::error:
      return "error";
  }
  return "";
}

std::string_view to_string(FixSafety safety) {
  return safety == FixSafety::safe ? "safe" : "unsafe";
}

std::optional<Severity> severity_from_string(std::string_view word) {
  for (const Severity severity : {Severity::note, Severity::warning, Severity::error}) {
    if (word == to_string(severity)) return severity;
  }
  return std::nullopt;
}

bool diagnostic_less(const Diagnostic& a, const Diagnostic& b) {
  const auto left = scalars(a);
  const auto right = scalars(b);
  if (left != right) return left < right;
  if (const int order = compare_lists(a.related, b.related, compare_keys); order != 0) {
    return order < 0;
  }
  return compare_lists(a.fixes, b.fixes, compare_fixes) < 0;
}

void sort_and_deduplicate(std::vector<Diagnostic>& diagnostics) {
  std::sort(diagnostics.begin(), diagnostics.end(), diagnostic_less);
  const auto same = [](const Diagnostic& a, const Diagnostic& b) {
    return identity(a) == identity(b);
  };
  diagnostics.erase(std::unique(diagnostics.begin(), diagnostics.end(), same), diagnostics.end());
}

}  // namespace migcheck
