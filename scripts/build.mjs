// npm run build: compiles the web application and the command line into dist/.
import { ensureBuilt, ensureInstalled } from './ready.mjs'

ensureInstalled()
ensureBuilt()
