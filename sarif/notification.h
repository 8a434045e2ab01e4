// SPDX-License-Identifier: Apache-2.0
// What the run has to say about itself: files that it could not analyse, and configuration of the
// environments that it could not use. All of it is at level warning: SARIF takes an error as "the
// run failed", and code hosts refuse such a report as a whole.
#pragma once

#include "core/run/repository.h"
#include "sarif/json.h"
#include "sarif/location.h"
#include "sarif/rules.h"

namespace migcheck {

/// `tool.driver.notifications`: the kinds of notifications, by id.
[[nodiscard]] Json notification_descriptors(const std::string& help_base);
/// `invocation.toolExecutionNotifications`, one for every problem and for
/// every check that failed.
[[nodiscard]] Json execution_notifications(const Repository& repository, const RuleTable& rules,
                                           LocationWriter& locations);
/// `invocation.toolConfigurationNotifications`, one for every configuration error.
[[nodiscard]] Json configuration_notifications(const Repository& repository,
                                               LocationWriter& locations);

}  // namespace migcheck
