export default function (component) {
  const { data, parentElement, setStateValue } = component;
  const places = [...parentElement.querySelectorAll("[role=checkbox]")];
  const chosen = new Set(data.chosen);

  const show = () => {
    for (const place of places) {
      place.setAttribute("aria-checked", String(chosen.has(place.dataset.site)));
    }
    parentElement.querySelector("p").textContent = [...chosen].join("; ");
  };
  for (const place of places) {
    const toggle = () => {
      const site = place.dataset.site;
      if (!chosen.delete(site)) chosen.add(site);
      show();
      setStateValue("sites", [...chosen]);
    };
    place.onclick = toggle;
    place.onkeydown = (event) => {
      if (event.key !== " " && event.key !== "Enter") return;
      event.preventDefault();
      toggle();
    };
  }
  show();
}
