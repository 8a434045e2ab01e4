// SPDX-License-Identifier: Apache-2.0
// The vectors of the line hashes come from GitHub's own implementation.
#include "sarif/fingerprint.h"

#include <doctest/doctest.h>

#include <cstdint>
#include <map>

#include "core/diagnostic/fingerprint.h"
#include "core/source/digest.h"
#include "core/source/source_file.h"

using namespace migcheck;

namespace {

using Hashes = std::vector<std::string>;

std::string repeated(std::string_view text, int count) {
  std::string result;
  for (int i = 0; i < count; ++i) result += text;
  return result;
}

/// The definition, line by line and without a rolling hash; for text in ASCII.
Hashes slow_line_hashes(std::string_view text) {
  std::string units;
  std::vector<std::size_t> starts;
  bool line_start = true;
  for (std::size_t i = 0; i < text.size(); ++i) {
    const bool second_half = text[i] == '\n' && i > 0 && text[i - 1] == '\r';
    if (text[i] == ' ' || text[i] == '\t' || second_half) continue;
    if (line_start) starts.push_back(units.size());
    units += text[i] == '\r' ? '\n' : text[i];
    line_start = units.back() == '\n';
  }
  if (line_start) starts.push_back(units.size());
  Hashes hashes;
  std::map<std::uint64_t, int> seen;
  for (const std::size_t start : starts) {
    std::uint64_t hash = 0;
    for (std::size_t i = start; i < start + 100; ++i) {
      const std::uint64_t unit = i < units.size()    ? static_cast<std::uint64_t>(units[i])
                                 : i == units.size() ? 0xFFFF
                                                     : 0;
      hash = hash * 37 + unit;
    }
    char digits[32];
    std::snprintf(digits, sizeof digits, "%llx", static_cast<unsigned long long>(hash));
    hashes.push_back(digits + (":" + std::to_string(++seen[hash])));
  }
  return hashes;
}

}  // namespace

TEST_CASE("line hashes agree with the upload action") {
  CHECK(line_hashes("") == Hashes{"c129715d7a2bc9a3:1"});
  CHECK(line_hashes(" a\nb\n  \t\tc\n d") == Hashes{"271789c17abda88f:1", "54703d4cd895b18:1",
                                                    "180aee12dab6264:1", "a23a3dc5e078b07b:1"});
  CHECK(line_hashes(repeated("Lorem ipsum dolor sit amet.\n", 10)) ==
        Hashes{"a7f2ff13bc495cf2:1", "a7f2ff13bc495cf2:2", "a7f2ff13bc495cf2:3",
               "a7f2ff13bc495cf2:4", "a7f2ff13bc495cf2:5", "a7f2ff13bc495cf2:6",
               "a7f2ff1481e87703:1", "a9cf91f7bbf1862b:1", "55ec222b86bcae53:1",
               "cc97dc7b1d7d8f7b:1", "c129715d7a2bc9a3:1"});
  CHECK(line_hashes(repeated("ALTER TABLE t ADD COLUMN a int;\n", 6)) ==
        Hashes{"7a72ac4620755105:1", "7a72ac4620755105:2", "7a72ac4620755105:3",
               "fbbfa9981a32d4e7:1", "76770be65894851b:1", "2372179171cde7af:1",
               "c129715d7a2bc9a3:1"});
}

TEST_CASE("line hashes ignore blanks and the kind of line breaks") {
  const Hashes expected = {"5bfe5d173aa2436f:1", "a48bbb48e0f451a9:1", "5cf0eea11ef95c47:1",
                           "76b257437ae9c3d9:1", "4198bb0649bf73d9:1", "c129715d7a2bc9a3:1"};
  CHECK(line_hashes("CREATE TABLE t (\r\n\tid int,\r\n\r\n  name  text\r\n);\r\n") == expected);
  CHECK(line_hashes("CREATE TABLE t (\nid int,\n\nname text\n);\n") == expected);
  CHECK(line_hashes("CREATE TABLE t (\rid int,\r\rname text\r);\r") == expected);
}

TEST_CASE("line hashes count UTF-16 units and replace what is ill-formed") {
  CHECK(line_hashes("\xEF\xBB\xBF"
                    "CREATE TABLE caf\xC3\xA9 (id int);\n-- \xF0\x9F\x9A\x80 go\n") ==
        Hashes{"296c0ebdc2dd0da6:1", "63096d2a04e36af2:1", "c129715d7a2bc9a3:1"});
  CHECK(line_hashes("a\xFF\xFE b\xE2\x82\nx\xC3(\n") ==
        Hashes{"2ecc6f2abe3d8ada:1", "95673182efc726b2:1", "c129715d7a2bc9a3:1"});
}

