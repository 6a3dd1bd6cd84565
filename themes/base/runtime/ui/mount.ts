// Mounts classes on elements. The `data-module` attribute of an element names its classes.

/** A class that makes a part of the page interactive. Its constructor throws if the markup lacks something it needs. */
export type Module = new (root: HTMLElement) => unknown;

/**
 * Mounts `modules` on the elements that name them. Returns whether all modules that the page names are there. A module
 * that fails is reported, and the rest of the page still works.
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

/**
 * The first element in `root` that matches `selector`. Throws if there is none, because the markup is then not as
 * expected.
 */
export function required<E extends Element>(root: ParentNode, selector: string): E {
  const found = root.querySelector<E>(selector);
  if (!found) throw new Error(`nothing matches ${selector}`);
  return found;
}
