// Asking the browser to keep the record when space is short.

/** Whether the browser would put a question to the learner. Firefox does; others decide by themselves. */
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

/** Asks after an answer, once, where that prompts nobody. Nothing waits for it. */
export async function persist(): Promise<void> {
  if (isAsked) return;
  isAsked = true;
  try {
    if (!(await wouldPrompt())) await navigator.storage?.persist?.();
  } catch {
    // It decides for itself.
  }
}
