// @ts-check
/** The parts of Today: trees made of the day, of what is on its way, and of what is open. */
import { FIELDS, ON_SIDE, OTHER_SIDE, action, buttons, fieldsOf } from "./controls.js";
import { noteField, notice, ordinal, plural, sentence } from "./controls.js";
import { h } from "./dom.js";
import { painPart } from "./pain.js";

const planned = (row) => row.marks.filter((mark) => mark.set || !row.open_ended);
/** Tell whether all that is planned is done; of a dose without a number, one set is enough. */
export const isDone = (row) => planned(row).length > 0 && planned(row).every((mark) => mark.set);
/** Return the words for a set: "Soleus stretch, left, set 1, 2nd time". */
export const nameOf = (row, { side, number, occasion }) =>
  `${row.name}${ON_SIDE[side]}, set ${number}${occasion > 1 ? `, ${ordinal(occasion)} time` : ""}`;
/** Return the mark of a set beyond those that are planned, from its token. */
export function markOf(token) {
  const [, , side, occasion, number] = token.split("|");
  return { token, side, occasion: +occasion, number: +number, title: sentence(`${side} ${number}`) };
}
/** Return the page, in reading order. */
export function dayParts(page) {
  const [rows, record] = [page.rows(), page.record()];
  const marks = rows.flatMap(planned);
  const [isBegun, isEnd] = [marks.some((mark) => mark.set), rows.length > 0 && rows.every(isDone)];
  const pain = [painPart(page, "before", !isEnd), painPart(page, "after", isBegun)];
  const list = h("section.list", { key: "list", "aria-label": "Exercises" },
    (!record || page.anyway) && h("ul", {}, rows.map((row) => rowPart(page, row))), otherPart(page));
  const first = record ? recordPart(page, record) : isEnd ? cardPart("end", "All sets done", page.day.week)
    : rows.length ? startPart(page, rows, isBegun) : emptyPart(page.day);
  const order = isEnd ? [first, pain.reverse(), list] : [first, pain[0], list, pain[1]];
  return [headPart(page, rows, marks), noticeParts(page),
    page.isWide() ? h("div.columns", {}, h("div", {}, first, list), h("div", {}, pain)) : order,
    stayingPart(page.staying()), toastPart(page),
    h("p.unseen", { key: "status", role: "status" }, page.said)];
}

function headPart({ day, given, goTo }, rows, marks) {
  const step = (days, sign, words) => {
    const on = new Date(Date.parse(day.day) + days * 86_400_000).toISOString().slice(0, 10);
    const disabled = on > day.last || on < day.first;
    return action(sign, () => goTo(on), { class: "round", "aria-label": words, disabled });
  };
  const done = marks.filter((mark) => mark.set).length;
  const left = rows.map((row) => row.seconds * planned(row).filter((mark) => !mark.set).length);
  const minutes = Math.ceil(left.reduce((sum, one) => sum + one, 0) / 60);
  return h("header", { key: "head" },
    h("div.title", {}, given.routes && h("h1", {}, day.title),
      day.day !== day.today && action("Today", () => goTo(day.today), { key: "today", class: "link" }),
      h("nav", { key: "days", "aria-label": "Day" },
        step(-1, "‹", "The day before"), dateField(day, goTo), step(1, "›", "The day after"))),
    marks.length > 0 && [
      h("p.ends", { key: "progress" }, h("span", {}, `${done} of ${plural(marks.length, "set")}`),
        minutes > 0 && h("span", {}, `about ${minutes} min${done ? " left" : ""}`)),
      h("progress", { key: "bar", max: marks.length, value: done, "aria-label": "Sets done" })]);
}
/** The browser's own calendar over the date; one that is typed counts with Enter or when it is left. */
function dateField({ day, date, first, last }, goTo) {
  const choose = ({ target }) => {
    if (!target.value || !target.validity.valid) target.value = day;
    if (target.value !== day) goTo(target.value);
  };
  return h("label.date", {}, date, h("input", {
    type: "date", "aria-label": "Change day", value: day, min: first, max: last, onblur: choose,
    onclick: ({ target }) => target.showPicker(), onpointerdown: ({ target }) => (target.typed = false),
    onkeydown: (event) => (event.key === "Enter" ? choose(event) : (event.target.typed = true)),
    onchange: (event) => event.target.typed || choose(event) }));
}

