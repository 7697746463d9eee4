// Words as a search compares them: widths, kana and capitals alike, numbers of 丁目 in figures. Pure.

const FIGURES = "〇一二三四五六七八九";
const KANJI_NUMBER = /[一二三四五六七八九十]+(?=丁目|番町|区|条)/g;

function figure(text) {
  const [tens, ones] = text.includes("十") ? text.split("十") : ["", text];
  const high = text.includes("十") ? (FIGURES.indexOf(tens) > 0 ? FIGURES.indexOf(tens) : 1) * 10 : 0;
  return String(high + (ones ? FIGURES.indexOf(ones) : 0));
}

/** The form in which two spellings are equal. */
export function fold(text) {
  return plain(text).replace(KANJI_NUMBER, figure);
}

/** The same with numbers as they were written, for whoever has typed half a name. */
function plain(text) {
  return text
    .normalize("NFKC")
    .toLowerCase()
    .replace(/[ァ-ヶ]/g, (sign) => String.fromCharCode(sign.charCodeAt(0) - 0x60))
    .replace(/\s+/g, "")
    .replace(/[ヶゖケ]/g, "け");
}

/** The best of [{name, …}] for these words: names that begin so, then names that hold them; a town also by 「中町2-3」. */
export function bestNamed(rows, text, most) {
  const wanted = fold(text);
  if (!wanted) return [];
  const asTown = wanted.replace(/^(.*?\D)(\d+)(?:[-‐−ー].*)?$/, "$1$2丁目");
  const typed = plain(text);
  const rank = ({ name }) => {
    const [folded, written] = [fold(name), plain(name)];
    if (folded === wanted || folded === asTown) return 0;
    if (folded.startsWith(wanted) || written.startsWith(typed)) return 1;
    if (folded.includes(wanted) || written.includes(typed)) return 2;
    return folded.length > 1 && (wanted.startsWith(folded) || wanted.includes(folded)) ? 3 : 9;
  };
  return rows
    .map((row) => [rank(row), row])
    .filter(([place]) => place < 9)
    .sort(([one], [other]) => one - other)
    .slice(0, most)
    .map(([place, row]) => ({ ...row, begins: place < 2 }));
}
