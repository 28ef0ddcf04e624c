import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, statSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import react from '@vitejs/plugin-react'
import type { CDPSession, Page } from 'playwright-core'
import { build } from 'vite'
import { findChromium, launchChromium } from '../e2e/chromium.ts'
import { createServer } from '../src/apps/server/server.ts'
import { lengthened } from './lengthened.ts'
import { published } from './published.ts'
import { record, rounded, say, table } from './report.ts'

/**
 * The page in Chromium on a long plan: what it weighs, how soon the first marked text stands, whether scrolling and
 * filtering keep up. Frames and tasks come from the browser's own trace.
 */
const LONG_PLAN = 'corpus/plans/national-14.md'
const webFolder = resolve('dist', 'web')
/** The first screen after signing in. */
const OVERVIEW = ['../../engines/overview/views/OverviewPage.tsx']

await measure()

async function measure() {
  weigh()
  const found = findChromium()
  if ('missing' in found) {
    say(found.missing)
    return
  }
  const text = published(LONG_PLAN) ?? lengthened(68_000)
  const subject = published(LONG_PLAN) === undefined ? 'an invented text' : 'the national plan'
  const server = await createServer({ webFolder, plansFolder: 'plans', projectFolder: '.', logLevel: 'silent' })
  const address = await server.listen({ host: '127.0.0.1', port: 0 })
  const browser = await launchChromium(found.path)
  try {
    const page = await browser.newPage({ viewport: { width: 1440, height: 900 } })
    const session = await page.context().newCDPSession(page)
    say(`\n${subject}, ${text.length} characters\n`)
    await tableOf(page, session)
    const load = await loadOf(page, address)
    const open = await openOf(page, text)
    const scroll = await traced(session, () => scrollThrough(session, page))
    const filters = await filtersOf(page)
    const elements = await page.evaluate(() => document.querySelectorAll('*').length)
    const heap = (await session.send('Runtime.getHeapUsage')).usedSize

    table([
      ['', 'ms'],
      ['first paint of the first page', load.firstPaint],
      ['file chosen → first marked text', open.firstText],
      ['longest task of the page meanwhile', open.longestTask],
      ['scroll: frame, median', scroll.median],
      ['scroll: frame, 95th percentile', scroll.p95],
      ['scroll: longest task', scroll.longestTask],
      ...Object.entries(filters).map(([name, ms]): [string, number] => [`filter: ${name}`, ms]),
    ])
    say(`\n${elements} elements, ${rounded(heap / 1e6, 1)} MB of heap`)
    record('web', {
      subject,
      characters: text.length,
      firstPaintMs: load.firstPaint,
      firstTextMs: open.firstText,
      openLongestTaskMs: open.longestTask,
      scrollMedianFrameMs: scroll.median,
      scrollP95FrameMs: scroll.p95,
      scrollFrames: scroll.frames,
      scrollLongestTaskMs: scroll.longestTask,
      scrollLongTasks: scroll.longTasks,
      filtersMs: filters,
      elements,
      heapBytes: heap,
    })
  } finally {
    await browser.close()
    await server.close()
  }
}

interface Part {
  readonly file: string
  readonly css?: readonly string[]
  readonly imports?: readonly string[]
}

/** Bytes on the wire of the parts named and all that they need at once. */
function weightOf(parts: Readonly<Record<string, Part>>, names: readonly string[]): number {
  const files = new Set<string>()
  const seen = new Set<string>()
  const visit = (name: string) => {
    const part = parts[name]
    if (part === undefined) throw new Error(`The build has no part ${name}.`)
    if (seen.has(name)) return
    seen.add(name)
    for (const file of [part.file, ...(part.css ?? [])]) files.add(file)
    for (const inner of part.imports ?? []) visit(inner)
  }
  for (const name of names) visit(name)
  const bytes = (file: string) => {
    const path = join(webFolder, file)
    return statSync(existsSync(`${path}.gz`) ? `${path}.gz` : path).size
  }
  return [...files].reduce((sum, file) => sum + bytes(file), 0)
}

