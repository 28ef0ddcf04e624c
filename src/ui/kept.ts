import { useState } from 'react'

/** What this browser kept under a name; null when nothing, or when it keeps nothing. */
export const readKept = (key: string): string | null => {
  try {
    return localStorage.getItem(`gangmu.${key}`)
  } catch {
    return null
  }
}

/** Keeps a choice in this browser; null forgets it. */
export const keep = (key: string, value: string | null) => {
  try {
    if (value === null) localStorage.removeItem(`gangmu.${key}`)
    else localStorage.setItem(`gangmu.${key}`, value)
  } catch {
    // Private windows may refuse storage; the choice then lasts as long as the page.
  }
}

/** A state that this browser keeps under a name. What was kept is checked by `read`, for anybody may have changed it. */
export function useKept<T>(key: string, read: (kept: unknown) => T): readonly [T, (next: T) => void] {
  const [value, setValue] = useState<T>(() => read(parsed(readKept(key))))
  return [
    value,
    (next) => {
      setValue(next)
      keep(key, JSON.stringify(next))
    },
  ]
}

function parsed(text: string | null): unknown {
  if (text === null) return undefined
  try {
    return JSON.parse(text)
  } catch {
    return undefined
  }
}
