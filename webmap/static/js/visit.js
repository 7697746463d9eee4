// 訪問メモ: choose a place, write, 保存する. The memo is kept on the telephone first and sent from there, so that it
// makes no difference whether there is a network; 「届きました」 is said of a receipt alone.

import { byId, make, page } from "./page.js";
import { inOrder, inWords, metresBetween } from "./near.js";
import { keepHere, kept, possible } from "./offline.js";
import { entries, forget, keep, newKey, send } from "./outbox.js";
import { ofPeople, without } from "./remark.js";

const AGAIN = 10000;
const WHY = {
  away: "電波がもどると、自動で送ります。",
  "other-writer": "ほかの人が書いたメモは、その人がサインインすると送れます。",
};
const form = byId("memo");
const token = form.elements.csrf_token.value;
let here = null;
let busy = null;
let again = 0;

// --- the place ---------------------------------------------------------------------------------------------------------

function row(place) {
  const far = here && place.lonlat ? `　${inWords(metresBetween(here, place.lonlat))}` : "";
  const link = make(
    "a",
    { href: place.url, "data-place": place.id },
    make("strong", {}, place.name),
    make("span", {}, `${place.kind}${place.zone ? `　${place.zone}` : ""}${far}`),
    make("span", {}, place.seen),
  );
  return make("li", {}, link);
}

function list() {
  const found = inOrder(page.places, byId("words").value, here);
  byId("rows").replaceChildren(...found.slice(0, page.shown).map(row));
  const left = found.length - page.shown;
  if (!page.places.length) return; // The server has said so, and no shorter word helps.
  byId("more").textContent = !found.length ? "見つかりません。ことばを短くしてください。"
    : left > 0 ? `ほか${left.toLocaleString("ja-JP")}件は、さがすと出ます。` : "";
}

function nearest() {
  navigator.geolocation.getCurrentPosition(
    ({ coords }) => {
      here = [coords.longitude, coords.latitude];
      byId("order").textContent = "いまいる所から近い順です。";
      list();
    },
    () => (byId("order").textContent = "いまいる所が分かりませんでした。長く見ていない所が先です。"),
    { enableHighAccuracy: true, timeout: 10000, maximumAge: 60000 },
  );
}

function choose(id, { focus = true } = {}) {
  const place = page.places.find((one) => one.id === id);
  byId("choose").hidden = Boolean(place);
  byId("write").hidden = !place;
  history.replaceState(null, "", place ? place.url : page.urls.page);
  if (!place) {
    list();
    if (focus) byId("words").focus({ preventScroll: true });
    return scrollTo(0, 0);
  }
  form.elements.place.value = place.id;
  byId("place-name").textContent = place.name;
  byId("place-seen").textContent = place.seen;
  byId("welcome").hidden = !place.asked;
  if (focus) {
    scrollTo(0, 0);
    byId("write-title").focus({ preventScroll: true });
  }
  return undefined;
}

/** The form as the place is known; `values` of a memo that is mended lie over it. */
function fill(place, values = []) {
  form.reset();
  for (const name of page.questions) {
    const known = place?.answers[name] ?? "";
    form.elements[`was.${name}`].value = known;
    form.elements[name].value = known;
  }
  for (const name of ["same", "consulted"]) form.elements[name].checked = false;
  for (const name of ["people", "remark"]) form.elements[name].value = "";
  form.elements.day.value = today();
  form.elements.key.value = newKey();
  byId("gently").hidden = true;
  for (const [name, value] of values) {
    const field = form.elements[name];
    // What was known when it was written may be known otherwise now.
    if (!field || ["csrf_token", "key"].includes(name) || name.startsWith("was.")) continue;
    if (field.type === "checkbox") field.checked = true;
    else field.value = value;
  }
}

function today() {
  const now = new Date();
  return new Date(now - now.getTimezoneOffset() * 60000).toISOString().slice(0, 10);
}

// --- writing -----------------------------------------------------------------------------------------------------------

/** Says gently what to take out; whether there is nothing to. */
function isOfThePlace() {
  const words = ofPeople(form.elements.remark.value, page.signs);
  byId("gently").hidden = !words.length;
  byId("gently-told").hidden = false;
  byId("gently-told").textContent =
    `「${words.join("・")}」は、人の名前や連絡先のようです。取ると保存できます（例：「世話人さん」「参加している人」）。`;
  return !words.length;
}

async function save(event) {
  event.preventDefault();
  if (event.submitter?.id === "take-out") {
    form.elements.remark.value = without(form.elements.remark.value, ofPeople(form.elements.remark.value, page.signs));
  }
  if (!isOfThePlace()) return byId("remark").focus();
  const place = page.places.find((one) => one.id === form.elements.place.value);
  const values = [...new FormData(form)].filter(([name]) => !["csrf_token", "key"].includes(name));
  try {
    await keep({ key: form.elements.key.value, writer: page.writer, name: place.name, at: Date.now(), values });
  } catch {
    // A browser that keeps nothing (a private window) sends the form as every page does.
    return form.submit();
  }
  byId("problem")?.remove();
  fill(place);
  // It is the last one now that has not been seen for long.
  place.seen = "訪問メモを書きました";
  page.places.push(...page.places.splice(page.places.indexOf(place), 1));
  choose("", { focus: false });
  return post();
}

