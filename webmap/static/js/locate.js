// 現在地: where this device is, asked from the browser only when somebody presses the button; it goes to no server.

const WORDS = {
  insecure: "この開き方（httpのアドレス）では、ブラウザーが現在地を教えてくれません。https で始まるアドレスで開くか、町の名前でさがしてください。",
  refused: "現在地を使うことが許可されていません。ブラウザーのアドレスの横の印（鍵や「i」）から「位置情報」を許可して、もう一度押してください。町の名前でさがすこともできます。",
  unknown: "いまは現在地が分かりません。屋外に出るか、少し待ってから、もう一度押してください。町の名前でさがすこともできます。",
};

/** {lonlat, within metres}; a fault says what to do now. */
export function whereAmI() {
  if (!globalThis.isSecureContext || !navigator.geolocation) return Promise.reject(new Error(WORDS.insecure));
  return new Promise((resolve, reject) => {
    navigator.geolocation.getCurrentPosition(
      ({ coords }) => resolve({ lonlat: [coords.longitude, coords.latitude], within: Math.round(coords.accuracy) }),
      ({ code }) => reject(new Error(code === 1 ? WORDS.refused : WORDS.unknown)),
      { enableHighAccuracy: true, timeout: 10_000, maximumAge: 60_000 },
    );
  });
}
