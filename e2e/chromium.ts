import { spawnSync } from 'node:child_process'
import { existsSync } from 'node:fs'
import { type Browser, chromium } from 'playwright-core'

const INSTALL = 'apt-get update && apt-get install -y --no-install-recommends chromium fonts-wqy-microhei'

const PLACES = [
  process.env.GANGMU_CHROMIUM,
  '/usr/bin/chromium',
  '/usr/bin/chromium-browser',
  '/usr/bin/google-chrome',
  '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
  'C:\\Program Files\\Google\\Chrome\\Application\\chrome.exe',
]

const present = () => PLACES.find((path) => path !== undefined && existsSync(path))

/**
 * The path of a Chromium, installed from Debian first when it is missing and can be (as root, with apt-get); or the
 * sentence that says why there is none and what to run.
 */
export function findChromium(): { readonly path: string } | { readonly missing: string } {
  const found = present()
  if (found !== undefined) return { path: found }
  const isRoot = process.getuid?.() === 0
  if (isRoot && existsSync('/usr/bin/apt-get')) {
    console.log(`Installing Chromium for the browser tests: ${INSTALL}`)
    spawnSync('sh', ['-c', INSTALL], {
      stdio: 'ignore',
      timeout: 480_000,
      env: { ...process.env, DEBIAN_FRONTEND: 'noninteractive' },
    })
    const installed = present()
    if (installed !== undefined) return { path: installed }
  }
  return { missing: `No Chromium here. To run the browser tests: ${isRoot ? INSTALL : `sudo sh -c '${INSTALL}'`}` }
}

/** A Chromium without a window and with a profile of its own, that speaks to nobody but the page under test. */
export const launchChromium = (path: string): Promise<Browser> =>
  chromium.launch({
    executablePath: path,
    // The new headless mode is the real browser; Playwright's own switch would ask for the old one.
    headless: false,
    args: [
      '--headless=new',
      '--no-sandbox',
      '--disable-gpu',
      '--disable-quic',
      '--no-first-run',
      '--disable-background-networking',
      '--disable-component-update',
      '--disable-sync',
    ],
  })
