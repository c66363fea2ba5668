/** Times in texts of the service. */

/** RFC 3339 begins with a date. `Date.parse` alone would also read a time in "7" or "room 3". */
const beginning = /^\d{4}-\d\d-\d\d/;

/** The time of an RFC 3339 text in milliseconds since 1970; `NaN` if it is missing or unreadable. */
export function parseTime(text: string | null | undefined): number {
  return text && beginning.test(text) ? Date.parse(text) : NaN;
}
