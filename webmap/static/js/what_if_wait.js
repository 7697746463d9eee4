// 準備しています: asks whether the first search is done, and opens the page anew when it is.

import { fetchJson, page } from "./page.js";

const PAUSE = 400;

async function ask() {
  try {
    const { ended } = await fetchJson(page.urls.ready);
    if (ended) return location.reload();
  } catch {
    // The server may be starting anew: the next question will tell.
  }
  return setTimeout(ask, PAUSE);
}

ask();
