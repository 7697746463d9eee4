"""One file per source: each module holds ``IMPORTER``, found through the entry-point group ``ibashomap.importers``."""
