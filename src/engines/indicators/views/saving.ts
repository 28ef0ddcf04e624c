import { api } from '../../../ui/api.ts'
import { toast } from '../../../ui/toasts.tsx'
import { useTrying } from '../../../ui/trying.ts'

/** Sends a form and keeps what the server says against it. */
export function useSaving(done: string, onSaved: () => void) {
  const { attempt, problem, isBusy } = useTrying()
  const save = (method: 'POST' | 'PUT', path: string, body: unknown) =>
    attempt(async () => {
      await api.send(method, path, body)
      toast(done)
      onSaved()
    })
  return { problem, isBusy, save }
}

/** A number as typed; null for an empty or unreadable field. */
export function numberFrom(text: string): number | null {
  const plain = text.normalize('NFKC').replace(/[,\s]/g, '')
  if (plain === '' || !/^[+-]?(?:\d+(?:\.\d*)?|\.\d+)$/.test(plain)) return null
  return Number(plain)
}

export interface FormProps<Page> {
  readonly page: Page
  readonly onClose: () => void
  readonly onSaved: () => void
}
