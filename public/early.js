// Runs before the first paint, inside the page and allowed by its hash. It tells the stylesheet what to expect and says
// in one line what went wrong with everything that comes later, the wasm's panics included.
(() => {
  const root = document.documentElement;
  root.classList.add("js");
  if (location.search.length > 1) root.classList.add("q");
  try {
    const theme = localStorage.getItem("standpoint.theme");
    if (theme === "dark" || theme === "light") root.dataset.theme = theme;
    if (localStorage.getItem("standpoint.guide") === "off") root.dataset.guide = "off";
  } catch {}
  let failed = false;
  window.standpointFault = (kind) => {
    if (failed) return;
    failed = true;
    root.dataset.app = "failed";
    root.classList.remove("q");
    // What is left of the program must not swallow clicks on links.
    addEventListener("click", (event) => event.stopImmediatePropagation(), true);
    // A frame without an origin of its own may load nothing. Its page is whole as it stands, and the host has chosen so.
    if (origin === "null" && root.classList.contains("embed")) return;
    const show = () => {
      const line = document.getElementById("fault");
      if (!line) return;
      line.firstElementChild.textContent = line.dataset[kind];
      line.lastElementChild.href = location.href.split("#")[0];
      line.hidden = false;
    };
    if (document.readyState === "loading") addEventListener("DOMContentLoaded", show);
    else show();
  };
  addEventListener("error", (event) => {
    if (event.target instanceof HTMLScriptElement) standpointFault("script");
    else if (event.error instanceof WebAssembly.RuntimeError) standpointFault("panic");
  }, true);
  addEventListener("unhandledrejection", (event) => {
    if (event.reason instanceof WebAssembly.RuntimeError) standpointFault("panic");
  });
})();
