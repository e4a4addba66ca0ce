// @ts-check
/** The session that leads through the exercises of a day; the timer of one is the same. */
import { sentence } from "./controls.js";
import { BY_ITSELF, GO, leadPart } from "./lead_parts.js";
import { nameOf } from "./parts.js";
import { beep, clock, keepAwake } from "./sound.js";

const [READY_SECONDS, SWITCH_SECONDS, RELAX_SECONDS, NEXT_SECONDS] = [5, 8, 3, 15];
const [REPETITION_SECONDS, LAST_SECONDS] = [4, 3];
const MARGIN_MS = 5; // a timer may be early by as much
const UNHEARD_MS = 2_000; // what follows a phase that ended unheard begins now,
const UNSEEN_MS = 10_000; // and waits for a tap when the device slept
const FEET = { left: "left foot", right: "right foot", both: "both feet" };

/**
 * What is played for marks of a row, in order: `token` is the set that a phase belongs to, `done`
 * the one that it ends. A phase without seconds waits for a tap.
 */
export function phasesOf(row, marks = row.marks.filter((mark) => !mark.set), counting = false) {
  return marks.flatMap(({ side, token }, at) => {
    const set = setOf(row, FEET[side], counting);
    if (at && side === marks[at - 1].side) set.unshift(["rest", "Rest", row.rest]);
    else if (at) set.unshift(["switch", `Change to the ${FEET[side]}`, SWITCH_SECONDS]);
    else if (set[0][2]) set.unshift(["ready", `Get ready, ${FEET[side]}`, READY_SECONDS]);
    return set.map(([kind, title, seconds, each], number) =>
      ({ kind, title, seconds, each, token, done: number === set.length - 1 ? token : null }));
  });
}

/** Holds, with pauses between, or repetitions; the plan's "3-1-3" are the seconds of one. */
function setOf({ hold, reps, tempo }, foot, counting) {
  if (hold) {
    return Array.from({ length: 2 * hold.holds - 1 }, (_, at) => {
      if (at % 2) return ["relax", "Relax", RELAX_SECONDS];
      const number = hold.holds > 1 ? `, ${at / 2 + 1} of ${hold.holds}` : "";
      return ["hold", `${hold.is_hold ? "Hold" : "Go"}, ${foot}${number}`, hold.seconds];
    });
  }
  const parts = tempo?.match(/\d+/g) ?? [];
  const each = parts.reduce((sum, part) => sum + Number(part), 0) || REPETITION_SECONDS;
  const isCounted = counting && reps;
  return [isCounted ? ["count", sentence(foot), reps * each, each] : ["set", sentence(foot), null]];
}

/** Return the session over the page of a day. */
export const createLead = (page) => new Lead(page);

/** Where the session is: in the exercise `row`, at the phase `at`, under a panel or not. */
class Lead {
  isOpen = false;
  counting = false;
  through = new Map(); // the exercises behind, by item: why each was skipped, or ""

  constructor(page) {
    this.page = page;
    document.addEventListener("visibilitychange", () => this.stayAwake());
  }
  get rows() { return this.page.rows().filter(({ item }) => !this.only || item === this.only); }
  get open() {
    return this.rows.filter((row) => !this.through.has(row.item) && this.openMarks(row).length);
  }
  get phase() { return this.row && this.phases[this.at]; }
  get left() { return this.panel ? this.stopped : this.endsAt - clock(); }
  get during() { return this.page.day.pain.find((one) => one.moment === "during"); }
  isOpenMark(mark) { return this.page.stateOf(mark) === "open"; }
  /** The marks of this session: of an exercise that is done twice a day, those of one time. */
  marks(row) { return row.marks.filter((one) => !this.occasion || one.occasion === this.occasion); }
  /** A dose without a number of sets always has one more open mark: one set of it is led. */
  openMarks(row) {
    const open = this.marks(row).filter((mark) => this.isOpenMark(mark));
    return row.open_ended && !this.only && open.length < row.marks.length ? [] : open;
  }

  /** Return the session as a tree; null while it is closed. */
  view() {
    if (!this.isOpen) return null;
    queueMicrotask(() => this.cover());
    this.row &&= this.rows.find(({ item }) => item === this.row.item) ?? this.row;
    return leadPart(this);
  }
  show(said, isStep) {
    Object.assign(this, { said, isStep });
    this.page.draw();
    this.wait();
  }
  /** Look at the clock again when the next second is over. */
  wait() {
    clearTimeout(this.timer);
    if (!this.isOpen || !this.phase?.seconds || this.panel) return;
    this.timer = setTimeout(() => this.tick(), (Math.max(0, this.left) % 1000) + MARGIN_MS);
  }
  /** Cover the page, again when the dialog was moved in it; each step begins at its title. */
  cover() {
    const dialog = document.querySelector("dialog.lead");
    if (dialog && !dialog.matches(":modal")) {
      dialog.removeAttribute("open");
      dialog.showModal();
    }
    if (this.isStep) dialog?.querySelector("h2").focus();
    this.isStep = false;
  }
  async stayAwake() {
    if (!document.hidden) this.mayGoDark = !(await keepAwake(() => this.isOpen && this.row));
  }