// --- sending -----------------------------------------------------------------------------------------------------------

/** Whether this telephone opens the page without a network, in words. */
async function tellOffline() {
  const ready = await keepHere(page.urls).catch(() => false);
  byId("without").textContent = ready
    ? "電波のない所でも、この電話ではこのページを開けます。"
    : `このページを開いたままにすれば、電波がなくても書けます。${possible ? "" : "サーバーがhttpsではないため、閉じると電波のない所では開けません。"}`;
}

/** Opened without a network: the list comes from the telephone itself. */
async function openShell() {
  const { writer, places } = await kept(page.urls);
  Object.assign(page, { writer, places });
  byId("without").textContent = places.length
    ? "電波がありません。この電話に残っている一覧を出しています（住民の方にも見せている場所だけです）。"
    : "電波がありません。この電話に残っている一覧は古いので消しました。電波のある所で開き直してください。";
  const asked = places.find(({ id }) => id === new URLSearchParams(location.search).get("place"));
  fill(asked);
  choose(asked?.id ?? "", { focus: false });
}

function told(words, kind = "") {
  byId("news").replaceChildren(...(words ? [make("p", { class: kind }, words)] : []));
}

function receipt([entry, { undo }]) {
  const taken = make("form", { method: "post", action: undo });
  taken.append(make("input", { type: "hidden", name: "csrf_token", value: token }), make("button", {}, "取り消す"));
  // The page that lay on the telephone may change nothing by itself.
  if (!token) taken.replaceChildren(make("a", { href: page.urls.page }, "開き直すと、取り消せます"));
  byId("received").prepend(make("p", { class: "act-row", "data-received": entry.key }, make("span", {}, `${entry.name}　届きました`), taken));
}

async function mend(entry) {
  const place = page.places.find((one) => one.id === new Map(entry.values).get("place"));
  fill(place, entry.values);
  choose(place?.id ?? "");
  await forget(entry.key);
  await show("");
}

function waitingRow(entry) {
  const mine = entry.writer === page.writer;
  const drop = make("button", { type: "button", onclick: () => forget(entry.key).then(() => show("")) }, "消す");
  const open = make("button", { type: "button", onclick: () => mend(entry) }, "直す");
  const words = entry.refused ?? (mine ? "" : "ほかの人が書いたメモです。");
  return make("li", {}, make("p", { class: "who-when" }, mine ? entry.name : "訪問メモ"), words ? make("p", {}, words) : "",
    entry.refused && mine ? make("p", { class: "act-row" }, open, drop) : "");
}

/** What waits, and why; returns how much. */
async function show(why) {
  const left = await entries();
  byId("waiting").hidden = !left.length;
  byId("waiting-title").textContent = `まだ送れていません（${left.length}件）`;
  byId("waiting-rows").replaceChildren(...left.map(waitingRow));
  const signIn = why === "signed-out" ? make("a", { href: page.signIn }, "サインインし直すと送れます。") : WHY[why] ?? "";
  byId("waiting-why").replaceChildren(signIn);
  return left.length;
}

async function deliver() {
  const { received, why } = await send(page.urls);
  received.forEach(receipt);
  const left = await show(why);
  const away = why === "away" && !navigator.onLine;
  if (left && away) told(`電波がありません。書いたものはこの電話に残っています（${left}件）`, "wait");
  else if (left) told(`まだ送れていません（${left}件）${received.length ? `　届きました（${received.length}件）` : ""}`, "wait");
  else if (received.length) told(received.length === 1 ? `「${received[0][0].name}」の訪問メモが届きました。` : `届きました（${received.length}件）`);
  clearTimeout(again);
  if (left && why === "away") again = setTimeout(post, AGAIN);
}

/** One delivery at a time; what was written meanwhile goes with the next. */
function post() {
  busy = (busy ?? Promise.resolve()).then(deliver).catch(() => {});
  return busy;
}

// --- the page ----------------------------------------------------------------------------------------------------------

document.documentElement.classList.add("scripted");
byId("near").hidden = !(globalThis.isSecureContext && navigator.geolocation);
byId("near").addEventListener("click", nearest);
byId("search").addEventListener("submit", (event) => {
  event.preventDefault();
  byId("rows").querySelector("a")?.focus();
});
byId("words").addEventListener("input", list);
byId("rows").addEventListener("click", (event) => {
  const link = event.target.closest("a[data-place]");
  if (!link || event.ctrlKey || event.metaKey) return;
  event.preventDefault();
  fill(page.places.find((one) => one.id === link.dataset.place));
  choose(link.dataset.place);
});
byId("other").addEventListener("click", (event) => {
  event.preventDefault();
  choose("");
});
form.addEventListener("submit", save);
form.elements.remark.addEventListener("change", isOfThePlace);
byId("send-now").addEventListener("click", post);
addEventListener("online", post);
document.addEventListener("visibilitychange", () => document.visibilityState === "visible" && post());
// The day of the town or that of the telephone, whichever is later: its clock may stand in another zone.
form.elements.day.max = [form.elements.day.max, today()].sort().at(-1);
if (page.place && !byId("problem")) form.elements.key.value = newKey();
if (page.offline) await openShell();
else tellOffline();
post();
