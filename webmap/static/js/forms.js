// Forms that change something: sent once however often the button is pressed, and told beforehand what is too large.

const MEGABYTE = 1024 * 1024;
const AGAIN_AFTER = 3000;

function sendOnce(form) {
  const button = form.querySelector("button:not([type=button])");
  // A form without one (choices that are kept as they are made) is not sent by its reader.
  if (!button) return;
  const words = button.textContent;
  form.addEventListener("submit", (event) => {
    if (form.dataset.sent) return event.preventDefault();
    form.dataset.sent = "yes";
    if (form.dataset.busy) button.textContent = form.dataset.busy;
    // A file that is saved leaves the page as it is: it may be asked for again.
    if ("download" in form.dataset) setTimeout(() => delete form.dataset.sent, AGAIN_AFTER);
    return undefined;
  });
  // Whoever comes back by 「戻る」 may send again.
  addEventListener("pageshow", () => {
    delete form.dataset.sent;
    if (form.dataset.busy) button.textContent = words;
  });
}

function checkSize(form) {
  const input = form.querySelector("input[type=file]");
  input.addEventListener("change", () => {
    const tooLarge = [...input.files].some((file) => file.size > form.dataset.megabytes * MEGABYTE);
    input.setCustomValidity(tooLarge ? form.dataset.tooLarge : "");
    if (tooLarge) input.reportValidity();
  });
}

for (const form of document.querySelectorAll("form[method=post]")) sendOnce(form);
for (const form of document.querySelectorAll("form[data-megabytes]")) checkSize(form);
