// Lines of 45° over an area: a name such as "hatch:7A1F52" says their colour. Seen in grey and by every kind of eye.

const SIDE = 12;
const RATIO = 2;

/** The tile that repeats, on a canvas. */
export function hatchCanvas(colour) {
  const canvas = document.createElement("canvas");
  canvas.width = canvas.height = SIDE * RATIO;
  const context = canvas.getContext("2d");
  context.scale(RATIO, RATIO);
  context.strokeStyle = colour;
  context.lineWidth = 1.6;
  for (const shift of [-SIDE, 0, SIDE]) {
    context.beginPath();
    context.moveTo(shift, SIDE);
    context.lineTo(shift + SIDE, 0);
    context.stroke();
  }
  return canvas;
}

/** Answer the map's question for a hatch that it meets for the first time. */
export function answerHatches(map) {
  map.on("styleimagemissing", ({ id }) => {
    const [word, colour] = id.split(":");
    if (word !== "hatch" || map.hasImage(id)) return;
    const canvas = hatchCanvas(`#${colour}`);
    const image = canvas.getContext("2d").getImageData(0, 0, canvas.width, canvas.height);
    map.addImage(id, image, { pixelRatio: RATIO });
  });
}
