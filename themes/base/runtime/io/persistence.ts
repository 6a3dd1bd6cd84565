// Asks the browser not to delete the record when space is short.

/** Whether the browser would ask the learner. Firefox does; others decide by themselves. */
export async function wouldPrompt(): Promise<boolean> {
  if (!navigator.userAgent.includes("Firefox/") || !navigator.storage?.persist) return false;
  try {
    const { state } = await navigator.permissions.query({ name: "persistent-storage" });
    return state === "prompt";
  } catch {
    return true;
  }
}

let isAsked = false;

/** Asks once, after an answer, if the learner would not see a prompt. Nothing waits for the result. */
export async function persist(): Promise<void> {
  if (isAsked) return;
  isAsked = true;
  try {
    if (!(await wouldPrompt())) await navigator.storage?.persist?.();
  } catch {
    // The browser decides by itself.
  }
}
