import type { Bilingual } from '../model/system.ts'

/** What is wrong at one place of a form or file. */
export interface ApiFault {
  /** 'values.2.value', '报送表!D7'. */
  readonly at: string
  readonly code: string
  readonly message: Bilingual
}

/** Why the server did not do it (RFC 9457), or why it could not be asked. */
export class ApiProblem extends Error {
  constructor(
    /** 0 when the server could not be reached. */
    readonly status: number,
    /** Stable name: 'not-found', 'return-locked'; 'offline' when the server could not be reached. */
    readonly code: string,
    /** What was wrong and what to do. */
    readonly detail: Bilingual,
    /** Every fault of the input, at its path or cell. */
    readonly faults: readonly ApiFault[] = [],
    /** With a stale edit: the version that stands. */
    readonly current: unknown = undefined,
  ) {
    super(detail.zh)
  }

  /** Whether it was refused because someone changed it in the meantime. */
  get isStale(): boolean {
    return this.code === 'stale' || (this.status === 409 && this.current !== undefined)
  }
}

export type Query = Readonly<Record<string, string | number | boolean | null | undefined | readonly string[]>>
/** A key that a door without an account asks for; it stands in no address. */
type Headers = Readonly<Record<string, string>>
type Method = 'POST' | 'PUT' | 'PATCH' | 'DELETE'

interface UploadOptions {
  readonly fields?: Readonly<Record<string, string>>
  /** Share sent so far, 0 to 1. */
  readonly onProgress?: (share: number) => void
  readonly signal?: AbortSignal
  readonly method?: 'POST' | 'PUT'
}

/** Asks for a new sign-in and tells whether it was given. The shell sets it. */
type SignInAgain = () => Promise<boolean>
let signInAgain: SignInAgain | null = null
let underWay: Promise<boolean> | null = null

/** Sets what happens when the session has ended in the middle of work: the request waits and is sent again. */
export function onSessionEnd(ask: SignInAgain | null) {
  signInAgain = ask
}

/** One question at a time, however many requests find the session ended. */
function askToSignIn(): Promise<boolean> {
  if (signInAgain === null) return Promise.resolve(false)
  underWay ??= signInAgain().finally(() => {
    underWay = null
  })
  return underWay
}

/** The path with its query; null and undefined are left out, lists are repeated. */
export function addressOf(path: string, query: Query = {}): string {
  const fields = new URLSearchParams()
  for (const [key, value] of Object.entries(query)) {
    if (value === null || value === undefined || value === '') continue
    for (const one of Array.isArray(value) ? value : [value]) fields.append(key, String(one))
  }
  const text = fields.toString()
  return text === '' ? path : `${path}${path.includes('?') ? '&' : '?'}${text}`
}

async function request(address: string, init: RequestInit, isAgain = false): Promise<Response> {
  const response = await fetch(address, { credentials: 'same-origin', ...init }).catch((cause: unknown) => {
    if (cause instanceof DOMException && cause.name === 'AbortError') throw cause
    throw offline()
  })
  if (response.ok) return response
  const problem = await problemFrom(response)
  if (isSessionEnd(problem) && !isAgain && (await askToSignIn())) return request(address, init, true)
  throw problem
}

const isSessionEnd = ({ status, code }: ApiProblem) => status === 401 && code === 'not-signed-in'

const offline = () =>
  new ApiProblem(0, 'offline', {
    zh: '没有连上服务器。请检查网络；已填写的内容仍在本页，连上后可重试。',
    en: 'The server could not be reached. Check the network; what you filled in is still on this page, try again then.',
  })

async function problemFrom(response: Response): Promise<ApiProblem> {
  const body: unknown = await response.json().catch(() => null)
  return problemOf(response.status, body)
}

/** Problem details as they arrived; a body of another shape becomes a problem that says so. */
export function problemOf(status: number, body: unknown): ApiProblem {
  const field = (of: unknown, key: string): unknown =>
    typeof of === 'object' && of !== null ? (of as Readonly<Record<string, unknown>>)[key] : undefined // parsed JSON
  const text = (of: unknown, key: string): string | null => {
    const found = field(of, key)
    return typeof found === 'string' ? found : null
  }
  const zh = text(body, 'detail') ?? `服务器没有处理好这个请求（${status}）。请重试；若再次出现，请告诉维护人员。`
  const en =
    text(body, 'detailEn') ??
    `The server could not handle this request (${status}). Try again, and tell the maintainers if it recurs.`
  const faults = field(body, 'faults')
  return new ApiProblem(
    status,
    text(body, 'code') ?? 'unexpected',
    { zh, en },
    Array.isArray(faults)
      ? faults.map((fault: unknown) => {
          const message = text(fault, 'message') ?? ''
          return {
            at: text(fault, 'at') ?? '',
            code: text(fault, 'code') ?? '',
            message: { zh: message, en: text(fault, 'messageEn') ?? message },
          }
        })
      : [],
    field(body, 'current'),
  )
}

