// Listens for rebuilds. A page that did not change is left alone; another stylesheet is put in place
// of the old one; a page that did change is loaded again, and the reader stays where they were. What
// is wrong with the course is shown above the last good page, and its warnings are counted in a corner.
(function () {
  "use strict";
  const KEY = "coursemark:preview";
  const BLOCKS = "main :is(h1, h2, h3, h4, p, li, pre, table, figure, dt, dd, summary)";
  let seen = null;
  let closed = "";
  let wait = 250;
  // Whether the list of warnings is open.
  let isUnfolded = false;

  // Where the reader is.
  const text = (element) => (element.textContent || "").trim().slice(0, 120);
  const blocks = () => Array.from(document.querySelectorAll(BLOCKS));
  const details = () => Array.from(document.querySelectorAll("details"));
  const label = (box) => text(box.querySelector("summary") || box);

  function keep() {
    const all = blocks();
    const at = all.findIndex((block) => block.getBoundingClientRect().bottom > 0);
    const block = all[at];
    const state = {
      path: location.pathname,
      y: scrollY,
      at: at,
      text: block ? text(block) : "",
      offset: block ? block.getBoundingClientRect().top : 0,
      open: details().filter((box) => box.open).map(label),
      warnings: isUnfolded,
      focus: document.activeElement && document.activeElement.id,
    };
    try {
      sessionStorage.setItem(KEY, JSON.stringify(state));
    } catch (error) {
      // Storage is denied: the page begins at its top.
    }
  }

  function restore() {
    let state = null;
    try {
      state = JSON.parse(sessionStorage.getItem(KEY) || "null");
      sessionStorage.removeItem(KEY);
    } catch (error) {
      return;
    }
    if (!state || state.path !== location.pathname) return;
    isUnfolded = state.warnings === true;
    for (const box of details()) if (state.open.includes(label(box))) box.open = true;
    const all = blocks();
    // The same text nearest to where it was; a text that was edited is taken by its place.
    const same = all.map((block, at) => [block, at]).filter(([block]) => text(block) === state.text);
    same.sort((one, other) => Math.abs(one[1] - state.at) - Math.abs(other[1] - state.at));
    const block = same.length > 0 ? same[0][0] : all[Math.min(state.at, all.length - 1)];
    if (block && state.y > 0) scrollTo(0, scrollY + block.getBoundingClientRect().top - state.offset);
    const focus = state.focus && document.getElementById(state.focus);
    if (focus) focus.focus({ preventScroll: true });
  }

  function reload() {
    keep();
    history.scrollRestoration = "manual";
    location.reload();
  }

  function restyle(address) {
    const links = Array.from(document.querySelectorAll("link[rel=stylesheet]"));
    const old = links.find((link) => /\/assets\/style-/.test(link.href));
    if (!old || !address || new URL(address, location.href).href === old.href) return;
    const link = document.createElement("link");
    link.rel = "stylesheet";
    // The old one goes when the new one is there, so that nothing is ever unstyled.
    link.onload = () => old.remove();
    link.onerror = reload;
    link.href = address;
    old.after(link);
  }

  // What is wrong.
  function overlay(fault, heading) {
    let box = document.getElementById("cm:fault");
    if (!fault || fault === closed) {
      if (box) box.remove();
      if (!fault) closed = "";
      return;
    }
    closed = "";
    if (!box) {
      box = build();
      document.body.append(box);
    }
    box.querySelector("h2").textContent = heading;
    box.querySelector("pre").textContent = fault;
  }

  function style() {
    if (document.getElementById("cm:fault-style")) return;
    const sheet = document.createElement("link");
    sheet.id = "cm:fault-style";
    sheet.rel = "stylesheet";
    sheet.href = "/-/reload.css";
    document.head.append(sheet);
  }

  function make(name, className, content) {
    const element = document.createElement(name);
    if (className) element.className = className;
    if (content) element.textContent = content;
    return element;
  }

  function build() {
    style();
    const box = make("section", "cm-fault");
    box.id = "cm:fault";
    box.lang = "en";
    box.dir = "ltr";
    box.setAttribute("aria-labelledby", "cm:fault-title");
    const title = make("h2", "cm-fault__title");
    title.id = "cm:fault-title";
    const note = make("p", "cm-fault__note", "You see the last good pages. This goes after the next save that builds.");
    note.setAttribute("role", "status");
    const close = make("button", "cm-fault__close", "Close");
    close.type = "button";
    const text = make("pre", "cm-fault__text");
    text.tabIndex = 0;
    text.setAttribute("role", "region");
    text.setAttribute("aria-label", "Errors");
    const shut = () => {
      closed = text.textContent;
      box.remove();
    };
    close.onclick = shut;
    box.onkeydown = (event) => {
      if (event.key === "Escape") shut();
    };
    const head = make("div", "cm-fault__head");
    head.append(title, close);
    box.append(head, note, text);
    return box;
  }

  // The warnings: their number in a corner, which unfolds to a list.
  const MAX_LISTED = 100;

  function warn(warnings, isNews) {
    const count = warnings.length === 1 ? "1 warning" : warnings.length + " warnings";
    let box = document.getElementById("cm:warnings");
    const said = box ? box.querySelector("summary").textContent : "";
    if (warnings.length === 0) {
      if (box && box.contains(document.activeElement)) document.activeElement.blur();
      if (box) box.remove();
      if (said) say("No warnings");
      return;
    }
    if (!box) {
      style();
      box = make("section", "cm-warnings");
      box.id = "cm:warnings";
      box.lang = "en";
      box.dir = "ltr";
      box.setAttribute("aria-label", "Warnings about the course");
      const fold = make("details");
      fold.append(make("summary", "cm-warnings__count"), make("ol", "cm-warnings__list"));
      fold.lastElementChild.tabIndex = 0;
      fold.lastElementChild.setAttribute("aria-label", "Warnings");
      fold.open = isUnfolded;
      fold.ontoggle = () => {
        isUnfolded = fold.open;
      };
      fold.onkeydown = (event) => {
        if (event.key !== "Escape" || !fold.open) return;
        fold.open = false;
        fold.firstElementChild.focus();
      };
      box.append(fold);
      document.body.append(box);
    }
    box.querySelector("summary").textContent = count;
    const list = box.querySelector("ol");
    list.replaceChildren(...warnings.slice(0, MAX_LISTED).map(warning));
    const left = warnings.length - MAX_LISTED;
    if (left > 0) list.append(make("li", "", "and " + left + " more, which `coursemark check` lists"));
    if (isNews && said !== count) say(count);
  }

  function warning(fault) {
    const item = make("li");
    const place = make("p", "cm-warnings__place");
    place.append(make("code", "", fault.place), " ", make("span", "", fault.code));
    item.append(words("cm-warnings__message", fault.message), ...fault.help.map((line) => words("", line)), place);
    return item;
  }

  // A line in which what is between backticks is code.
  function words(className, line) {
    const made = make("p", className);
    made.append(...line.split("`").map((part, at) => (at % 2 === 1 ? make("code", "", part) : part)));
    return made;
  }

  // Tells readers who do not see the corner.
  function say(news) {
    let status = document.getElementById("cm:news");
    if (!status) {
      status = make("p", "cm-warnings__news");
      status.id = "cm:news";
      status.lang = "en";
      status.setAttribute("role", "status");
      document.body.append(status);
    }
    // A status that is filled as it comes is not read.
    setTimeout(() => {
      status.textContent = news;
    }, 100);
  }

  function listen() {
    const scheme = location.protocol === "https:" ? "wss:" : "ws:";
    const socket = new WebSocket(scheme + "//" + location.host + "/-/live/TOKEN");
    socket.onmessage = (event) => {
      wait = 250;
      const message = JSON.parse(event.data);
      const missed = seen !== null && message.version !== seen + 1;
      const isFirst = seen === null;
      const isRepeated = message.version === seen;
      seen = message.version;
      overlay(message.fault, message.heading);
      warn(message.warnings, !isFirst);
      if (isFirst || isRepeated || message.fault) return;
      const path = location.pathname.endsWith("/") ? location.pathname + "index.html" : location.pathname;
      const isMissing = document.body.classList.contains("cm-page--not-found");
      if (missed || message.many || isMissing || message.pages.includes(path)) reload();
      else restyle(message.stylesheet);
    };
    socket.onclose = () => {
      // Another run counts anew, and what it serves is not known.
      if (seen !== null) seen = -1;
      setTimeout(listen, wait);
      wait = Math.min(wait * 2, 4000);
    };
  }

  // What only the author sees, beside the page.
  function reports() {
    const root = document.documentElement;
    const link = (href, content) => {
      const made = document.createElement("a");
      made.href = href;
      made.textContent = content;
      made.lang = "en";
      return made;
    };
    const facts = document.querySelector(".cm-facts");
    if (root.dataset.kind === "scenario" && facts) {
      const graph = "/-/" + encodeURIComponent(root.dataset.page) + ".svg";
      facts.append(" ", link(graph, "Graph"));
    }
    const footer = document.querySelector(".cm-footer p:last-child");
    if (footer && document.body.classList.contains("cm-page--front")) {
      footer.append(" ", link("/-/coverage.html", "Coverage"));
    }
  }

  restore();
  reports();
  listen();
})();
