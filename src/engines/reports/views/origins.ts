import type { Origin } from '../../../model/origin.ts'
import type { Citation } from '../../official-documents/citation.ts'

/** What a screen knows of the records that a figure counts: their names, and the division that their pages lie under. */
export interface Known {
  readonly division: string
  readonly names: ReadonlyMap<string, string>
}
export const noneKnown: Known = { division: '', names: new Map() }

/** The page of a target or commitment; null for other records. */
function hrefOf(question: string, id: string, { division }: Known): string | null {
  if (division === '') return null
  if (question === '规划指标') return `/targets/${division}/${id}`
  return question === '规划任务' ? `/tasks/${division}/${id}` : null
}

/** A citation as the kit's drawer shows it: the same way from a figure of a report as from one of a screen. */
export function originOf(cites: Citation, known: Known = noneKnown): Origin {
  switch (cites.kind) {
    case 'sentence':
      return {
        kind: 'sentence',
        of: 'plan',
        document: cites.plan,
        version: cites.version,
        clause: cites.clause,
        line: cites.line,
        sentence: cites.text,
      }
    case 'observation':
      if (cites.document !== null)
        return { kind: 'sentence', of: 'report', document: cites.document, sentence: observationWords(cites) }
      return {
        kind: 'submitted',
        body: cites.approver ?? '—',
        at: '',
        period: cites.period,
        status: { zh: cites.status, en: cites.status },
        approvals: [],
        note: observationWords(cites),
      }
    case 'computed':
      return {
        kind: 'computed',
        name: { zh: cites.name, en: cites.name },
        formula: cites.formula,
        worked: null,
        rule: cites.rule,
        parts: cites.cites.map((part) => {
          const { name, value, unit } = nameOf(part)
          return { name: { zh: name, en: name }, value, unit, origin: originOf(part, known) }
        }),
      }
    case 'query':
      return {
        kind: 'records',
        question: { zh: [cites.name, cites.where ?? ''].join('：').replace(/：$/, ''), en: cites.name },
        at: '',
        count: cites.count,
        records: cites.records
          .slice(0, 50)
          .map((id) => ({ id, label: known.names.get(id) ?? id, href: hrefOf(cites.name, id, known) })),
      }
  }
}

const observationWords = (cites: Extract<Citation, { kind: 'observation' }>) =>
  `${cites.indicator} ${cites.period}：${cites.value}${cites.unit ?? ''}（${cites.status}）`

function nameOf(cites: Citation): {
  readonly name: string
  readonly value: number | null
  readonly unit: string | null
} {
  switch (cites.kind) {
    case 'sentence':
      return { name: cites.text, value: null, unit: null }
    case 'observation':
      return { name: `${cites.indicator} ${cites.period}`, value: cites.value, unit: cites.unit }
    case 'computed':
      return { name: cites.name, value: null, unit: null }
    case 'query':
      return { name: [cites.name, cites.where ?? ''].join('：').replace(/：$/, ''), value: cites.count, unit: null }
  }
}
