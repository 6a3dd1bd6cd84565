// The dialog in which a learner reports a fault in a question. It only makes an address: the learner's mail program, or
// another page, shows what was written before anything is sent.
import { MAX_REPORT, type Report, reportAddress } from "../core/report";
import { element, quiet } from "./element";
import type { Form } from "./form";
import { limit } from "./limits";
import { text } from "./strings";

/** Opens the dialog about the question of `form`. */
export function report(form: Form): void {
  const { report: receiver = "", version = "" } = document.getElementById("cm:questions")?.dataset ?? {};
  const isMail = /^mailto:/i.test(receiver);
  const title = form.root.querySelector(".cm-question__title")?.textContent?.trim() ?? "";
  const root = new URL(".", new URL(document.documentElement.dataset["home"] ?? "", location.href)).pathname;
  const page = location.pathname.slice(root.length);
  const answer = form.fields.words();
  const field = element("textarea", { class: "cm-text", id: "cm:report", rows: "4" });
  limit(field, MAX_REPORT);
  const included = element("input", { type: "checkbox" });
  const send = element("a", {
    class: "cm-button",
    ...(isMail ? {} : { target: "_blank", rel: "noreferrer noopener" }),
  });
  send.textContent = text(isMail ? "report-mail" : "report-page");
  const worded = (found: Report) => {
    const values = { ...found, title, course: document.documentElement.dataset["title"] ?? "", address: location.href };
    const facts = [
      text("report-about", values),
      text("report-where", values),
      ...(found.version ? [text("report-version", values)] : []),
      ...(found.answer ? [text("report-mine", values)] : []),
    ];
    return { subject: text("report-subject", values), body: `${found.text}\n\n${facts.join("\n")}\n` };
  };
  const address = () =>
    reportAddress(
      receiver,
      { text: field.value.trim(), question: form.question.id, page, version, answer: included.checked ? answer : "" },
      worded,
    );
  const show = () => {
    send.href = address();
  };
  show();
  field.addEventListener("input", show);
  included.addEventListener("change", show);
  const dialog = element(
    "dialog",
    { class: "cm-dialog", "aria-labelledby": "cm:report-title" },
    element("h2", { id: "cm:report-title" }, text("report-question")),
    element("blockquote", {}, title),
    element("label", { for: "cm:report" }, text("report-field")),
    field,
    ...(answer ? [element("label", { class: "cm-dialog__choice" }, included, text("report-answer"))] : []),
    element("p", { class: "cm-dialog__note" }, text(isMail ? "report-note" : "report-note-page")),
    element(
      "div",
      { class: "cm-quiz__buttons" },
      send,
      quiet(text("cancel"), () => dialog.close()),
    ),
  );
  // The link has to be followed before it leaves the page.
  send.addEventListener("click", () => setTimeout(() => dialog.close()));
  dialog.addEventListener("close", () => dialog.remove());
  document.body.append(dialog);
  dialog.showModal();
  field.focus();
}
