"""What a file becomes on its way in: tables with addressed cells, records, findings."""
