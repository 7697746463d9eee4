"""Where an address is, told offline."""
