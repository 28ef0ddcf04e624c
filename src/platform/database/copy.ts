import type { Readable } from 'node:stream'
import type pg from 'pg'

/** What node-postgres hands the messages of a COPY to; it does so for any query object that has these methods. */
interface CopyConnection {
  query(text: string): void
  sendCopyFromChunk(chunk: Buffer): void
  endCopyFrom(): void
  sendCopyFail(reason: string): void
  readonly stream: {
    readonly writableNeedDrain: boolean
    once(event: 'drain', heard: () => void): void
    pause(): void
    resume(): void
  }
}

/**
 * Reads the rows of `copy … to stdout` piece by piece. What `take` resolves with is waited for before more is read.
 * Throws what the database says.
 */
export async function copyOut(
  client: pg.ClientBase,
  text: string,
  take: (chunk: Buffer) => Promise<void> | void,
): Promise<void> {
  await new Promise<void>((resolve, reject) => {
    let failure: Error | null = null
    let pending = Promise.resolve()
    submit(client, {
      submit: (connection: CopyConnection) => connection.query(text),
      handleCopyData({ chunk }: { chunk: Buffer }, connection: CopyConnection) {
        const copy = Buffer.from(chunk)
        connection.stream.pause()
        pending = pending
          .then(() => take(copy))
          .catch((error: Error) => {
            failure ??= error
          })
          .finally(() => connection.stream.resume())
      },
      handleError: (error: Error) => {
        failure ??= error
        // The server is ready again only after it said so; node-postgres tells the next query.
        void pending.then(() => reject(failure))
      },
      handleReadyForQuery: () => void pending.then(() => (failure === null ? resolve() : reject(failure))),
    })
  })
}

/** Writes rows with `copy … from stdin`. Throws what the database says; then nothing of it stands. */
export async function copyIn(
  client: pg.ClientBase,
  text: string,
  rows: AsyncIterable<Buffer> | Readable,
): Promise<void> {
  await new Promise<void>((resolve, reject) => {
    let failure: Error | null = null
    submit(client, {
      submit: (connection: CopyConnection) => connection.query(text),
      handleCopyInResponse(connection: CopyConnection) {
        void (async () => {
          try {
            for await (const chunk of rows) {
              if (failure !== null) return
              connection.sendCopyFromChunk(Buffer.isBuffer(chunk) ? chunk : Buffer.from(chunk))
              if (connection.stream.writableNeedDrain)
                await new Promise<void>((drained) => connection.stream.once('drain', drained))
            }
            connection.endCopyFrom()
          } catch (error) {
            failure ??= error instanceof Error ? error : new Error(String(error))
            connection.sendCopyFail(failure.message)
          }
        })()
      },
      handleError: (error: Error) => {
        failure ??= error
        reject(failure)
      },
      handleReadyForQuery: () => (failure === null ? resolve() : reject(failure)),
    })
  })
}

const nothing = () => undefined

/** Gives node-postgres a query of our own; the messages that a COPY does not send are left out. */
function submit(client: pg.ClientBase, query: object) {
  const whole = {
    handleRowDescription: nothing,
    handleDataRow: nothing,
    handlePortalSuspended: nothing,
    handleEmptyQuery: nothing,
    handleCommandComplete: nothing,
    handleCopyInResponse: nothing,
    handleCopyData: nothing,
    ...query,
  }
  client.query(whole as unknown as pg.Submittable) // its type names only `submit`, which is all that it calls first
}
