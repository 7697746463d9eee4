// Gives the map that folium drew its words: every text of a place is set as text, never as markup.
// Known from html_file.py: map_places, one geo_json_<kind> per kind, and `n`, the number of a place in the list.
(() => {
  "use strict";
  const { headings, places } = JSON.parse(document.getElementById("told").textContent);
  const map = window.map_places;
  const layers = new Map();
  const markers = new Map();
  const atSpot = new Map();
  const CLOSE = 16;

  const element = (name, text = "") => {
    const made = document.createElement(name);
    made.textContent = text;
    return made;
  };

  const card = (n) => {
    const [name, kind, ...facts] = places[n].cells;
    const made = document.createElement("section");
    const link = element("a", name);
    link.href = `#place-${encodeURIComponent(places[n].id)}`;
    const title = document.createElement("h2");
    title.append(link);
    const list = document.createElement("dl");
    facts.forEach((fact, i) => {
      if (fact) list.append(element("dt", headings[i + 2]), element("dd", fact));
    });
    made.append(title, element("p", kind));
    if (places[n].note) made.append(element("p", places[n].note));
    made.append(list);
    return made;
  };

  // One hall may host several groups: whoever clicks one symbol sees all that meet there.
  const popup = (spot) => {
    const made = document.createElement("div");
    made.append(...atSpot.get(spot).map(card));
    return made;
  };

  const label = (marker) => {
    const icon = marker.getElement();
    if (!icon) return;
    icon.title = places[marker.feature.properties.n].cells[0];
    icon.setAttribute("aria-label", icon.title);
  };

  const show = (n) => {
    const marker = markers.get(n);
    const box = document.querySelector(`input[data-kind="${places[n].kind}"]`);
    if (!box.checked) box.click();
    map.getContainer().scrollIntoView({ block: "nearest" });
    map.setView(marker.getLatLng(), Math.max(map.getZoom(), CLOSE), { animate: false });
    marker.openPopup();
    marker.getPopup().getElement().querySelector("a").focus({ preventScroll: true });
  };

  for (const kind of new Set(places.map((place) => place.kind))) {
    const layer = window[`geo_json_${kind}`];
    if (!layer) continue;
    layers.set(kind, layer);
    layer.eachLayer((marker) => {
      const { n } = marker.feature.properties;
      const spot = marker.feature.geometry.coordinates.join();
      atSpot.set(spot, [...(atSpot.get(spot) ?? []), n]);
      markers.set(n, marker);
      marker.bindPopup(() => popup(spot), { maxHeight: 320, minWidth: 200 });
      marker.on("add", () => label(marker));
      label(marker);
    });
  }

  for (const box of document.querySelectorAll("input[data-kind]")) {
    const layer = layers.get(box.dataset.kind);
    box.disabled = !layer;
    box.addEventListener("change", () => (box.checked ? layer.addTo(map) : layer.remove()));
  }

  for (const link of document.querySelectorAll("a[data-place]")) {
    link.addEventListener("click", (event) => {
      event.preventDefault();
      show(Number(link.dataset.place));
    });
  }

  const showAll = () => {
    const bounds = L.featureGroup([...layers.values()]).getBounds();
    map.fitBounds(bounds, { padding: [30, 30], maxZoom: CLOSE, animate: false });
  };

  showAll();
  map.getContainer().setAttribute("role", "region");
  map.getContainer().setAttribute("aria-label", "場所の地図");
  L.control.zoom({ zoomInTitle: "拡大", zoomOutTitle: "縮小" }).addTo(map);
  L.control.scale({ imperial: false }).addTo(map);
  map.on("popupopen", ({ popup: opened }) => {
    opened.getElement().querySelector(".leaflet-popup-close-button").setAttribute("aria-label", "閉じる");
  });

  // On paper the map has another size: all places are shown there, and the screen finds its view again.
  const paper = window.matchMedia("print");
  let view = null;
  paper.addEventListener("change", () => {
    if (paper.matches) view = [map.getCenter(), map.getZoom()];
    map.invalidateSize({ animate: false });
    if (paper.matches) {
      map.closePopup();
      showAll();
    } else if (view) {
      map.setView(...view, { animate: false });
    }
  });
})();
