// The fragment of an address.

/** The id in the fragment of an address, such as `#text`. */
export function idIn(hash: string): string {
  try {
    return decodeURIComponent(hash.slice(1));
  } catch {
    return hash.slice(1);
  }
}
