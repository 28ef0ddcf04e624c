import react from '@vitejs/plugin-react'
import { defineConfig } from 'vite'

/** The web application: `src/apps/web` → `dist/web`. */
export default defineConfig({
  root: 'src/apps/web',
  base: './',
  plugins: [react()],
  build: { outDir: '../../../dist/web', emptyOutDir: true, target: 'es2022', chunkSizeWarningLimit: 1500 },
  worker: { format: 'es' },
})
