// Shows what the page says is chosen; the number that was tapped is busy until the page has answered.
// With the keyboard the arrows go from number to number and Space or Enter chooses: nothing is saved
// on the way.
export default function ({ data, parentElement, setTriggerValue }) {
  const group = parentElement.querySelector("[role=radiogroup]");
  parentElement.querySelector("p").textContent = data.title;
  group.setAttribute("aria-label", data.title);
  if (!group.children.length) group.append(...data.numbers.map(draw));
  const numbers = [...group.children];
  const chosen = data.numbers.indexOf(data.chosen);
  numbers.forEach((number, at) => {
    number.setAttribute("aria-checked", String(at === chosen));
    number.tabIndex = at === Math.max(chosen, 0) ? 0 : -1;
    number.removeAttribute("aria-busy");
    number.onclick = () => {
      numbers.forEach((other) => other.removeAttribute("aria-busy"));
      number.setAttribute("aria-busy", "true");
      setTriggerValue("tap", data.numbers[at]);
    };
  });
  group.onkeydown = (event) => move(event, numbers);
}

function draw(number) {
  const button = document.createElement("button");
  button.type = "button";
  button.setAttribute("role", "radio");
  button.textContent = number;
  return button;
}

const STEPS = { ArrowRight: 1, ArrowDown: 1, ArrowLeft: -1, ArrowUp: -1 };

function move(event, numbers) {
  const step = STEPS[event.key];
  if (!step) return;
  event.preventDefault();
  const at = numbers.indexOf(event.target) + step;
  const next = numbers.at(at % numbers.length);
  numbers.forEach((number) => (number.tabIndex = number === next ? 0 : -1));
  next.focus();
}
