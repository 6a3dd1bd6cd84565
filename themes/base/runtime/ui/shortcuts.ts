// Single-key shortcuts. They are off while someone types or chooses, and a reader can turn them off for good (WCAG 2.2,
// 2.1.4).
import { preference } from "../io/preferences";

/** Whether a single key pressed now is meant for the page, and not for a field or a dialog. */
export function isForPage(event: KeyboardEvent): boolean {
  const target = event.target as HTMLElement | null;
  return (
    !event.defaultPrevented &&
    !event.ctrlKey &&
    !event.metaKey &&
    !event.altKey &&
    preference("shortcuts") !== "off" &&
    !target?.closest("input, textarea, select, dialog, [contenteditable]")
  );
}
