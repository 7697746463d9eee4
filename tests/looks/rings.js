// Each kind of thing that takes the focus on the page: how wide its ring is drawn, and against what.
() => {
  const faults = [];
  const done = new Set();
  const focusable = "a[href], button, input:not([type=hidden]), select, textarea, summary, [tabindex='0']";
  const before = document.activeElement;
  for (const one of document.querySelectorAll(focusable)) {
    const kind = `${one.localName}.${one.className}.${one.type}.${one.parentElement.className}`;
    if (done.has(kind) || !one.checkVisibility({ visibilityProperty: true }) || one.disabled) continue;
    done.add(kind);
    one.focus({ preventScroll: true, focusVisible: true });
    if (document.activeElement !== one) continue;
    const bearer = getComputedStyle(one).opacity === "0" ? one.nextElementSibling : one;
    const { outlineWidth, outlineStyle } = getComputedStyle(bearer);
    if (parseFloat(outlineWidth) < 3 || outlineStyle === "none") faults.push(["ring", kind, one.textContent.trim().slice(0, 30), outlineWidth]);
  }
  before?.focus?.({ preventScroll: true });
  return faults;
}
