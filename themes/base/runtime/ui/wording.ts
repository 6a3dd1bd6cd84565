// The words of a label.

/** The text of `place`, without letters and marks. */
export function wording(place: Element | null): string {
  const copy = place?.cloneNode(true) as Element | undefined;
  for (const other of copy?.querySelectorAll(".cm-letter, .cm-mark") ?? []) other.remove();
  return (copy?.textContent ?? "").replace(/\s+/g, " ").trim();
}
