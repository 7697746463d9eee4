// The map library draws each letter of a label on a small canvas and takes the room before its ink twice: 「（」, whose
// ink begins in the middle, falls out of its box. Told that ink begins at the letter's own edge, it draws it whole.

const MEASURES = ["width", "actualBoundingBoxAscent", "actualBoundingBoxDescent", "actualBoundingBoxRight"];

/** The measures of a letter with no room before its ink. */
export function fromItsEdge(measured) {
  const told = Object.fromEntries(MEASURES.map((name) => [name, measured[name]]));
  return { ...told, actualBoundingBoxLeft: Math.max(0, measured.actualBoundingBoxLeft) };
}

/** From now on, for every canvas of this page. */
export function drawWholeLetters() {
  for (const kind of [globalThis.OffscreenCanvasRenderingContext2D, globalThis.CanvasRenderingContext2D]) {
    const measure = kind?.prototype.measureText;
    if (!measure || measure.whole) continue;
    kind.prototype.measureText = function whole(text) {
      return fromItsEdge(measure.call(this, text));
    };
    kind.prototype.measureText.whole = true;
  }
}
