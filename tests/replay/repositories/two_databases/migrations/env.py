# SPDX-License-Identifier: Apache-2.0
"""Two databases, each with functions of its own in every revision."""
import re

from alembic import context

for name in re.split(r",\s*", context.config.get_main_option("databases")):
    context.configure(dialect_name="postgresql", upgrade_token=f"{name}_upgrades",
                      downgrade_token=f"{name}_downgrades")
    with context.begin_transaction():
        context.run_migrations(engine_name=name)
