// @ts-check
/** What the session shows: an exercise that is played, or a panel over it. */
import { action, sentence } from "./controls.js";
import { h } from "./dom.js";
import { placesPart, scalePart, tapPlace } from "./pain.js";
import { noticeParts } from "./parts.js";
import { clock } from "./sound.js";

const ACCIDENT_MS = 600; // so soon after a phase began, a tap was meant for the one before
export const BY_ITSELF = "footlog.next-by-itself";
export const GO = { hold: "Done", count: "Done", set: "Done", next: "Start", ready: "Start now" };
const SKIPS = ["too sore", "no time", "not sure how"];
const DARK_WORDS = "The screen may go dark: your browser cannot keep it on.";
const MAIN = { class: "main", key: "main" };
const part = (name, ...children) => h(`div.lead-${name}`, { key: name }, children);
const text = (name, words) => words && h(`p.lead-${name}`, { key: name }, words);
const heading = (words) =>
  h("h2", { id: "lead-title", tabindex: -1, dir: "auto", key: words }, words);

export function leadPart(lead) {
  const kind = lead.panel ?? lead.phase?.kind ?? "end";
  const oncancel = (event) => {
    event.preventDefault();
    if (lead.panel) lead.turn(null);
    else lead.leave();
  };
  const props = { key: "lead", "aria-labelledby": "lead-title", "data-kind": kind, oncancel };
  const [key, view] = PANELS[kind] ? [kind, PANELS[kind]] : ["play", playPart];
  return h("dialog.lead", props, headOf(lead), noticeParts(lead.page),
    h(`div.lead-body.lead-${key}`, { key }, view(lead),
      kind in PANELS && kind !== "end" && action("Go on", () => lead.turn(null), MAIN)),
    h("p.lead-said", { key: "said", "aria-live": "assertive" }, lead.said));
}

function headOf(lead) {
  const marks = lead.rows.flatMap((row) => lead.marks(row));
  const done = marks.filter((mark) => !lead.isOpenMark(mark)).length;
  const at = lead.rows.findIndex(({ item }) => item === lead.row?.item) + 1;
  const words = `${done} of ${marks.length} sets done`;
  return h("header", { key: "head" },
    text("place", at && !lead.only ? `${at} of ${lead.rows.length} · ${words}` : words),
    lead.row && action("Leave", () => lead.leave()),
    h("progress", { max: marks.length, value: done, "aria-label": words }));
}

function playPart(lead) {
  const { row, phase, phases, panel, page, counting } = lead;
  const isWork = GO[phase.kind] === "Done" && !panel;
  const next = lead.open.find(({ item }) => item !== row.item);
  const follows = phases[lead.at + 1]?.title ?? (next ? "the next exercise" : "the end");
  const turns = (words, to) => action(words, () => lead.turn(to), { key: to });
  const chosen = (words, isOn, onclick) =>
    action(words, onclick, { key: words, "aria-pressed": String(Boolean(isOn)) });
  const isMoving = page.isMoving();
  const go = () => {
    if (panel) lead.turn(null);
    else if (clock() - lead.began < ACCIDENT_MS) return;
    else if (isWork) lead.finish({});
    else lead.enter(lead.at + 1);
  };
  const count = () => lead.plan(false, !counting);
  const hurry = () => {
    localStorage[BY_ITSELF] = localStorage[BY_ITSELF] ? "" : "yes";
    lead.plan(true);
  };
  return [
    part("about",
      row.image && h("img", { src: page.imageOf(row, isMoving), alt: row.image.alt }),
      heading(row.name),
      part("facts", text("dose", [row.dose, ...row.extra].join(" · ")), marksPart(lead))),
    part("stage", text("phase", panel ? "Paused" : phase.title), facePart(lead),
      text("then", phase.kind !== "next" && `Then: ${follows}`),
      text("dark", lead.mayGoDark && phase.kind === "ready" && DARK_WORDS)),
    part("options", turns("How to do it", "how"),
      row.image && chosen("Moving drawing", isMoving, () => page.set({ moving: !isMoving })),
      row.reps && !row.hold && chosen("Count for me", counting, count),
      phase.kind === "next" &&
        chosen("Start each exercise by itself", localStorage[BY_ITSELF], hurry)),
    part("act",
      phase.seconds && !panel && turns("Pause", "paused"), isWork && turns("Fewer", "fewer"),
      turns("It hurts", "hurts"), turns("Skip", "skip"),
      action(panel ? "Go on" : (GO[phase.kind] ?? "Go on"), go, MAIN)),
    next && part("next", next.image && h("img", { src: page.imageOf(next, false), alt: "" }),
      text("name", `Next: ${next.name}, ${next.dose}`)),
  ];
}

