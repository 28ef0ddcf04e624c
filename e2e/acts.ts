import { mkdirSync } from 'node:fs'
import { join } from 'node:path'
import type { Page } from 'playwright-core'
import { LAKESIDE } from './running-stage.ts'
import { root } from './stage.ts'

/** Where pictures and files of a run are kept. */
export const OUT = join(root, 'e2e', 'out')

/** Takes pictures of whole pages, named after what they are of. */
export const shots = (of: string) => async (page: Page, name: string) => {
  mkdirSync(OUT, { recursive: true })
  await page.screenshot({ path: join(OUT, `${of}-${name}.png`), fullPage: true })
}

/** Asks the server as whoever is signed in on the page; what is refused fails the test with what was said. */
export async function ask<T>(page: Page, method: 'GET' | 'POST' | 'PUT', path: string, body?: object): Promise<T> {
  const answer = await page.request.fetch(new URL(path, page.url()).href, {
    method,
    ...(body === undefined ? {} : { data: body }),
  })
  if (!answer.ok()) throw new Error(`${method} ${path}: ${answer.status()} ${await answer.text()}`)
  return (await answer.json()) as T
}

export interface Made {
  readonly id: string
  readonly revision: number
}
const records = (type: string) => `/api/v1/records/${type}`

/** Makes a record of the district. */
export const make = (page: Page, type: string, values: object): Promise<Made> =>
  ask(page, 'POST', records(type), { division: LAKESIDE, values })
/** Makes a record; its id. */
export const made = async (page: Page, type: string, values: object): Promise<string> =>
  (await make(page, type, values)).id

/** Does a transition of a record as it was last known. */
export const act = (
  page: Page,
  type: string,
  { id, revision }: Made,
  transition: string,
  gives: object = {},
): Promise<Made> => ask(page, 'POST', `${records(type)}/${LAKESIDE}/${id}/do/${transition}`, { revision, gives })
/** Does a transition of a record as it stands. */
export async function does(page: Page, type: string, id: string, transition: string, gives: object = {}) {
  const { revision } = await ask<Made>(page, 'GET', `${records(type)}/${LAKESIDE}/${id}`)
  await act(page, type, { id, revision }, transition, gives)
}

/** A picture of one point, as a file to choose. */
export const picture = (name: string) => ({
  name,
  mimeType: 'image/png',
  buffer: Buffer.from(
    'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==',
    'base64',
  ),
})

/** The day in China so many days from `now`, 'YYYY-MM-DD'. */
export const dayFrom = (days: number, now: Date = new Date()): string =>
  new Date(now.getTime() + 8 * 3_600_000 + days * 86_400_000).toISOString().slice(0, 10)
