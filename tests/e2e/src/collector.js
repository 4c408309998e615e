// The first script of every page under test. It hears what goes wrong and keeps it until a test asks.
// It must change nothing that the page could notice: its one name is not enumerable, and its place in the session's
// storage is empty while a page runs.
(() => {
  "use strict";
  const KEY = "__collected";
  const own = { setItem: Storage.prototype.setItem, getItem: Storage.prototype.getItem, removeItem: Storage.prototype.removeItem };
  let entries = [];
  let shifts = [];

  // What an earlier page of this tab heard after the test last asked.
  const recall = () => {
    try {
      const earlier = JSON.parse(own.getItem.call(sessionStorage, KEY));
      own.removeItem.call(sessionStorage, KEY);
      if (earlier) {
        entries = earlier.entries.concat(entries);
        shifts = earlier.shifts.concat(shifts);
      }
    } catch {
      // No storage here: a sandboxed frame, or storage is switched off.
    }
  };
  recall();

  const page = () => location.pathname + location.search + location.hash;
  const add = (kind, text) => entries.push({ kind, text: String(text), page: page() });
  const show = (value) => {
    if (value instanceof Error) return value.stack || String(value);
    if (typeof value !== "object" || value === null) return String(value);
    try {
      return JSON.stringify(value);
    } catch {
      return String(value);
    }
  };

  addEventListener("error", (event) => {
    if (event instanceof ErrorEvent) {
      add("error", `${event.message} (${event.filename}:${event.lineno}:${event.colno})`);
    } else {
      const it = event.target;
      add("resource", `<${it.localName}> ${it.currentSrc || it.src || it.href || ""} did not load`);
    }
  }, true);
  addEventListener("unhandledrejection", (event) => add("rejection", show(event.reason)));
  document.addEventListener("securitypolicyviolation", (event) => add(
    "policy",
    `${event.effectiveDirective} blocked ${event.blockedURI} (${event.sourceFile}:${event.lineNumber}) ${event.sample}`,
  ), true);
  for (const level of ["error", "warn"]) {
    const original = console[level];
    console[level] = function (...args) {
      add(`console.${level}`, args.map(show).join(" "));
      return original.apply(this, args);
    };
  }

  const name = (node) => {
    if (!node) return "(gone)";
    const element = node.nodeType === Node.ELEMENT_NODE ? node : node.parentElement;
    if (!element) return node.nodeName;
    const id = element.id ? `#${element.id}` : "";
    const classes = element.getAttribute("class");
    return element.localName + id + (classes ? `.${classes.trim().split(/\s+/).join(".")}` : "");
  };
  const box = (rect) => [rect.x, rect.y, rect.width, rect.height].map((side) => +side.toFixed(1)).join(" ");
  const moved = (source) => `${name(source.node)} [${box(source.previousRect)}] to [${box(source.currentRect)}]`;
  const keep = (list) => {
    for (const shift of list) {
      if (shift.hadRecentInput) continue;
      shifts.push({ value: shift.value, page: page(), sources: shift.sources.map(moved) });
    }
  };
  let watch = null;
  if (window.PerformanceObserver && (PerformanceObserver.supportedEntryTypes || []).includes("layout-shift")) {
    watch = new PerformanceObserver((list) => keep(list.getEntries()));
    watch.observe({ type: "layout-shift", buffered: true });
  }

  // The heading as the parser made it, before any later script can run: is it still the same one afterwards?
  let heading = null;
  const seek = new MutationObserver(() => {
    heading = document.querySelector("#app main h1");
    if (heading) seek.disconnect();
  });
  seek.observe(document, { childList: true, subtree: true });
  addEventListener("DOMContentLoaded", () => seek.disconnect());

  const take = () => {
    if (watch) keep(watch.takeRecords());
    const taken = { entries, shifts };
    entries = [];
    shifts = [];
    return taken;
  };
  const headingKept = () => {
    if (!heading) return "there was no heading (#app main h1) while the page was read";
    return heading === document.querySelector("#app main h1") ? "" : "the heading was replaced";
  };
  addEventListener("pagehide", () => {
    try {
      const taken = take();
      if (taken.entries.length + taken.shifts.length > 0) own.setItem.call(sessionStorage, KEY, JSON.stringify(taken));
    } catch {
      // As above.
    }
  });
  // A page that comes back from the browser's memory goes on with what was kept when it was left.
  addEventListener("pageshow", (event) => event.persisted && recall());

  Object.defineProperty(window, "__collected", { value: { take, headingKept } });
})();
