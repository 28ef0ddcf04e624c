import { existsSync } from 'node:fs'
import { defineConfig } from 'vite'
import benches from './bench/benches.json' with { type: 'json' }

const present = benches.filter((name) => existsSync(`bench/${name}.ts`))

/** Measurements: each `bench/<name>.ts` → `dist/bench/<name>.js`, run by `npm run bench`. Libraries stay outside. */
export default defineConfig({
  build: {
    ssr: true,
    outDir: 'dist/bench',
    emptyOutDir: true,
    target: 'node20',
    rollupOptions: { input: Object.fromEntries(present.map((name) => [name, `bench/${name}.ts`])) },
  },
})
