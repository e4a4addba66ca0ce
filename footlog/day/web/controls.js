// @ts-check
/** Small parts that the list and the session are made of: buttons, notices, fields, words. */
import { h } from "./dom.js";

export const ON_SIDE = { left: ", left", right: ", right", both: "" };
export const OTHER_SIDE = { left: "right", right: "left" };
export const FIELDS = { reps: "Repetitions", hold_seconds: "Seconds held", minutes: "Minutes", steps: "Steps",
  pain: "Worst pain during this set, 0 to 10", load: "Weight or band" };

export const action = (words, onclick, props) => h("button", { type: "button", onclick, ...props }, words);
export const sentence = (words) => words.charAt(0).toUpperCase() + words.slice(1);
export const buttons = (key, words, ...children) => h("div.buttons", { key }, h("p", {}, words), children);
export const notice = (key, state, ...words) => h("p.notice", { key, "data-state": state }, words);
export const plural = (number, word) => `${number} ${word}${number === 1 ? "" : "s"}`;
export const ordinal = (number) => number + (["th", "st", "nd", "rd"][number] ?? "th");
/** Return the fields of a form as a change has them: what is empty is null. */
export function fieldsOf(form) {
  const valueOf = ({ type, value }) => value === "" ? null : type === "number" ? Number(value) : value;
  const fields = [...form.elements].filter((field) => field.name);
  return Object.fromEntries(fields.map((field) => [field.name, valueOf(field)]));
}
/** A note as it is typed is stored in the browser until it is saved. */
export function noteField(page, key, note) {
  const draft = page.draftName(key);
  const oninput = ({ target }) => (localStorage[draft] = target.value);
  return h("label", { key: "note" }, "Note", h("textarea",
    { name: "note", rows: 2, dir: "auto", value: localStorage[draft] ?? note ?? "", oninput }));
}
