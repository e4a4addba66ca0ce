// @ts-check
/** How a session is noticed: by sound and a screen that stays on; and the clock it goes by. */
let asleep = 0;
let apart = Date.now() - performance.now();
/** @type {AudioContext | undefined} */
let audio;
/** @type {WakeLockSentinel | undefined} */
let awake;

/** Milliseconds gone by, never backwards; sleep counts, in which performance.now() stands still. */
export function clock() {
  const now = Date.now() - performance.now();
  if (now > apart + 1000) asleep += now - apart;
  apart = now;
  return performance.now() + asleep;
}

/** Sound a tone of `pitch` hertz that fades for `seconds`; browsers want a tap before the first. */
export function beep(pitch, seconds) {
  audio ??= new AudioContext();
  audio.resume(); // a call or a lock screen may have stopped it
  const [tone, volume, now] = [audio.createOscillator(), audio.createGain(), audio.currentTime];
  tone.frequency.value = pitch;
  volume.gain.setValueAtTime(0.2, now);
  volume.gain.exponentialRampToValueAtTime(0.001, now + seconds);
  tone.connect(volume).connect(audio.destination);
  tone.start();
  tone.stop(now + seconds);
}

/** Keep the screen on while it `is` wanted, else let it go dark; tell whether the browser does so. */
export async function keepAwake(isWanted) {
  try {
    await awake?.release();
    awake = isWanted() ? await navigator.wakeLock.request("screen") : undefined;
    return true;
  } catch {
    return false;
  }
}
