// What a report about a question says, and the address that opens it.

/** The longest text of a report, and of an answer in it. Mail programs cut longer addresses off. */
export const MAX_REPORT = 1000;
const MAX_ANSWER = 500;

/** A report about a question. */
export interface Report {
  readonly text: string;
  /** The id of the question, and the address of its page from the root of the site. */
  readonly question: string;
  readonly page: string;
  /** The version of the course; empty if it states none. */
  readonly version: string;
  /** The answer in words; empty if the learner does not want to include it. */
  readonly answer: string;
}

/**
 * The address that opens a report at `receiver`, an address of a page or a mail address with its scheme. A mail has the
 * subject and the body that `worded` returns.
 */
export function reportAddress(
  receiver: string,
  report: Report,
  worded: (report: Report) => { readonly subject: string; readonly body: string },
): string {
  const known = { ...report, text: report.text.slice(0, MAX_REPORT), answer: report.answer.slice(0, MAX_ANSWER) };
  // In a mail address, a plus sign is no space.
  const pairs = (values: Readonly<Record<string, string>>) =>
    Object.entries(values)
      .filter(([, value]) => value !== "")
      .map(([name, value]) => `${name}=${encodeURIComponent(value)}`)
      .join("&");
  if (/^mailto:/i.test(receiver)) {
    const { subject, body } = worded(known);
    return joined(receiver, pairs({ subject, body: body.replace(/\r?\n/g, "\r\n") }));
  }
  const { question, page, version, text, answer } = known;
  const [address = "", fragment] = receiver.split("#");
  const whole = joined(address, pairs({ question, page, version, text, answer }));
  return fragment === undefined ? whole : `${whole}#${fragment}`;
}

const joined = (address: string, query: string) => `${address}${address.includes("?") ? "&" : "?"}${query}`;