  /** Begin at the first open mark of the day or of an exercise; of two times a day, the next. */
  start(only) {
    Object.assign(this, { isOpen: true, only, row: null, occasion: null });
    this.through = new Map([...this.through].filter(([item, why]) => why && item !== only));
    if (!this.open.length) this.through.clear();
    const occasions = this.open.flatMap((row) => this.openMarks(row).map((mark) => mark.occasion));
    this.occasion = occasions.length ? Math.min(...occasions) : null;
    for (const row of this.open) if (row.image) new Image().src = this.page.imageOf(row, true);
    this.stayAwake();
    this.arrive();
  }
  leave() {
    this.isOpen = false;
    this.wait();
    this.stayAwake();
    document.querySelector("dialog.lead")?.close(); // gives the focus back
    this.page.draw();
  }

  /** Go to the next exercise or to the end. What runs waits before it begins, but for the first. */
  arrive() {
    const waits = Boolean(this.row);
    [this.row] = this.open;
    this.hurt = null;
    if (this.row) this.plan(waits);
    else this.end();
  }
  end() {
    this.row = this.panel = null;
    this.stayAwake();
    beep(880, 0.6);
    if (this.only) this.leave();
    else this.show("The end", true);
  }
  plan(waits, counting = this.counting) {
    Object.assign(this, { panel: null, counting });
    this.phases = phasesOf(this.row, this.openMarks(this.row), this.counting);
    const [first] = this.phases;
    const seconds = localStorage[BY_ITSELF] ? NEXT_SECONDS : null;
    const next = { ...first, kind: "next", title: "When you are ready", seconds };
    if (waits && first.seconds) this.phases.unshift(next);
    this.enter(0);
  }

  /** Play the phase `at`, which began then, or the first one after it whose set is still open. */
  enter(at, began = clock()) {
    const open = this.openMarks(this.row).map((mark) => mark.token);
    this.at = this.phases.findIndex((one, number) => number >= at && open.includes(one.token));
    if (this.at < 0) return this.skip("");
    const { phase: { kind, title, seconds }, row } = this;
    Object.assign(this, { began, endsAt: began + 1000 * seconds });
    const isWork = GO[kind] === "Done";
    beep(isWork ? 880 : 440, 0.25);
    navigator.vibrate?.(isWork ? 300 : [100, 80, 100]);
    const words = isWork && !row.hold ? row.amount.words : `${seconds} seconds`;
    this.show(kind === "next" ? `Next: ${row.name}, ${row.dose}` : `${title}, ${words}`, at === 0);
  }
  tick() {
    const { done, each, seconds } = this.phase;
    const [second, late] = [Math.ceil(this.left / 1000), -this.left];
    if (late >= 0) {
      const began = late < UNHEARD_MS ? this.endsAt : clock();
      if (done) this.finish({}, began);
      else this.enter(this.at + 1, began);
      if (late > UNSEEN_MS && this.row) this.turn("paused");
    } else {
      if (each && (seconds - second) % each === 0) beep(880, 0.12);
      else if (!each && second <= LAST_SECONDS) beep(660, 0.08);
      this.page.draw();
      this.wait();
    }
  }

  /** Tick the set that is played, unless it is done by now, and go on to what follows. */
  finish(fields, began) {
    const { token } = this.phase;
    const mark = this.row.marks.find((one) => one.token === token);
    const [label, isOpen] = [nameOf(this.row, mark), this.isOpenMark(mark)];
    if (isOpen) this.page.save({ what: "tick", token, ...fields }, label);
    if (this.hurt) this.page.save({ what: "change", token, pain: this.hurt }, label);
    this.panel = this.hurt = null;
    const next = this.phases.findIndex((phase, at) => at > this.at && phase.token !== token);
    this.enter(next < 0 ? this.phases.length : next, began);
  }
  skip(reason, then = this.arrive) {
    this.through.set(this.row.item, reason);
    then.call(this);
  }
  /** Show a panel, for which the exercise waits; null goes on with it. */
  turn(panel) {
    if (!this.panel) this.stopped = this.left;
    if (!panel) this.endsAt = clock() + this.stopped;
    this.panel = panel;
    this.show(panel === "paused" ? "Paused" : "", true);
  }
  /** The worst pain during the exercises stays that of the day; the set gets its own. */
  score(pain) {
    const places = document.querySelectorAll(".lead [data-site][aria-checked=true]");
    const site = [...places].map((place) => place.dataset.site).join("; ");
    const fields = { what: "pain", moment: "during", pain, ...(site && { site }) };
    if (pain >= (this.page.scoreOf(this.during) ?? 0)) this.page.save(fields, this.during.title);
    this.hurt = pain;
    this.page.draw();
  }
}