function startPart(page, rows, isBegun) {
  if (!page.isWritable()) return null;
  const words = isBegun ? `Go on: ${rows.find((row) => !isDone(row)).name}` : "Start";
  const saves = ({ state, title }, reason) =>
    page.saves("record", title, { what: "day", state, title, reason }, { open: null });
  return h("div.start", { key: "start" },
    action(words, () => page.lead.start(), { class: "main" }),
    action(page.day.day === page.day.today ? "Not today" : "Not done", ...page.toggles("off")),
    page.open === "off" && h("div.panel", { key: "off" }, page.day.reasons.map((one) =>
      buttons(one.state, `${one.title}: ${one.meaning}`,
        one.reasons.map((reason) => action(sentence(reason), saves(one, reason)))))));
}

const cardPart = (kind, title, words, ...children) => h("div.card", { key: kind, "data-kind": kind },
  h("h2", {}, title), h("p", {}, words), children);
const recordPart = (page, { state, title, reason }) =>
  cardPart(state, title, sentence(reason ?? "no reason given"), h("div.buttons", {},
    action("Undo", page.saves("record", `${title} removed`, { what: "day", state: null, reason: null })),
    action(page.anyway ? "Hide sets" : "Log sets anyway", () => page.set({ anyway: !page.anyway }))));
const emptyPart = (day) => day.planned &&
  cardPart("empty", "Nothing is planned for this day", "You can record pain at any time.");
export const noticeParts = ({ outbox, banner }) => [banner() && notice("away", "waiting", banner()),
  outbox.entries.map((entry) => entry.refused && notice(entry.change.id, "refused",
    h("span", {}, `${entry.label}: ${entry.refused}`), action("Close", () => outbox.drop(entry))))];

function toastPart(page) {
  const { text, isSlow, refused, label, change } = page.last ?? {};
  const undo = () => action("Undo", () => page.undo(), { "aria-keyshortcuts": "Control+Z" });
  return (text || isSlow) && !refused && h("div.toast", { key: change?.id ?? text },
    h("span", {}, text ?? `Waiting: ${label}.`), change && change.what !== "undo" && undo());
}

function rowPart(page, row) {
  const isOpen = page.open === row.item;
  const isFolded = isDone(row) && !isOpen && !page.fresh.has(row.item);
  const [onclick, props] = page.toggles(row.item);
  const image = { key: "image", alt: "", width: 72, height: 54 };
  return h("li", { key: row.item, class: isOpen ? "open" : isFolded ? "done" : null },
    h("button.row", { type: "button", onclick, ...props },
      row.image && !isFolded && h("img", { src: page.imageOf(row, false), ...image }),
      h("b", { key: "name" }, row.name, isFolded && h("span.unseen", {}, ", done")),
      h("span", { key: "dose" }, [row.dose, ...row.extra, row.since].filter(Boolean).join(" · "))),
    h(row.marks.length > 4 ? "div.marks.many" : "div.marks", {}, row.marks.map((mark, at) => [
      sideOf(row, mark, row.marks[at - 1]), markPart(page, row, mark)]),
    row.marks.length < 3 && timerPart(page, row)),
    isOpen && panelPart(page, row));
}

const timerPart = (page, row) => row.hold && page.isWritable() && action("Timer",
  () => page.lead.start(row.item), { key: "timer", class: "timer", "aria-label": `Timer: ${row.name}` });
/** Return the side before its first mark, and which time of the day it is. */
function sideOf(row, { side, occasion }, before) {
  const words = (row.times > 1 ? `${ordinal(occasion)} ` : "") + { left: "L", right: "R", both: "" }[side];
  if (!words || (before?.side === side && before.occasion === occasion)) return null;
  const isLater = before && before.occasion !== occasion;
  return [isLater && h("hr", { key: occasion }), h("i", { key: words, "aria-hidden": "true" }, words)];
}

function markPart(page, row, mark) {
  const { token, set, number } = mark;
  const [state, words] = [page.stateOfKey(token), nameOf(row, mark)];
  const label = words + (state === "waiting" ? ", waiting" : set ? `: ${set.words}` : "");
  const onclick = state ? page.opens(token, () => page.undo(page.pending.get(token)))
    : set ? page.opens(token, { open: row.item, editing: token })
      : page.saves(token, words, { what: "tick", token });
  return action(number, onclick, { key: token, class: "mark", disabled: !page.isWritable(),
    "aria-label": label, "data-token": token, "data-state": state, "aria-pressed": String(!!set) });
}

