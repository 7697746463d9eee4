"""Lists of places: the rows of a recognised table become records, one question a file."""
