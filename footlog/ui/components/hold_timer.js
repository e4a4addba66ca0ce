// One timer for each exercise, kept here so that it goes on when the page is drawn again.
const timers = new Map();
const TICK_MILLISECONDS = 100;
const LAST_SECONDS = 3;

export default function (component) {
  const { data, key, parentElement, setTriggerValue } = component;
  const timer = timers.get(key) ?? { playing: null, phases: [], at: 0, endsAt: 0, left: null };
  timers.set(key, timer);
  timer.send = (token) => setTriggerValue("done", token);
  timer.show = () => show(timer, parentElement, data);

  const part = (name) => parentElement.querySelector(name);
  part(".start").onclick = () => start(timer, data.phases);
  part(".pause").onclick = () => (timer.left === null ? pause(timer) : resume(timer));
  part(".skip").onclick = () => enter(timer, timer.at + 1);
  part(".stop").onclick = () => stop(timer);
  timer.show();
  return () => {
    timer.show = () => {};
  };
}

function start(timer, phases) {
  timer.phases = phases;
  timer.sound = timer.sound ?? new AudioContext();
  timer.sound.resume();
  timer.playing = setInterval(() => tick(timer), TICK_MILLISECONDS);
  keepAwake(timer);
  enter(timer, 0);
}

function enter(timer, at) {
  if (at >= timer.phases.length) {
    beep(timer, 880, 0.6);
    return stop(timer);
  }
  timer.at = at;
  timer.left = null;
  timer.said = null;
  timer.endsAt = performance.now() + timer.phases[at].seconds * 1000;
  const holds = timer.phases[at].kind === "hold";
  beep(timer, holds ? 880 : 440, 0.25);
  navigator.vibrate?.(holds ? 300 : [100, 80, 100]);
  timer.show();
}

function tick(timer) {
  if (timer.left !== null) return;
  const seconds = secondsLeft(timer);
  if (seconds <= 0) {
    const { done } = timer.phases[timer.at];
    if (done) timer.send(done);
    return enter(timer, timer.at + 1);
  }
  const whole = Math.ceil(seconds);
  if (whole <= LAST_SECONDS && whole !== timer.said) {
    timer.said = whole;
    beep(timer, 660, 0.08);
  }
  timer.show();
}

function secondsLeft(timer) {
  return timer.left ?? (timer.endsAt - performance.now()) / 1000;
}

function pause(timer) {
  timer.left = secondsLeft(timer);
  timer.show();
}

function resume(timer) {
  timer.endsAt = performance.now() + timer.left * 1000;
  timer.left = null;
  timer.show();
}

function stop(timer) {
  clearInterval(timer.playing);
  timer.playing = null;
  timer.awake?.release().catch(() => {});
  timer.awake = null;
  timer.show();
}

function beep(timer, pitch, length) {
  if (!timer.sound) return;
  const tone = timer.sound.createOscillator();
  const volume = timer.sound.createGain();
  tone.frequency.value = pitch;
  volume.gain.setValueAtTime(0.2, timer.sound.currentTime);
  volume.gain.exponentialRampToValueAtTime(0.001, timer.sound.currentTime + length);
  tone.connect(volume).connect(timer.sound.destination);
  tone.start();
  tone.stop(timer.sound.currentTime + length);
}

async function keepAwake(timer) {
  try {
    timer.awake = await navigator.wakeLock.request("screen");
    timer.mayGoDark = false;
  } catch {
    timer.mayGoDark = true;
  }
  timer.show();
}

function show(timer, parentElement, data) {
  const part = (name) => parentElement.querySelector(name);
  const running = timer.playing !== null;
  part(".start").hidden = running || !data.phases.length;
  part(".face").hidden = !running;
  if (!running) return;
  const phase = timer.phases[timer.at];
  const next = timer.phases[timer.at + 1];
  const left = Math.max(0, secondsLeft(timer));
  part(".face").dataset.kind = phase.kind;
  setText(part(".title"), phase.title);
  setText(part(".seconds"), String(Math.ceil(left)));
  part("progress").value = 1 - left / phase.seconds;
  setText(part(".next"), next ? `Then: ${next.title.toLowerCase()}` : "Last one");
  setText(part(".pause"), timer.left === null ? "Pause" : "Go on");
  part(".hint").hidden = !timer.mayGoDark;
}

function setText(element, text) {
  if (element.textContent !== text) element.textContent = text;
}
