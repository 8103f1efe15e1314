/** Weekdays by the names Rust knows, with a date to take their name from. */
export const WEEKDAYS = [
  ["Mon", "2026-11-23"],
  ["Tue", "2026-11-24"],
  ["Wed", "2026-11-25"],
  ["Thu", "2026-11-26"],
  ["Fri", "2026-11-27"],
  ["Sat", "2026-11-28"],
  ["Sun", "2026-11-29"],
] as const;
