// Draws days and rows as text. A row with `ticked` has a box instead of a button: which boxes are
// ticked is known here until the page asks for it.
export default function ({ data, parentElement, setTriggerValue, setStateValue }) {
  const list = parentElement.querySelector(".history-list");
  list.tell = setTriggerValue;
  list.keep = setStateValue;
  const drawing = JSON.stringify(data);
  if (list.drawing === drawing) return;
  list.drawing = drawing;
  const focused = list.contains(document.activeElement) && document.activeElement.dataset.id;
  const parts = [];
  for (const line of data.lines) {
    if (line.day) parts.push(drawDay(line, list));
    else if (parts.at(-1)?.tagName === "UL") parts.at(-1).append(drawRow(line, list));
    else parts.push(element("ul", "", drawRow(line, list)));
  }
  list.replaceChildren(...parts);
  if (focused) list.querySelector(`[data-id="${CSS.escape(focused)}"]`)?.focus();
}

function element(tag, className, ...content) {
  const made = document.createElement(tag);
  made.className = className;
  made.append(...content);
  return made;
}

function drawDay({ day, title, choosing }, list) {
  const link = Object.assign(element("a", "", "Open this day"), { href: `/?day=${day}` });
  link.onclick = (event) => {
    if (event.ctrlKey || event.metaKey || event.shiftKey) return;
    event.preventDefault();
    list.tell("day", day);
  };
  const choose = button(choosing ? "Done" : "Select", day, () => list.tell("choose", day));
  choose.setAttribute("aria-pressed", String(choosing));
  for (const one of [link, choose]) one.setAttribute("aria-label", `${one.textContent}, ${title}`);
  return element("div", "history-day", element("h2", "", title), link, choose);
}

function button(text, id, onclick) {
  const made = Object.assign(element("button", "", text), { type: "button", onclick });
  made.dataset.id = id;
  return made;
}

function drawRow(row, list) {
  const cell = (name) => (row[name] ? [element("span", name, row[name])] : []);
  const dose = element("span", "dose", ...cell("amount"), ...cell("side"));
  const cells = ["time", "what", "pain", "note", "changed"].flatMap(cell);
  if (dose.hasChildNodes()) cells.splice(2, 0, dose);
  if (row.over) cells.find(({ className }) => className === "pain").classList.add("over");
  const item = element("li", row.is_part ? "part" : "");
  if (row.gone) item.append(element("s", "row", ...cells));
  else if ("ticked" in row) item.append(tickable(row, cells, list));
  else item.append(openable(row, cells, list));
  return item;
}

function openable(row, cells, list) {
  const made = button("", row.id, () => list.tell("open", row.id));
  made.className = "row";
  made.append(...cells);
  if (row.is_open !== null) made.setAttribute("aria-expanded", String(row.is_open));
  return made;
}

function tickable(row, cells, list) {
  const box = Object.assign(document.createElement("input"), { type: "checkbox", checked: row.ticked });
  box.dataset.ids = JSON.stringify(row.ids);
  box.onchange = () => {
    const ticked = [...list.querySelectorAll("input:checked")];
    list.keep("ticked", ticked.flatMap(({ dataset }) => JSON.parse(dataset.ids)));
  };
  return element("label", "row", box, ...cells);
}
