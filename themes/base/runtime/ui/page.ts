// The modules of every page, and the start of a page's scripts.

import { record, upkeep } from "../io/record";
import { answeredWhen, Completion, opened } from "./completion";
import { Menu } from "./menu";
import { type Module, mount } from "./mount";
import { Prose } from "./prose";
import { SearchLink, SearchPage } from "./search";
import { Standing } from "./standing";
import { followTrack } from "./tracks";

const modules: Record<string, Module> = {
  completion: Completion,
  menu: Menu,
  prose: Prose,
  search: SearchLink,
  "search-page": SearchPage,
  standing: Standing,
};

/** Whether the browser has a separate record for each page: Firefox has a separate store for each local file. */
export const isApart = location.protocol === "file:" && navigator.userAgent.includes("Firefox/");

/** Adds modules that only some pages have. */
export function add(others: Readonly<Record<string, Module>>): void {
  Object.assign(modules, others);
}

/** Shows a notice if the record is not stored, or not in the usual way. */
function notice(): void {
  if (isApart || record().kind !== "kept")
    upkeep().then(
      (script) => script.notice(),
      () => {},
    );
}

/** Starts the page when all of its scripts have run. */
export function begin(): void {
  const start = () => {
    // A part whose script could not be loaded cannot be answered, so reading alone must not complete the page.
    if (!mount(modules)) answeredWhen(() => false);
    followTrack();
    void opened();
    const kept = record();
    kept.follow(notice);
  };
  if (document.readyState === "complete") start();
  else document.addEventListener("DOMContentLoaded", start);
}
