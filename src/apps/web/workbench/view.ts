import { useSyncExternalStore } from 'react'

export const tabs = ['text', 'targets', 'commitments', 'systems', 'diagnostics', 'names'] as const
export type Tab = (typeof tabs)[number]

/** What the page shows, kept in the address so that it can be linked, reloaded and stepped back from. */
export interface View {
  readonly tab: Tab
  /** Id of the document in the middle pane; null for the plan. */
  readonly document: string | null
  /** Key of the selected item within that document. */
  readonly item: string | null
  /** A stretch of the source that is shown because something cites it: '120-143'. */
  readonly place: string | null
  /** Id of the sample that the link needs. */
  readonly sample: string | null
}

const start: View = { tab: 'text', document: null, item: null, place: null, sample: null }

export function viewFromHash(hash: string): View {
  const fields = new URLSearchParams(hash.replace(/^#/, ''))
  const tab = tabs.find((name) => name === fields.get('view')) ?? 'text'
  return {
    tab,
    document: fields.get('doc'),
    item: fields.get('item'),
    place: fields.get('place'),
    sample: fields.get('sample'),
  }
}

export function hashFromView(view: View): string {
  const fields = new URLSearchParams()
  if (view.sample) fields.set('sample', view.sample)
  if (view.tab !== 'text' || view.document || view.item) fields.set('view', view.tab)
  if (view.document) fields.set('doc', view.document)
  if (view.item) fields.set('item', view.item)
  if (view.place) fields.set('place', view.place)
  const text = fields.toString()
  return text === '' ? '' : `#${text}`
}

let shown = typeof location === 'undefined' ? start : viewFromHash(location.hash)
const listeners = new Set<() => void>()
const tell = () => {
  for (const listener of listeners) listener()
}

function subscribe(listener: () => void) {
  const onChange = () => {
    shown = viewFromHash(location.hash)
    tell()
  }
  if (listeners.size === 0) {
    addEventListener('popstate', onChange)
    addEventListener('hashchange', onChange)
  }
  listeners.add(listener)
  return () => {
    listeners.delete(listener)
    if (listeners.size === 0) {
      removeEventListener('popstate', onChange)
      removeEventListener('hashchange', onChange)
    }
  }
}

export const useView = () => useSyncExternalStore(subscribe, () => shown)

/** The stretch that a view's `place` names; null when it names none. */
export function stretchOf(place: string | null): { readonly start: number; readonly end: number } | null {
  const match = /^(\d{1,9})-(\d{1,9})$/.exec(place ?? '')
  return match ? { start: Number(match[1]), end: Number(match[2]) } : null
}

/** Shows something else. 'push' when the reader jumps and may want to step back, 'replace' while walking along. */
export function show(change: Partial<View>, how: 'push' | 'replace' = 'push') {
  // A cited place is left as soon as something else is chosen.
  const next = { ...shown, place: null, ...change }
  const hash = hashFromView(next)
  if (hash === hashFromView(shown)) return
  shown = next
  const address = `${location.pathname}${location.search}${hash}`
  if (how === 'push') history.pushState(null, '', address)
  else history.replaceState(null, '', address)
  tell()
}

/** The address of a view, to be copied. */
export const linkTo = (view: View) => `${location.origin}${location.pathname}${hashFromView(view)}`
