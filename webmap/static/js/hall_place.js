// スマホ: where a note is meant, if anywhere — a place that the map knows, a town by its name, or a spot that is pressed.

import { HallMap } from "./hall_map.js";
import { byId, make, page } from "./page.js";

/** The ground of the meeting; null where it does not come. */
export async function ground() {
  const answer = page.urls.ground ? await fetch(page.urls.ground).catch(() => null) : null;
  return answer?.ok ? answer.json() : null;
}

/** The names of listed places by their ids, in the order of their names. */
export function listed(layers) {
  const named = (layers?.places?.features ?? []).map(({ properties }) => [properties.id, properties.name]);
  return new Map(named.sort(([, one], [, other]) => one.localeCompare(other, "ja")));
}

export const choices = (pairs) => [...pairs].map(([value, name]) => make("option", { value }, name));

export class Place {
  constructor() {
    this.names = new Map();
    this.map = null;
    this.set({});
    for (const name of ["town", "listed"]) byId(name).addEventListener("change", () => this.set({ town: byId("town").value, place: byId("listed").value, spot: byId("listed").value ? null : this.spot }));
    byId("unplace").addEventListener("click", () => this.set({}));
    byId("place").addEventListener("toggle", () => void this.#open());
  }

  get fields() {
    return { town: this.town, place: this.place, spot: this.spot };
  }

  /** As a note has it; the lists and the map follow as soon as they are there. */
  set({ town = "", place = "", spot = null }) {
    this.town = town;
    this.place = place;
    this.spot = spot ? spot.map((one) => Number(one.toFixed(6))) : null;
    byId("town").value = town;
    byId("listed").value = place;
    this.map?.pin(this.spot && !place ? [{ lonlat: this.spot, text: "", colour: "#b3261e" }] : []);
    byId("unplace").hidden = !spot && !town && !place;
    byId("placed").textContent = this.spot && !place ? "地図に置きました。およその場所だけが映ります。" : "";
  }

  /** In words, for the list of one's own notes. */
  said({ town, place, spot }) {
    const words = place ? this.names.get(place) ?? "地図にある場所" : town || (spot ? "地図に置きました" : "");
    return words && `・${words}`;
  }

  async #open() {
    if (this.map) return;
    const layers = await ground();
    if (!layers || this.map) return;
    const towns = [...new Set((layers.areas?.features ?? []).map(({ properties }) => properties?.name).filter(Boolean))];
    this.names = listed(layers);
    byId("town").append(...choices(towns.map((name) => [name, name])));
    byId("listed").append(...choices(this.names));
    byId("listed-room").hidden = !this.names.size;
    byId("map").hidden = false;
    this.map = new HallMap(byId("map"), layers, { pick: (spot) => this.set({ ...this.fields, place: "", spot }) });
    byId("map").hidden = !this.map.drawn;
    this.set(this.fields);
  }
}
