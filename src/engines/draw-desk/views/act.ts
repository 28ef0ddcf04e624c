import { useState } from 'react'
import { useForget } from '../../../ui/answers.ts'
import { ApiProblem, api } from '../../../ui/api.ts'

/** Sends one act of a draw, tells what went wrong, and reads everything again. */
export function useDrawAct(path: string) {
  const forget = useForget()
  const [problem, setProblem] = useState<ApiProblem | null>(null)
  const act = async <T>(to: string, body?: object): Promise<T | null> => {
    setProblem(null)
    try {
      return await api.send<T>('POST', `${path}/${to}`, body)
    } catch (error) {
      if (!(error instanceof ApiProblem)) throw error
      setProblem(error)
      return null
    } finally {
      await forget([path, '/api/v1/draws'])
    }
  }
  return { act, problem }
}