/** What each part of the application weighs on the wire. */
function weigh() {
  const assets = join(webFolder, 'assets')
  const sizes = readdirSync(assets)
    .filter((name) => /\.(?:js|css)$/.test(name))
    .map((name) => {
      const path = join(assets, name)
      const zipped = readdirSync(assets).includes(`${name}.gz`) ? statSync(`${path}.gz`).size : statSync(path).size
      return { name: name.replace(/-[\w-]{8}\./, '.'), bytes: statSync(path).size, gzip: zipped }
    })
    .sort((a, b) => b.gzip - a.gzip)
  const parts: Readonly<Record<string, Part>> = JSON.parse(
    readFileSync(join(webFolder, '.vite', 'manifest.json'), 'utf8'),
  )
  const worker = sizes.find(({ name }) => name.startsWith('compile.worker'))?.gzip ?? 0
  const views = {
    // What a person waits for who is not signed in, with Ant Design's ground that every screen stands on.
    signIn: weightOf(parts, ['index.html', 'shell/Shell.tsx']),
    overview: weightOf(parts, [
      'index.html',
      'shell/Shell.tsx',
      ...OVERVIEW.filter((name) => parts[name] !== undefined),
    ]),
    workbench: weightOf(parts, ['index.html', 'workbench/WorkbenchPage.tsx']),
    markedText: weightOf(parts, ['index.html', 'workbench/WorkbenchPage.tsx', 'workbench/Workbench.tsx']) + worker,
  }
  table([
    ['', 'kB', 'gzip kB'],
    ...sizes.slice(0, 40).map(({ name, bytes, gzip }) => [name, rounded(bytes / 1000, 1), rounded(gzip / 1000, 1)]),
  ])
  say('')
  table([
    ['until it stands', 'gzip kB'],
    ...Object.entries(views).map(([name, bytes]): [string, number] => [name, rounded(bytes / 1000, 1)]),
  ])
  record('web-weight', { views, parts: sizes })
}

/**
 * The kit's table with ten thousand rows, as the targets table shows them, built into a page of its own: how soon it
 * stands, whether scrolling keeps up, what sorting and searching take.
 */
async function tableOf(page: Page, session: CDPSession) {
  const folder = mkdtempSync(join(tmpdir(), 'gangmu-bench-'))
  await build({
    configFile: false,
    root: resolve('bench', 'table'),
    logLevel: 'error',
    plugins: [react()],
    build: { outDir: folder, emptyOutDir: true, target: 'es2022' },
  })
  const server = await createServer({ webFolder: folder, plansFolder: 'plans', projectFolder: '.', logLevel: 'silent' })
  try {
    const address = await server.listen({ host: '127.0.0.1', port: 0 })
    await page.goto(address)
    const body = page.locator('.data-scroll')
    await body.waitFor()
    const stands = await page.evaluate(() => performance.now())
    const box = await body.boundingBox()
    if (!box) throw new Error('no table')
    const scroll = await traced(session, async () => {
      for (let i = 0; i < 3; i++) {
        await session.send('Input.synthesizeScrollGesture', {
          x: box.x + 300,
          y: box.y + box.height / 2,
          yDistance: -12_000,
          speed: 4000,
          gestureSourceType: 'mouse',
        })
      }
    })
    const act = (selector: string) =>
      page.evaluate(
        (wanted) =>
          new Promise<number>((done) => {
            const start = performance.now()
            document.querySelector<HTMLElement>(wanted)?.click()
            requestAnimationFrame(() => requestAnimationFrame(() => done(performance.now() - start)))
          }),
        selector,
      )
    const sort = await act('thead th:nth-child(6) .data-sort')
    const search = await page.evaluate(
      () =>
        new Promise<number>((done) => {
          const input = document.querySelector<HTMLInputElement>('.data-search input')
          const start = performance.now()
          if (input) {
            Object.getOwnPropertyDescriptor(HTMLInputElement.prototype, 'value')?.set?.call(input, '777 统计')
            input.dispatchEvent(new Event('input', { bubbles: true }))
          }
          const look = () => {
            const count = document.querySelector('.data-tools .count')?.textContent ?? ''
            if (/\/ 10000/.test(count) || performance.now() - start > 5000) done(performance.now() - start)
            else requestAnimationFrame(look)
          }
          look()
        }),
    )
    say('\nten thousand rows of the kit’s table\n')
    table([
      ['', 'ms'],
      ['stands', rounded(stands, 0)],
      ['scroll: frame, median', scroll.median],
      ['scroll: frame, 95th percentile', scroll.p95],
      ['scroll: longest task', scroll.longestTask],
      ['sort by a column', rounded(sort, 0)],
      ['search', rounded(search, 0)],
    ])
    record('web-table', { rows: 10_000, standsMs: rounded(stands, 0), ...scroll, sortMs: sort, searchMs: search })
  } finally {
    await server.close()
    rmSync(folder, { recursive: true, force: true })
  }
}

