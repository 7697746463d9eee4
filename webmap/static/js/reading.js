// 「こう読みました」: while somebody writes a schedule, the server tells how it reads it.

const PAUSE = 350;
const form = document.querySelector("form[data-reading]");
const field = form?.querySelector("[name=schedule]");
const told = document.getElementById("reading");
let pause = 0;
let asking = null;

async function ask() {
  asking?.abort();
  asking = new AbortController();
  const { signal } = asking;
  try {
    const answer = await fetch(`${form.dataset.reading}?text=${encodeURIComponent(field.value)}`, { signal });
    if (answer.ok) told.textContent = (await answer.json()).line;
  } catch (fault) {
    // Without a network the text is kept all the same; how it was read is told after saving.
    if (fault.name !== "AbortError") told.textContent = "";
  }
}

field?.addEventListener("input", () => {
  clearTimeout(pause);
  pause = setTimeout(ask, PAUSE);
});
