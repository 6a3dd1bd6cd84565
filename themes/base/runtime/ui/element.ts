// Elements made by scripts. Text is always text, and nothing here reads markup.

type Attributes = Readonly<Record<string, string | boolean | undefined>>;

/** An element with attributes and content. `true` gives an empty attribute; `false` and `undefined` leave it out. */
export function element<K extends keyof HTMLElementTagNameMap>(
  name: K,
  attributes: Attributes = {},
  ...content: (Node | string)[]
): HTMLElementTagNameMap[K] {
  const made = document.createElement(name);
  for (const [attribute, value] of Object.entries(attributes)) {
    if (value === true) made.setAttribute(attribute, "");
    else if (typeof value === "string") made.setAttribute(attribute, value);
  }
  made.append(...content);
  return made;
}

/** A button with the text `label`. */
export function button(label: string, act: () => void, style = "cm-button"): HTMLButtonElement {
  const made = element("button", { type: "button", class: style }, label);
  made.addEventListener("click", act);
  return made;
}

/** A button that is less important than the one beside it. */
export function quiet(label: string, act: () => void): HTMLButtonElement {
  return button(label, act, "cm-button cm-button--quiet");
}
