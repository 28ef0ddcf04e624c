import { useEffect, useRef, useSyncExternalStore } from 'react'

/** What a key does: in words, for the help that '?' opens, and in deed. */
export interface Key {
  readonly does: string
  readonly run: (event: KeyboardEvent) => void
  /** Also while someone types into a field: 'ctrl+s', 'Escape'. */
  readonly whileTyping?: boolean
}

export const isTyping = (target: EventTarget | null) =>
  target instanceof HTMLElement &&
  (target.matches('input:not([type=checkbox], [type=radio]), textarea, select') || target.isContentEditable)

/** 'j', '?', 'ctrl+s' (Command on a Mac), 'shift+Enter', 'ArrowDown'. */
export function keyOf(event: Pick<KeyboardEvent, 'key' | 'ctrlKey' | 'metaKey' | 'shiftKey' | 'altKey'>): string {
  const isLetter = event.key.length === 1
  return [
    event.ctrlKey || event.metaKey ? 'ctrl+' : '',
    event.altKey ? 'alt+' : '',
    // A sign such as '?' already tells that Shift was held.
    event.shiftKey && !(isLetter && !/[a-z]/i.test(event.key)) ? 'shift+' : '',
    isLetter ? event.key.toLowerCase() : event.key,
  ].join('')
}

let inForce: readonly { readonly keys: readonly (readonly [string, string])[] }[] = []
const listeners = new Set<() => void>()
function change(next: typeof inForce) {
  inForce = next
  for (const listener of listeners) listener()
}

/** Every key in force with what it does, the latest screen's first. */
export const useKeysInForce = () =>
  useSyncExternalStore(
    (listener) => {
      listeners.add(listener)
      return () => listeners.delete(listener)
    },
    () => inForce,
  )

/**
 * Keys of a screen, as long as it stands: `useKeys({ j: { does: words.next, run: next } })`. Not in force while someone
 * types, nor while a dialog is open, unless they say so.
 */
export function useKeys(keys: Readonly<Record<string, Key>>) {
  const latest = useRef(keys)
  latest.current = keys
  const words = Object.entries(keys)
    .map(([key, { does }]) => `${key}\t${does}`)
    .join('\n')
  useEffect(() => {
    const entry = {
      keys: words.split('\n').flatMap((line) => {
        const [key = '', does = ''] = line.split('\t')
        return does === '' ? [] : [[key, does] as const]
      }),
    }
    change([entry, ...inForce])
    return () => change(inForce.filter((one) => one !== entry))
  }, [words])
  useEffect(() => {
    const onKey = (event: KeyboardEvent) => {
      if (event.defaultPrevented || event.isComposing) return
      const key = latest.current[keyOf(event)]
      if (key === undefined) return
      if (!key.whileTyping && (isTyping(event.target) || isDialogOpen())) return
      event.preventDefault()
      key.run(event)
    }
    addEventListener('keydown', onKey)
    return () => removeEventListener('keydown', onKey)
  }, [])
}

const isDialogOpen = () => document.querySelector('dialog[open], [role=dialog][aria-modal=true]') !== null
