// SPDX-License-Identifier: Apache-2.0
#include "core/source/digest.h"

#include <md5.h>
#include <sha2.h>

#include <array>

namespace migcheck {
namespace {

const std::uint8_t* data(std::string_view bytes) {
  return reinterpret_cast<const std::uint8_t*>(bytes.data());
}

}  // namespace

std::string sha256_hex(std::string_view bytes) {
  std::array<char, SHA256_DIGEST_STRING_LENGTH> text{};
  SHA256Data(data(bytes), bytes.size(), text.data());
  return text.data();
}

std::string md5_hex(std::string_view bytes) {
  std::array<char, MD5_DIGEST_STRING_LENGTH> text{};
  MD5Data(data(bytes), bytes.size(), text.data());
  return text.data();
}

}  // namespace migcheck
