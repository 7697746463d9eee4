// Numbers that stand out of their pin on the map, or out of their box in the list beside it.
() => {
  const out = (words, ground) => words.getBoundingClientRect().width > ground.getBoundingClientRect().width + 1;
  const pins = [...document.querySelectorAll("#map .pin-text")].filter((one) => out(one, one.previousElementSibling));
  const range = document.createRange();
  const list = [...document.querySelectorAll("#map-list .letter")].filter((one) => {
    range.selectNodeContents(one);
    return range.getClientRects().length > 1 || out(range, one);
  });
  return [...pins, ...list].map((one) => one.textContent);
}
