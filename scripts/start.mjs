// npm start: installs and builds what is missing, then serves the web application. Arguments go to `gangmu start`.
import { ensureBuilt, ensureInstalled } from './ready.mjs'

ensureInstalled()
ensureBuilt()
process.argv = [process.argv[0], 'gangmu', 'start', ...process.argv.slice(2)]
await import('../dist/cli/gangmu.js')
