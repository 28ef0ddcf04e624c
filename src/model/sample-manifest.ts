import { type Static, Type } from 'typebox'

const Bilingual = Type.Object({ zh: Type.String({ minLength: 1 }), en: Type.String({ minLength: 1 }) })

/** The place that the simulated district of a sample plays in; its people and figures are invented. */
export const SimulatedPlace = Type.Object(
  {
    code: Type.String({ pattern: '^[0-9]{6}$', description: 'GB/T 2260.' }),
    name: Bilingual,
    parent: Type.Object(
      { code: Type.String({ pattern: '^[0-9]{2,6}$' }), name: Bilingual },
      { additionalProperties: false },
    ),
    subdistricts: Type.Array(Bilingual, { description: 'Subdistricts and towns.' }),
    parks: Type.Array(Bilingual, { description: 'Management committees of industrial parks.' }),
  },
  { additionalProperties: false },
)
export type SimulatedPlace = Static<typeof SimulatedPlace>

/**
 * A sample plan that ships with Gangmu (`plans/<id>/sample.json`): a digest, its yearly reports, and what must be said
 * about them wherever they are shown.
 */
export const SampleManifest = Type.Object(
  {
    id: Type.String({ pattern: '^[a-z][a-z0-9-]*$' }),
    title: Bilingual,
    plan: Type.String({ description: 'File of the digest, beside the manifest.' }),
    published: Type.Optional(
      Type.String({
        description: 'The text as published, relative to the project; shown instead of the digest where it is present.',
      }),
    ),
    reports: Type.Array(Type.String({ description: 'Files beside the manifest, oldest first.' })),
    notice: Bilingual,
    publishedNotice: Type.Optional(Bilingual),
    simulated: Type.Optional(SimulatedPlace),
  },
  { additionalProperties: false },
)
export type SampleManifest = Static<typeof SampleManifest>
