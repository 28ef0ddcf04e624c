import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { gzipSync } from 'node:zlib'
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

/** Each script and style also as .gz, so that the server need not compress while it answers. */
function compressed(): Plugin {
  return {
    name: 'compressed',
    generateBundle: {
      order: 'post',
      handler(_, bundle) {
        for (const file of Object.values(bundle)) {
          const content = file.type === 'chunk' ? file.code : file.source
          if (!/\.(?:js|css|svg)$/.test(file.fileName) || content.length < 1024) continue
          this.emitFile({ type: 'asset', fileName: `${file.fileName}.gz`, source: gzipSync(content, { level: 9 }) })
        }
      },
    },
  }
}

/** The web application: `src/apps/web` → `dist/web`. */
export default defineConfig({
  root: 'src/apps/web',
  base: '/',
  plugins: [react(), characterMaps(), compressed()],
  build: {
    outDir: '../../../dist/web',
    emptyOutDir: true,
    // Which part needs which, for the bench that weighs the first view.
    manifest: true,
    target: 'es2022',
    chunkSizeWarningLimit: 1500,
    rolldownOptions: { checks: { pluginTimings: false } },
  },
  worker: { format: 'es' },
})
