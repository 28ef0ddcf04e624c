import { useSyncExternalStore } from 'react'
import { Icon } from './Icon.tsx'
import { defineWords } from './language.ts'

interface Toast {
  readonly id: number
  readonly text: string
  readonly tone: 'done' | 'wrong'
  readonly undo: (() => void) | null
}

let toasts: readonly Toast[] = []
let last = 0
const listeners = new Set<() => void>()
function change(next: readonly Toast[]) {
  toasts = next
  for (const listener of listeners) listener()
}

/**
 * A short word about what was just done, read out to those who cannot see it: `toast(words.saved)`. With `undo` it stays
 * longer and can be taken back; `tone: 'wrong'` for what did not work and needs no more than a word.
 */
export function toast(text: string, options: { readonly undo?: () => void; readonly tone?: 'done' | 'wrong' } = {}) {
  const id = ++last
  change([...toasts.slice(-2), { id, text, tone: options.tone ?? 'done', undo: options.undo ?? null }])
  setTimeout(() => dismiss(id), options.undo || options.tone === 'wrong' ? 9000 : 4500)
}

const dismiss = (id: number) => change(toasts.filter((one) => one.id !== id))

const useWords = defineWords({
  zh: { undo: '撤销', close: '关闭提示' },
  en: { undo: 'Undo', close: 'Close' },
})

/** Where toasts appear; the shell has one. */
export function Toasts() {
  const words = useWords()
  const shown = useSyncExternalStore(
    (listener) => {
      listeners.add(listener)
      return () => listeners.delete(listener)
    },
    () => toasts,
  )
  return (
    <div className="toasts" role="status" aria-live="polite">
      {shown.map(({ id, text, tone, undo }) => (
        <div key={id} className={`toast is-${tone}`}>
          <Icon name={tone === 'done' ? 'check' : 'warning'} />
          <span>{text}</span>
          {undo !== null && (
            <button
              type="button"
              className="button is-small"
              onClick={() => {
                dismiss(id)
                undo()
              }}
            >
              {words.undo}
            </button>
          )}
          <button
            type="button"
            className="button is-quiet is-small is-icon"
            aria-label={words.close}
            onClick={() => dismiss(id)}
          >
            <Icon name="close" size={14} />
          </button>
        </div>
      ))}
    </div>
  )
}
