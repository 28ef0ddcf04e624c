import { createHash } from 'node:crypto'
import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { defineConfig } from 'vite'

/** Digest over the sources that decide what is read in a text: the same rules have the same version. */
function compilerDigest(): string {
  const hash = createHash('sha256')
  for (const folder of ['src/compiler', 'src/model', 'src/systems']) {
    const names = readdirSync(folder, { recursive: true, encoding: 'utf8' }).map((name) => name.replaceAll('\\', '/'))
    for (const name of names.sort()) {
      if (/\.tsx?$/.test(name) && !/\.test\./.test(name)) hash.update(name).update(readFileSync(join(folder, name)))
    }
  }
  return hash.digest('hex').slice(0, 8)
}

const { version } = JSON.parse(readFileSync('package.json', 'utf8'))

/**
 * The command line, `src/apps/cli/main.ts` → `dist/cli/gangmu.js`, the thread in which its server compiles texts, and the
 * thread that replays evaluations.
 * Libraries stay in node_modules.
 */
export default defineConfig({
  define: { 'import.meta.env.GANGMU_COMPILER': JSON.stringify(`${version}+${compilerDigest()}`) },
  build: {
    ssr: true,
    outDir: 'dist/cli',
    emptyOutDir: true,
    target: 'node20',
    rollupOptions: {
      input: {
        gangmu: 'src/apps/cli/main.ts',
        'compiler-worker': 'src/apps/server/compiler/worker.ts',
        'evaluation-worker': 'src/apps/evaluation/replay-worker.ts',
      },
      output: { entryFileNames: '[name].js' },
    },
  },
})
