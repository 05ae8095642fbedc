// The end of the worker's script: `cargo xtask dist` puts it behind what wasm-bindgen wrote, and fills in the names.
// The texts are asked for first and waited for, so that nothing is left to load when the worker listens. Without them it
// starts all the same, and says so where it would explain.
{
  const get = (address, integrity) => fetch(address, { integrity });
  const texts = get("TEXTS_ADDRESS", "TEXTS_INTEGRITY")
    .then((it) => it.text())
    .then((it) => { self.texts = it; }, () => {});
  const wasm = get("WASM_ADDRESS", "WASM_INTEGRITY");
  // A promise that fails is no error that reaches the page.
  wasm_bindgen({ module_or_path: texts.then(() => wasm) }).catch((error) => setTimeout(() => { throw error; }));
}
