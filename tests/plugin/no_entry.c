// SPDX-License-Identifier: Apache-2.0
// A library that is no plugin.
int some_function(void);

int some_function(void) { return 1; }