async function loadOf(page: Page, address: string) {
  await page.goto(`${address}/workbench`)
  await page.locator('.welcome').waitFor()
  const firstPaint = await page.evaluate(
    () => performance.getEntriesByName('first-contentful-paint')[0]?.startTime ?? performance.now(),
  )
  return { firstPaint: rounded(firstPaint, 0) }
}

async function openOf(page: Page, text: string) {
  await page.evaluate(() => {
    const seen = { longest: 0, marked: 0, chosen: 0 }
    Object.assign(globalThis, { seen })
    new PerformanceObserver((list) => {
      for (const { duration } of list.getEntries()) seen.longest = Math.max(seen.longest, duration)
    }).observe({ type: 'longtask' })
    document.addEventListener('change', () => (seen.chosen = performance.now()), { capture: true })
    const look = () => {
      if (document.querySelector('.text .run')) requestAnimationFrame(() => (seen.marked = performance.now()))
      else requestAnimationFrame(look)
    }
    look()
  })
  await page
    .locator('input[type=file]')
    .setInputFiles({ name: 'plan.md', mimeType: 'text/markdown', buffer: Buffer.from(text) })
  await page.locator('.text .run').first().waitFor({ timeout: 120_000 })
  await page.waitForTimeout(1500)
  const seen = await page.evaluate(
    () => (globalThis as unknown as { seen: { longest: number; marked: number; chosen: number } }).seen,
  )
  return { firstText: rounded(seen.marked - seen.chosen, 0), longestTask: rounded(seen.longest, 0) }
}

/** A real scroll gesture through the whole text, as a wheel or a finger makes it. */
async function scrollThrough(session: CDPSession, page: Page) {
  const box = await page.locator('.text').boundingBox()
  if (!box) throw new Error('no text pane')
  for (let i = 0; i < 3; i++) {
    await session.send('Input.synthesizeScrollGesture', {
      x: box.x + box.width / 2,
      y: box.y + box.height / 2,
      yDistance: -12_000,
      speed: 4000,
      gestureSourceType: 'mouse',
    })
  }
}

interface TraceEvent {
  readonly name: string
  readonly ph: string
  readonly ts: number
  readonly dur?: number
  readonly pid: number
  readonly tid: number
  readonly args?: { readonly name?: string }
}

