// Starts the app: asks for wasm and data at once, and gives the data to the wasm when both are there.
const app = document.getElementById("app");
const { js, wasm, opening, library, base, site } = app.dataset;

const bytes = async (url) => {
  const answer = await fetch(url);
  if (!answer.ok) throw new Error(`${url}: ${answer.status}`);
  return new Uint8Array(await answer.arrayBuffer());
};

// A page with a state in its address is written here and needs everything first; any other one stands already.
const whole = location.search.length > 1;

try {
  const [program, first, second] = await Promise.all([
    import(js).then(async (module) => (await module.default({ module_or_path: wasm }), module)),
    bytes(opening),
    whole ? bytes(library) : undefined,
  ]);
  let refused = program.start(first, second, base, site || undefined);
  if (!refused && !whole) refused = program.shelve(await bytes(library));
  if (refused) {
    console.info("Standpoint:", refused);
    window.standpointFault("refused");
  }
} catch (error) {
  if (!(error instanceof WebAssembly.RuntimeError)) console.info("Standpoint:", error.message);
  window.standpointFault(error instanceof WebAssembly.RuntimeError ? "panic" : "script");
}
