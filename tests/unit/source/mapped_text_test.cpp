// SPDX-License-Identifier: Apache-2.0
#include "core/source/mapped_text.h"

#include <doctest/doctest.h>

#include "core/source/source_file.h"

using migcheck::MappedText;
using migcheck::SourceFile;
using migcheck::Span;

namespace {

/// "SELECT 'x'" glued together from a verbatim literal, an escape, and a computed part.
struct Sample {
  SourceFile file{"a.py", R"(op.execute("DROP TABLE " "a\tb" + name))"};
  Span drop{&file, 12, 23};
  Span a{&file, 26, 27};
  Span tab{&file, 27, 29};
  Span b{&file, 29, 30};
  Span name{&file, 34, 38};
  MappedText text;

  Sample() {
    text += MappedText::verbatim("DROP TABLE ", drop);
    text += MappedText::verbatim("a", a);
    text += MappedText("\t", tab);
    text += MappedText::verbatim("b", b);
    text += MappedText::unknown(name);
  }
};

}  // namespace

TEST_CASE("pieces keep their origins") {
  const Sample sample;
  CHECK(sample.text.text() == "DROP TABLE a\tb");
  CHECK(sample.text.pieces().size() == 5);
  CHECK_FALSE(sample.text.known());
  CHECK_FALSE(sample.text.empty());
  CHECK(sample.text.substr(0, 14 - 1).known());
}

TEST_CASE("places are exact inside verbatim pieces") {
  const Sample sample;
  CHECK(sample.text.locate(5, 10) == Span{&sample.file, 17, 22});
  CHECK(sample.file.text(sample.text.locate(5, 10)) == "TABLE");
  CHECK(sample.text.locate(11, 12) == sample.a);
}

TEST_CASE("an escape is located as a whole, several pieces as their hull") {
  const Sample sample;
  CHECK(sample.text.locate(12, 13) == sample.tab);
  CHECK(sample.text.locate(11, 14) == Span{&sample.file, 26, 30});
  CHECK(sample.text.locate(5, 12) == Span{&sample.file, 17, 27});
  CHECK(sample.text.span() == Span{&sample.file, 12, 38});
}

TEST_CASE("an empty range is a point") {
  const Sample sample;
  CHECK(sample.text.locate(5, 5) == Span{&sample.file, 17, 17});
  CHECK(sample.text.locate(11, 11) == Span{&sample.file, 26, 26});
  CHECK(sample.text.locate(14, 14) == Span{&sample.file, 30, 30});
  CHECK(sample.text.locate(99, 99) == Span{&sample.file, 30, 30});
  CHECK(MappedText::unknown(sample.name).locate(0, 0) == sample.name);
}

TEST_CASE("a hole counts inside a range, not at its border") {
  const Sample sample;
  MappedText text = MappedText::verbatim("a", sample.a);
  text += MappedText::unknown(sample.name);
  CHECK(text.locate(0, 1) == sample.a);
  text += MappedText::verbatim("b", sample.b);
  CHECK(text.locate(0, 2) == Span{&sample.file, 26, 38});
}

TEST_CASE("parts of a text keep origins and the holes at their borders") {
  const Sample sample;
  const MappedText part = sample.text.substr(5, 7);
  CHECK(part.text() == "TABLE a");
  CHECK(part.locate(0, 5) == Span{&sample.file, 17, 22});
  CHECK(part.known());
  CHECK_FALSE(sample.text.substr(13).known());
  CHECK_FALSE(sample.text.substr(14).known());
  CHECK(sample.text.substr(14).text().empty());
  CHECK(sample.text.substr(3, 0).empty());
  CHECK(sample.text.substr(12, 1).pieces().front().span == sample.tab);
}

TEST_CASE("cutting a text apart and gluing it together again changes nothing") {
  const Sample sample;
  for (std::size_t cut = 0; cut < sample.text.text().size(); ++cut) {
    MappedText glued = sample.text.substr(0, cut);
    glued += sample.text.substr(cut);
    REQUIRE(glued.text() == sample.text.text());
    for (std::size_t at = 0; at <= cut; ++at) {
      REQUIRE(glued.locate(at, at + 1) == sample.text.locate(at, at + 1));
    }
  }
}

TEST_CASE("a text can be appended to itself") {
  const Sample sample;
  MappedText text = MappedText::verbatim("a", sample.a);
  text += text;
  CHECK(text.text() == "aa");
  CHECK(text.locate(1, 2) == sample.a);
}

TEST_CASE("the first file with an origin decides") {
  const Sample sample;
  const SourceFile other("b.py", "NAME = 'x'");
  MappedText text("computed");
  CHECK_FALSE(text.span().valid());
  text += MappedText::verbatim("x", {&other, 8, 9});
  text += MappedText::verbatim("a", sample.a);
  CHECK(text.span() == Span{&other, 8, 9});
  CHECK_FALSE(text.locate(0, 3).valid());
}

TEST_CASE("a computed text has no bytes to point at") {
  const Sample sample;
  const MappedText text("upper", sample.name);
  CHECK(text.locate(1, 2) == sample.name);
  CHECK(text.substr(1, 2).span() == sample.name);
  CHECK(MappedText("").empty());
}
