// The legend in words and symbols, from what the drawn layers say of themselves.

import { byId, make } from "./page.js";
import { inShort } from "./credits.js";
import { hatchCanvas } from "./hatch.js";
import { symbolCanvas } from "./symbols.js";

const HATCH = { light: "#7A1F52", projector: "#FFD0EA" };

/** Fill the legend and the line of sources. */
export function showLegend(collections, symbols, shown, { system = "", compared = false } = {}) {
  const parts = [];
  for (const [id, { legend }] of inOrder(collections)) {
    if (!legend || (!legend.entries.length && !legend.note)) continue;
    const labels = id === "places" ? shown : null;
    const entries = id === "zones" ? legend.entries.map((entry) => named(entry, system)).filter(({ shape }) => !compared || shape !== "dashed") : legend.entries;
    const rows = entries.filter((entry) => !labels || labels.has(entry.label));
    if (legend.title) parts.push(make("h2", {}, legend.title));
    parts.push(make("ul", {}, ...rows.map((entry) => make("li", {}, picture(entry, symbols), entry.label))));
    if (legend.note) parts.push(make("p", { class: "note" }, legend.note));
  }
  byId("legend-body").replaceChildren(...parts);
  const credits = [...new Set(Object.values(collections).flatMap((one) => one.credits ?? []))];
  byId("credits").replaceChildren(...credits.map((line) => make("li", {}, line)));
  byId("credits-word").replaceChildren(...inShort(credits).map((part) => make("span", {}, part)));
  byId("credits-fold").hidden = !credits.length;
}

/** What is compared stands right below the zones. */
function inOrder({ compared, ...others }) {
  const rows = Object.entries(others);
  if (compared) rows.splice(rows.findIndex(([id]) => id === "zones") + 1, 0, ["compared", compared]);
  return rows;
}

/** The bold line says which system it is. */
function named(entry, system) {
  return entry.shape === "line" && system ? { ...entry, label: `${entry.label}：${system}` } : entry;
}

function picture({ shape, colour }, symbols) {
  if (symbols[shape]) return symbolCanvas(symbols[shape], { colour }, 28);
  const canvas = document.createElement("canvas");
  [canvas.width, canvas.height] = [56, 40];
  [canvas.style.width, canvas.style.height] = ["28px", "20px"];
  canvas.setAttribute("aria-hidden", "true");
  const context = canvas.getContext("2d");
  if (shape === "area" || shape === "hatched") {
    context.fillStyle = colour;
    context.fillRect(2, 2, 52, 36);
    if (shape === "hatched") {
      context.fillStyle = context.createPattern(hatchCanvas(HATCH[document.documentElement.dataset.theme] ?? HATCH.light), "repeat");
      context.fillRect(2, 2, 52, 36);
    }
    context.strokeStyle = "#6B7280";
    context.lineWidth = 2;
    context.strokeRect(2, 2, 52, 36);
  } else {
    context.strokeStyle = colour;
    context.lineWidth = shape === "dashed" ? 2 : 6;
    if (shape === "dashed") context.setLineDash([8, 5]);
    context.beginPath();
    context.moveTo(0, 20);
    context.lineTo(56, 20);
    context.stroke();
  }
  return canvas;
}
