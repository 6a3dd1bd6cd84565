// Descriptions of controls for screen readers.

/** Describes a control by the words around it, and by the elements with these ids. */
export function describe(control: HTMLElement, ...ids: string[]): void {
  const about = document.getElementById(`${control.id}:about`)?.id;
  const all = [about, ...ids].filter((id) => id);
  if (all.length > 0) control.setAttribute("aria-describedby", all.join(" "));
  else control.removeAttribute("aria-describedby");
}
