// The offline shell. Pages and code of our own are kept; covers are kept up to a limit; nothing of the API ever is,
// least of all anything of money.
const shellCache = 'kanmai-shell-1';
const coverCache = 'kanmai-covers-1';
const coversMax = 80;
// More than one build has, of all surfaces: dropping begins with the oldest, which is the shell itself.
const assetsMax = 400;
const shellUrl = '/';
// What the first page names besides its hashed assets.
const besides = /^\/(theme\.js|icon\.svg|manifest\.webmanifest)$/;

self.addEventListener('install', (event) => {
  event.waitUntil(keepShell());
});

self.addEventListener('activate', (event) => {
  event.waitUntil(forgetOthers().then(() => self.clients.claim()));
});

// A newer version waits until the person says so.
self.addEventListener('message', (event) => {
  if (event.data === 'activate') self.skipWaiting();
});

// What the platform tells of: a room that somebody wanted to be told of is live.
self.addEventListener('push', (event) => {
  const { title, body, path, tag } = readNews(event.data);
  const options = { body, tag, icon: '/icon-192.png', data: { path } };
  event.waitUntil(self.registration.showNotification(title, options));
});

self.addEventListener('notificationclick', (event) => {
  event.notification.close();
  event.waitUntil(goTo(event.notification.data.path));
});

self.addEventListener('fetch', (event) => {
  const { request } = event;
  const url = new URL(request.url);
  if (request.method !== 'GET' || url.origin !== self.location.origin) return;
  if (request.mode === 'navigate') {
    if (isShopper(url.pathname)) event.respondWith(newest(request, shellUrl));
  } else if (besides.test(url.pathname)) event.respondWith(newest(request, request));
  else if (url.pathname.startsWith('/assets/')) event.respondWith(kept(request, shellCache, assetsMax));
  else if (isCover(url.pathname)) event.respondWith(kept(request, coverCache, coversMax));
});

function isShopper(path) {
  return !/^\/(api|media|sandbox|town|docs|studio|ops|metrics|healthz|readyz|openapi\.json)(\/|$)/.test(path);
}

function isCover(path) {
  return /^\/media\/(pictures\/[^/]+|[^/]+\/cover\.webp)$/.test(path);
}

// Browsers demand that something is shown whatever came.
function readNews(data) {
  try {
    const { title, body, path, tag } = data.json();
    return { title: String(title), body: String(body), path: String(path), tag: String(tag) };
  } catch {
    return { title: 'Kanmai 看买', body: '', path: '/live', tag: 'news' };
  }
}

// A page of ours that is open goes there; else one is opened.
async function goTo(path) {
  const url = new URL(path, self.location.origin);
  if (url.origin !== self.location.origin) return;
  const pages = await self.clients.matchAll({ type: 'window' });
  const page = pages.find((one) => isShopper(new URL(one.url).pathname));
  if (page === undefined) return void (await self.clients.openWindow(url.href));
  await page.focus();
  await page.navigate(url.href);
}

async function keepShell() {
  const cache = await caches.open(shellCache);
  const response = await fetch(shellUrl, { cache: 'no-cache', credentials: 'omit' });
  if (!response.ok) throw new Error('no shell');
  const html = await response.clone().text();
  await cache.put(shellUrl, response);
  // What the first page needs is named in it; what the other pages need is named in its code.
  const first = named(
    html,
    /(?:src|href)="(\/(?:assets\/[^"]+|theme\.js|icon\.svg|manifest\.webmanifest))"/g,
  );
  await cache.addAll(first);
  const scripts = first.filter((url) => url.endsWith('.js'));
  const code = await Promise.all(scripts.map(async (url) => (await cache.match(url)).text()));
  // A part that needs no other is named only by the import itself, relative to its importer: a language is one.
  const rest = named(code.join('\n'), /["'`](?:\.|assets)\/([\w-]+\.(?:js|css))["'`]/g);
  await cache.addAll(rest.slice(0, assetsMax).map((name) => `/assets/${name}`));
}

function named(text, pattern) {
  return [...new Set(Array.from(text.matchAll(pattern), (match) => match[1]))];
}

async function forgetOthers() {
  const names = await caches.keys();
  await Promise.all(
    names.filter((name) => name !== shellCache && name !== coverCache).map((name) => caches.delete(name)),
  );
}

// The network first, so that a page is never older than the server; what was kept when there is none.
async function newest(request, keptAs) {
  try {
    return await fetch(request);
  } catch (error) {
    const found = await caches.match(keptAs);
    if (found !== undefined) return found;
    throw error;
  }
}

// Hashed and immutable: what is kept is right.
async function kept(request, name, max) {
  const cache = await caches.open(name);
  const found = await cache.match(request);
  if (found !== undefined) return found;
  const response = await fetch(request);
  if (response.status === 200) {
    await cache.put(request, response.clone());
    await drop(cache, max);
  }
  return response;
}

async function drop(cache, max) {
  const keys = await cache.keys();
  await Promise.all(keys.slice(0, Math.max(0, keys.length - max)).map((key) => cache.delete(key)));
}
