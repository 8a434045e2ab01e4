// SPDX-License-Identifier: Apache-2.0
// A plugin that needs a function which this migcheck does not have.
const void* function_of_another_migcheck(void);
const void* migcheck_plugin(void);

const void* migcheck_plugin(void) { return function_of_another_migcheck(); }
