// 道具: the link to this very view, where one is, distances, comparing zones, near here, and the look for a projector.

import { byId, make } from "./page.js";
import { compare } from "./compare.js";
import { writeView } from "./ground.js";
import { whereAmI } from "./locate.js";
import { Measure } from "./measure.js";

/** `act`: what the page does with a spot, a fault, a legend and the address. */
export function openTools(map, told, act) {
  const fold = byId("tools");
  const measure = new Measure(map, told);
  const on = (id, work) =>
    byId(id)?.addEventListener("click", (event) => {
      fold.open = false;
      work(event);
    });
  on("tool-link", () => copyLink(map, act));
  on("tool-locate", () => locate(act));
  on("tool-near", () => act.spot(map.getCenter().toArray(), "地図の真ん中"));
  on("tool-measure", () => measure.begin());
  on("tool-project", () => location.assign(otherTheme()));
  const choice = byId("tool-compare");
  choice?.addEventListener("change", () => act.compared(choice.value));
  fold.addEventListener("keydown", (event) => {
    if (event.key !== "Escape" || !fold.open) return;
    event.stopPropagation();
    fold.open = false;
    byId("tools-word").focus();
  });
  return { measure, compare: (value) => compare(map, told, value) };
}

/** The address with the middle and the zoom in it. */
export function linkTo(map) {
  const address = new URL(location.href);
  address.searchParams.set("map", writeView(map.getZoom(), map.getCenter().toArray()));
  return address.href.replaceAll("%2F", "/").replaceAll("%2C", ",");
}

async function copyLink(map, act) {
  const field = make("input", { class: "link-field", readonly: true, value: linkTo(map), "aria-label": "このページのリンク" });
  const said = make("p", { role: "status" });
  act.tell("link", make("h2", {}, "このページのリンク"), said, field, make("p", {}, "メールなどに貼り付けて送れます。受け取った人には、その人が見てよい場所だけが見えます。"));
  field.focus();
  field.select();
  said.textContent = (await copied(field)) ? "リンクを写しました。" : "下のリンクを選んで写してください（Ctrl＋C）。";
}

/** Browsers give the clipboard to https alone; the older way works elsewhere. */
async function copied(field) {
  try {
    await navigator.clipboard.writeText(field.value);
    return true;
  } catch {
    field.select();
    return document.execCommand("copy");
  }
}

async function locate(act) {
  act.tell("locate", make("p", { role: "status" }, "現在地を調べています。"));
  try {
    const { lonlat, within } = await whereAmI();
    act.spot(lonlat, within > 100 ? `現在地（およそ${within}mのちがいがあります）` : "現在地");
  } catch (fault) {
    act.tell("locate", make("h2", {}, "現在地が分かりません"), make("p", {}, fault.message));
  }
}

function otherTheme() {
  const address = new URL(location.href);
  if (document.documentElement.dataset.theme === "projector") address.searchParams.delete("theme");
  else address.searchParams.set("theme", "projector");
  return address.href;
}
