// Loads further scripts of the site. In a site opened from a folder, scripts are the only data that a page can load.
// The policy for trusted types allows only addresses that begin with a script or folder named in the page.

interface Policy {
  createScriptURL(url: string): unknown;
}
interface Factory {
  createPolicy(name: string, rules: { createScriptURL(url: string): string }): Policy;
}

let policy: Policy | undefined;
const allowed: string[] = [];

function trusted(address: string): string {
  const check = (url: string): string => {
    if (allowed.some((prefix) => url.startsWith(prefix)) && url.endsWith(".js")) return url;
    throw new TypeError(`not a script of this site: ${url}`);
  };
  const factory = (globalThis as { trustedTypes?: Factory }).trustedTypes;
  if (!factory) return check(address);
  policy ??= factory.createPolicy("coursemark", { createScriptURL: check });
  return policy.createScriptURL(address) as string;
}

/** Allows scripts whose address begins with `address`, which comes from the page's own markup. */
export function allow(address: string): void {
  allowed.push(new URL(address, document.baseURI).href);
}

/** Loads a script that was allowed. Rejects if it cannot be loaded. */
export function load(address: string): Promise<void> {
  return new Promise((resolve, reject) => {
    const script = document.createElement("script");
    script.addEventListener("load", () => resolve());
    script.addEventListener("error", () => reject(new Error(`cannot load ${address}`)));
    script.src = trusted(new URL(address, document.baseURI).href);
    document.head.append(script);
    script.remove();
  });
}

const styles = new Map<string, Promise<void>>();

/** Loads the stylesheet at `address`, which comes from the page's own markup, once. It never rejects. */
export function style(address: string): Promise<void> {
  const found =
    styles.get(address) ??
    new Promise((resolve) => {
      const link = document.createElement("link");
      link.rel = "stylesheet";
      link.onload = link.onerror = () => resolve();
      link.href = address;
      document.head.append(link);
    });
  styles.set(address, found);
  return found;
}

const parts = new Map<string, Promise<unknown>>();

/**
 * Loads the script at `address` once, and returns what it registers under `name`. Rejects if it cannot be loaded; another
 * call then tries again.
 */
export function part<P>(name: string, address = ""): Promise<P> {
  let found = parts.get(name);
  if (!found) {
    allow(address);
    found = load(address).then(() => (globalThis as unknown as Record<string, unknown>)[name]);
    parts.set(name, found);
    found.catch(() => parts.delete(name));
  }
  return found as Promise<P>;
}
