// Which words of a remark name or reach somebody: the signs come from the server, which searches them again. Pure.

/** The words to take out, in their order; none where this browser cannot read the signs (the server still asks). */
export function ofPeople(text, { find, unless }) {
  const plain = text.normalize("NFKC");
  try {
    const harmless = unless.map((pattern) => new RegExp(`^(?:${pattern})$`, "u"));
    const found = find.flatMap((pattern) => [...plain.matchAll(new RegExp(pattern, "gu"))]);
    const words = found
      .filter(([word]) => !harmless.some((one) => one.test(word)))
      .sort((one, other) => one.index - other.index)
      .map(([word]) => word.replace(/^[ 、。「・]+|[ 、。「・]+$/g, ""));
    return [...new Set(words)];
  } catch {
    return [];
  }
}

/** The remark without these words. */
export function without(text, words) {
  const left = words.reduce((rest, word) => rest.replaceAll(word, ""), text.normalize("NFKC"));
  return left.replace(/^[ 、。]+|[ 、。]+$/g, "");
}
