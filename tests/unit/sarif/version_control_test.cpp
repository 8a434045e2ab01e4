// SPDX-License-Identifier: Apache-2.0
#include "sarif/version_control.h"

#include <doctest/doctest.h>

#include "tests/support/temporary_folder.h"

using namespace migcheck;

TEST_CASE("remotes become web addresses without credentials") {
  const std::string expected = "https://git.example.com/acme/shop";
  CHECK(web_address("https://git.example.com/acme/shop.git") == expected);
  CHECK(web_address("https://git.example.com/acme/shop/") == expected);
  CHECK(web_address("https://user:pa:ss@git.example.com/acme/shop") == expected);
  CHECK(web_address("https://token@git.example.com:8443/acme/shop.git") == expected);
  CHECK(web_address("http://git.example.com/acme/shop.git") == expected);
  CHECK(web_address("git@git.example.com:acme/shop.git") == expected);
  CHECK(web_address("ssh://git@git.example.com:2222/acme/shop.git") == expected);
  CHECK(web_address("git://git.example.com/acme/shop.git") == expected);
}

TEST_CASE("local remotes have no web address") {
  for (const char* remote : {"", "/srv/git/shop.git", "../shop", "./a:b", "file:///srv/shop.git",
                             "https://", "https://host", "https://host/", "C:\\shop",
                             "https://host/a b", "https://host/a?token=x"}) {
    CAPTURE(remote);
    CHECK(web_address(remote).empty());
  }
}

TEST_CASE("git tells commit, branch and the folder's place") {
  const TemporaryFolder folder;
  CHECK_FALSE(find_version_control(folder.path()));
  folder.git({"init", "--quiet", "--initial-branch=trunk"});
  folder.write("services/api/a.py", "x = 1\n");
  folder.git({"add", "."});
  folder.git({"commit", "--quiet", "-m", "a"});
  const auto local = find_version_control(folder.path());
  REQUIRE(local);
  CHECK(local->repository_uri.empty());
  CHECK(local->prefix.empty());
  CHECK(local->branch == "trunk");
  CHECK(local->revision.size() == 40);

  folder.git({"remote", "add", "origin", "git@git.example.com:acme/shop.git"});
  const auto below = find_version_control(folder / "services/api");
  REQUIRE(below);
  CHECK(below->prefix == "services/api/");
  CHECK(below->repository_uri == "https://git.example.com/acme/shop");
  CHECK(below->revision == local->revision);

  folder.git({"checkout", "--quiet", "--detach"});
  CHECK(find_version_control(folder.path())->branch.empty());
}

TEST_CASE("a repository without a commit") {
  const TemporaryFolder folder;
  folder.git({"init", "--quiet"});
  const auto found = find_version_control(folder.path());
  REQUIRE(found);
  CHECK(found->revision.empty());
}
