import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { compile } from '../src/compiler/compile.ts'
import { documentFromText } from '../src/compiler/source/text.ts'
import type { NamedThing } from '../src/model/plan-model.ts'

/**
 * Named things of the district plan against a list that a reader made: what share is found (recall), by type, and what
 * share of what is found stands in the list (an understatement of precision, since the list is not complete).
 */
interface ListedThing {
  readonly type: string
  readonly name: string
  readonly line: number
  readonly facts?: Readonly<Record<string, unknown>>
}

/** Beside the project; the bench runs in the project's folder. */
const shared = join(process.cwd(), '..', 'shared')
const plan = join(shared, 'seed', 'yanfeng-14.txt')
const list = join(shared, 'entities.json')

const bare = (name: string) => name.replace(/[\s“”《》"'()（）,，·\-—－]/g, '')

/** Every form under which the list knows a thing; a listed group is known by its members. */
function formsOf(thing: ListedThing): string[][] {
  const facts = thing.facts ?? {}
  const members = ['names', 'areas', 'points'].flatMap((key) =>
    Array.isArray(facts[key]) ? (facts[key] as string[]) : [],
  )
  if (members.length > 1) return members.map((member) => [bare(member)])
  const forms = Array.isArray(facts.text_forms) ? (facts.text_forms as string[]) : []
  const name = thing.type === 'spatial-structure' ? thing.name.replace(/^[^：]{2,4}：/, '') : thing.name
  return [[bare(name), bare(name.replace(/[（(].*$/, '')), ...forms.map(bare)].filter((form) => form.length >= 2)]
}

const isSame = (form: string, name: string) =>
  form === name ||
  (form.includes(name) && name.length >= 0.55 * form.length) ||
  (name.includes(form) && form.length >= 0.55 * name.length)

const KIND: Readonly<Record<string, readonly NamedThing['kind'][]>> = {
  'spatial-structure': ['spatial-structure', 'place', 'park', 'project'],
  park: ['park', 'project'],
  enterprise: ['enterprise'],
  project: ['project', 'park', 'place', 'body'],
  place: ['place', 'project'],
  brand: ['brand', 'programme', 'project', 'place'],
  programme: ['programme', 'project'],
  organisation: ['body', 'project'],
  honour: ['honour'],
}

export function measureNames(show = false) {
  if (!existsSync(plan) || !existsSync(list)) return null
  const model = compile(documentFromText('yanfeng-14.txt', readFileSync(plan, 'utf8')), { systems: [] })
  const things = [
    ...model.projects,
    ...model.bodies,
    ...model.places,
    ...model.enterprises,
    ...model.structures,
    ...model.honours,
  ]
  const listed = JSON.parse(readFileSync(list, 'utf8')) as ListedThing[]
  const byType: Record<string, { found: number; rightKind: number; all: number }> = {}
  const matched = new Set<NamedThing>()
  const units = new Set(things.flatMap((thing) => thing.parts.map(bare)))
  for (const thing of listed) {
    byType[thing.type] ??= { found: 0, rightKind: 0, all: 0 }
    const count = byType[thing.type] as { found: number; rightKind: number; all: number }
    count.all++
    let found = 0
    let right = 0
    const members = formsOf(thing)
    for (const forms of members) {
      const hits = things.filter((candidate) => forms.some((form) => isSame(form, bare(candidate.name))))
      for (const hit of hits) matched.add(hit)
      const isUnit = forms.some((form) => [...units].some((unit) => isSame(form, unit)))
      if (hits.length > 0 || isUnit) found++
      if (hits.some((hit) => KIND[thing.type]?.includes(hit.kind)) || (isUnit && thing.type === 'spatial-structure'))
        right++
    }
    if (found * 2 >= members.length && found > 0) count.found++
    else if (show) console.error(`MISSED ${thing.type} ${thing.line} ${thing.name}`)
    if (right * 2 >= members.length && right > 0) count.rightKind++
    else if (show && found > 0) console.error(`OTHER KIND ${thing.type} ${thing.line} ${thing.name}`)
  }
  const extra: Record<string, { listed: number; all: number }> = {}
  const bins = new Map<string, { right: number; all: number }>()
  for (const thing of things) {
    extra[thing.kind] ??= { listed: 0, all: 0 }
    const count = extra[thing.kind] as { listed: number; all: number }
    count.all++
    if (matched.has(thing)) count.listed++
    const bin = (Math.floor(thing.confidence * 10) / 10).toFixed(1)
    const entry = bins.get(bin) ?? { right: 0, all: 0 }
    entry.all++
    if (matched.has(thing)) entry.right++
    bins.set(bin, entry)
  }
  if (show)
    for (const thing of things)
      console.error(
        `${matched.has(thing) ? '' : 'NOT LISTED '}${thing.kind} ${thing.name} ${thing.confidence} ×${thing.mentions.length} l${thing.line} ${thing.parts.join('|')}`,
      )
  const all = Object.values(byType)
  const sum = (key: 'found' | 'rightKind' | 'all') => all.reduce((total, count) => total + count[key], 0)
  const round = (value: number) => Math.round(value * 1000) / 1000
  return {
    recall: round(sum('found') / Math.max(1, sum('all'))),
    recallWithKind: round(sum('rightKind') / Math.max(1, sum('all'))),
    shareListed: round(matched.size / Math.max(1, things.length)),
    found: things.length,
    byType: Object.fromEntries(
      Object.entries(byType).map(([type, { found, rightKind, all }]) => [
        type,
        `${found} (${rightKind} of its kind)/${all}`,
      ]),
    ),
    listedByKind: Object.fromEntries(
      Object.entries(extra).map(([kind, { listed, all }]) => [kind, `${listed}/${all}`]),
    ),
    calibration: Object.fromEntries([...bins].sort().map(([bin, { right, all }]) => [bin, `${right}/${all}`])),
  }
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  const score = measureNames(process.argv.includes('--show'))
  console.log(
    JSON.stringify(
      score === null
        ? { bench: 'names', skipped: 'no list of named things beside the project (../shared/entities.json)' }
        : { bench: 'names', ...score },
    ),
  )
}
