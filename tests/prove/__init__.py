"""`make prove`: the tests at full counts, and the proof that they notice faults."""
