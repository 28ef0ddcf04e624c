import { spawnSync } from 'node:child_process'
import { join } from 'node:path'
import type { Browser, BrowserContextOptions, Page } from 'playwright-core'
import { createServer } from '../src/apps/server/server.ts'
import { switchSystem } from '../src/engines/registers/switch-store.ts'
import { inTransaction } from '../src/platform/database/connect.ts'
import { newId } from '../src/platform/database/ids.ts'
import type { Database } from '../src/platform/database/tables.ts'
import { testDatabase } from '../test/stage/database.ts'
import { QUICK, STAGE_SECRET, type StagePerson, sessionFor, stagePerson } from '../test/stage/people.ts'
import { findChromium, launchChromium } from './chromium.ts'
import { root } from './stage.ts'

/** The fictional district of the tests: 湖滨市临湖区. */
export const LAKESIDE = '999906'

/** The whole running application: server, database, jobs, and people in real browsers. */
export interface RunningStage {
  readonly address: string
  readonly db: Database
  /** Ids of the bodies by their names. */
  readonly bodies: Readonly<Record<string, string>>
  /** Opens an address as this person, who is signed in already. */
  readonly openAs: (
    person: Omit<StagePerson, 'division'>,
    path: string,
    options?: BrowserContextOptions,
  ) => Promise<Page>
  /** Opens an address in a browser of its own, as somebody without an account. */
  readonly openAnonymous: (address: string) => Promise<Page>
  /** Errors on the console and uncaught exceptions of every page so far. */
  readonly complaints: string[]
  readonly close: () => Promise<void>
}

export async function setRunningStage(
  bodyNames: readonly string[],
  {
    now = () => new Date(),
    systems = [],
  }: {
    /** The server's clock, where a test cannot wait for the real one. */
    readonly now?: () => Date
    /** Systems that are on. */
    readonly systems?: readonly string[]
  } = {},
): Promise<RunningStage | { readonly missing: string }> {
  const found = findChromium()
  if ('missing' in found) return found
  const built = spawnSync(
    process.execPath,
    ['--input-type=module', '-e', "import('./scripts/ready.mjs').then((ready) => ready.ensureBuilt())"],
    { cwd: root, encoding: 'utf8' },
  )
  if (built.status !== 0) throw new Error(`The build failed:\n${built.stdout}\n${built.stderr}`)
  const { db, close } = await testDatabase()
  await db
    .insertInto('division')
    .values([
      { code: '9999', name_zh: '湖滨市', name_en: 'Hubin', parent: null },
      { code: LAKESIDE, name_zh: '临湖区', name_en: 'Linhu', parent: '9999' },
    ])
    .execute()
  const bodies = Object.fromEntries(bodyNames.map((name) => [name, newId()]))
  if (bodyNames.length > 0)
    await db
      .insertInto('body')
      .values(
        bodyNames.map((name, position) => ({
          division: LAKESIDE,
          id: bodies[name] as string, // made from these very names
          name_zh: name,
          name_en: null,
          kind: 'department',
          parent: null,
          place: null,
          position,
          ended_on: null,
        })),
      )
      .execute()
  await inTransaction(db, async (tx) => {
    for (const system of systems)
      await switchSystem(tx, LAKESIDE, system, true, '测试', { kind: 'system', name: '测试' }, new Date())
  })
  const server = await createServer({
    webFolder: join(root, 'dist', 'web'),
    plansFolder: join(root, 'plans'),
    projectFolder: root,
    logLevel: 'error',
    running: { db, now, secret: STAGE_SECRET, passwordCost: QUICK, works: true },
  })
  const address = await server.listen({ host: '127.0.0.1', port: 0 })
  const browser: Browser = await launchChromium(found.path)
  const complaints: string[] = []
  const sessions = new Map<string, string>()
  const listen = (page: Page) => {
    page.on('console', (message) => {
      // What the server answered is judged below, with its address.
      if (/Failed to load resource/.test(message.text())) return
      // A browser without a graphics card says that it draws maps slowly.
      if (/GL Driver Message/.test(message.text())) return
      if (message.type() === 'error' || message.type() === 'warning') complaints.push(`${page.url()} ${message.text()}`)
    })
    // Refusals (409, 422) are part of the play; what is not there, or broke, is not.
    page.on('response', (response) => {
      if ([401, 403, 404].includes(response.status()) || response.status() >= 500)
        complaints.push(`${response.status()} ${response.request().method()} ${response.url()}`)
    })
    page.on('pageerror', (error) => complaints.push(`${page.url()} ${String(error)}`))
  }
  return {
    address,
    db,
    bodies,
    complaints,
    async openAs(person, path, options = {}) {
      let cookie = sessions.get(person.loginName)
      if (cookie === undefined) {
        const id = await stagePerson(db, { division: LAKESIDE, ...person }, now())
        // Of the later of both clocks: a test that begins in the past and leaps to today does not lose who is signed in.
        cookie = await sessionFor(db, id, new Date(Math.max(now().getTime(), Date.now())))
        sessions.set(person.loginName, cookie)
      }
      const context = await browser.newContext({
        viewport: { width: 1280, height: 800 },
        locale: 'zh-CN',
        acceptDownloads: true,
        ...options,
      })
      const cut = cookie.indexOf('=')
      await context.addCookies([
        { name: cookie.slice(0, cut), value: cookie.slice(cut + 1), url: address, httpOnly: true, sameSite: 'Lax' },
      ])
      const page = await context.newPage()
      listen(page)
      await page.goto(`${address}${path}`)
      return page
    },
    async openAnonymous(where) {
      const context = await browser.newContext({ viewport: { width: 1280, height: 800 }, locale: 'zh-CN' })
      const page = await context.newPage()
      listen(page)
      await page.goto(where)
      return page
    },
    async close() {
      await browser.close()
      await server.close()
      await close()
    },
  }
}
