// A tick is first sent to footlog itself, which keeps the set sooner than the page could be drawn
// anew. Then the page gets the same tick: it keeps nothing twice, and says what came of it.
const kept = new Map(); // token → version of the diary that holds the set
const tapped = new Map(); // token → when
const DOUBLE_TAP_MILLISECONDS = 1000; // as footlog.ui.session has it

export default function ({ data, parentElement, setTriggerValue }) {
  const marks = parentElement.querySelector(".set-marks");
  const titles = JSON.stringify(data.rows.map((row) => row.map(([token, title]) => [token, title])));
  if (marks.drawn !== titles) {
    marks.replaceChildren(...data.rows.map((row) => drawRow(row)));
    marks.drawn = titles;
  }
  for (const [token, , isDone] of data.rows.flat()) {
    if (kept.get(token) <= data.version) kept.delete(token);
    const mark = marks.querySelector(`[data-token="${CSS.escape(token)}"]`);
    show(mark, isDone || kept.has(token));
    mark.onclick = () => tap(mark, token, data.today, (what) => setTriggerValue(what, token));
  }
}

function drawRow(row) {
  const marks = document.createElement("div");
  for (const [token, title] of row) {
    const mark = marks.appendChild(document.createElement("button"));
    mark.type = "button";
    mark.dataset.token = token;
    mark.append(Object.assign(document.createElement("i"), { ariaHidden: "true" }), title);
  }
  return marks;
}

function show(mark, isDone) {
  mark.setAttribute("aria-pressed", String(isDone));
  mark.removeAttribute("aria-busy");
}

async function tap(mark, token, today, tellPage) {
  const now = performance.now();
  if (now - tapped.get(token) < DOUBLE_TAP_MILLISECONDS || mark.getAttribute("aria-busy")) return;
  tapped.set(token, now);
  if (mark.getAttribute("aria-pressed") === "true") return tellPage("open");
  mark.setAttribute("aria-busy", "true");
  const version = await keep(token, today);
  if (version !== null) kept.set(token, version);
  show(mark, version !== null);
  tellPage("tick");
}

async function keep(token, today) {
  const zone = Intl.DateTimeFormat().resolvedOptions().timeZone;
  try {
    const body = new URLSearchParams({ token, today, zone });
    const answer = await fetch("/tick", { method: "POST", body });
    return answer.ok ? (await answer.json()).version : null;
  } catch {
    return null;
  }
}
