// SPDX-License-Identifier: Apache-2.0
#include "core/migration/folder_index.h"

#include <doctest/doctest.h>

using namespace migcheck;  // NOLINT(google-build-using-namespace)

TEST_CASE("paths are normalized below the root") {
  CHECK(normalize_path("a/./b/../c") == "a/c");
  CHECK(normalize_path("/a//b/") == "a/b");
  CHECK(normalize_path(".") == "");
  CHECK(normalize_path("..") == std::nullopt);
  CHECK(join_paths("a/b", "../c") == "a/c");
  CHECK(join_paths("a", "/c") == "c");
  CHECK(join_paths("", "c") == "c");
  CHECK(join_paths("a", "../../c") == std::nullopt);
}

TEST_CASE("folders and their files") {
  const FolderIndex index({"b/y.py", "a/b/x.py", "a/b/c/z.py", "a.b/x", "top"});
  CHECK(index.has_folder(""));
  CHECK(index.has_folder("a"));
  CHECK(index.has_folder("a/b/c"));
  CHECK(index.has_folder("a.b"));
  CHECK_FALSE(index.has_folder("a/x"));
  CHECK_FALSE(index.has_folder("top"));
  CHECK(index.has_file("a/b/x.py"));
  CHECK(index.files_in("a", false).empty());
  CHECK(index.files_in("a", true) == std::vector<std::string>{"a/b/c/z.py", "a/b/x.py"});
  CHECK(index.files_in("a/b", false) == std::vector<std::string>{"a/b/x.py"});
  CHECK(index.files_in("", false) == std::vector<std::string>{"top"});
}

TEST_CASE("a suffix must fit exactly one folder, by whole components") {
  const FolderIndex index({"a/db/env.py", "b/mydb/env.py", "c/x/env.py", "d/x/env.py", "e/db/q"});
  CHECK(index.unique_suffix("db", "env.py") == "a/db");
  CHECK(index.unique_suffix("db", "") == std::nullopt);
  CHECK(index.unique_suffix("x", "env.py") == std::nullopt);
  CHECK(index.unique_suffix("c/x", "env.py") == "c/x");
  CHECK(index.unique_suffix("", "env.py") == std::nullopt);
}
