"""Alembic's door: the connection comes from ``layers.store.migrate``, the transaction is its own."""

from alembic import context

from layers.store.schema import metadata

context.configure(connection=context.config.attributes["connection"], target_metadata=metadata)
context.run_migrations()
