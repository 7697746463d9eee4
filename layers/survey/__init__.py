"""調査: what people find when they walk through their town together. Persons are no part of it."""
