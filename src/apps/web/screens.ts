import type { Screen } from '../../ui/screen.ts'

/** The screens of every engine and part of the platform, found by lying in its folder. */
export const screens: readonly Screen[] = Object.values(
  import.meta.glob<readonly Screen[]>(['../../engines/*/screens.ts', '../../platform/*/screens.ts'], {
    eager: true,
    import: 'screens',
  }),
).flat()
