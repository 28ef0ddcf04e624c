import { defineConfig, type Plugin } from 'vite'

/** Puts the page's one script and style into the page itself: it is saved as a file and opened without a server. */
function inOneFile(): Plugin {
  return {
    name: 'in-one-file',
    enforce: 'post',
    generateBundle(_, bundle) {
      const page = bundle['index.html']
      if (page?.type !== 'asset') throw new Error('The verifier has no page.')
      let html = String(page.source)
      for (const file of Object.values(bundle)) {
        if (file.type === 'chunk') {
          html = html.replace(/<script type="module"[^>]*><\/script>/, '')
          // A function, since the code holds “$&” and its like; “</script” would end the element.
          html = html.replace(
            '</body>',
            () => `<script type="module">${file.code.replaceAll('</script', '<\\/script')}</script></body>`,
          )
          delete bundle[file.fileName]
        } else if (file.fileName.endsWith('.css')) {
          html = html.replace(/<link rel="stylesheet"[^>]*>/, () => `<style>${String(file.source)}</style>`)
          delete bundle[file.fileName]
        }
      }
      delete bundle['index.html']
      this.emitFile({ type: 'asset', fileName: 'draw-verifier.html', source: html })
    },
  }
}

/** The page that runs a published draw again: `src/apps/verifier` → `dist/web/draw-verifier.html`, one file. */
export default defineConfig({
  root: 'src/apps/verifier',
  plugins: [inOneFile()],
  build: {
    outDir: '../../../dist/web',
    emptyOutDir: false,
    target: 'es2022',
    modulePreload: false,
    assetsInlineLimit: Number.MAX_SAFE_INTEGER,
  },
})
