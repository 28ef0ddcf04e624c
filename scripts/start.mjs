// npm start: installs and builds what is missing, then runs the demonstration. Arguments go to `gangmu demo`.
import { ensureBuilt, ensureInstalled } from './ready.mjs'

ensureInstalled()
ensureBuilt()
process.argv = [process.argv[0], 'gangmu', 'demo', ...process.argv.slice(2)]
await import('../dist/cli/gangmu.js')
