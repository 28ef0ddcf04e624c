// Keeps what the grid worker's page needs on the phone, so that it opens without a network: the page itself, the scripts and
// styles it loads, who is signed in, and the last list of tasks. Reports wait in the page's own outbox, not here. Asks the
// network first for whatever can change; what is kept is only given when the network does not answer.
const KEPT = 'gangmu-field-1'
const MOST = 400

self.addEventListener('install', (event) => {
  event.waitUntil(
    caches
      .open(KEPT)
      .then((kept) => kept.add(new Request('/field', { headers: { accept: 'text/html' } })))
      .catch(() => undefined)
      .then(() => self.skipWaiting()),
  )
})

self.addEventListener('activate', (event) => {
  event.waitUntil(
    caches
      .keys()
      .then((names) => Promise.all(names.filter((name) => name !== KEPT).map((name) => caches.delete(name))))
      .then(() => self.clients.claim()),
  )
})

self.addEventListener('fetch', (event) => {
  const { request } = event
  const { origin, pathname } = new URL(request.url)
  if (request.method !== 'GET' || origin !== self.location.origin) return
  if (request.mode === 'navigate') {
    if (pathname === '/field' || pathname === '/field/') event.respondWith(networkFirst(request, '/field'))
  } else if (pathname.startsWith('/assets/')) event.respondWith(keptFirst(request))
  else if (pathname === '/icon.svg') event.respondWith(networkFirst(request, '/icon.svg'))
  else if (pathname === '/api/v1/session' || /^\/api\/v1\/desks\/[\w-]+\/field$/.test(pathname))
    event.respondWith(networkFirst(request, request.url))
})

/** The network's answer, kept for the next time; what was kept when the network does not answer. */
async function networkFirst(request, key) {
  const kept = await caches.open(KEPT)
  try {
    const answer = await fetch(request)
    if (answer.ok) await kept.put(key, answer.clone())
    return answer
  } catch (error) {
    const found = await kept.match(key)
    if (found !== undefined) return found
    throw error
  }
}

/** Names of built files hold a hash of their content: what is kept under a name never changes. */
async function keptFirst(request) {
  const kept = await caches.open(KEPT)
  const found = await kept.match(request)
  if (found !== undefined) return found
  const answer = await fetch(request)
  if (answer.ok) {
    await kept.put(request, answer.clone())
    const all = await kept.keys()
    for (const old of all.slice(0, Math.max(0, all.length - MOST)))
      if (new URL(old.url).pathname.startsWith('/assets/')) await kept.delete(old)
  }
  return answer
}
