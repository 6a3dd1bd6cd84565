// The outline of the course and what belongs to it. They are in script files of the site.
import type { Outline } from "../core/data";
import { allow, load } from "./scripts";
import { root } from "./site";

const arrived = new Map<string, unknown>();
Object.assign(globalThis, { coursemarkProgress: (name: string, data: unknown) => arrived.set(name, data) });

let folder: string | undefined;

/** The content of the file `name` in the folder `progress`. Rejects if it cannot be loaded. */
export async function file<T>(name: string): Promise<T> {
  if (folder === undefined) {
    folder = `${root()}progress/`;
    allow(folder);
  }
  if (!arrived.has(name)) await load(`${folder}${name}.js`);
  return arrived.get(name) as T;
}

/** The outline of the course. Rejects if it cannot be loaded. */
export function outline(): Promise<Outline> {
  return file("outline");
}
