// @ts-check
/** Today as a whole: what it shows, what taps do, and its place in Streamlit's page. */
import { h, patch } from "./dom.js";
import { createLead } from "./lead.js";
import { newId, Outbox, postChange } from "./outbox.js";
import { dayParts, isDone, markOf } from "./parts.js";

const [ANSWER_MS, DOUBLE_TAP_MS, FOLD_MS] = [8000, 1000, 3000];
const [TOAST_MS, GLANCE_MS, SETTLED_MS] = [15_000, 30_000, 200];
const SAME_PLACE_PX = 20;
const WIDE = matchMedia("(min-width: 900px)");
const DARK = matchMedia("(prefers-color-scheme: dark)");
const STILL = matchMedia("(prefers-reduced-motion: reduce)");

const zone = () => Intl.DateTimeFormat().resolvedOptions().timeZone;
const dayInAddress = () => new URLSearchParams(location.search).get("day");
const isHere = () => ["/", "/today"].includes(location.pathname);
const merged = (list, changes, key) =>
  list.map((one) => ({ ...one, ...changes?.find((other) => other[key] === one[key]) }));

/** Return what footlog answers, JSON or text; undefined when it does not. */
async function readFrom(address) {
  try {
    const reply = await fetch(address, { signal: AbortSignal.timeout(ANSWER_MS) });
    const isJson = reply.headers.get("content-type")?.includes("json");
    return reply.ok ? await (isJson ? reply.json() : reply.text()) : undefined;
  } catch {
    return undefined;
  }
}

