// 「コピーする」: buttons that take the text of a field along. Without a script the field is selected by hand.

/** Show the buttons below `root` and let them work. */
export function offerCopies(root) {
  for (const button of root.querySelectorAll("[data-copy]")) {
    button.hidden = false;
    button.addEventListener("click", async () => {
      const field = document.getElementById(button.dataset.copy);
      const said = button.parentElement.querySelector("[role=status]");
      said.textContent = (await copied(field)) ? "コピーしました。" : "上の文字を選んで、コピーしてください（Ctrl＋C）。";
    });
  }
}

/** Browsers give the clipboard to https alone; the older way works elsewhere. */
async function copied(field) {
  try {
    await navigator.clipboard.writeText(field.value);
    return true;
  } catch {
    field.focus();
    field.select();
    return document.execCommand("copy");
  }
}
