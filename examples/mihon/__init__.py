"""架空の「みほん市」: an invented town of about 95,000 people, written as files in the real formats.

Everything is computed in a straight plane in metres (x east, y north) and bent at the end by one smooth warp.
"""
