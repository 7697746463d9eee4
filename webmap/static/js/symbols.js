// The symbols of the kinds on a canvas: a name such as "house:00796B:old" says shape, colour and marks.

const GRID = 24;
const MARGIN = 3;
export const SIDE = GRID + 2 * MARGIN;

/** Shape, colour and marks of a symbol's name. */
export function parseIcon(name) {
  const [shape, colour, ...marks] = name.split(":");
  return { shape, colour: `#${colour}`, old: marks.includes("old"), held: marks.includes("held"), rough: marks.includes("rough") };
}

/** Draw a symbol on a context whose unit is the grid; `scale` = device pixels of one unit. */
export function drawSymbol(context, symbol, { colour, old = false, held = false, rough = false }, scale) {
  const hollow = symbol.hollow || rough;
  context.save();
  context.scale(scale, scale);
  context.translate(MARGIN, MARGIN);
  context.lineJoin = "round";
  context.lineCap = "round";
  const body = new Path2D(symbol.body);
  stroke(context, body, "#FFFFFF", hollow ? 6 : 4.5);
  context.fillStyle = "#FFFFFF";
  context.fill(body);
  context.globalAlpha = old ? 0.45 : 1;
  context.fillStyle = hollow ? "#FFFFFF" : colour;
  context.fill(body);
  context.globalAlpha = 1;
  if (old || held) context.setLineDash(held ? [1.5, 2.2] : [4, 2.5]);
  if (hollow) stroke(context, body, colour, 3);
  else stroke(context, body, "#1A1A1A", symbol.border || old || held ? 1.6 : 0.7);
  context.setLineDash([]);
  const ink = symbol.hollow ? colour : symbol.border || old || rough ? "#1A1A1A" : "#FFFFFF";
  if (symbol.line) stroke(context, new Path2D(symbol.line), ink, 2);
  if (symbol.mark) {
    context.fillStyle = ink;
    context.fill(new Path2D(symbol.mark));
  }
  context.restore();
}

/** A canvas with one symbol, `size` CSS pixels wide. */
export function symbolCanvas(symbol, look, size = 24) {
  const canvas = document.createElement("canvas");
  const ratio = 2;
  canvas.width = canvas.height = size * ratio;
  canvas.setAttribute("aria-hidden", "true");
  canvas.style.width = canvas.style.height = `${size}px`;
  drawSymbol(canvas.getContext("2d"), symbol, look, (size * ratio) / SIDE);
  return canvas;
}

/** Answer the map's question for a symbol that it meets for the first time. */
export function answerSymbols(map, symbols) {
  map.on("styleimagemissing", ({ id }) => {
    const look = parseIcon(id);
    if (!symbols[look.shape] || map.hasImage(id)) return;
    const ratio = 3;
    const canvas = document.createElement("canvas");
    canvas.width = canvas.height = SIDE * ratio;
    const context = canvas.getContext("2d");
    drawSymbol(context, symbols[look.shape], look, ratio);
    map.addImage(id, context.getImageData(0, 0, canvas.width, canvas.height), { pixelRatio: ratio });
  });
}

function stroke(context, path, style, width) {
  context.strokeStyle = style;
  context.lineWidth = width;
  context.stroke(path);
}
