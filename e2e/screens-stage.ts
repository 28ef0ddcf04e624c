import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { FastifyInstance } from 'fastify'
import type { Browser, BrowserContextOptions, Page } from 'playwright-core'
import { appendOnly, migrations, schemas } from '../src/apps/server/modules.ts'
import { createServer } from '../src/apps/server/server.ts'
import { needsBody, ROLES, type Role } from '../src/model/role.ts'
import { newId } from '../src/platform/database/ids.ts'
import { openDatabase } from '../src/platform/database/open.ts'
import { QUICK, STAGE_SECRET, sessionFor, stagePerson } from '../test/stage/people.ts'
import { findChromium, launchChromium } from './chromium.ts'
import { build, root } from './stage.ts'

/** The fictional district of the tests: 湖滨市临湖区. */
const DIVISION = '999906'
/** Early in the plan's third year: some targets have values, some are behind, some have none. */
const NOW = new Date('2023-11-06T02:00:00Z')

/** The running plan on a server and a database of its own, with people of every role, and a browser. */
export interface ScreensStage {
  readonly address: string
  /** A page of a person of this role, at a screen; null: of nobody. */
  readonly open: (role: Role | null, path: string, options?: BrowserContextOptions) => Promise<Page>
  /** Pages of records of a system that runs. */
  readonly records: readonly string[]
  /** Errors on the console and uncaught exceptions of every page so far. */
  readonly complaints: string[]
  readonly close: () => Promise<void>
}

export async function setScreensStage(): Promise<ScreensStage | { readonly missing: string }> {
  const found = findChromium()
  if ('missing' in found) return found
  build()
  const folder = mkdtempSync(join(tmpdir(), 'gangmu-screens-'))
  const database = await openDatabase(
    { kind: 'embedded', folder, onEvent: () => undefined },
    migrations,
    appendOnly,
    schemas,
  )
  const { db } = database
  const server = await createServer({
    webFolder: join(root, 'dist', 'web'),
    plansFolder: join(root, 'plans'),
    projectFolder: root,
    logLevel: 'silent',
    running: { db, now: () => NOW, secret: STAGE_SECRET, passwordCost: QUICK, works: true },
  })
  const bodies = { leads: newId(), other: newId(), firm: newId() }
  await db
    .insertInto('division')
    .values({ code: DIVISION, name_zh: '临湖区', name_en: 'Linhu', parent: null, simulated: true })
    .execute()
  await db
    .insertInto('body')
    .values([
      {
        division: DIVISION,
        id: bodies.leads,
        name_zh: '区统计局',
        name_en: 'Statistics Bureau',
        kind: 'department',
        parent: null,
        place: null,
        ended_on: null,
      },
      {
        division: DIVISION,
        id: bodies.other,
        name_zh: '区工信局',
        name_en: 'Industry Bureau',
        kind: 'department',
        parent: null,
        place: null,
        ended_on: null,
      },
      {
        division: DIVISION,
        id: bodies.firm,
        name_zh: '临湖仪表厂',
        name_en: 'Linhu Instruments',
        kind: 'company',
        parent: null,
        place: null,
        ended_on: null,
      },
    ])
    .execute()
  const cookies = new Map<Role, string>()
  for (const role of ROLES) {
    const body = role === 'enterprise' ? bodies.firm : needsBody(role) ? bodies.leads : null
    const id = await stagePerson(
      db,
      { division: DIVISION, loginName: role, name: '王敏', roles: [{ role, body }], body },
      NOW,
    )
    cookies.set(role, await sessionFor(db, id, NOW))
  }
  const planner = cookies.get('planner') ?? ''
  await adoptPlan(server, planner)
  await runPlan(server, planner, bodies.leads)
  const records = await keepRecords(server, planner, cookies.get('clerk') ?? '', bodies.leads)

  const address = await server.listen({ host: '127.0.0.1', port: 0 })
  const browser: Browser = await launchChromium(found.path)
  const complaints: string[] = []
  return {
    address,
    records,
    complaints,
    async open(role, path, options = {}) {
      const context = await browser.newContext({ viewport: { width: 1280, height: 800 }, ...options })
      const [name = '', value = ''] = role === null ? [] : (cookies.get(role) ?? '').split('=')
      if (role !== null) await context.addCookies([{ name, value, url: address }])
      await context.addInitScript(countRequests)
      const page = await context.newPage()
      page.on('console', (message) => {
        // A browser without a graphics card says that it draws maps slowly.
        if (/GL Driver Message/.test(message.text())) return
        if (message.type() === 'error' || message.type() === 'warning')
          complaints.push(`${role} ${path}: ${message.text()} ${message.location().url}`)
      })
      page.on('pageerror', (error) => complaints.push(`${role} ${path}: ${String(error)}`))
      await page.goto(`${address}${path}`)
      return page
    },
    async close() {
      await browser.close()
      await server.close()
      await database.close()
      rmSync(folder, { recursive: true, force: true })
    },
  }
}

