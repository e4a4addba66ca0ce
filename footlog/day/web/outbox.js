// @ts-check
/** No tap lost: changes are stored in the browser until footlog has answered, and sent in order. */

/**
 * @typedef {{change: {id: string, at: number} & Record<string, any>, label: string, n?: number,
 *   refused?: string, isSlow?: boolean, isSent?: boolean, stored?: Promise<any>}} Entry
 * A change and what it is in words; `n` is its place in the store that all windows share, `refused`
 * why footlog does not save it. `isSent` says that footlog can have received it.
 */

const SLOW_MS = 1500;
const PATIENCE_MS = 8000;
const NOTED = "footlog.change ";
const RETRIES_MS = [1000, 2000, 4000, 5000];
const [SAVED, UNREADABLE, SIGNED_OUT, REFUSED] = [200, 400, 401, 409];

/** Return a new UUID; the browser's own function is missing where a page came over plain HTTP. */
export function newId() {
  const bytes = crypto.getRandomValues(new Uint8Array(16));
  const hex = Array.from(bytes, (byte) => byte.toString(16).padStart(2, "0")).join("");
  return hex.replace(/^(.{8})(.{4}).(.{3}).(.{3})/, "$1-$2-4$3-8$4-");
}

/** Send a change to footlog and return the status, 0 for no answer, and what came with it. */
export async function postChange(change) {
  const body = JSON.stringify({ ...change, age: Math.max(0, Date.now() - change.at) });
  const headers = { "content-type": "application/json" };
  const signal = AbortSignal.timeout(PATIENCE_MS);
  try {
    const reply = await fetch("/day", { method: "POST", headers, body, signal });
    return { status: reply.status, body: await reply.json().catch(() => null) };
  } catch {
    return { status: 0 };
  }
}

/**
 * The changes on their way. Its host's `post` sends one, `answered` is called with each that is
 * saved and its answer, `draw` when something looks different, `load` when footlog may be back.
 */
export class Outbox {
  /** @type {Entry[]} */
  entries = [];
  away = null; // how footlog is away, and why, as far as it says so
  settled = new Set();
  failures = 0;
  store = openStore();
  channel = new BroadcastChannel("footlog-day");
  constructor(host) {
    this.host = host;
    this.channel.onmessage = ({ data: { reply, ...entry } }) => this.settle(entry, reply);
    for (const event of ["online", "pageshow"]) addEventListener(event, () => this.wake());
    document.addEventListener("visibilitychange", () => document.hidden || this.wake());
    this.wake();
  }
  get open() { return this.entries.filter((entry) => !entry.refused); }
  add(change, label) {
    localStorage[NOTED + change.id] = JSON.stringify({ change, label });
    const entry = this.stored({ change, label });
    this.entries.push(entry);
    setTimeout(() => this.entries.includes(entry) && this.wait([entry]), SLOW_MS);
    this.send();
    return entry;
  }
  /** Put a change into the store; until it is there, its note keeps it through a reload. */
  stored({ change, label }) {
    const entry = { change, label, stored: this.store((all) => all.add({ change, label })) };
    entry.stored.then((n) => {
      entry.n = n;
      if (n !== undefined) delete localStorage[NOTED + change.id];
    });
    return entry;
  }
  wait(entries) {
    for (const entry of entries) entry.isSlow = true;
    this.host.draw();
  }
  async send() {
    if (this.isSending) return;
    this.isSending = true;
    for (let [next] = this.open; next; [next] = this.open) {
      next.isSent = true;
      const { status, body } = await this.host.post(next.change);
      const isRefused = [UNREADABLE, REFUSED].includes(status);
      const away = status === SIGNED_OUT ? "signed out" : "away";
      if (!isRefused && !(status === SAVED && body)) {
        this.lose(away, body?.refused);
        break;
      }
      Object.assign(this, { away: null, failures: 0 });
      const refused = body?.refused ?? "footlog could not read this change.";
      const reply = isRefused ? { refused } : { answer: body };
      this.channel.postMessage({ change: next.change, label: next.label, reply });
      this.settle(next, reply);
    }
    this.isSending = false;
  }
  /** Footlog does not answer: what waits is sent again soon. */
  lose(how, why) {
    clearTimeout(this.retry);
    const delay = RETRIES_MS[Math.min(this.failures++, RETRIES_MS.length - 1)];
    this.retry = setTimeout(() => this.wake().then(() => this.open[0] || this.host.load()), delay);
    this.away = { how, why };
    this.wait(this.open);
  }
  /** Footlog has answered, here or in another window; or the change is dropped: `reply` is empty. */
  settle({ change, label }, { answer, refused }) {
    const entry = this.entries.find((one) => one.change.id === change.id) ?? { change, label };
    const write = (work) => entry.stored?.then((n) => this.store((all) => work(all, n)));
    if (refused) {
      entry.refused = refused;
      write((all, n) => all.put({ n, change, label, refused }));
    } else {
      this.settled.add(change.id);
      this.entries = this.entries.filter((one) => one !== entry);
      delete localStorage[NOTED + change.id];
      write((all, n) => all.delete(n));
      if (answer) this.host.answered(change, answer);
    }
    this.host.draw();
  }
  /** Forget a change that was refused or never sent; return false when footlog can have it. */
  drop(entry) {
    if (!this.entries.includes(entry) || (entry.isSent && !entry.refused)) return false;
    this.channel.postMessage({ change: entry.change, reply: {} });
    this.settle(entry, {});
    return true;
  }
  /** Read what this window and others have left, and send it. */
  async wake() {
    const found = (await this.store((all) => all.getAll())) ?? [];
    const known = new Set([...this.settled, ...this.entries.map(({ change }) => change.id)]);
    for (const one of found.filter(({ change }) => !known.has(change.id))) {
      this.entries.push({ ...one, isSlow: true, isSent: true, stored: Promise.resolve(one.n) });
      known.add(one.change.id);
    }
    for (const name of Object.keys(localStorage).filter((key) => key.startsWith(NOTED))) {
      const one = JSON.parse(localStorage[name]);
      if (!known.has(one.change.id)) this.entries.push({ ...this.stored(one), isSlow: true, isSent: true });
    }
    this.entries.sort((one, other) => (one.n ?? Infinity) - (other.n ?? Infinity));
    this.host.draw();
    this.send();
  }
}

const resultOf = (request) => new Promise((resolve) => Object.assign(request, {
  onsuccess: () => resolve(request.result), onerror: () => resolve(undefined) }));

/** Return what does one thing with the store; where there is none, changes live in the page. */
function openStore() {
  const asked = indexedDB.open("footlog-day", 1);
  const how = { keyPath: "n", autoIncrement: true };
  asked.onupgradeneeded = () => asked.result.createObjectStore("changes", how);
  const opening = resultOf(asked);
  return async (work) => {
    const found = (await opening)?.transaction("changes", "readwrite", { durability: "strict" });
    return found && resultOf(work(found.objectStore("changes")));
  };
}
