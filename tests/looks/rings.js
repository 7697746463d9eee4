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
    // What cannot be seen itself has its ring around what stands beside it, or around its label.
    const bearers = getComputedStyle(one).opacity === "0" ? [one.nextElementSibling, one.closest("label")] : [one];
    const widths = bearers.filter(Boolean).map((bearer) => getComputedStyle(bearer)).map(({ outlineWidth, outlineStyle }) => (outlineStyle === "none" ? 0 : parseFloat(outlineWidth)));
    if (Math.max(...widths) < 3) faults.push(["ring", kind, one.textContent.trim().slice(0, 30), widths.join()]);
  }
  before?.focus?.({ preventScroll: true });
  return faults;
}
