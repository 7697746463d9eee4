"""Who can walk where: the network, the walkers, travel, coverage and the best places for the next one."""
