// 道具: the link to this very view, where one is, distances, comparing zones, near here, and the look for a projector.

import { byId, make } from "./page.js";
import { compare } from "./compare.js";
import { offerCopies } from "./copy.js";
import { writeView } from "./ground.js";
import { whereAmI } from "./locate.js";
import { Measure } from "./measure.js";
import { turnedMarks } from "./plan_marks.js";

/** `act`: what the page does with a spot, a fault, a legend and the address. */
export function openTools(map, told, act) {
  const fold = byId("tools");
  const measure = new Measure(map, told);
  const on = (id, work) =>
    byId(id)?.addEventListener("click", (event) => {
      fold.open = false;
      work(event);
    });
  on("tool-share", (event) => share(map, act, event));
  on("tool-locate", () => locate(act));
  on("tool-near", () => act.spot(map.getCenter().toArray(), "地図の真ん中"));
  on("tool-measure", () => measure.begin());
  on("tool-marks", () => location.assign(turnedMarks(location.href)));
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

/** The page 共有 of what the map shows now: the state stands in the address, the middle and the zoom are added. */
export function shareAddress(map, href) {
  const address = new URL(href.split("?")[0], location.href);
  address.search = location.search;
  address.searchParams.set("map", writeView(map.getZoom(), map.getCenter().toArray()));
  return address.href;
}

/** In the panel; from within the page of somebody else it opens as a page of its own. */
async function share(map, act, event) {
  const way = event.currentTarget;
  way.href = shareAddress(map, way.href);
  if (document.body.classList.contains("embedded")) return;
  event.preventDefault();
  act.tell("link", make("p", { role: "status" }, "リンクを作っています。"));
  const answer = await fetch(way.href, { headers: { Accept: "text/html" } }).catch(() => null);
  const fresh = answer?.ok && new DOMParser().parseFromString(await answer.text(), "text/html").getElementById("share");
  if (!fresh) return location.assign(way.href);
  const shown = document.importNode(fresh, true);
  const title = shown.querySelector("h1");
  title.replaceWith(make("h2", {}, title.textContent));
  act.tell("link", shown);
  return offerCopies(shown);
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