/** The number that is seen from afar, in a ring that empties. */
function facePart({ row, phase: { seconds, each }, left }) {
  const second = Math.max(0, Math.ceil(left / 1000));
  const minutes = `${Math.floor(second / 60)}:${String(second % 60).padStart(2, "0")}`;
  const counted = Math.min(row.reps, Math.floor((seconds - second) / each) + 1);
  let [number, unit] = row.amount.words.split(/ (.*)/);
  if (each) [number, unit] = [counted, `of ${row.amount.words}`];
  else if (seconds) [number, unit] = second < 100 ? [second, "seconds"] : [minutes, "minutes"];
  const rest = seconds ? Math.max(0, left / 1000 / seconds) : 1;
  const style = `--rest: ${rest}; --digits: ${String(number).length}`;
  return h("p.lead-face", { key: "face", role: "timer", style },
    h("b", {}, number), h("span", {}, unit));
}

function marksPart(lead) {
  const marks = lead.marks(lead.row).map((mark, at, all) => [
    mark.side !== "both" && mark.side !== all[at - 1]?.side && h("b", {}, mark.side[0]),
    h("i", { "data-state": lead.page.stateOf(mark), "data-now": mark.token === lead.phase.token },
      mark.number)]);
  return h("p.lead-marks", { key: "marks", "aria-hidden": "true" }, marks);
}

const PANELS = {
  hurts(lead) {
    const { day } = lead.page;
    const isOver = lead.hurt > day.pain_rule.limit;
    const stop = () => lead.skip("too sore", lead.end);
    const score = (event, one, pain) => lead.score(pain);
    const tap = (event) => tapPlace(event) && lead.score(lead.hurt);
    return [
      heading("How much does it hurt?"),
      scalePart({ scoreOf: () => lead.hurt, stateOfKey: () => null, score }, { title: "Pain now" }),
      text("over", isOver && day.pain_rule.over),
      text("dose", lead.row.bad_day && `On a bad day: ${lead.row.bad_day}`),
      part("choices", action("Skip this exercise", () => lead.skip("too sore")),
        action("Stop for today", stop, isOver && { class: "main" })),
      lead.hurt > 0 && placesPart(lead.page, {}, tap),
    ];
  },
  fewer: (lead, { name, amount } = lead.row) => [
    heading("How much did you do?"), text("dose", `${name}: ${amount.words} planned`),
    part("choices", amount.others.map((one) =>
      action(one.words, () => lead.finish({ amount: one.amount })))),
  ],
  skip: (lead) => [
    heading(`Skip ${lead.row.name}, because`),
    part("choices", SKIPS.map((why) => action(sentence(why), () => lead.skip(why)))),
  ],
  how({ row, page }) {
    const { steps = [], feel, caution } = page.detailOf(row) ?? {};
    return [heading(row.name), h("ol", {}, steps.map((step) => h("li", {}, step))),
      text("feel", feel), text("caution", caution)];
  },
  end(lead) {
    const { page, rows, through } = lead;
    const states = rows.flatMap((row) => row.marks.map((mark) => lead.isOpenMark(mark)));
    const [isLeft, isBegun] = [states.includes(true), states.includes(false)];
    const reason = !isBegun && !page.record() && [...through.values()].find(Boolean);
    const miss = () => {
      page.save({ what: "day", state: "missed", reason, title: "Missed" }, "Missed");
      lead.leave();
    };
    const line = (row, marks = lead.marks(row)) => {
      const done = marks.filter((mark) => !lead.isOpenMark(mark)).length;
      const words = [`${done} of ${marks.length}`, through.get(row.item)].filter(Boolean);
      return h("li", { "data-done": done === marks.length },
        h("b", {}, row.name), h("span", {}, words.join(", skipped: ")));
    };
    return [
      heading(!isBegun ? "Nothing done" : isLeft ? "Done for now" : "All done"),
      h("ul", {}, rows.map((row) => line(row))),
      text("week", !isLeft && page.day.week),
      reason && action(`Record this day as missed: ${reason}`, miss),
      (isBegun || page.scoreOf(lead.during) !== null) && scalePart(page, lead.during),
      action("Close", () => lead.leave(), MAIN),
    ];
  },
};
