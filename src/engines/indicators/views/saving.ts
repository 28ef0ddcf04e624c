import { useState } from 'react'
import { ApiProblem, api } from '../../../ui/api.ts'
import { toast } from '../../../ui/toasts.tsx'

/** Sends a form and keeps what the server says against it. */
export function useSaving(done: string, onSaved: () => void) {
  const [problem, setProblem] = useState<ApiProblem | null>(null)
  const [isBusy, setBusy] = useState(false)
  const save = async (method: 'POST' | 'PUT', path: string, body: unknown) => {
    setBusy(true)
    setProblem(null)
    try {
      await api.send(method, path, body)
      toast(done)
      onSaved()
    } catch (error) {
      if (!(error instanceof ApiProblem)) throw error
      setProblem(error)
    } finally {
      setBusy(false)
    }
  }
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
