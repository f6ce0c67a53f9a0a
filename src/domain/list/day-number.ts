/** Days as spreadsheets count them. */

/**
 * The day of a day number, from 1900 or 1904, or null outside of what spreadsheets know. The older count takes 1900 for a leap year
 * (ECMA-376 part 1, 18.17.4.1).
 */
export const dayOfNumber = (serial: number, date1904: boolean): string | null => {
  if (!Number.isFinite(serial) || serial < 1 || serial > 2_958_465) return null;
  // Clocks are parts of a day: half a second before midnight is midnight.
  const whole = Math.floor(Math.round(serial * 86_400) / 86_400);
  const base = date1904 ? Date.UTC(1904, 0, 1) : Date.UTC(1899, 11, whole < 60 ? 31 : 30);
  return new Date(base + whole * 86_400_000).toISOString().slice(0, 10);
};
