// npm test: formatter, linter, types, then every test. Installs what it needs first.
import { bin, ensureBuilt, ensureInstalled, run } from './ready.mjs'

ensureInstalled()
ensureBuilt()
run(bin('biome'), ['check', '--error-on-warnings', '.'])
run(bin('tsc'), [])
run(bin('vitest'), ['run', ...process.argv.slice(2)])
