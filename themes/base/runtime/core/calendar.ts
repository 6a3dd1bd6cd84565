// Calendar files (RFC 5545), which calendars of any maker can read.

export interface Entry {
  /**
   * Identifies the entry. It is the same in every file, so a calendar updates its entry instead of adding a second one.
   */
  readonly uid: string;
  /** The day, as `2026-03-01`. */
  readonly day: string;
  readonly title: string;
  readonly text: string;
  readonly url?: string | undefined;
  /** The number of weeks in which the entry is repeated. Without it the entry takes place once. */
  readonly weeks?: number;
}

/** The day that is `days` after `day` in the calendar. The change to summer time makes no difference. */
export function dayAfter(day: string, days: number): string {
  const date = new Date(`${day}T00:00:00Z`);
  date.setUTCDate(date.getUTCDate() + days);
  return date.toISOString().slice(0, 10);
}

/** Whether a text is a day in the form that a date field gives. */
export function isDay(text: string): boolean {
  return /^\d{4}-\d\d-\d\d$/.test(text) && !Number.isNaN(Date.parse(`${text}T00:00:00Z`));
}

/** Escapes a text for a property (section 3.3.11). */
function escaped(text: string): string {
  return text.replace(/[\\;,]/g, (sign) => `\\${sign}`).replace(/\r\n|\r|\n/g, "\\n");
}

/** Folds a line into parts of at most 75 bytes, all but the first indented (section 3.1). */
function folded(line: string): string {
  const parts: string[] = [];
  let part = "";
  let size = 0;
  for (const sign of line) {
    const bytes = new TextEncoder().encode(sign).length;
    // The space at the start of a continued line counts too.
    if (size + bytes > (parts.length === 0 ? 75 : 74)) {
      parts.push(part);
      part = "";
      size = 0;
    }
    part += sign;
    size += bytes;
  }
  return [...parts, part].join("\r\n ");
}

/** A calendar file with all-day entries. `stamp` is the time at which it was made. */
export function calendar(name: string, entries: readonly Entry[], stamp: Date): string {
  const made = `${stamp.toISOString().replace(/[-:]/g, "").slice(0, 15)}Z`;
  const lines = [
    "BEGIN:VCALENDAR",
    "VERSION:2.0",
    "PRODID:-//Coursemark//Coursemark//EN",
    "CALSCALE:GREGORIAN",
    `X-WR-CALNAME:${escaped(name)}`,
  ];
  for (const { uid, day, title, text, url, weeks } of entries) {
    lines.push(
      "BEGIN:VEVENT",
      `UID:${escaped(uid)}`,
      `DTSTAMP:${made}`,
      `DTSTART;VALUE=DATE:${day.replaceAll("-", "")}`,
      `DTEND;VALUE=DATE:${dayAfter(day, 1).replaceAll("-", "")}`,
    );
    if (weeks !== undefined) lines.push(`RRULE:FREQ=WEEKLY;COUNT=${weeks}`);
    lines.push(`SUMMARY:${escaped(title)}`, `DESCRIPTION:${escaped(url === undefined ? text : `${text}\n${url}`)}`);
    if (url !== undefined) lines.push(`URL:${url}`);
    lines.push("TRANSP:TRANSPARENT", "END:VEVENT");
  }
  lines.push("END:VCALENDAR");
  return `${lines.map(folded).join("\r\n")}\r\n`;
}
