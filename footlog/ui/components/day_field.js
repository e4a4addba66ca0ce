// A day picked from the calendar counts at once; one that is typed when Enter is pressed or the
// field is left: on the way to 2026 it is 0002.
export default function ({ data, parentElement, setTriggerValue }) {
  const field = parentElement.querySelector("input");
  let isTyped = false;
  const choose = () => {
    isTyped = false;
    if (!field.value || !field.validity.valid) field.value = data.day;
    if (field.value !== data.day) setTriggerValue("chosen", field.value);
  };
  parentElement.querySelector("span").textContent = data.title;
  field.min = data.first;
  field.max = data.last;
  field.value = data.day;
  field.onpointerdown = () => (isTyped = false);
  field.onkeydown = ({ key }) => (key === "Enter" ? choose() : (isTyped = true));
  field.onchange = () => isTyped || choose();
  field.onblur = choose;
}
