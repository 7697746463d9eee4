// Photographs: made small on the telephone itself, so that little travels and where it was taken never leaves it; shown
// before they are sent, so that somebody can look. Where a browser cannot, the server does the same.

const LONGEST = 1600;
const form = document.getElementById("photo-form");
const inputs = [...(form?.querySelectorAll("input[type=file]") ?? [])];
const previews = document.getElementById("previews");

async function drawn(file) {
  const bitmap = await createImageBitmap(file);
  const share = Math.min(1, LONGEST / Math.max(bitmap.width, bitmap.height));
  const canvas = document.createElement("canvas");
  canvas.width = Math.round(bitmap.width * share);
  canvas.height = Math.round(bitmap.height * share);
  const pen = canvas.getContext("2d");
  pen.fillStyle = "#fff";
  pen.fillRect(0, 0, canvas.width, canvas.height);
  pen.drawImage(bitmap, 0, 0, canvas.width, canvas.height);
  bitmap.close();
  return canvas;
}

/** The file that is sent instead: pixels under a name that says nothing. */
async function small(canvas, number) {
  const blob = await new Promise((resolve) => canvas.toBlob(resolve, "image/jpeg", 0.9));
  return new File([blob], `${number}.jpg`, { type: "image/jpeg" });
}

async function take(input) {
  const held = new DataTransfer();
  const canvases = [];
  for (const file of input.files) {
    try {
      const canvas = await drawn(file);
      canvases.push(canvas);
      // Seen before it is packed: on a busy telephone packing waits for an idle moment.
      show(canvases);
      held.items.add(await small(canvas, held.items.length + 1));
    } catch {
      held.items.add(file);
    }
  }
  input.files = held.files;
  input.canvases = canvases;
  const all = inputs.reduce((count, one) => count + one.files.length, 0);
  const much = all > Number(form.dataset.room) ? `写真はあと${form.dataset.room}枚までです。` : "";
  inputs.forEach((one) => one.setCustomValidity(one === input ? much : ""));
  if (much) input.reportValidity();
  show(inputs.flatMap((one) => one.canvases ?? []));
}

function show(canvases) {
  canvases.forEach((canvas, at) => {
    canvas.setAttribute("role", "img");
    canvas.setAttribute("aria-label", `送る写真 ${at + 1}`);
  });
  previews.replaceChildren(...canvases);
  previews.hidden = !canvases.length;
}

async function taken(input) {
  const button = form.querySelector("button.main");
  button.disabled = true;
  await take(input).finally(() => (button.disabled = false));
}

for (const input of inputs) {
  input.addEventListener("change", () => taken(input));
  // On a slow line a photograph is chosen before this script is there: nobody would have been told of it.
  if (input.files.length) taken(input);
}
