"""Lists go back to their keepers in their own form: the file of an import with what the register knows by now."""
