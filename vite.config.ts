import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import react from '@vitejs/plugin-react'
import { defineConfig, type Plugin } from 'vite'

/** The character maps that pdfs with Chinese fonts of their own naming need, fetched one by one when a pdf asks. */
function characterMaps(): Plugin {
  const folder = 'node_modules/pdfjs-dist/cmaps'
  return {
    name: 'character-maps',
    generateBundle() {
      for (const name of readdirSync(folder).filter((file) => file.endsWith('.bcmap'))) {
        this.emitFile({ type: 'asset', fileName: `cmaps/${name}`, source: readFileSync(join(folder, name)) })
      }
    },
  }
}

/** The web application: `src/apps/web` → `dist/web`. */
export default defineConfig({
  root: 'src/apps/web',
  base: './',
  plugins: [react(), characterMaps()],
  build: { outDir: '../../../dist/web', emptyOutDir: true, target: 'es2022', chunkSizeWarningLimit: 1500 },
  worker: { format: 'es' },
})