/** The page of one day: `day` is as footlog has it, what is on its way is shown over it. */
class DayPage {
  root = Object.assign(document.createElement("div"), { id: "footlog-day" });
  given = { routes: true }; // what Streamlit's component got
  day = null;
  open = null; // the row, the moment or the panel that is open; `editing` is the set that is
  fresh = new Set(); // rows done just now: they fold when nobody has tapped for a while
  pending = new Map(); // the last change on its way, by what it is about
  known = new Map(); // what was fetched, by address
  tapped = { at: -DOUBLE_TAP_MS };
  last = null; // the last change made here
  newest = 0;
  said = "";
  outbox = new Outbox(this);
  lead = createLead(this);
  constructor() {
    const look = () => this.root.isConnected && this.hasNewDay() && this.load();
    const redraw = () => setTimeout(() => this.see() || this.draw(), SETTLED_MS);
    for (const query of [WIDE, DARK]) query.addEventListener("change", redraw);
    addEventListener("popstate", () => isHere() && this.root.isConnected && this.load());
    document.addEventListener("visibilitychange", look);
    setInterval(look, GLANCE_MS);
    this.root.addEventListener("pointerdown", () => this.foldLater());
    this.root.addEventListener("keydown", ({ key, ctrlKey, metaKey, target }) => {
      const isTyping = target.matches("input, textarea, select");
      if (key === "z" && (ctrlKey || metaKey) && !isTyping) this.undo();
    });
  }
  draw() {
    const ours = this.outbox.open.filter(({ change }) => change.day === this.day?.day);
    const about = (change) => change.about ?? change.token ?? change.moment ?? change.what;
    this.pending = new Map(ours.map((entry) => [about(entry.change), entry]));
    const props = { class: "day", "data-theme": this.look, "data-react-aria-top-layer": "true" };
    const parts = this.day ? dayParts(this) : this.banner() && h("p.notice", {}, this.banner());
    const around = [];
    for (let at = document.activeElement; this.root.contains(at); at = at.parentElement) around.push(at);
    patch(this.root, h("div", props, h("div.day-page", { key: "page" }, parts), this.lead.view()));
    if (!around[0] || around[0].isConnected) return;
    around.find((one) => one.isConnected)?.querySelector("button")?.focus({ preventScroll: true });
  }
  set(fields) {
    Object.assign(this, fields);
    this.draw();
    if (fields.editing) this.root.querySelector("form h2")?.focus();
    else if (fields.open) this.root.querySelector(".open .row")?.scrollIntoView({ block: "nearest" });
  }
  foldLater() {
    clearTimeout(this.folding);
    this.folding = setTimeout(() => this.fresh.size && this.set({ fresh: new Set() }), FOLD_MS);
  }
  /** Look up whether Streamlit is light or dark; it follows the device, or what was chosen there. */
  see() {
    const before = localStorage["footlog.theme"] ?? (DARK.matches ? "dark" : "light");
    this.look = this.given.theme ? getComputedStyle(this.root).colorScheme : before;
    localStorage["footlog.theme"] = this.look;
  }
  isWide() { return WIDE.matches; }
  isWritable() { return this.day.writable !== false; }
  isMoving() { return this.moving ?? !STILL.matches; }
  imageOf({ image }, isMoving) { return image[this.look + (isMoving ? "_moving" : "")]; }
  draftName(key, day = this.day.day) { return `footlog.draft ${day} ${key}`; }
  stateOf(mark) { return this.stateOfKey(mark.token) ?? (mark.set ? "saved" : "open"); }
  stateOfKey(key) {
    const entry = this.pending.get(key);
    return entry && (entry.isSlow ? "waiting" : "pressed");
  }
  scoreOf({ moment, score }) {
    const change = this.pending.get(moment)?.change;
    return change?.what === "pain" ? change.pain : (score?.pain ?? null);
  }
  record() {
    const change = this.pending.get("day")?.change;
    return change ? change.state && change : this.day.record;
  }
  /** The day's exercises, with the sets on their way beyond those that are planned. */
  rows() {
    return this.day.exercises.map((row) => {
      const tokens = row.marks.map((mark) => mark.token);
      const isMore = (key) => key.split("|")[1] === row.exercise && !tokens.includes(key);
      const marks = [...row.marks, ...[...this.pending.keys()].filter(isMore).map(markOf)];
      const place = ({ side, occasion }) => occasion * 2 + row.sides.indexOf(side);
      return { ...row, marks: marks.sort((one, other) => place(one) - place(other)) };
    });
  }
  banner = () => {
    const { open: { length: count }, away } = this.outbox;
    const wait = count === 1 ? "1 change waits here" : `${count} changes wait here`;
    if (!away) return null;
    if (away.how === "signed out") return "Sign in again. What you tapped waits here.";
    if (away.why) return `${away.why} ${wait}.`;
    if (count) return `footlog is away. ${wait} and will be saved when it is back.`;
    return "footlog is away. Go on: what you tap waits here until it is back.";
  };
  /** Return a handler that does `work`; the second of two taps, or one at its place, does nothing. */
  opens(key, work) {
    return (event) => {
      event.preventDefault();
      const { timeStamp: at, detail, clientX: x, clientY: y } = event;
      const before = this.tapped;
      const isSamePlace = detail && Math.hypot(x - before.x, y - before.y) < SAME_PLACE_PX;
      if (at - before.at < DOUBLE_TAP_MS && (key === before.key || isSamePlace)) return;
      this.tapped = { at, key, x, y };
      if (typeof work === "function") work(event.target);
      else this.set({ editing: null, ...work });
    };
  }
  /** Return the handler of a button that opens and closes `name`, and what it says of that. */
  toggles(name) {
    const isOpen = this.open === name;
    return [this.opens(name, { open: isOpen ? null : name }), { "aria-expanded": String(isOpen) }];
  }
  /** Return a handler that saves a change, or what a function makes of the form. */
  saves(key, label, change, then) {
    return this.opens(key, (form) => {
      const fields = typeof change === "function" ? change(form) : change;
      Object.assign(this, then);
      this.save(fields, label);
    });
  }
  score(event, { part, moment, title }, pain) {
    this.saves(`pain ${part}`, title, { what: "pain", moment, pain })(event);
  }
  /** Put the change into the outbox, unless a new day has begun since the page was loaded. */
  save(fields, label) {
    if (this.hasNewDay()) return this.turnPage();
    const { day, today, date } = this.day;
    const change = { id: newId(), at: Date.now(), zone: zone(), today, day, ...fields };
    this.show(this.outbox.add(change, `${label}, ${date}`));
  }
  /** Show what the last change has come to, for a while. */
  show(last) {
    clearTimeout(this.hiding);
    this.hiding = setTimeout(() => this.set({ last: null }), TOAST_MS);
    this.set({ last });
  }
  undo(entry = this.last) {
    if (!entry?.change || entry.change.what === "undo") return;
    const { id, token, moment } = entry.change;
    if (this.outbox.drop(entry)) this.tell(`Undone: ${entry.label}.`);
    else this.save({ what: "undo", of: id, token, moment }, `Undo: ${entry.label}`);
  }
  tell(text) {
    this.said = text;
    this.show({ text });
  }
  post(change) { return this.given.routes ? postChange(change) : this.hand(change); }
  answered(change, { version, text, day = {} }) {
    this.newest = Math.max(this.newest, version);
    const { id, token, moment } = change;
    if ("note" in change) delete localStorage[this.draftName(token ?? moment, change.day)];
    if (id === this.last?.change?.id) this.last.text = text;
    this.said = text;
    const before = this.day;
    if (change.day !== before?.day) return;
    const exercises = merged(before.exercises, day.exercises, "item");
    const pain = merged(before.pain, day.pain, "moment");
    this.day = { ...before, ...day, exercises, pain, version: this.newest };
    const wasDone = (at) => isDone(before.exercises[at]);
    exercises.forEach((row, at) => isDone(row) && !wasDone(at) && this.fresh.add(row.item));
    this.foldLater();
    if (version > before.version + 1) this.load(before.day);
  }
  async load(on = dayInAddress()) {
    const asked = (this.asked = {});
    if (!this.given.routes) return this.given.change({ what: "show" });
    const found = await readFrom(`/day?${new URLSearchParams({ zone: zone(), ...(on && { on }) })}`);
    if (asked !== this.asked) return;
    if (!found) return this.outbox.lose("away");
    if (!this.outbox.open[0]) this.outbox.away = null;
    this.arrive(found);
    if (found.version < this.newest) this.load(on);
  }
  arrive(day) {
    this.see();
    if (day.day !== this.day?.day) Object.assign(this, { open: null, editing: null, anyway: false });
    if (dayInAddress() && day.day === day.today) history.replaceState(null, "", location.pathname);
    this.set({ day, seen: this.deviceDay(day) });
  }
  goTo = async (on) => {
    const address = on === this.day.today ? location.pathname : `?day=${on}`;
    if (!this.given.routes) history.pushState(null, "", address);
    await this.load(on);
    if (this.given.routes && this.day.day === on) history.pushState(null, "", address);
  };
  /** Return what lies behind the address, once it was fetched; without routes what was given. */
  fetched(address, given) {
    if (this.given.routes && !this.known.has(address)) {
      this.known.set(address, null);
      readFrom(address).then((found) => {
        if (found === undefined) setTimeout(() => this.known.delete(address), ANSWER_MS);
        else if (this.known.set(address, found) && found) this.draw();
      });
    }
    return this.given.routes ? this.known.get(address) : given;
  }
  detailOf({ exercise }) { return this.fetched(`/day/exercise/${exercise}`, this.given.details?.[exercise]); }
  others() { return this.fetched(`/day/others?on=${this.day.day}&zone=${zone()}`, this.given.others); }
  staying() { return this.fetched(`/day/staying?on=${this.day.day}&zone=${zone()}`, this.given.staying); }
  feetFor({ score }) {
    const feet = document.createElement("div");
    feet.innerHTML = this.fetched("/day/feet", this.given.feet) ?? "";
    for (const site of score?.site?.split("; ") ?? []) {
      feet.querySelector(`[data-site="${CSS.escape(site)}"]`)?.setAttribute("aria-checked", "true");
    }
    return feet.innerHTML;
  }
  deviceDay({ day_start: start } = this.day) {
    const began = new Date(Date.now() - start * 60_000);
    return new Date(began - began.getTimezoneOffset() * 60_000).toISOString().slice(0, 10);
  }
  /** Tell whether a new day has begun: a clock that differs from footlog's begins none. */
  hasNewDay() {
    return this.day && !this.day.fixed && ![this.day.today, this.seen].includes(this.deviceDay());
  }
  async turnPage() {
    await this.load();
    const then = this.hasNewDay() ? "Its list comes when footlog is back." : "Tap again.";
    this.tell(`A new day has begun. ${then}`);
  }
  /** Draw the page where Streamlit will have it, before Streamlit is there. */
  async start() {
    await this.load();
    if (this.root.isConnected || !isHere()) return;
    this.host = Object.assign(document.createElement("div"), { className: "day-host" });
    this.host.append(this.root);
    document.body.append(this.host);
    const glance = setInterval(() => {
      if (!isHere()) this.host?.remove();
      if (!this.host?.isConnected) clearInterval(glance);
    }, 100);
  }
  /** Show the page in `parentElement`, with what Streamlit's component got; return how it leaves. */
  adopt({ data, parentElement, change }) {
    const [wasHere, focused] = [this.root.isConnected, document.activeElement];
    const { scrollTop } = this.host ?? {};
    this.given = { ...data, change };
    if (this.root.parentElement !== parentElement) parentElement.append(this.root);
    if (this.root.contains(focused)) focused.focus({ preventScroll: true });
    if (scrollTop) parentElement.closest("[data-testid=stMain]").scrollTop = scrollTop;
    this.host = this.host?.remove();
    this.see();
    this.watch(parentElement.closest("[data-testid=stApp]"));
    if (!data.routes) this.take(data);
    else if (!wasHere || (dayInAddress() ?? this.day?.today) !== this.day?.day) this.load();
    this.draw();
    return () => setTimeout(() => this.root.isConnected || this.lead.leave(), 500);
  }
  /** Streamlit's connection is the first to notice that footlog goes or comes. */
  watch(app) {
    this.watching ??= new MutationObserver(() => {
      const state = app.dataset.testConnectionState;
      if (state === "CONNECTED") this.outbox.wake().then(() => this.load(this.day?.day));
      else if (state === "PINGING_SERVER") this.outbox.lose("away");
    }).observe(app, { attributeFilter: ["data-test-connection-state"] }) ?? true;
  }
  /** Without routes, Streamlit gets the change; what it answers comes with the next data. */
  hand(change) {
    return new Promise((resolve) => {
      this.awaited = { id: change.id, resolve };
      this.given.change({ ...change, age: Math.max(0, Date.now() - change.at) });
      setTimeout(() => resolve({ status: 0 }), ANSWER_MS);
    });
  }
  take({ day, answers }) {
    this.arrive(day);
    const body = answers?.[this.awaited?.id];
    if (body) this.awaited.resolve({ status: body.refused ? 409 : 200, body });
    else this.outbox.wake();
  }
}

const page = new DayPage();
export const adoptDay = (given) => page.adopt(given);
export const startDay = () => page.start();
window.footlogDay = { adopt: adoptDay };
dispatchEvent(new Event("footlog-day"));
if (!import.meta.url.startsWith("blob:") && isHere()) startDay();
