// The day itself is drawn by footlog/day/web: loaded by a tag in the page where footlog serves it,
// and from the component's data elsewhere.
let loading;

export default function ({ data, parentElement, setTriggerValue }) {
  let leave = () => {};
  let left = false;
  const change = (what) => setTriggerValue("change", what);
  const box = parentElement.querySelector(".day-box");
  ready(data).then(() => {
    if (!left) leave = window.footlogDay.adopt({ data, parentElement: box, change });
  });
  return () => {
    left = true;
    leave();
  };
}

function ready({ script, style }) {
  if (window.footlogDay) return Promise.resolve();
  loading ??= script ? fromText(script, style) : arrival();
  return loading;
}

async function fromText(script, style) {
  document.head.append(Object.assign(document.createElement("style"), { textContent: style }));
  await import(URL.createObjectURL(new Blob([script], { type: "text/javascript" })));
}

function arrival() {
  return new Promise((done) => addEventListener("footlog-day", done, { once: true }));
}
