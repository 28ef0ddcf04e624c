import { conditionFaults, formulaFaults } from './check-expressions.ts'
import { checkName, type Known, namesFor, type Report } from './declaration-faults.ts'
import type { RecordType } from './record-type.ts'
import type { RoundFeed, System } from './system.ts'

/** Everything wrong with the rounds of evaluation that a system's records make up. */
export function checkRounds(system: System, known: Known, report: Report): void {
  for (const feed of system.rounds ?? []) {
    const at = report.below(`rounds.${feed.id}`)
    checkName(at, 'name', feed.name)
    checkName(at, 'about', feed.about)
    const type = known.types.get(feed.of)
    const owner = known.systemOf.get(feed.of)
    if (type === undefined || owner === undefined) {
      at.add('of', `there is no record type ${feed.of}`)
      continue
    }
    if (type.fields[feed.period]?.kind !== 'period') at.add('period', `${feed.period} is no period of ${type.id}`)
    for (const key of ['code', 'title'] as const)
      if (type.fields[feed[key]] === undefined) at.add(key, `${feed[key]} is no field of ${type.id}`)
    const spoken = namesFor(type, owner, known)
    if (feed.where !== undefined) for (const message of conditionFaults(feed.where, spoken)) at.add('where', message)
    const ids = feed.columns.map(({ id }) => id)
    for (const id of new Set(ids.filter((one, i) => ids.indexOf(one) !== i))) at.add('columns', `two are called ${id}`)
    for (const { id, name, formula } of feed.columns) {
      checkName(at, `columns.${id}.name`, name)
      for (const message of formulaFaults(formula, spoken, ['number', 'text', 'day', 'period', 'truth']))
        at.add(`columns.${id}.formula`, message)
    }
    if (feed.places !== undefined) checkPlaces(feed.places, type, known, at)
  }
  const ground = system.grounds === undefined ? undefined : known.types.get(system.grounds)
  if (system.grounds !== undefined && (ground?.map === undefined || ground.body === undefined))
    report.add('grounds', `${system.grounds} has no shape on a map, or stands under no body`)
}

function checkPlaces(
  { through, of, by, at: held }: NonNullable<RoundFeed['places']>,
  type: RecordType,
  known: Known,
  at: Report,
): void {
  const linked = (owner: RecordType | undefined, field: string) => {
    const found = owner?.fields[field]
    return found?.kind === 'link' ? found.to : undefined
  }
  const ties = known.types.get(of)
  const firm = linked(type, through)
  const ground = linked(ties, held)
  if (firm === undefined) at.add('places.through', `${through} is no link of ${type.id}`)
  if (ties === undefined) at.add('places.of', `there is no record type ${of}`)
  else if (linked(ties, by) !== firm) at.add('places.by', `${by} does not link ${of} to ${firm}`)
  if (ground === undefined || known.types.get(ground)?.map === undefined)
    at.add('places.at', `${held} links to nothing that has a place on a map`)
}
