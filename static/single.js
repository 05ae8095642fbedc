// The end of the script of the single file: everything stands in the page, nothing is fetched.
(async (imports, finish) => {
  const text = (id) => document.getElementById(id).textContent;
  // The worker unpacks its wasm itself, with the same function.
  const start = `wasm_bindgen({module_or_path:(${unpack})("${text("worker-wasm")}")}).catch(error=>setTimeout(()=>{throw error}))`;
  const texts = JSON.stringify(await unpack(text("texts")).text());
  const parts = [text("worker-script"), `self.texts=${texts};`, start];
  const worker = URL.createObjectURL(new Blob(parts, { type: "text/javascript" }));
  document.documentElement.dataset.worker = worker;
  // Trusted Types: text becomes code only as this address.
  self.trustedTypes?.createPolicy("default", {
    createScriptURL: (url) => (url === worker ? url : null),
  });
  try {
    const { instance, module } = await WebAssembly.instantiateStreaming(unpack(text("page-wasm")), imports());
    finish(instance, module);
    // Drawn by then.
    setTimeout(() => {
      document.head.append(document.getElementById("later").content);
      const build = document.getElementById("build").content;
      document.querySelector(".private p").append(build);
      document.getElementById("requests").textContent = "no request; its policy allows none.";
    });
  } catch (error) {
    document.body.append(`Jotlens could not be started; it needs a newer browser. (${error})`);
  }
  function unpack(base64) {
    const packed = Uint8Array.from(atob(base64), (letter) => letter.charCodeAt(0));
    const stream = new Blob([packed]).stream().pipeThrough(new DecompressionStream("deflate-raw"));
    return new Response(stream, { headers: { "Content-Type": "application/wasm" } });
  }
})(IMPORTS, FINISH);
