// Loads further scripts of the site, which is the only way to load data that works from a folder too. The policy for
// trusted types allows only addresses that begin like a script or folder named by the page.

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

/** Allows scripts whose address begins as `address` does, which the page's own markup gives. */
export function allow(address: string): void {
  allowed.push(new URL(address, document.baseURI).href);
}

/** Loads a script that was allowed. Fails when it cannot be loaded. */
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
