/**
 * Keeps the page of a counter's tablet on the tablet, so that it opens again after a power cut without a network.
 *
 * Put this file into the folder of the tablets' pages and name it in their tag: `<civico-rating mode="kiosk" worker="kiosk-worker.js?civico=/civico/">`;
 * `civico` is the folder of Civico's files. It answers only for pages of its own folder, keeps only those pages, Civico's files for the rating (each
 * checked against its integrity) and the style sheets, fonts and images of the page, and never touches what the tablet sends: that waits in the outbox.
 */
const CACHE = 'civico-kiosk';
/** Longest wait for a page before the kept one is shown, in ms. */
const PATIENCE = 5_000;
const civico = new URL(new URLSearchParams(location.search).get('civico') ?? '/civico/', location.href).href;
const list = `${civico}manifest.json`;

/** Addresses of Civico's files for the tablet, each with its integrity; the entry comes last. */
async function filesOf(manifest) {
  const { entry, elements, files } = await manifest.json();
  const { file, imports, lazy } = elements['civico-rating'];
  return new Map([...imports, ...lazy, file, entry].map((name) => [civico + name, files[name].integrity]));
}

async function download(address, options) {
  const answer = await fetch(address, { cache: 'no-cache', ...options });
  if (!answer.ok) throw new Error(`${address}: ${answer.status}`);
  return answer;
}

/** Takes Civico's newest files. All are here before the first old one is replaced, and old ones go last: at any moment a whole set is kept. */
async function keepCivico(cache) {
  const manifest = await download(list);
  const wanted = await filesOf(manifest.clone());
  const before = await cache.match(list);
  const known = before ? await filesOf(before) : new Map();
  const fresh = [...wanted].filter(([address, integrity]) => known.get(address) !== integrity);
  const answers = await Promise.all(fresh.map(([address, integrity]) => download(address, { integrity })));
  for (const [index, [address]] of fresh.entries()) await cache.put(address, answers[index]);
  await cache.put(list, manifest);
  for (const address of known.keys()) if (!wanted.has(address)) await cache.delete(address);
}

/** Keeps a page with all it needs; the page last, so that what is kept works. */
async function keep({ page, files }) {
  const cache = await caches.open(CACHE);
  await keepCivico(cache);
  await Promise.allSettled(files.filter((address) => !address.startsWith(civico)).map(async (address) => cache.put(address, await download(address))));
  const answer = await download(page);
  // A page of a hotel's network, or of a proxy, is no tablet's page.
  if (answer.redirected || !(await answer.clone().text()).includes('civico-rating')) throw new Error(`${page} is not the page of a tablet`);
  await cache.put(page, answer);
}

/** From the network, in time and whole; else what is kept; else whatever the network said. */
async function networkFirst(request, address, patience) {
  let answer;
  try {
    answer = await fetch(request, patience ? { signal: AbortSignal.timeout(patience) } : {});
    if (answer.ok) await answer.clone().arrayBuffer();
    if (answer.ok || answer.type === 'opaqueredirect' || (answer.status >= 400 && answer.status < 500)) return answer;
  } catch { /* no network, or too slow a one */ }
  return await caches.match(address, { cacheName: CACHE }) ?? answer ?? Response.error();
}

const keptFirst = async (request, address) => await caches.match(address, { cacheName: CACHE }) ?? fetch(request);

addEventListener('install', () => skipWaiting());
addEventListener('activate', (event) => event.waitUntil(clients.claim()));

addEventListener('fetch', (event) => {
  const { request } = event;
  // What stands after # is the tablet's secret: it is neither sent nor kept.
  const [address] = request.url.split('#');
  if (request.method !== 'GET') return;
  if (request.mode === 'navigate') event.respondWith(networkFirst(request, address, PATIENCE));
  else if (address.startsWith(civico) && /-\w+\.js$/.test(address)) event.respondWith(keptFirst(request, address));
  else if (['script', 'style', 'font', 'image'].includes(request.destination)) event.respondWith(networkFirst(request, address));
});

addEventListener('message', (event) => {
  const [port] = event.ports;
  event.waitUntil(keep(event.data).then(() => port.postMessage('kept'), (error) => port.postMessage(String(error))));
});
