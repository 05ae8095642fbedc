// The end of the page's script: `cargo xtask dist` puts it behind what wasm-bindgen wrote, and
// fills in IMPORTS, FINISH, WASM and INTEGRITY.
(async (imports, finish) => {
  const page = document;
  // Trusted Types: text becomes code only as one of these two addresses.
  const scripts = [page.documentElement.dataset.worker, "./sw.js"];
  self.trustedTypes?.createPolicy("default", {
    createScriptURL: (url) => (scripts.includes(url) ? url : null),
  });
  try {
    const answer = await fetch("WASM", { integrity: "INTEGRITY" });
    // Under another type it cannot be compiled while it arrives.
    const { instance, module } = await (answer.headers.get("Content-Type") === "application/wasm"
      ? WebAssembly.instantiateStreaming(answer, imports())
      : WebAssembly.instantiate(await answer.arrayBuffer(), imports()));
    finish(instance, module);
    // Drawn by then.
    setTimeout(tell);
  } catch (error) {
    page.body.append(`Jotlens could not be started; load the page again. (${error})`);
  }
  // What the build wrote about itself, and what the browser counts, behind the page's promise.
  function tell() {
    const promise = page.querySelector(".private p");
    promise.append(page.getElementById("build").content);
    promise.parentNode.ontoggle = () => {
      const began = performance.getEntriesByType("resource").map((it) => it.startTime / 1000);
      const last = Math.max(0, ...began).toFixed(1);
      const now = (performance.now() / 1000).toFixed();
      page.getElementById("requests").textContent =
        `${began.length} requests; the last one began ${last} s after the page was opened, which was ${now} s ago.`;
    };
  }
  // The icon, the manifest, and keeping the files can wait until the first token is read.
  await new Promise((done) => setTimeout(done, 1000));
  page.head.append(page.getElementById("later").content);
  // Browsers have this over HTTPS and on this machine only.
  const workers = navigator.serviceWorker;
  // Its script may come from the cache, so that the browser's own later look is no request.
  const registration = await workers?.register("./sw.js", { updateViaCache: "all" });
  if (!registration) return;
  const announce = () => {
    if (!registration.waiting || !registration.active || page.getElementById("update")) return;
    const bar = page.createElement("p");
    const button = page.createElement("button");
    bar.id = "update";
    bar.role = "status";
    button.textContent = "Reload";
    button.onclick = () => {
      workers.oncontrollerchange = () => location.reload();
      registration.waiting?.postMessage("");
    };
    page.body.append(bar);
    bar.append("A new version is ready. ", button, " What you pasted is forgotten then.");
  };
  registration.onupdatefound = () => {
    registration.installing.onstatechange = announce;
  };
  announce();
  registration.update();
})(IMPORTS, FINISH).catch(() => {});
