import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { Ajv2020 } from 'ajv/dist/2020.js'
import type { TSchema } from 'typebox'
import { describe, expect, it } from 'vitest'
import { compile } from '../src/compiler/compile.ts'
import { documentFromText } from '../src/compiler/source/text.ts'
import { track } from '../src/engines/indicators/track.ts'
import { PlanModel } from '../src/model/plan-model.ts'
import { TrackResult } from '../src/model/track-result.ts'
import { systems } from '../src/systems/all.ts'

/**
 * The schemas in `docs/` are generated from the types in `src/model`, and checked in so that a change of the contract
 * shows in the diff.
 */
const root = fileURLToPath(new URL('..', import.meta.url))
const compiled = (name: string) =>
  compile(documentFromText(name, readFileSync(join(root, 'plans/yanfeng-14', name), 'utf8')), { systems })
const tracked = () => track(compiled('plan.md'), ['report-2022.md', 'report-2023.md'].map(compiled))

const schemas: readonly { file: string; schema: TSchema; example: () => unknown }[] = [
  { file: 'plan-model.schema.json', schema: PlanModel, example: () => compiled('plan.md') },
  { file: 'track-result.schema.json', schema: TrackResult, example: tracked },
]

const published = (schema: TSchema) => ({
  $schema: 'https://json-schema.org/draft/2020-12/schema',
  ...(JSON.parse(JSON.stringify(schema)) as object),
})

describe.each(schemas)('docs/$file', ({ file, schema, example }) => {
  it('is what the code says', async () => {
    const stale = `docs/${file} is stale. Run: npx vitest run test/schemas.test.ts --update`
    await expect(`${JSON.stringify(published(schema), null, 2)}\n`, stale).toMatchFileSnapshot(join(root, 'docs', file))
  })

  it('accepts what the program prints for the sample, and nothing empty', () => {
    const validate = new Ajv2020({ strict: true, allErrors: true }).compile(published(schema))
    expect(validate(JSON.parse(JSON.stringify(example()))), JSON.stringify(validate.errors?.slice(0, 5))).toBe(true)
    expect(validate({})).toBe(false)
  })
})
