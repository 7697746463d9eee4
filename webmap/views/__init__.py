"""One file per page family: a module with ``VIEW`` and its Japanese ``LABEL``, found by walking this package."""
