import type { Scheme } from '../../model/evaluation-scheme.ts'

/** The schemes that come with the program, from the folder `schemes`: to start from, by their ids. */
export const shippedSchemes: ReadonlyMap<string, Scheme> = new Map(
  Object.values(import.meta.glob<Scheme>('../../../schemes/*/*.json', { eager: true, import: 'default' })).map(
    (scheme) => [scheme.id, scheme],
  ),
)
