"""地域プロフィール: what is told of one zone, out of what the city has loaded and what its residents say."""