function panelPart(page, row) {
  const editing = row.marks.find((mark) => mark.set && mark.token === page.editing);
  const { steps = [], feel, caution, equipment } = page.detailOf(row) ?? {};
  const move = () => page.set({ moving: !page.isMoving() });
  return h("div.panel", { key: "panel" },
    editing && setForm(page, row, editing),
    row.image && h("figure", { key: "image" },
      h("img", { src: page.imageOf(row, page.isMoving()), alt: row.image.alt }),
      row.image.light !== row.image.light_moving &&
        action(page.isMoving() ? "Stop the movement" : "Show the movement", move, { class: "link" })),
    page.isWritable() && nextParts(page, row),
    row.last && h("p.small", { key: "last" }, row.last),
    h("div.how", { key: "how", dir: "auto" }, h("ol", {}, steps.map((step) => h("li", {}, step))),
      [feel, caution].map((words) => words && h("p", {}, words)),
      equipment?.length > 0 && h("p.small", {}, `You need: ${equipment.join(", ")}`)));
}

function nextParts(page, row) {
  const open = row.marks.filter((mark) => page.stateOf(mark) === "open");
  const next = open.filter((mark) => mark.occasion === open[0].occasion);
  const ticks = (key, marks, fields) => page.opens(key, () => marks.forEach((mark) =>
    page.save({ what: "tick", token: mark.token, ...fields }, nameOf(row, mark))));
  const more = (side) => {
    const numbers = row.marks.filter((mark) => mark.side === side).map((mark) => mark.number);
    const last = Math.max(0, ...numbers);
    return [markOf([page.day.day, row.exercise, side, row.times, last + 1].join("|"))];
  };
  return [
    open[0] && h("div.buttons", { key: "next" }, timerPart(page, row), action(
      `Done as planned${next[1] ? `: ${plural(next.length, "set")}` : ""}`, ticks("next", next), { key: "all" })),
    open[0] && buttons("amounts", `Log set ${open[0].number}${ON_SIDE[open[0].side]}, with`,
      row.amount.others.map(({ amount, words }) => action(words, ticks("amount", [open[0]], { amount })))),
    buttons("more", "More than planned", row.sides.map((side) =>
      action(`One more set${ON_SIDE[side]}`, ticks(`more ${side}`, more(side))))),
  ];
}

function setForm(page, row, mark) {
  const { set, token, side } = mark;
  const [words, other, then] = [nameOf(row, mark), OTHER_SIDE[side], { editing: null }];
  const changed = (form) => ({ what: "change", token, ...fieldsOf(form) });
  const there = Object.keys(FIELDS).filter((name) => set[name] || ["pain", "load"].includes(name));
  const type = (name) => (name === "load" ? { dir: "auto" } : { type: "number", step: "any", min: 0 });
  return h("form", { key: set.id, onsubmit: page.saves("set", `${words}, changed`, changed, then) },
    h("h2", { tabindex: -1 }, [mark.title, set.time].filter(Boolean).join(", ")),
    there.map((name) => h("label", {}, FIELDS[name],
      h("input", { name, value: set[name] ?? "", ...type(name) }))),
    noteField(page, token, set.note),
    h("div.buttons", {}, h("button.main", {}, "Save set"),
      action("Remove set", page.saves("remove", `${words}, removed`, { what: "untick", token }, then)),
      row.sides.includes(other) && action(`It was the ${other} foot`,
        page.saves("side", `${words}, on the ${other}`, { what: "change", token, side: other }, then)),
      action("Close", () => page.set(then))));
}
function otherPart(page) {
  if (!page.isWritable()) return null;
  const [others, [onclick, props]] = [page.open === "other" && page.others(), page.toggles("other")];
  const chosen = others && others.find((one) => one.id === page.other);
  const logs = (exercise, side) =>
    page.saves(`other ${side}`, `${chosen.name}, one set`, { what: "other", exercise, side });
  return h("div.other", { key: "other" }, action("Log another exercise", onclick, { class: "line", ...props }),
    page.day.also?.map((words) => h("p.small", { key: words }, words)),
    others && h("div.panel", { key: "panel" },
      h("label", {}, "Exercise", h("select", { onchange: ({ target }) => page.set({ other: target.value }) },
        h("option", { value: "" }, "Choose an exercise"),
        others.map((one) => h("option", { value: one.id }, one.name)))),
      chosen && buttons(chosen.id, `A set: ${chosen.words}`, chosen.sides.map(({ side }) =>
        action(`Log one set${ON_SIDE[side]}`, logs(chosen.id, side))))));
}

const stayingPart = (found) => found && h("details", { key: "staying" },
  h("summary", {}, found.title), h("p", {}, found.text), h("p", {}, found.help),
  h("ul", {}, found.flags.map((flag) => h("li", {}, flag))));