/** Frames shown and tasks of the page's main thread while something happens. */
async function traced(session: CDPSession, action: () => Promise<void>) {
  const events: TraceEvent[] = []
  session.on('Tracing.dataCollected', ({ value }) => events.push(...(value as unknown as TraceEvent[])))
  const complete = new Promise<void>((resolve) => session.once('Tracing.tracingComplete', () => resolve()))
  await session.send('Tracing.start', {
    transferMode: 'ReportEvents',
    traceConfig: {
      includedCategories: [
        'devtools.timeline',
        'disabled-by-default-devtools.timeline.frame',
        'toplevel',
        '__metadata',
      ],
    },
  })
  await action()
  await session.send('Tracing.end')
  await complete
  const main = new Set(
    events
      .filter(({ name, args }) => name === 'thread_name' && args?.name === 'CrRendererMain')
      .map(({ pid, tid }) => `${pid}/${tid}`),
  )
  const tasks = events
    .filter(({ name, pid, tid }) => /RunTask$/.test(name) && main.has(`${pid}/${tid}`))
    .map(({ dur = 0 }) => dur / 1000)
  const drawn = events
    .filter(({ name }) => name === 'DrawFrame')
    .map(({ ts }) => ts / 1000)
    .sort((a, b) => a - b)
  // A pause between two gestures is no frame.
  const frames = drawn
    .slice(1)
    .map((at, i) => at - (drawn[i] ?? at))
    .filter((ms) => ms < 1000)
    .sort((a, b) => a - b)
  const quantile = (share: number) => rounded(frames[Math.floor(frames.length * share)] ?? 0, 1)
  return {
    frames: frames.length,
    median: quantile(0.5),
    p95: quantile(0.95),
    longestTask: rounded(Math.max(0, ...tasks), 1),
    longTasks: tasks.filter((ms) => ms > 50).length,
  }
}

/** From the click or key to the painted result, the median of five. */
async function filtersOf(page: Page): Promise<Record<string, number>> {
  const median = async (act: () => Promise<number>) => {
    const times: number[] = []
    for (let i = 0; i < 5; i++) times.push(await act())
    return rounded(times.sort((a, b) => a - b)[2] ?? 0, 0)
  }
  const click = (selector: string) =>
    page.evaluate(
      (wanted) =>
        new Promise<number>((resolve) => {
          const start = performance.now()
          document.querySelector<HTMLElement>(wanted)?.click()
          requestAnimationFrame(() => requestAnimationFrame(() => resolve(performance.now() - start)))
        }),
      selector,
    )
  const choose = (value: string) =>
    page.evaluate(
      (wanted) =>
        new Promise<number>((resolve) => {
          const select = document.querySelector<HTMLSelectElement>('.select')
          const start = performance.now()
          if (select) {
            Object.getOwnPropertyDescriptor(HTMLSelectElement.prototype, 'value')?.set?.call(select, wanted)
            select.dispatchEvent(new Event('change', { bubbles: true }))
          }
          requestAnimationFrame(() => requestAnimationFrame(() => resolve(performance.now() - start)))
        }),
      value,
    )
  const levels = ['0.9', '0', '0.9', '0', '0.9', '0']
  let level = 0
  const words = ['发展', '创新', '体系', '建设', '国家']
  let word = 0
  const type = async () => {
    await page.evaluate(() => {
      const start = { at: 0 }
      Object.assign(globalThis, { typed: start })
    })
    return page.evaluate(
      (query) =>
        new Promise<number>((resolve) => {
          const input = document.querySelector<HTMLInputElement>('.search input')
          const start = performance.now()
          if (input) {
            Object.getOwnPropertyDescriptor(HTMLInputElement.prototype, 'value')?.set?.call(input, query)
            input.dispatchEvent(new Event('input', { bubbles: true }))
          }
          const look = () => {
            const shown = document.querySelector('.text .is-hit')?.textContent === query
            if (shown || performance.now() - start > 5000) resolve(performance.now() - start)
            else requestAnimationFrame(look)
          }
          look()
        }),
      words[word++ % words.length] ?? '',
    )
  }
  const result = {
    'kind of mark': await median(() => click('.kind.k-commitment')),
    confidence: await median(() => choose(levels[level++] ?? '0')),
    chapter: await median(() => click('.node .only')),
    search: await median(type),
  }
  return result
}
