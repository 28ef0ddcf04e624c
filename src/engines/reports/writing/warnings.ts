import type { Block, Run } from '../../official-documents/model.ts'
import { figure } from '../../official-documents/model.ts'
import { dateText } from '../../official-documents/numbers.ts'
import type { ReportFacts, WarningFact } from '../facts.ts'
import { paragraph } from './blocks.ts'
import { countFigure, queryCited } from './figures.ts'
import { inList, joined, prose } from './prose.ts'
import { idsOf } from './standings.ts'
import { requiredWords } from './target-words.ts'

const QUERY = '预警'
const KINDS = { target: '指标预警', commitment: '任务预警', project: '工程预警' } as const

/** What the warnings say, by what they are about, each with what would bring it back. */
export function warningBlocks(facts: ReportFacts): readonly Block[] {
  const { warnings } = facts
  if (warnings.length === 0) return [paragraph('warnings.none', prose`截至${dateText(facts.asOf)}，没有未解除的预警。`)]
  const counts = (['target', 'commitment', 'project'] as const).flatMap((kind) => {
    const some = warnings.filter(({ about }) => about.kind === kind)
    return some.length === 0
      ? []
      : [prose`${KINDS[kind]}${countFigure(`warnings/${kind}`, idsOf(some), '条', QUERY, KINDS[kind])}`]
  })
  return [
    paragraph(
      'warnings.overall',
      prose`截至${dateText(facts.asOf)}，未解除的预警共${countFigure('warnings', idsOf(warnings), '条', QUERY)}，其中${inList(counts, '、')}。`,
    ),
    ...(['target', 'commitment', 'project'] as const).flatMap((kind) =>
      listed(
        facts,
        kind,
        warnings.filter(({ about }) => about.kind === kind),
      ),
    ),
  ]
}

/** How many a paragraph names before it says 等. */
const NAMED = 10

function listed(facts: ReportFacts, kind: keyof typeof KINDS, warnings: readonly WarningFact[]): readonly Block[] {
  if (warnings.length === 0) return []
  return [
    paragraph(
      `warnings.${kind}`,
      joined([
        `${KINDS[kind]}：`,
        inList(
          warnings.slice(0, NAMED).map((warning) => warningWords(facts, warning)),
          '；',
        ),
        warnings.length > NAMED ? '等。' : '。',
      ]),
    ),
  ]
}

/** What is warned of, and what would bring it back: as the warning says, else the pace that the target needs. */
function warningWords(facts: ReportFacts, { id, about, text, remedy, raisedOn }: WarningFact): readonly Run[] {
  const words = figure(`warning:${id}`, endless(text), null, queryCited(QUERY, `${dateText(raisedOn)}发出`, [id]))
  const target = facts.targets.find((one) => about.kind === 'target' && one.id === about.id)
  const needed = target === undefined ? [] : requiredWords(facts, target)
  const more = remedy !== null ? `，${endless(remedy)}` : needed.length === 0 ? '' : joined(['，要达到目标，', needed])
  return joined([about.name, words, more])
}

const endless = (words: string) => words.trim().replace(/[。；;.]+$/, '')
