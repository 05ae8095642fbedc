// The service worker: keeps exactly the files of one build, so that the page opens without a network.
// `cargo xtask dist` writes the first lines: FILES, pairs of address and integrity, and BUILD, the hash of that list.
const OURS = `jotlens ${registration.scope} `;
const CACHE = OURS + BUILD;
const KNOWN = new Set(FILES.map(([address]) => new URL(address, location).href));

// What the page has just loaded is not asked for again, unless it is of another build.
const keep = async (cache, [address, integrity]) => {
  const get = (how) => fetch(new Request(address, { integrity, cache: how }));
  const answer = await get("force-cache").catch(() => get("reload"));
  if (!answer.ok) throw new Error(`${address}: ${answer.status}`);
  await cache.put(address, answer);
};

addEventListener("install", (event) => {
  const kept = caches.open(CACHE).then((cache) => Promise.all(FILES.map((file) => keep(cache, file))));
  event.waitUntil(kept);
});

addEventListener("activate", (event) => {
  const isOld = (name) => name.startsWith(OURS) && name !== CACHE;
  const cleared = caches.keys().then((names) => Promise.all(names.filter(isOld).map((name) => caches.delete(name))));
  event.waitUntil(cleared);
});

// Sent when a person chose to reload; otherwise a new version waits until the old one is closed.
addEventListener("message", () => skipWaiting());

addEventListener("fetch", (event) => {
  const address = event.request.url.replace(/[?#].*/, "").replace(/\/index\.html$/, "/");
  if (!KNOWN.has(address)) return;
  const kept = caches.open(CACHE).then((cache) => cache.match(address));
  event.respondWith(kept.then((answer) => answer ?? fetch(event.request)));
});
