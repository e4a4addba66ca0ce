// @ts-check
/** How much it hurts, where, and what was different about the day. */
import { OTHER_SIDE, action, buttons, fieldsOf, noteField, notice, sentence } from "./controls.js";
import { h } from "./dom.js";

const SCORES = Array.from({ length: 11 }, (_, score) => score);
const ARROWS = { ArrowRight: 1, ArrowDown: 1, ArrowLeft: -1, ArrowUp: -1 };

export function painPart(page, part, isTime) {
  const moments = page.day.pain.filter((one) => one.part === part);
  const asked = isTime && page.isWritable() && moments.find((one) => page.scoreOf(one) === null);
  const { limit, over } = page.day.pain_rule;
  const draw = (one) => page.open === one.moment ? scoreForm : one === asked ? scalePart : scoreLine;
  return h(`section.pain.${part}`, { key: part, "aria-label": `Pain ${part} exercises` },
    moments.map((one) => h(draw(one) === scoreLine ? "div.folded" : "div", { key: one.moment },
      draw(one)(page, one),
      one.moment === "during" && page.scoreOf(one) > limit && notice("over", "refused", over))),
    part === "before" && differentPart(page));
}

/** What was different about the foot's day: what is said of it, and what can be said with a tap. */
function differentPart(page) {
  const { different, usual_marks: usual, day, today } = page.day;
  const [onclick, props] = page.toggles("different");
  const waiting = [...page.pending].filter(([, { change }]) => change.what === "mark");
  const saves = (reason, words, side = page.markSide) => page.saves(`mark ${reason}`, words,
    { what: "mark", reason, side, about: `mark ${reason}` }, { open: null, markSide: null });
  return h("div.different", { key: "different" },
    different.map(({ id, words, side }) => action(`${words}${side ? `, ${side}` : ""} ✕`,
      page.saves(id, `${words} removed`, { what: "unmark", mark: id, about: id }),
      { key: id, class: "mark-set", disabled: !page.isWritable(), "aria-label": `Remove: ${words}` })),
    waiting.map(([key, { label }]) => h("span.mark-set", { key, "data-state": page.stateOfKey(key) }, label)),
    page.isWritable() && action(day === today ? "Anything different today?" : "Anything different?", onclick,
      { key: "add", class: "add", ...props }),
    page.open === "different" && h("form.panel", { key: "panel",
      onsubmit: (event) => saves(event.target.reason.value.trim(), event.target.reason.value.trim())(event) },
      buttons("sides", "Which foot?", Object.entries({ both: null, ...OTHER_SIDE }).map(([side, other]) =>
        action(sentence(side), () => page.set({ markSide: other && side }),
          { "aria-pressed": String((page.markSide ?? "both") === side) }))),
      buttons("usual", "What was it?", usual.map(({ reason, words }) => action(words, saves(reason, words)))),
      h("label", {}, "Something else", h("input", { name: "reason", dir: "auto", required: true, maxlength: 100 })),
      h("div.buttons", {}, h("button", {}, "Save"))));
}

function scoreLine(page, one) {
  const [score, state] = [page.scoreOf(one), page.stateOfKey(one.moment)];
  const facts = state === "waiting" ? [state] : [one.score?.site, one.score?.note].filter(Boolean);
  const isEmpty = score === null;
  return action(isEmpty ? `Add: ${one.short}` : [h("span", {}, one.short), h("b", {}, score),
    h("span.small", { dir: "auto" }, facts.join(" · ")), h("u", {}, "change")],
  page.opens(`open ${one.moment}`, { open: one.moment }),
  { key: "line", class: isEmpty ? "add" : "line", "data-state": state, disabled: !page.isWritable() });
}

export function scalePart(page, one) {
  const [chosen, state] = [page.scoreOf(one), page.stateOfKey(one.moment)];
  return h("div.scale", { key: "scale", "data-moment": one.moment, "data-state": state },
    h("p.label", {}, one.title), one.hint && h("p.small", { key: "hint" }, one.hint),
    h("div", { role: "radiogroup", "aria-label": one.title, onkeydown: moveOnScale },
      SCORES.map((score) => action(score, (event) => page.score(event, one, score), {
        role: "radio", "aria-checked": String(score === chosen),
        tabindex: score === (chosen ?? 0) ? 0 : -1 }))),
    h("p.ends", {}, h("span", {}, "0 none"), h("span", {}, "worst 10")));
}

function moveOnScale(event) {
  if (!ARROWS[event.key]) return;
  const scores = [...event.currentTarget.children];
  event.preventDefault();
  scores.at((scores.indexOf(event.target) + ARROWS[event.key]) % scores.length).focus();
}

function scoreForm(page, one) {
  const [pain, moment, then] = [page.scoreOf(one), one.moment, { open: null }];
  const change = (form) => {
    const places = [...form.querySelectorAll("[data-site][aria-checked=true]")];
    const site = places.map((place) => place.dataset.site).join("; ") || null;
    return { what: "pain", moment, pain, site, ...fieldsOf(form) };
  };
  const clears = page.saves("clear", `${one.title}, cleared`, { what: "pain", moment, pain: null }, then);
  return h("form", { key: "form", onsubmit: page.saves("where", one.title, change, then) },
    scalePart(page, one),
    pain !== null && [placesPart(page, one), noteField(page, moment, one.score?.note)],
    h("div.buttons", {}, pain !== null && [h("button.main", { key: "save" }, "Save place and note"),
      action("Clear score", clears, { key: "clear" })],
    action("Close", () => page.set(then), { key: "close" })));
}
/** The drawing of the feet, to tap where it hurts. */
export const placesPart = (page, one, tap = tapPlace, foot = page.day.foot) => [h("p.label", { key: "where" },
  "Where does it hurt? Tap the drawing, as if you look down at your own feet."),
h("div.feet", { key: "feet", "data-foot": foot, html: page.feetFor(one), onclick: tap, onkeydown: tap })];

/** Choose the place on the drawing that was tapped, or no longer; return whether it was one. */
export function tapPlace(event) {
  const place = event.target.closest("[data-site]");
  if (!place || (event.type === "keydown" && ![" ", "Enter"].includes(event.key))) return false;
  event.preventDefault();
  place.setAttribute("aria-checked", String(place.getAttribute("aria-checked") !== "true"));
  return true;
}
