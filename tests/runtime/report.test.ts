// Reports about a question.
import assert from "node:assert/strict";
import { test } from "node:test";
import { MAX_REPORT, type Report, reportAddress } from "../../themes/base/runtime/core/report";

const report: Report = {
  text: "Two & three?\nBoth fit.",
  question: "what-first",
  page: "one/a.html",
  version: "1.2",
  answer: "",
};
const worded = ({ text, answer }: Report) => ({ subject: "A + B", body: `${text}\n${answer}` });

test("a mail has a subject and a body that any mail program reads", () => {
  const address = reportAddress("mailto:help@example.org", report, worded);
  assert.equal(address, "mailto:help@example.org?subject=A%20%2B%20B&body=Two%20%26%20three%3F%0D%0ABoth%20fit.%0D%0A");
  const carbon = reportAddress("mailto:help@example.org?cc=b@example.org", report, worded);
  assert.ok(carbon.startsWith("mailto:help@example.org?cc=b@example.org&subject="));
});

test("a page gets what is known of the question, and the answer only if the learner includes it", () => {
  const read = (address: string) => new URL(address).searchParams;
  const without = read(reportAddress("https://example.org/form?course=c#top", report, worded));
  assert.deepEqual(Object.fromEntries(without), {
    course: "c",
    question: "what-first",
    page: "one/a.html",
    version: "1.2",
    text: "Two & three?\nBoth fit.",
  });
  const address = reportAddress(
    "https://example.org/form#top",
    { ...report, version: "", answer: "The board" },
    worded,
  );
  assert.ok(address.endsWith("#top"));
  assert.equal(read(address).get("answer"), "The board");
  assert.equal(read(address).has("version"), false);
});

test("however long a report is, a mail program can take its address", () => {
  const long = { ...report, text: "x".repeat(5 * MAX_REPORT), answer: "y".repeat(5000) };
  assert.ok(reportAddress("mailto:help@example.org", long, worded).length < 2000);
});
