// Closes what nobody reads any more. A shared computer must not go on showing somebody's life.

const IDLE = { close: 15 * 60_000, warn: 14 * 60_000 };

const idle = { last: 0, timer: undefined, spot: "", printing: false, close: () => undefined };

const idleFor = () => {
  // A clock that was set back starts the time anew.
  if (Date.now() < idle.last) idle.last = Date.now();
  return Date.now() - idle.last;
};

const hush = () => {
  if (by("idle").open) by("idle").close();
};

const watch = () => {
  clearTimeout(idle.timer);
  if (idle.printing) return;
  const gone = idleFor();
  if (gone >= IDLE.close) {
    idle.close();
    return;
  }
  // First the next look, so that a browser that cannot show the warning still closes.
  idle.timer = setTimeout(watch, (gone < IDLE.warn ? IDLE.warn : IDLE.close) - gone);
  if (gone >= IDLE.warn && !by("idle").open) by("idle").showModal();
};

// Whether an event is a sign of somebody: the focus that our own warning takes is none, and no more is the pointer that lies still
// while something moves under it.
const isSign = (event) => {
  if (event.type === "focusin") return !by("idle").contains(event.target);
  if (event.type !== "pointermove") return true;
  const spot = `${event.screenX},${event.screenY}`;
  const moved = spot !== idle.spot;
  idle.spot = spot;
  return moved;
};

const printed = () => {
  document.documentElement.classList.remove("one-only");
  idle.printing = false;
  if (idle.timer !== undefined) startIdle(idle.close);
};

const alive = (event) => {
  if (idle.timer === undefined || !isSign(event)) return;
  // Some browsers do not say that they have printed. While they do, no key and no press reaches the page.
  if (idle.printing && (event.type === "keydown" || event.type === "pointerdown")) printed();
  // After a sleep of the computer the first touch must not open what should have been closed.
  if (idleFor() >= IDLE.close && !idle.printing) {
    idle.close();
    return;
  }
  idle.last = Date.now();
  if (by("idle").open) {
    hush();
    watch();
  }
};

const startIdle = (close) => {
  idle.last = Date.now();
  idle.close = close;
  watch();
};

const stopIdle = () => {
  clearTimeout(idle.timer);
  idle.timer = undefined;
  hush();
};

const listenIdle = () => {
  for (const sign of ["keydown", "pointerdown", "pointermove", "wheel", "touchstart", "scroll", "focusin"]) {
    window.addEventListener(sign, alive, { capture: true, passive: true });
  }
  // Timers sleep with the computer and with a hidden tab; who comes back finds it closed.
  document.addEventListener("visibilitychange", () => {
    if (idle.timer !== undefined) watch();
  });
  by("stay").addEventListener("click", alive);
  by("idle").addEventListener("cancel", alive);
  window.addEventListener("beforeprint", () => {
    if (idle.timer === undefined) return;
    idle.printing = true;
    hush();
    watch();
  });
  window.addEventListener("afterprint", printed);
};
