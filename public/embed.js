// For a page in a frame: links open outside of it, and the page around it is told how high it is.
(() => {
  let whole;
  // Before anything else hears of the press, so that nothing takes the link for a page to be shown here.
  addEventListener("click", (event) => {
    const link = event.target.closest?.("a[href]:not([data-act], [target])");
    if (!link) return;
    link.target = "_blank";
    link.rel = "noopener";
  }, true);
  // The way to the whole page takes along what is seen here. Set as the way is come to, so that it holds for every kind of press.
  const lead = (event) => {
    const link = event.target.closest?.("a[data-whole]");
    if (!link) return;
    whole ??= link.href;
    const query = location.search.slice(1);
    link.href = query ? `${whole}${whole.includes("?") ? "&" : "?"}${query}` : whole;
  };
  for (const kind of ["pointerover", "pointerdown", "focusin"]) addEventListener(kind, lead, true);
  if (parent === window) return;
  let told = 0;
  let waiting = false;
  const tell = () => {
    waiting = false;
    // The content, not the window: a frame that is made higher must not make the page higher.
    const height = Math.ceil(document.body.getBoundingClientRect().height);
    if (height === told) return;
    told = height;
    parent.postMessage({ type: "standpoint:height", height, path: location.pathname }, "*");
  };
  new ResizeObserver(() => {
    if (!waiting) requestAnimationFrame(tell);
    waiting = true;
  }).observe(document.body);
  // A frame that is not in sight draws nothing, but knows how high it is.
  addEventListener("load", tell);
})();
