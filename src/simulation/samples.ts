import type { Sample } from '../language/sample.ts'

const modules = import.meta.glob<Sample>('../systems/**/*.sample.ts', { eager: true, import: 'default' })

/** The samples that stand beside their systems, found by their place. */
export const samples: readonly Sample[] = Object.values(modules)
