/**
 * The service worker: starts the page without network, or while the server is down. The page's own state is in its
 * database; the server's addresses (`/api`, `/ws`) are never answered here.
 */
declare const self: ServiceWorkerGlobalScope;
/** Put in by the build: what the first paint needs, and a name for this build. */
declare const __SHELL__: { version: string; files: readonly string[] };

const { version, files } = __SHELL__;
const CACHE = `parley ${version}`;
const PAGE = '/index.html';
/** Longer than a good network takes, shorter than a person's patience. */
const SLOW_MILLIS = 3_000;

self.addEventListener('install', (event) => {
  event.waitUntil(install());
});
self.addEventListener('activate', (event) => {
  event.waitUntil(activate());
});
self.addEventListener('fetch', (event) => {
  const { request } = event;
  const { origin, pathname } = new URL(request.url);
  if (request.method !== 'GET' || origin !== self.location.origin) return;
  if (request.mode === 'navigate') {
    if (!/^\/(api|internal|ws)(\/|$)/.test(pathname)) event.respondWith(page(request));
  } else if (pathname.startsWith('/assets/')) {
    event.respondWith(asset(event));
  } else if (files.includes(pathname)) {
    event.respondWith(shell(request));
  }
});

self.addEventListener('notificationclick', (event) => {
  event.notification.close();
  const { conversationId } = event.notification.data as { conversationId: string };
  event.waitUntil(open(conversationId));
});

async function install(): Promise<void> {
  const cache = await caches.open(CACHE);
  // what is named after its content may come from the browser's own cache
  await cache.addAll(
    files.map((file) => new Request(file, { cache: file.startsWith('/assets/') ? 'default' : 'no-cache' })),
  );
  await self.skipWaiting();
}

/** The build before this one stays, for pages that still run it. */
async function activate(): Promise<void> {
  const names = await caches.keys();
  const before = names.filter((name) => name.startsWith('parley ') && name !== CACHE);
  await Promise.all(before.slice(0, -1).map((name) => caches.delete(name)));
  await self.clients.claim();
}

/** In the page that was used last, or in a new one. */
async function open(conversationId: string): Promise<void> {
  // one that was reloaded past the worker, too
  const [page] = await self.clients.matchAll({ type: 'window', includeUncontrolled: true });
  if (!page) {
    await self.clients.openWindow(`/c/${conversationId}`);
    return;
  }
  page.postMessage({ conversationId });
  await page.focus();
}

/** The server's page, or the kept one where that fails or is slow. */
async function page(request: Request): Promise<Response> {
  const answer = fetch(request);
  const soon = await Promise.race([answer.catch(() => undefined), slow()]);
  if (soon && soon.status < 500) return soon;
  const kept = await (await caches.open(CACHE)).match(PAGE);
  return kept ?? answer;
}

async function shell(request: Request): Promise<Response> {
  return (await (await caches.open(CACHE)).match(request)) ?? fetch(request);
}

/** Never another content under the same name: once fetched, it is kept as long as this build. */
async function asset(event: FetchEvent): Promise<Response> {
  const kept = await caches.match(event.request);
  if (kept) return kept;
  const answer = await fetch(event.request);
  if (answer.ok) {
    const copy = answer.clone();
    event.waitUntil(
      caches
        .open(CACHE)
        .then((cache) => cache.put(event.request, copy))
        .catch(() => undefined),
    );
  }
  return answer;
}

function slow(): Promise<undefined> {
  return new Promise((resolve) => {
    setTimeout(resolve, SLOW_MILLIS, undefined);
  });
}

export {};
