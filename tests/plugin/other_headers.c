// SPDX-License-Identifier: Apache-2.0
// A plugin that was built with the headers of another migcheck. It must not be called any further.
#include <stdlib.h>

struct Entry {
  unsigned abi;
  const char* fingerprint;
  void (*register_checks)(void*);
};

static void never(void* registry) {
  (void)registry;
  abort();
}

const struct Entry* migcheck_plugin(void);

const struct Entry* migcheck_plugin(void) {
  static const struct Entry entry = {1, "headers 0123456789ab of migcheck 0.0.1, libstdc++", never};
  return &entry;
}