declare global {
  interface Window {
    /** Requests of the page that are on their way. */
    underway: number
  }
}

/** Counts what a page has asked for and not yet read. Runs in the page. */
function countRequests() {
  window.underway = 0
  const ask = window.fetch
  window.fetch = async (...asked) => {
    window.underway++
    try {
      return await ask(...asked)
    } finally {
      // What the page does with the answer comes first.
      setTimeout(() => window.underway--, 0)
    }
  }
}

/** What the browser of a person with this cookie sends; throws what was refused. */
const sender =
  (server: FastifyInstance, cookie: string) =>
  async (method: 'GET' | 'POST' | 'PUT', url: string, payload?: object) => {
    const response = await server.inject({
      method,
      url,
      headers: { cookie },
      ...(payload === undefined ? {} : { payload }),
    })
    if (response.statusCode !== 200)
      throw new Error(`${method} ${url}: ${response.statusCode} ${response.body.slice(0, 600)}`)
    return response.json()
  }

/**
 * Makes the plan run: values of two years that put some targets ahead, some behind and leave some without; work divided,
 * some of it overdue; returns to fill.
 */
async function runPlan(server: FastifyInstance, cookie: string, body: string) {
  const send = sender(server, cookie)
  const { rows: targets } = await send('GET', `/api/v1/targets?division=${DIVISION}`)
  for (const [i, target] of targets.entries()) {
    if (i % 5 === 4 || target.value === null) continue
    const { setting } = await send('GET', `/api/v1/targets/${DIVISION}/${target.id}`)
    const base = target.base ?? target.value * (target.direction === 'down' ? 1.3 : 0.7)
    const pace = [0.24, 0.12, 0.17, 0.02][i % 4] ?? 0
    for (const [year, years] of [
      ['2021', 1],
      ['2022', 2],
    ] as const) {
      const isLevel = target.type === 'level'
      const value = isLevel ? base + (target.value - base) * pace * years : target.value * (0.4 + pace)
      await send('POST', `/api/v1/targets/${DIVISION}/${target.id}/observations`, {
        period: year,
        measure: setting.measure,
        covers: setting.accumulates ? 'year-to-date' : 'moment',
        value: value.toFixed(2),
        unit: target.unit,
        status: 'final',
        evidence: 'bulletin',
        source: { document: `临湖区 ${year} 年统计公报`, sentence: `${target.name.zh}为 ${value.toFixed(2)}。` },
        documents: [],
        definition: null,
        baseVersion: null,
        supersedes: null,
        note: null,
        reason: null,
      }).catch((error: unknown) => {
        // A measure that the engine does not take from a bulletin leaves the target without a value.
        if (process.env.STAGE_LOG === 'error') console.error(String(error))
      })
    }
  }
  const { rows: tasks } = await send('GET', `/api/v1/commitments?division=${DIVISION}&take=200`)
  const divided = tasks.slice(0, Math.ceil(tasks.length * 0.7))
  for (const [i, task] of divided.entries()) {
    await send('PUT', `/api/v1/commitments/${DIVISION}/${task.id}/work`, {
      revision: task.revision,
      work: { lead: body, supports: [], goal: '按期完成', dueOn: ['2023-09-30', '2023-11-20', '2025-12-31'][i % 3] },
      reason: '',
    })
  }
  await send('POST', `/api/v1/commitments/${DIVISION}/issue`, {
    commitments: divided.map(({ id }: { readonly id: string }) => id),
    documentNo: '临湖政办发〔2023〕8号',
  })
}

