// 電話リスト by keys: 1 変わりなし, 2 直す, 3 つながらない, 4 休止・廃止, N つぎへ, U 取り消す. Esc closes what was opened.

const WRITING = "input:not([type=radio]), select, textarea";

document.documentElement.classList.add("scripted");

function open(id) {
  for (const part of document.querySelectorAll("article.call details")) part.open = part.id === id && !part.open;
  const opened = document.querySelector("article.call details[open]");
  opened?.querySelector("button, input:not([type=hidden])")?.focus();
  opened?.scrollIntoView({ block: "nearest" });
}

for (const button of document.querySelectorAll("[data-opens]")) {
  button.addEventListener("click", () => open(button.dataset.opens));
}

document.addEventListener("keydown", (event) => {
  if (event.ctrlKey || event.metaKey || event.altKey || event.isComposing || event.repeat) return;
  const opened = document.querySelector("article.call details[open]");
  if (event.key === "Escape" && opened) {
    opened.open = false;
    document.querySelector(`[data-opens="${opened.id}"]`)?.focus();
    return;
  }
  // Digits typed into a field are a telephone number, and an open form is finished or closed first.
  if (opened || event.target.closest?.(WRITING)) return;
  const key = event.key.normalize("NFKC").toLowerCase();
  const aim = [...document.querySelectorAll("[data-key]")].find((one) => one.dataset.key === key);
  if (!aim) return;
  event.preventDefault();
  aim.click();
});
