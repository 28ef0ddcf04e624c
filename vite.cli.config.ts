import { defineConfig } from 'vite'

/** The command line: `src/apps/cli/main.ts` → `dist/cli/gangmu.js`. Libraries stay in node_modules. */
export default defineConfig({
  build: {
    ssr: 'src/apps/cli/main.ts',
    outDir: 'dist/cli',
    emptyOutDir: true,
    target: 'node20',
    rollupOptions: { output: { entryFileNames: 'gangmu.js' } },
  },
})
