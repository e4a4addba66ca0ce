// Loads the scripts of Trends' charts, one after the other, once the page has come to rest: it is
// drawn, and nothing has arrived for a second. `chunks`, their addresses, comes before; see
// home_screen.py.

const GLANCE_MS = 1000;

async function load() {
  for (const chunk of chunks) {
    await import(chunk);
  }
}

function whenAtRest(then) {
  let known = -1;
  const glances = setInterval(() => {
    const arrived = performance.getEntriesByType("resource").length;
    if (arrived === known && document.querySelector("h1")) {
      clearInterval(glances);
      then();
    }
    known = arrived;
  }, GLANCE_MS);
}

if (!navigator.connection?.saveData) {
  whenAtRest(() => load().catch(() => {})); // what is missing, Trends loads itself
}
