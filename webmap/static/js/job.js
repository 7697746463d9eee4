// Asks how far a piece of work is, and opens its result when it has ended.

import { byId, fetchJson, page } from "./page.js";

const PAUSE = 500;

async function ask() {
  try {
    const { percent, message, ended, state } = await fetchJson(page.url);
    byId("job-bar").value = percent;
    byId("job-state").textContent = state;
    byId("job-message").textContent = message;
    if (ended) return location.reload();
  } catch (fault) {
    byId("job-message").textContent = fault.message;
  }
  return setTimeout(ask, PAUSE);
}

ask();