async function json<T>(response: Response): Promise<T> {
  if (response.status === 204) return undefined as T // the caller declared that nothing comes
  return (await response.json()) as T // the route's schema is the server's promise
}

/** Saves bytes under a name, as if the browser had downloaded them. */
export function saveFile(name: string, content: Blob) {
  const link = document.createElement('a')
  link.href = URL.createObjectURL(content)
  link.download = name
  link.click()
  setTimeout(() => URL.revokeObjectURL(link.href), 60_000)
}

const nameFrom = (response: Response): string | null => {
  const header = response.headers.get('content-disposition') ?? ''
  const encoded = /filename\*=UTF-8''([^;]+)/i.exec(header)?.[1]
  return encoded === undefined ? null : decodeURIComponent(encoded)
}

/**
 * The server. Every function throws an ApiProblem when the server refuses or cannot be reached, and waits for a new sign-in
 * when the session has ended.
 */
export const api = {
  get: async <T>(path: string, query?: Query, signal?: AbortSignal, headers: Headers = {}): Promise<T> =>
    json<T>(await request(addressOf(path, query), { headers, ...(signal === undefined ? {} : { signal }) })),

  send: async <T = undefined>(
    method: Method,
    path: string,
    body?: unknown,
    query?: Query,
    headers: Headers = {},
  ): Promise<T> =>
    json<T>(
      await request(addressOf(path, query), {
        method,
        ...(body === undefined
          ? { headers }
          : { headers: { 'content-type': 'application/json', ...headers }, body: JSON.stringify(body) }),
      }),
    ),

  /** Sends one file as `file` of a form, with other fields beside it, and tells how far it has come. */
  upload: async <T>(path: string, file: Blob & { readonly name?: string }, options: UploadOptions = {}): Promise<T> => {
    const form = new FormData()
    for (const [key, value] of Object.entries(options.fields ?? {})) form.append(key, value)
    form.append('file', file, file.name ?? 'file')
    const attempt = async (isAgain: boolean): Promise<T> => {
      const { status, body } = await sendForm(options.method ?? 'POST', path, form, options)
      if (status >= 200 && status < 300) return body as T // the route's schema is the server's promise
      const problem = problemOf(status, body)
      if (isSessionEnd(problem) && !isAgain && (await askToSignIn())) return attempt(true)
      throw problem
    }
    return attempt(false)
  },

  /** Fetches a file and saves it under the name that the server gave; returns that name. */
  download: async (path: string, query?: Query, body?: unknown): Promise<string> => {
    const response = await request(
      addressOf(path, query),
      body === undefined
        ? {}
        : { method: 'POST', headers: { 'content-type': 'application/json' }, body: JSON.stringify(body) },
    )
    const name = nameFrom(response) ?? path.split('/').at(-1) ?? 'file'
    saveFile(name, await response.blob())
    return name
  },
}

/** `fetch` does not tell how much of a body was sent; the older request does. */
function sendForm(method: string, path: string, form: FormData, { onProgress, signal }: UploadOptions) {
  return new Promise<{ readonly status: number; readonly body: unknown }>((resolve, reject) => {
    const sending = new XMLHttpRequest()
    sending.open(method, path)
    sending.upload.onprogress = ({ loaded, total, lengthComputable }) => {
      if (lengthComputable && total > 0) onProgress?.(loaded / total)
    }
    sending.onload = () => {
      let body: unknown = null
      try {
        body = sending.responseText === '' ? null : JSON.parse(sending.responseText)
      } catch {
        // An answer that is no JSON becomes a problem without details.
      }
      resolve({ status: sending.status, body })
    }
    sending.onerror = () => reject(offline())
    sending.onabort = () => reject(new DOMException('aborted', 'AbortError'))
    if (signal !== undefined) signal.addEventListener('abort', () => sending.abort(), { once: true })
    sending.send(form)
  })
}
