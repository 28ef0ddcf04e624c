import { conditionFaults, formulaFaults } from './check-expressions.ts'
import type { NameTable } from './conditions/expression.ts'
import { checkName, type Known, namesFor, type Report } from './declaration-faults.ts'
import type { Metric } from './metric.ts'
import type { RecordType } from './record-type.ts'
import type { System } from './system.ts'

/** Everything wrong with the figures that a system declares. */
export function checkMetrics(system: System, known: Known, report: Report): void {
  const { metrics = [] } = system
  const ids = metrics.map(({ id }) => id)
  for (const id of new Set(ids.filter((one, i) => ids.indexOf(one) !== i)))
    report.add('metrics', `two are called ${id}`)
  for (const metric of metrics) {
    const at = report.below(`metrics.${metric.id}`)
    if (!/^[a-z][a-z0-9]*(-[a-z0-9]+)*$/.test(metric.id)) at.add('id', 'must be lower-case words joined by hyphens')
    checkName(at, 'name', metric.name)
    checkName(at, 'about', metric.about)
    const type = known.types.get(metric.of)
    const owner = known.systemOf.get(metric.of)
    if (type === undefined || owner === undefined) at.add('of', `there is no record type ${metric.of}`)
    else checkMetric(metric, type, namesFor(type, owner, known), at)
  }
}

function checkMetric(metric: Metric, type: RecordType, spoken: NameTable, report: Report): void {
  const said = (where: string, faults: readonly string[]) => {
    for (const message of faults) report.add(where, message)
  }
  if (metric.where !== undefined) said('where', conditionFaults(metric.where, spoken))
  for (const [what, name] of Object.entries(metric.time))
    if (name !== undefined) said(`time.${what}`, formulaFaults(name, spoken, ['day', 'moment', 'period']))
  const { take } = metric
  if (take !== 'count') {
    for (const [what, one] of Object.entries(take)) {
      if (what === 'share') said('take.share', conditionFaults(one as string, spoken))
      else
        for (const text of typeof one === 'string' ? [one] : (one as readonly string[]))
          said(`take.${what}`, formulaFaults(text, spoken, ['number']))
    }
  }
  for (const name of metric.by ?? []) {
    const kind = type.fields[name]?.kind
    if (kind === undefined || !['choice', 'body', 'link', 'person', 'yes-no'].includes(kind))
      report.add('by', `${name} is no field to break down by`)
  }
}
