/** What the measurements use of autocannon, which brings no types. */
declare module 'autocannon' {
  interface Ask {
    readonly method?: 'GET' | 'PUT' | 'POST'
    readonly path?: string
    readonly headers?: Readonly<Record<string, string>>
    readonly body?: string
    /** Called before each request; what it returns is sent. */
    readonly setupRequest?: (request: Ask) => Ask
    readonly onResponse?: (status: number, body: string) => void
  }
  interface Client {
    setRequests(requests: readonly Ask[]): void
  }
  /** Latencies in milliseconds. */
  interface Result {
    readonly requests: { readonly average: number; readonly total: number }
    readonly latency: { readonly p50: number; readonly p99: number; readonly max: number }
    readonly non2xx: number
    readonly errors: number
    readonly timeouts: number
  }
  export default function autocannon(options: {
    readonly url: string
    readonly connections: number
    /** Seconds. */
    readonly duration: number
    readonly headers?: Readonly<Record<string, string>>
    readonly setupClient?: (client: Client) => void
  }): Promise<Result>
}
