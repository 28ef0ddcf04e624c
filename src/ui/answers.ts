import {
  keepPreviousData,
  QueryClient,
  type UseMutationResult,
  type UseQueryResult,
  useMutation,
  useQuery,
  useQueryClient,
} from '@tanstack/react-query'
import { ApiProblem, api, type Query } from './api.ts'

/** What the server answered is kept for half a minute; refusals are not asked again by themselves. */
export const createQueryClient = () =>
  new QueryClient({
    defaultOptions: {
      queries: {
        staleTime: 30_000,
        refetchOnWindowFocus: true,
        retry: (count, error) =>
          error instanceof ApiProblem && (error.status === 0 || error.status >= 502) && count < 2,
      },
    },
  })

export interface AnswerOptions {
  /** Not asked until true: what it depends on is not known yet. */
  readonly when?: boolean
  /** Keeps showing the last answer while a changed question is asked: filters, pages. */
  readonly keepsLast?: boolean
  /** Milliseconds after which it is asked again by itself. */
  readonly every?: number
  /** Sent with it: the key of a personal link. */
  readonly headers?: Readonly<Record<string, string>>
}

/**
 * The answer to a GET, kept by path and query: `const targets = useAnswer<TargetList>('/api/v1/targets', { plan })`, then
 * `<Answer of={targets}>{(list) => …}</Answer>`.
 */
export function useAnswer<T>(path: string, query?: Query, options: AnswerOptions = {}): UseQueryResult<T, ApiProblem> {
  return useQuery<T, ApiProblem>({
    queryKey: [path, query ?? {}],
    queryFn: ({ signal }) => api.get<T>(path, query, signal, options.headers),
    enabled: options.when ?? true,
    ...(options.keepsLast === true ? { placeholderData: keepPreviousData } : {}),
    ...(options.every === undefined ? {} : { refetchInterval: options.every }),
  })
}

/** Asks again whatever was answered under one of these paths: '/api/v1/targets' covers '/api/v1/targets/7'. */
export function useForget(): (paths: readonly string[]) => Promise<void> {
  const client = useQueryClient()
  return (paths) =>
    client.invalidateQueries({
      predicate: ({ queryKey: [path] }) =>
        typeof path === 'string' && paths.some((one) => path === one || path.startsWith(`${one}/`)),
    })
}

export interface Sending<Given> {
  readonly method: 'POST' | 'PUT' | 'PATCH' | 'DELETE'
  readonly path: string | ((given: Given) => string)
  /** What is sent as JSON; all that was given when left out, nothing when null. */
  readonly body?: ((given: Given) => unknown) | null
  /** Paths whose answers are asked again when it is done. */
  readonly changes: readonly string[]
}

/**
 * A write: `const submit = useSend<{ id: string }>({ method: 'POST', path: ({ id }) => …, changes: ['/api/v1/returns'] })`,
 * then `submit.mutateAsync({ id })`, which throws an ApiProblem when refused; `submit.isPending` while under way.
 */
export function useSend<Given = void, Answered = unknown>(
  sending: Sending<Given>,
): UseMutationResult<Answered, ApiProblem, Given> {
  const forget = useForget()
  return useMutation<Answered, ApiProblem, Given>({
    mutationFn: (given) =>
      api.send<Answered>(
        sending.method,
        typeof sending.path === 'string' ? sending.path : sending.path(given),
        sending.body === null ? undefined : sending.body === undefined ? given : sending.body(given),
      ),
    onSuccess: () => forget(sending.changes),
  })
}
