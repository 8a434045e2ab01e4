// SPDX-License-Identifier: Apache-2.0
// What a plugin for some later migcheck looks like to this one: only its first number can be read.
struct Entry {
  unsigned abi;
};

const struct Entry* migcheck_plugin(void);

const struct Entry* migcheck_plugin(void) {
  static const struct Entry entry = {999};
  return &entry;
}
