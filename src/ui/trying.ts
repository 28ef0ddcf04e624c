import { useState } from 'react'
import { ApiProblem } from './api.ts'

/**
 * Work that the server may refuse: `const { attempt, problem, isBusy } = useTrying()`, then
 * `attempt(async () => { await api.send(…); onDone() })`. What it was refused for stands in `problem` until the next attempt;
 * anything but a refusal is thrown on.
 */
export function useTrying() {
  const [problem, setProblem] = useState<ApiProblem | null>(null)
  const [isBusy, setBusy] = useState(false)
  const attempt = async (work: () => Promise<void>): Promise<void> => {
    setBusy(true)
    setProblem(null)
    try {
      await work()
    } catch (error) {
      if (!(error instanceof ApiProblem)) throw error
      setProblem(error)
    } finally {
      setBusy(false)
    }
  }
  return { attempt, problem, isBusy }
}
