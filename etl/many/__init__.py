"""Many cities in one run: one question, each city its own database, on dask.distributed or one after another."""
