// npm run e2e: the whole set of browser tests, on the built application. Installs and builds what it needs first.
import { bin, ensureBuilt, ensureInstalled, run } from './ready.mjs'

ensureInstalled()
ensureBuilt()
run(bin('vitest'), ['run', '--config', 'vitest.e2e.config.ts', ...process.argv.slice(2)])
