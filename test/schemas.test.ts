import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { Ajv2020 } from 'ajv/dist/2020.js'
import type { TSchema } from 'typebox'
import { describe, expect, it } from 'vitest'
import { compile } from '../src/compiler/compile.ts'
import { documentFromText } from '../src/compiler/source/text.ts'
import { schemeFrom } from '../src/engines/evaluation/check-scheme.ts'
import { evaluate } from '../src/engines/evaluation/evaluate.ts'
import { readCsv } from '../src/engines/evaluation/read-csv.ts'
import { resultOf } from '../src/engines/evaluation/result.ts'
import { track } from '../src/engines/indicators/track.ts'
import { EvaluationResult } from '../src/model/evaluation-result.ts'
import { Scheme } from '../src/model/evaluation-scheme.ts'
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

const asem = (name: string) => readFileSync(join(root, 'src/engines/evaluation/examples/asem', name), 'utf8')
const evaluated = () => {
  const checked = schemeFrom(JSON.parse(asem('scheme.json')))
  if (!checked.ok) throw new Error(JSON.stringify(checked.faults))
  const read = readCsv(asem('data.csv'), checked.scheme)
  if (!read.ok) throw new Error(JSON.stringify(read.faults))
  const outcome = evaluate(checked.scheme, read.table)
  if (!outcome.ok) throw new Error(JSON.stringify(outcome.faults))
  return resultOf(outcome.evaluation)
}

const schemas: readonly { file: string; schema: TSchema; example: () => unknown }[] = [
  { file: 'plan-model.schema.json', schema: PlanModel, example: () => compiled('plan.md') },
  { file: 'track-result.schema.json', schema: TrackResult, example: tracked },
  { file: 'evaluation-scheme.schema.json', schema: Scheme, example: () => JSON.parse(asem('scheme.json')) },
  { file: 'evaluation-result.schema.json', schema: EvaluationResult, example: evaluated },
]

/** The schema as it is published: a part that has a title is written once, under `$defs`, and referred to. */
const published = (schema: TSchema) => {
  const parts: Record<string, unknown> = {}
  const hoisted = (value: unknown, isTop: boolean): unknown => {
    if (Array.isArray(value)) return value.map((one) => hoisted(one, false))
    if (typeof value !== 'object' || value === null) return value
    const own = Object.fromEntries(Object.entries(value).map(([key, one]) => [key, hoisted(one, false)]))
    if (isTop || typeof own.title !== 'string') return own
    const { title, ...part } = own
    parts[String(title)] = part
    return { $ref: `#/$defs/${title}` }
  }
  const whole = hoisted(JSON.parse(JSON.stringify(schema)), true) as object // an object, as every schema is
  return {
    $schema: 'https://json-schema.org/draft/2020-12/schema',
    ...whole,
    ...(Object.keys(parts).length === 0 ? {} : { $defs: parts }),
  }
}

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
