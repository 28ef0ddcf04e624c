import type { NamedThing } from '../src/model/plan-model.ts'
import { compiled } from './compiled.ts'
import { absent, DISTRICT_PLAN, published } from './published.ts'
import { percent, record, rounded, say, table } from './report.ts'

/**
 * Named things of the district plan against a list that a reader made: what share is found (recall), by type, and what
 * share of what is found stands in the list (an understatement of precision, since the list is not complete). `--misses` prints what is missed, and everything found.
 */
interface ListedThing {
  readonly type: string
  readonly name: string
  readonly line: number
  readonly facts?: Readonly<Record<string, unknown>>
}

const show = process.argv.includes('--misses')

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

function measure(source: string, listed: readonly ListedThing[]): void {
  const model = compiled(DISTRICT_PLAN, source)
  const things = [
    ...model.projects,
    ...model.bodies,
    ...model.places,
    ...model.enterprises,
    ...model.structures,
    ...model.honours,
  ]
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
  const recall = sum('found') / Math.max(1, sum('all'))
  say(
    `${things.length} named things; ${percent(recall)} of the ${sum('all')} that a reader listed are found, ${percent(matched.size / Math.max(1, things.length))} of the found are in that list.`,
  )
  table([
    ['type', 'listed', 'found', 'of its kind'],
    ...Object.entries(byType).map(([type, { found, rightKind, all }]) => [type, all, found, rightKind]),
  ])
  record('names', {
    found: things.length,
    recall: rounded(recall),
    recallWithKind: rounded(sum('rightKind') / Math.max(1, sum('all'))),
    shareListed: rounded(matched.size / Math.max(1, things.length)),
    byType,
    listedByKind: extra,
    listedByConfidence: Object.fromEntries([...bins].sort().map(([bin, { right, all }]) => [bin, `${right}/${all}`])),
  })
}

const source = published(DISTRICT_PLAN)
const list = published('entities.json')
if (source === undefined || list === undefined) say(absent('Named things of the district plan'))
else measure(source, JSON.parse(list) as ListedThing[])
