import { mkdirSync } from 'node:fs'
import { join } from 'node:path'
import type { Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { screens } from '../src/apps/web/screens.ts'
import { ROLES } from '../src/model/role.ts'
import { type ScreensStage, setScreensStage } from './screens-stage.ts'
import { root } from './stage.ts'

let stage: ScreensStage
const out = join(root, 'e2e', 'out', 'screens')

beforeAll(async () => {
  mkdirSync(out, { recursive: true })
  const set = await setScreensStage()
  if ('missing' in set) throw new Error(set.missing)
  stage = set
}, 300_000)
afterAll(() => stage?.close())

/** Screens that have an address of their own; those of one record are reached from lists. */
const addresses = screens.filter(({ path }) => !path.includes(':')).map(({ path }) => `/${path.replace(/^\//, '')}`)
/** Every page that a declared system has, of one that runs and holds records. */
const ofSystem = [
  '/systems/safety-hazard',
  '/systems/safety-hazard/safety-object',
  '/systems/safety-hazard/safety-object/new',
  '/systems/safety-hazard/safety-object/map',
  '/systems/safety-hazard/hazard',
  '/systems/safety-hazard/hazard/board',
  '/systems/safety-hazard/metrics/found',
]
const nameOf = (path: string) => path.replace(/^\//, '').replaceAll('/', '-') || 'overview'

/** Waits until a screen shows what it has to show: no bar of loading, nothing on its way. */
async function stands(page: Page) {
  await page.locator('.shell-main[aria-busy=false] .page-frame, .shell-main .state, .sign-in-page').first().waitFor()
  await page.evaluate(async () => {
    const isWaiting = () =>
      window.underway > 0 ||
      document.querySelector('.shell-main[aria-busy=true], .waiting, .loading, .state.is-loading') !== null
    // What has just arrived may ask for more: only a page that rests for a while stands.
    for (let rests = 0, turns = 0; rests < 3 && turns < 400; turns++) {
      await new Promise((resolve) => setTimeout(resolve, 40))
      rests = isWaiting() ? 0 : rests + 1
    }
  })
}

/** Goes to a screen without loading the program again: as forward does to a page that a link led to. */
const turnTo = (page: Page, path: string) =>
  page.evaluate((to) => {
    const state = { usr: null, key: 'walk', idx: (history.state?.idx ?? 0) + 1 }
    history.pushState(state, '', to)
    dispatchEvent(new PopStateEvent('popstate', { state }))
  }, path)

interface Walk {
  readonly paths?: readonly string[]
  /** Whether each address is opened by itself, as from a bookmark. */
  readonly isAfresh?: boolean
  readonly look?: (page: Page, path: string) => Promise<void>
}

/** Opens every screen in turn and tells what is wrong with each. */
async function faultsOf(page: Page, { paths = addresses, isAfresh = false, look }: Walk = {}) {
  const faults: string[] = []
  for (const path of paths) {
    await (isAfresh ? page.goto(`${stage.address}${path}`) : turnTo(page, path))
    await stands(page)
    const text = await page.locator('.shell-main').innerText()
    if (/这一页出错了|没有这个页面|没有读到数据/.test(text)) faults.push(`${path}: ${text.slice(0, 200)}`)
    if ((await page.locator('h1, .state h3').count()) === 0) faults.push(`${path}: has no heading`)
    const overflow = await page.evaluate(() => document.documentElement.scrollWidth - innerWidth)
    if (overflow > 0) faults.push(`${path}: ${overflow} pixels wider than the window`)
    const nameless = await page.evaluate(
      () =>
        [...document.querySelectorAll<HTMLElement>('button, a[href], input, select, textarea')].filter((element) => {
          const labels = element instanceof HTMLInputElement ? [...(element.labels ?? [])] : []
          const named = [
            element.getAttribute('aria-label'),
            element.title,
            element.innerText,
            ...labels.map((label) => label.innerText),
          ]
          const isSeen = element.checkVisibility({ visibilityProperty: true })
          const hasOther = element.hasAttribute('aria-labelledby') || element.closest('label') !== null
          return isSeen && !hasOther && named.every((name) => !name?.trim()) && !element.querySelector('img[alt]')
        }).length,
    )
    if (nameless > 0) faults.push(`${path}: ${nameless} controls without a name`)
    await look?.(page, path)
  }
  return faults
}

describe('every screen', () => {
  for (const role of ROLES) {
    it(`stands for the ${role}, without a word on the console`, async () => {
      stage.complaints.splice(0)
      const page = await stage.open(role, '/')
      const faults = await faultsOf(page, { isAfresh: role === 'planner' })
      await page.context().close()
      expect(faults).toEqual([])
      expect(stage.complaints).toEqual([])
    })
  }

  it('of a system stands for whoever runs it, without a word on the console', async () => {
    stage.complaints.splice(0)
    for (const role of ['planner', 'clerk'] as const) {
      const page = await stage.open(role, '/')
      expect(await faultsOf(page, { paths: [...ofSystem, ...stage.records] }), role).toEqual([])
      await page.context().close()
    }
    expect(stage.complaints).toEqual([])
  })

  for (const colorScheme of ['light', 'dark'] as const) {
    for (const [size, viewport] of [
      ['1280', { width: 1280, height: 800 }],
      ['390', { width: 390, height: 844 }],
    ] as const) {
      it(`is pictured ${colorScheme} at ${size} pixels, legible throughout`, async () => {
        const isHand = viewport.width < 600
        const page = await stage.open(isHand ? 'leader' : 'planner', '/', {
          viewport,
          colorScheme,
          ...(isHand ? { isMobile: true, hasTouch: true } : {}),
        })
        const faint: unknown[] = []
        const faults = await faultsOf(page, {
          paths: [...addresses, ...ofSystem.filter((path) => !isHand || !path.endsWith('/new')), ...stage.records],
          async look(shown, path) {
            await shown.screenshot({ path: join(out, `${nameOf(path)}-${colorScheme}-${size}.png`) })
            for (const one of await shown.evaluate(contrasts)) if (one.ratio < 4.45) faint.push({ path, ...one })
          },
        })
        await page.context().close()
        expect(faults).toEqual([])
        expect(faint).toEqual([])
      })
    }
  }

  it('speaks English when it is chosen', async () => {
    const page = await stage.open('planner', '/')
    await stands(page)
    await page.getByRole('button', { name: 'English' }).first().click()
    const spoken: string[] = []
    const look = async (shown: Page, path: string) => {
      const own = '.shell-menu, .page-head h1, .panel-head h2, .page-actions .button, thead, .state h3'
      // Names and units of the plan stay Chinese, and say that they are.
      await shown.evaluate(() => {
        for (const element of document.querySelectorAll('[lang=zh]:not(html)')) element.textContent = ''
      })
      for (const words of await shown.locator(own).allInnerTexts()) {
        if (/[\u4e00-\u9fff]/.test(words)) spoken.push(`${path}: ${words.slice(0, 80)}`)
      }
    }
    await faultsOf(page, { paths: [...addresses, ...ofSystem], look })
    await page.context().close()
    expect(spoken).toEqual([])
  })
})

describe('the shell', () => {
  it('asks who is there, and lets the plan’s workbench be used by anybody', async () => {
    const page = await stage.open(null, '/my-day')
    await page.locator('.sign-in-page').waitFor()
    await page.getByRole('link', { name: /规划体检台/ }).click()
    await page.locator('.welcome').waitFor()
    await page.context().close()
  })

  it('is walked by keyboard: skip link, help, search', async () => {
    const page = await stage.open('planner', '/')
    await stands(page)
    await page.keyboard.press('Tab')
    expect(await page.evaluate(() => document.activeElement?.className)).toBe('skip')
    await page.locator('.shell-main').focus()
    await page.keyboard.press('?')
    await page.locator('dialog[open] kbd').first().waitFor()
    await page.keyboard.press('Escape')
    await page.keyboard.press('/')
    await page.keyboard.type('湖')
    await page.keyboard.press('Enter')
    await page.locator('.overview-found, .state').first().waitFor()
    expect(new URL(page.url()).pathname).toBe('/search')
    await page.context().close()
  })

  it('keeps the page and asks again when the session ends in the middle of work', async () => {
    const page = await stage.open('planner', '/search')
    await stands(page)
    await page.locator('.overview-search input').fill('湖')
    await page.context().clearCookies()
    await page.locator('.overview-search button').click()
    await page.locator('dialog[open] input[type=password]').waitFor()
    expect(await page.locator('.overview-search input').inputValue()).toBe('湖')
    await page.context().close()
    stage.complaints.splice(0)
  })

  it('opens where a figure comes from, and gives the focus back', async () => {
    const page = await stage.open('planner', '/')
    await stands(page)
    const figure = page.locator('.overview-tile .origin-link').first()
    await figure.click()
    await page.locator('dialog[open] .origin').waitFor()
    await page.keyboard.press('Escape')
    expect(await figure.evaluate((element) => element === document.activeElement)).toBe(true)
    await page.context().close()
  })
})

describe('a leader', () => {
  it('follows a red target from the overview to its sentence and to the value behind it', async () => {
    const page = await stage.open('leader', '/')
    await stands(page)
    await page
      .getByRole('region', { name: '需要关注' })
      .getByRole('link', { name: /高新技术企业数[\s\S]*严重滞后/ })
      .click()
    await page.getByRole('heading', { level: 1, name: /高新技术企业/ }).waitFor()
    const figures = page.locator('.target-figures')
    await figures.locator('.origin-link').first().click()
    await page
      .locator('dialog[open] .origin')
      .getByText(/高新技术企业.*90家/)
      .first()
      .waitFor()
    await page.screenshot({ path: join(out, 'leader-sentence.png') })
    await page.keyboard.press('Escape')
    await figures.getByRole('button', { name: /43\.92/ }).click()
    await page
      .locator('dialog[open] .origin')
      .getByText(/临湖区 2022 年统计公报/)
      .first()
      .waitFor()
    await page.screenshot({ path: join(out, 'leader-value.png') })
    await page.context().close()
    expect(stage.complaints.filter((words) => words.startsWith('leader'))).toEqual([])
  })
})

/** Contrast of the words on the page against what lies behind them, by WCAG 2. Runs in the page. */
function contrasts(): { words: string; ratio: number }[] {
  const canvas = document.createElement('canvas').getContext('2d', { willReadFrequently: true })
  const channels = (colour: string): number[] => {
    if (canvas === null) return [0, 0, 0, 1]
    canvas.clearRect(0, 0, 1, 1)
    canvas.fillStyle = colour
    canvas.fillRect(0, 0, 1, 1)
    const [r = 0, g = 0, b = 0, alpha = 255] = canvas.getImageData(0, 0, 1, 1).data
    return [r, g, b, alpha / 255]
  }
  const luminance = ([r = 0, g = 0, b = 0]: number[]) => {
    const linear = (value: number) => {
      const share = value / 255
      return share <= 0.04045 ? share / 12.92 : ((share + 0.055) / 1.055) ** 2.4
    }
    return 0.2126 * linear(r) + 0.7152 * linear(g) + 0.0722 * linear(b)
  }
  const ground = (element: Element | null): number[] => {
    for (let at = element; at !== null; at = at.parentElement) {
      const [r = 0, g = 0, b = 0, alpha = 1] = channels(getComputedStyle(at).backgroundColor)
      if (alpha > 0.98) return [r, g, b]
    }
    return [255, 255, 255]
  }
  const withWords = [...document.querySelectorAll('body *')].filter(
    (element) =>
      element.checkVisibility({ visibilityProperty: true, opacityProperty: true }) &&
      element.closest('.visually-hidden, canvas, svg, :disabled, .skip, [aria-hidden=true]') === null &&
      [...element.childNodes].some((node) => node.nodeType === Node.TEXT_NODE && /\S/.test(node.textContent ?? '')),
  )
  return withWords.slice(0, 800).map((element) => {
    const front = luminance(channels(getComputedStyle(element).color))
    const back = luminance(ground(element))
    return {
      words: `${element.className}: ${(element.textContent ?? '').slice(0, 20)}`,
      ratio: Math.round(((Math.max(front, back) + 0.05) / (Math.min(front, back) + 0.05)) * 100) / 100,
    }
  })
}
