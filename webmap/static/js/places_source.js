// Places on the map, whichever way they come: all at once as columns, or tile by tile where a city holds too many.
// Both ways answer alike: ask (draw a 絞り込み), within (what lies in view), hits (what was pressed), mark (the chosen one).

import { fetchJson } from "./page.js";
import { featuresOf } from "./columns.js";
import { dataUrl, nowhere, ofKinds, within } from "./state.js";

const CHOSEN = "chosen-place";
const NOTHING = { type: "FeatureCollection", features: [] };
const bare = (places) => ({ type: "FeatureCollection", features: places });

/** The way that the server proposes for this viewer's number of places. */
export function openPlaces(told) {
  const layer = told.layers.find((one) => one.id === "places");
  return told.places.way === "tiles" ? new Tiled(layer, told) : new Whole(layer, told);
}

class Places {
  constructor(layer, told) {
    Object.assign(this, { layer, ways: told.places, all: Object.keys(told.kinds), about: NOTHING, map: null });
  }

  /** Draw with the rules of the layer; the chosen place has a source of its own, so that no group can swallow it. */
  addTo(map, source, extra = {}) {
    this.map = map;
    map.addSource("places", source);
    map.addSource(CHOSEN, { type: "geojson", data: NOTHING });
    for (const rule of this.layer.rules) {
      const own = rule.id === "chosen" ? { source: CHOSEN, filter: ["has", "id"] } : { source: "places", ...extra };
      map.addLayer({ ...rule, ...own });
    }
  }

  /** The chosen place of a shared hall stands above the others that meet there. */
  raise() {
    const drawn = this.layer.rules.find((rule) => rule.id === "symbol");
    this.map?.addLayer({ ...drawn, id: "chosen-symbol", source: CHOSEN });
  }

  mark(told) {
    const there = told?.lonlat ?? null;
    const geometry = there && { type: "Point", coordinates: there };
    const properties = there && { id: told.id, icon: told.icon, rank: 2 };
    this.map?.getSource(CHOSEN)?.setData(there ? bare([{ type: "Feature", geometry, properties }]) : NOTHING);
  }
}

/** All places are here: kinds are shown and hidden at once, only words and zones are asked for. */
class Whole extends Places {
  async load(state, signal) {
    this.url = dataUrl(this.ways.columns, state);
    const told = await fetchJson(this.url, signal);
    this.about = { ...told, features: featuresOf(told) };
    this.kinds = this.all;
    return this.about;
  }

  addTo(map) {
    super.addTo(map, { type: "geojson", data: bare(this.about.features), promoteId: "id" });
  }

  async ask(state, kinds, signal) {
    if (dataUrl(this.ways.columns, state) !== this.url) {
      await this.load(state, signal);
      this.map?.getSource("places")?.setData(bare(this.about.features));
    }
    this.kinds = kinds;
    for (const { id, filter } of this.layer.rules) {
      if (id !== "chosen" && this.map?.getLayer(id)) this.map.setFilter(id, this.narrowed(filter, kinds));
    }
    const found = this.shown();
    return { found: found.length, lost: nowhere(found).length };
  }

  /** A rule's own filter where every kind is shown: the same as before is not laid out again. */
  narrowed(filter, kinds) {
    const shown = kinds.length < this.all.length ? ["in", ["get", "kind"], ["literal", kinds]] : null;
    return filter && shown ? ["all", filter, shown] : (filter ?? shown);
  }

  shown() {
    return ofKinds(this.about.features, this.kinds);
  }

  async within(bounds) {
    const features = within(this.shown(), bounds);
    return { found: features.length, features };
  }

  hits(rendered) {
    const ids = new Set(rendered.map((hit) => hit.properties.id));
    return this.about.features.filter((one) => ids.has(one.properties.id));
  }
}

/** The places stay with the server: it is asked for the tiles in view, for counts and for what a panel lists. */
class Tiled extends Places {
  async load(state, signal, kinds = this.all) {
    this.query = (url) => {
      const asked = new URL(dataUrl(url, state), location.href);
      if (kinds.length < this.all.length) asked.searchParams.set("kind", kinds.join(","));
      return asked.pathname + asked.search;
    };
    this.kinds = kinds;
    this.about = kinds.length ? await fetchJson(this.query(this.ways.said), signal) : { ...this.about, found: 0, lost: 0 };
    return this.about;
  }

  /** The tiles of what is asked for now. */
  tiles() {
    const [path, query = ""] = this.query(this.ways.tiles).split("?");
    const tile = path.replace("/0/0/0.mvt", "/{z}/{x}/{y}.mvt");
    return `${location.origin}${tile}${query && `?${query}`}`;
  }

  addTo(map) {
    const { deepest } = this.ways;
    super.addTo(map, { type: "vector", tiles: [this.tiles()], minzoom: 0, maxzoom: deepest }, { "source-layer": "places" });
    this.drawn = this.tiles();
  }

  async ask(state, kinds, signal) {
    await this.load(state, signal, kinds);
    for (const { id } of this.layer.rules) {
      if (id !== "chosen") this.map?.setLayoutProperty(id, "visibility", kinds.length ? "visible" : "none");
    }
    if (this.map && kinds.length && this.tiles() !== this.drawn) {
      this.drawn = this.tiles();
      this.map.getSource("places").setTiles([this.drawn]);
    }
    return { found: this.about.found, lost: this.about.lost };
  }

  async within(bounds, signal) {
    if (!this.kinds.length) return { found: 0, features: [] };
    const [path, query = ""] = this.query(this.ways.within).split("?");
    const asked = new URLSearchParams(query);
    asked.set("box", bounds.join(","));
    const told = await fetchJson(`${path}?${asked}`, signal);
    return { found: told.found, features: told.rows.map((properties) => ({ properties })) };
  }

  hits(rendered) {
    const byId = new Map(rendered.map((hit) => [hit.properties.id, { properties: { where: "", ...hit.properties } }]));
    return [...byId.values()];
  }
}
