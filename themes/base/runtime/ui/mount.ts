// Mounting: each element says in `data-module` which classes bring it to life.

/** A part of the page that script brings to life. Its constructor throws when the markup lacks what it needs. */
export type Module = new (root: HTMLElement) => unknown;

/**
 * Mounts `modules` on the elements that name them, and says whether all that are named are there. A module that fails
 * is reported and leaves the rest of the page alone.
 */
export function mount(modules: Readonly<Record<string, Module>>): boolean {
  let isWhole = true;
  for (const root of document.querySelectorAll<HTMLElement>("[data-module]")) {
    for (const name of (root.dataset["module"] ?? "").split(" ")) {
      const module = modules[name];
      try {
        if (module) new module(root);
        else isWhole = false;
      } catch (error) {
        console.error(`coursemark: ${name}`, error);
      }
    }
  }
  return isWhole;
}

/** The element `selector` finds in `root`. Throws when there is none: the markup is not what was expected. */
export function required<E extends Element>(root: ParentNode, selector: string): E {
  const found = root.querySelector<E>(selector);
  if (!found) throw new Error(`nothing matches ${selector}`);
  return found;
}
