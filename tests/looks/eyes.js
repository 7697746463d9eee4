// What a careful eye finds on the page as it stands: words cut, covered, on each other or off the screen, words that
// stand one letter a line, letters too small or too faint, controls too small for a thumb. Each fault: what, which element, its words, a figure.
({ smallest, contrast, thumb }) => {
  const faults = [];
  const SAME = 1.5;
  const wide = document.body.classList.contains("wide");

  const style = new Map();
  const look = (one) => style.get(one) ?? style.set(one, getComputedStyle(one)).get(one);

  // Colours as the browser itself computes them, whatever notation they are in.
  const dot = new OffscreenCanvas(1, 1).getContext("2d", { willReadFrequently: true });
  const known = new Map();
  const rgba = (text) => {
    if (!known.has(text)) {
      dot.clearRect(0, 0, 1, 1);
      dot.fillStyle = text;
      dot.fillRect(0, 0, 1, 1);
      const [r, g, b, a] = dot.getImageData(0, 0, 1, 1).data;
      known.set(text, [r, g, b, a / 255]);
    }
    return known.get(text);
  };
  const over = ([r, g, b, a], [R, G, B]) => [r * a + R * (1 - a), g * a + G * (1 - a), b * a + B * (1 - a), 1];
  const light = ([r, g, b]) => {
    const [x, y, z] = [r, g, b].map((one) => (one / 255 <= 0.04045 ? one / 255 / 12.92 : ((one / 255 + 0.055) / 1.055) ** 2.4));
    return 0.2126 * x + 0.7152 * y + 0.0722 * z;
  };
  const ratio = (one, other) => {
    const [a, b] = [light(one), light(other)].sort((x, y) => y - x);
    return (a + 0.05) / (b + 0.05);
  };
  const ground = (one) => {
    const layers = [];
    for (let at = one; at; at = at.parentElement) {
      const colour = rgba(look(at).backgroundColor);
      if (colour[3] > 0) layers.push(colour);
      if (colour[3] === 1) break;
    }
    return layers.reduceRight((below, layer) => over(layer, below), [255, 255, 255, 1]);
  };
  const shine = (one) => {
    let all = 1;
    for (let at = one; at; at = at.parentElement) all *= Number(look(at).opacity);
    return all;
  };

  const name = (one) => {
    const kind = one.id ? `#${one.id}` : [...one.classList].slice(0, 2).map((word) => `.${word}`).join("");
    const parent = one.parentElement;
    return `${parent && !one.id ? `${parent.localName}${parent.id ? `#${parent.id}` : [...parent.classList].slice(0, 1).map((w) => `.${w}`).join("")} > ` : ""}${one.localName}${kind}`;
  };
  const tell = (what, one, text, figure = "") => faults.push([what, name(one), text.trim().slice(0, 60), figure]);

  const unseen = (one) => {
    for (let at = one; at; at = at.parentElement) {
      const told = look(at);
      if (told.clipPath.startsWith("inset(50%") || told.opacity === "0") return true;
      if (at.matches(".skip:not(:focus)")) return true;
    }
    return !one.checkVisibility({ visibilityProperty: true });
  };

  // The part of a box that is left by everything that clips it; null where it can be scrolled to.
  const clipped = (one, box) => {
    let skip = false;
    for (let at = one; at && at !== document.body; at = at.parentElement) {
      const told = look(at);
      if (skip && told.position === "static") continue;
      skip = told.position === "absolute";
      if (told.webkitLineClamp !== "none") continue;
      const [x, y] = [told.overflowX, told.overflowY];
      if (/auto|scroll/.test(x + y)) return null;
      const edge = at.getBoundingClientRect();
      if (x !== "visible" && (box.left < edge.left - SAME || box.right > edge.right + SAME)) return at;
      if (y !== "visible" && (box.top < edge.top - 4 || box.bottom > edge.bottom + 4)) return at;
      if (told.position === "fixed") return null;
    }
    return undefined;
  };
  const rolls = (one) => {
    for (let at = one; at && at !== document.body; at = at.parentElement) if (/auto|scroll/.test(look(at).overflowX + look(at).overflowY)) return true;
    return false;
  };

  const boxes = [];
  const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
  const range = document.createRange();
  while (walker.nextNode()) {
    const node = walker.currentNode, one = node.parentElement, text = node.textContent;
    if (!text.trim() || one.closest("script, style, noscript, template, option, title, svg") || unseen(one)) continue;
    range.selectNodeContents(node);
    // Some words are cut to two lines by intention: the lines that are left must be whole.
    const clamp = look(one).webkitLineClamp === "none" ? Infinity : one.getBoundingClientRect().bottom;
    const lines = [...range.getClientRects()].filter((box) => box.width > 1 && box.height > 1 && box.top < clamp - 4);
    if (!lines.length) continue;
    const size = parseFloat(look(one).fontSize);
    if (size < smallest && !one.closest(".a4")) tell("small", one, text, size);
    if (lines.length > 3 && text.trim().length > 4 && Math.max(...lines.map((box) => box.width)) < 1.5 * size) tell("pillar", one, text);
    const colour = rgba(look(one).color);
    const behind = ground(one);
    const seen = ratio(over([...colour.slice(0, 3), colour[3] * shine(one)], behind), behind);
    if (seen < contrast && !one.closest("[disabled]")) tell("faint", one, text, seen.toFixed(1));
    for (const box of lines) {
      const by = clipped(one, box);
      if (one.closest("#map") && !one.closest(".maplibregl-control-container")) continue;
      if (by) tell("cut", one, text, name(by));
      else if (!rolls(one) && (box.left < -SAME || box.right > innerWidth + SAME)) tell("off", one, text, Math.round(box.right));
      boxes.push({ one, text, box });
    }
    const control = one.closest("button, .button, .face, .chip-like, .plain, summary");
    if (control) {
      const edge = control.getBoundingClientRect();
      // A broad space at the end of a line hangs over its edge unseen.
      const hangs = text.includes("\u3000") ? size + 2 : SAME;
      if (lines.some((box) => box.right > edge.right + hangs || box.left < edge.left - SAME || box.bottom > edge.bottom + 4)) tell("spills", one, text);
    }
  }

  const inView = (x, y) => x >= 0 && y >= 0 && x < innerWidth && y < innerHeight;
  const related = (one, other) =>
    one.contains(other) || other.contains(one) || (one.closest("label") && one.closest("label") === other.closest("label"));
  // What lies over the map or the page by intention, and goes away when it is closed.
  const OVERLAYS = ".panel, .search-found, .pick-lists, .credits[open], .legend[open], .tools[open], .told, .news, .save, .more-kinds > .chips, .measure-told, thead, .empty, #place-hint, #drop, .maplibregl-ctrl, .as-drawn th, .on-spot, .pin-holder, .crosshair, .origin-mark";
  for (const { one, text, box } of boxes) {
    const [x, y] = [(box.left + box.right) / 2, (box.top + box.bottom) / 2];
    if (!inView(x, y)) continue;
    const top = document.elementFromPoint(x, y);
    if (top && !related(top, one) && !top.closest(OVERLAYS) && !rolls(one)) tell("covered", one, text, name(top));
  }
  boxes.sort((a, b) => a.box.top - b.box.top);
  for (let i = 0; i < boxes.length; i += 1) {
    const a = boxes[i];
    for (let j = i + 1; j < boxes.length && boxes[j].box.top < a.box.bottom - 3; j += 1) {
      const b = boxes[j];
      const [left, right] = [Math.max(a.box.left, b.box.left), Math.min(a.box.right, b.box.right)];
      const [top, bottom] = [Math.max(a.box.top, b.box.top), Math.min(a.box.bottom, b.box.bottom)];
      if (right - left < 3 || bottom - top < 5 || a.one === b.one) continue;
      const [x, y] = [(left + right) / 2, (top + bottom) / 2];
      if (!inView(x, y)) continue;
      const pile = document.elementsFromPoint(x, y);
      const [m, n] = [pile.indexOf(a.one), pile.indexOf(b.one)].sort((p, q) => p - q);
      if (m < 0 || n < 0) continue;
      if (pile.slice(m, n).some((one) => rgba(look(one).backgroundColor)[3] > 0.9 && !one.contains(pile[n]))) continue;
      tell("overlap", a.one, a.text, b.text.trim().slice(0, 40));
    }
  }

  for (const one of document.querySelectorAll("button, .button, input:not([type=hidden]), select, textarea, summary, .side a, .pages a, .tabs a, .chip .face")) {
    if (unseen(one) || one.closest("svg")) continue;
    const label = one.matches("[type=checkbox], [type=radio]") && (one.closest("label") ?? document.querySelector(`label[for="${one.id}"]`));
    const box = (label || one).getBoundingClientRect();
    if (!box.width || !box.height) continue;
    if (box.height < thumb - 0.5 || (box.width < thumb - 0.5 && !label)) tell("thumb", one, one.textContent || one.name || "", `${Math.round(box.width)}×${Math.round(box.height)}`);
    if (!rolls(one) && (box.left < -SAME || box.right > innerWidth + SAME)) tell("off", one, one.textContent, Math.round(box.right));
  }
  // A box to be ticked stands beside the words of its label, not above or below them.
  for (const one of document.querySelectorAll("label :is([type=checkbox], [type=radio])")) {
    if (unseen(one)) continue;
    const told = one.closest("label"), box = one.getBoundingClientRect();
    const said = boxes.filter((words) => told.contains(words.one)).map((words) => words.box);
    if (said.length && !said.some((line) => line.top < box.bottom - 4 && line.bottom > box.top + 4)) tell("apart", one, told.textContent);
  }
  const across = document.documentElement.scrollWidth;
  if (across > innerWidth) {
    const widest = [...document.body.querySelectorAll("*")].find((one) => one.getBoundingClientRect().right > innerWidth + 1 && !rolls(one));
    tell("scrolls", widest ?? document.body, "", across);
  }
  if (wide && document.documentElement.scrollHeight > innerHeight + 1) tell("scrolls", document.body, "", document.documentElement.scrollHeight);
  return faults.filter((one, at) => faults.findIndex((other) => other.slice(0, 3).join() === one.slice(0, 3).join()) === at);
}
