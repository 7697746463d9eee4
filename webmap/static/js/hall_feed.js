// News of the hall as they come: one long answer where it comes through, else asked for every other second. Goes on
// where it left off, whatever was cut.

const FAILURES = 2;
const SILENCE = 15000;
const ASK_EVERY = 2000;
const TRY_AGAIN = 60000;

export class Feed {
  /** `take(news)` for what is new, `tell(state)`: "open" | "away" | "ended", `here(counts)`. */
  constructor({ urls, take, tell, here = () => {} }) {
    Object.assign(this, { urls, take, tell, here, after: 0, failures: 0, source: null, timer: 0, watch: 0 });
  }

  start() {
    if (globalThis.EventSource && this.urls.events) this.#listen();
    else void this.#ask();
  }

  /** Where news are asked for: ask now. */
  nudge() {
    if (this.source || !this.asking) return;
    clearTimeout(this.timer);
    void this.#ask();
  }

  #listen() {
    this.asking = false;
    const mark = this.urls.events.includes("?") ? "&" : "?";
    const source = new EventSource(`${this.urls.events}${mark}after=${this.after}`);
    this.source = source;
    const alive = () => {
      this.failures = 0;
      this.tell("open");
      clearTimeout(this.watch);
      this.watch = setTimeout(() => this.#failed(), SILENCE);
    };
    source.addEventListener("message", ({ data }) => {
      alive();
      this.#give(JSON.parse(data));
    });
    source.addEventListener("here", ({ data }) => {
      alive();
      this.here(JSON.parse(data));
    });
    source.addEventListener("ended", () => this.#end());
    source.addEventListener("error", () => this.#failed());
    clearTimeout(this.watch);
    this.watch = setTimeout(() => this.#failed(), SILENCE);
  }

  #give(news) {
    this.after = news.seq;
    this.take(news);
    if (news.here) this.here(news.here);
  }

  // A server that is being started again answers soon: the first failure is tried once more, the second asked around.
  #failed() {
    this.#stop();
    this.failures += 1;
    this.tell("away");
    if (this.failures >= FAILURES) void this.#ask();
    else this.timer = setTimeout(() => this.#listen(), 1000);
  }

  #stop() {
    clearTimeout(this.watch);
    clearTimeout(this.timer);
    this.source?.close();
    this.source = null;
  }

  #end() {
    this.#stop();
    this.tell("ended");
  }

  async #ask(until = Date.now() + TRY_AGAIN) {
    this.asking = true;
    try {
      const mark = this.urls.log.includes("?") ? "&" : "?";
      const answer = await fetch(`${this.urls.log}${mark}after=${this.after}`, { headers: { Accept: "application/json" }, signal: AbortSignal.timeout?.(10000) });
      if (answer.status === 401) return this.#end();
      if (!answer.ok) throw new Error(String(answer.status));
      this.#give(await answer.json());
      this.tell("open");
    } catch {
      this.tell("away");
    }
    const again = Date.now() > until && globalThis.EventSource && this.urls.events;
    this.failures = again ? 0 : this.failures;
    this.timer = setTimeout(() => (again ? this.#listen() : void this.#ask(until)), (this.urls.every ?? ASK_EVERY) * (0.8 + 0.4 * Math.random()));
    return undefined;
  }
}
