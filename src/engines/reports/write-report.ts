import type { OfficialDocument } from '../official-documents/model.ts'
import type { ReportFacts } from './facts.ts'
import { annexesOf } from './writing/annexes.ts'
import { annualBlocks } from './writing/annual.ts'
import { finalBlocks } from './writing/final.ts'
import { midTermBlocks } from './writing/mid-term.ts'
import { frameOf } from './writing/opening.ts'

/**
 * The whole report that follows from the facts, with every outline point of its kind. Pure: the same facts give the same
 * document, with the same keys, so that what people wrote over it finds its place again.
 */
export function writeReport(facts: ReportFacts): OfficialDocument {
  const write = { annual: annualBlocks, 'mid-term': midTermBlocks, final: finalBlocks }[facts.kind]
  return { ...frameOf(facts), blocks: write(facts), annexes: annexesOf(facts) }
}