TEST_CASE("the rolling hash equals the plain definition") {
  std::uint32_t state = 7;
  for (int round = 0; round < 200; ++round) {
    std::string text;
    for (int i = 0; i < round * 3; ++i) {
      state = state * 1664525 + 1013904223;
      text += "ab \t\n\r"[(state >> 24) % 6];
    }
    CHECK(line_hashes(text) == slow_line_hashes(text));
  }
}

TEST_CASE("there is a hash for every line that ends") {
  // a blank rest after the last line break is a line, too, as the end mark starts it
  CHECK(line_hashes("a\n  ").size() == 2);
  CHECK(line_hashes("\n\n\n").size() == 4);
}

TEST_CASE("SHA-256 of the standard's examples") {
  CHECK(sha256_hex("") == "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855");
  CHECK(sha256_hex("abc") == "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad");
  CHECK(sha256_hex("abcdbcdecdefdefgefghfghighijhijkijkljklmklmnlmnomnopnopq") ==
        "248d6a61d20638b8e5c026930c3e6039a33ce45964ff2167f6ecedd419db06c1");
  CHECK(sha256_hex(std::string(1000000, 'a')) ==
        "cdc76e5c9914fb9281a1c7e284d73e67f1809a48a497200e046d39ccc7112cd0");
}

TEST_CASE("SHA-256 around the block size") {
  CHECK(sha256_hex(std::string(55, 'a')) ==
        "9f4390f8d30c2dd92ec9f095b65e2b9ae9b0a925a5258e241c9f1e910f734318");
  CHECK(sha256_hex(std::string(56, 'a')) ==
        "b35439a4ac6f0948b6d6f9e3c6af0f5f590ce20f1bde7090ef7970686ec6738a");
  CHECK(sha256_hex(std::string(64, 'a')) ==
        "ffe054fe7ae0cb6dc65c3af9b61d5209f439851db43d0ba5997337df154668eb");
}

TEST_CASE("the subject fingerprint is the documented recipe") {
  Diagnostic diagnostic;
  diagnostic.check = "enum-case";
  diagnostic.subject = "type:public.status";
  diagnostic.revision = "0001";
  CHECK(subject_fingerprint(diagnostic, "a.py", 1) == sha256_hex("enum-case\x1F"
                                                                 "type\x1F"
                                                                 "public.status\x1F"
                                                                 "0001"));
  CHECK(subject_fingerprint(diagnostic, "a.py", 2) == sha256_hex("enum-case\x1F"
                                                                 "type\x1F"
                                                                 "public.status\x1F"
                                                                 "0001\x1F"
                                                                 "2"));
  diagnostic.revision.clear();
  diagnostic.subject.clear();
  CHECK(subject_fingerprint(diagnostic, "a.py", 1) == sha256_hex("enum-case\x1F"
                                                                 "file\x1F"
                                                                 "a.py\x1F"));
}

TEST_CASE("without a subject the line stands for it, wherever it is") {
  const SourceFile before("old.py", "import x\n  op.drop_table('a')\n");
  const SourceFile after("new.py", "op.drop_table('a')\n");
  Diagnostic diagnostic;
  diagnostic.check = "house-rule";
  diagnostic.span = {&before, 11, 14};
  const std::string then = subject_fingerprint(diagnostic, "old.py", 1);
  diagnostic.span = {&after, 0, 3};
  CHECK(subject_fingerprint(diagnostic, "new.py", 1) == then);
  CHECK(subject_fingerprint(diagnostic, "new.py", 2) != then);
}

TEST_CASE("the subject fingerprint survives moves and rewording") {
  Diagnostic diagnostic;
  diagnostic.check = "enum-case";
  diagnostic.subject = "type:public.status";
  const std::string before = subject_fingerprint(diagnostic, "old.py", 1);
  diagnostic.message = "other words";
  diagnostic.span = {nullptr, 7, 9};
  diagnostic.severity = Severity::error;
  CHECK(subject_fingerprint(diagnostic, "new.py", 1) == before);
  diagnostic.revision = "0002";
  CHECK(subject_fingerprint(diagnostic, "new.py", 1) != before);
}