/** Switches a system on and keeps records in it: places, and hazards found there, one of them under way. */
async function keepRecords(server: FastifyInstance, planner: string, clerk: string, body: string) {
  const plan = sender(server, planner)
  const find = sender(server, clerk)
  const records = '/api/v1/records'
  // Every system with screens of its own: one that is off answers that it is not there.
  for (const system of [
    'safety-hazard',
    'carriers-and-land',
    'city-operation',
    'employment',
    'enterprise-gradient',
    'housing-security',
    'industrial-chain',
    'investment-promotion',
    'open-challenge',
    'policy-delivery',
    'power-lists',
    'project-lifecycle',
    'regulation',
    'technology-transfer',
  ])
    await plan('POST', `/api/v1/systems/${system}/switch`, { division: DIVISION, isOn: true, because: '规划部署' })
  const made: string[] = []
  for (const [i, name] of ['临湖第一加油站', '湖东农贸市场', '湖滨新村自建房'].entries()) {
    const place = await plan('POST', `${records}/safety-object`, {
      division: DIVISION,
      values: {
        name,
        trade: ['chemicals', 'gathering', 'self-built'][i],
        grade: ['red', 'yellow', 'blue'][i],
        supervisor: body,
        subdistrict: body,
        manager: '赵某某',
        manager_phone: '13800138000',
        address: `湖东街道文苑路${i + 1}号`,
        place: [112.61 + i / 200, 26.89 + i / 300],
        interval: 90,
      },
    })
    const hazard = await find('POST', `${records}/hazard`, {
      division: DIVISION,
      values: {
        object: place.id,
        source: 'check',
        item: '安全出口',
        what: ['静电接地夹断开', '疏散通道堆放货物', '楼梯间停放电动车'][i],
        basis: '判定标准第三条',
        supervisor: body,
        found_on: '2023-10-30',
      },
    })
    if (i > 0)
      await find('POST', `${records}/hazard/${DIVISION}/${hazard.id}/do/judge`, {
        revision: hazard.revision,
        gives: { grade: 'general', days: 10 },
      })
    made.push(`/systems/safety-hazard/hazard/${DIVISION}/${hazard.id}`)
    if (i === 0) made.push(`/systems/safety-hazard/safety-object/${DIVISION}/${place.id}`)
  }
  return made
}

/** Uploads the fictional plan, accepts what was found, and adopts it: through the doors that a planner uses. */
async function adoptPlan(server: FastifyInstance, cookie: string) {
  const send = sender(server, cookie)
  const plan = readFileSync(process.env.SCREENS_PLAN ?? join(root, 'e2e', 'fixtures', 'plan.txt'), 'utf8')
  const boundary = 'screens'
  const part = (head: string, content: string) =>
    `--${boundary}\r\ncontent-disposition: form-data; ${head}\r\n\r\n${content}\r\n`
  const uploaded = await server.inject({
    method: 'POST',
    url: '/api/v1/documents',
    headers: { cookie, 'content-type': `multipart/form-data; boundary=${boundary}` },
    payload: `${part('name="division"', DIVISION)}${part('name="kind"', 'outline')}${part('name="file"; filename="plan.md"', plan)}--${boundary}--\r\n`,
  })
  if (uploaded.statusCode !== 200) throw new Error(`The plan was not taken: ${uploaded.body}`)
  let document = uploaded.json()
  for (let i = 0; document.state === 'waiting' && i < 200; i++) {
    await new Promise((resolve) => setTimeout(resolve, 150))
    document = await send('GET', `/api/v1/documents/${DIVISION}/${document.id}`)
  }
  if (document.state !== 'ready') throw new Error(`The plan was not compiled: ${JSON.stringify(document)}`)
  const { compilation } = document
  const review = await send('GET', `/api/v1/reviews/${DIVISION}/${compilation}`)
  const items: readonly { readonly id: string; readonly group: string }[] = review.items
  for (let i = 0; i < items.length; i += 50) {
    await send('POST', `/api/v1/reviews/${DIVISION}/${compilation}/decisions`, {
      decisions: items.slice(i, i + 50).map(({ id }) => ({ item: id, revision: 0, reason: null, action: 'accept' })),
    })
  }
  const { head, plan: of } = await send('GET', `/api/v1/reviews/${DIVISION}/${compilation}`)
  await send('POST', `/api/v1/plans/${DIVISION}/${of.id}/adoptions`, {
    compilation,
    head,
    reason: 'first',
    approval: { number: '临湖政发〔2021〕3号', issuedOn: '2021-03-02', body: '临湖区人民代表大会' },
    effectiveFrom: '2021-03-02',
    effectiveTo: null,
  })
}
