import type { Diagnostic } from '../../model/plan-model.ts'
import { checkChanges, checkParts, checkShares, checkYearlySteps } from './arithmetic.ts'
import { checkBoxes, checkReferences } from './boxes.ts'
import { checkContradictions, checkMetTargets } from './contradictions.ts'
import { type Check, type Checked, diagnosticOf, locatorOf } from './finding.ts'
import {
  checkBrokenHeadings,
  checkEmptyHeadings,
  checkGluedHeadings,
  checkNumbering,
  checkPoints,
  checkRepeatedTitles,
} from './headings.ts'
import { checkAnnouncedCounts, checkRepeatedItems } from './lists.ts'
import { checkNames } from './names.ts'
import { checkPairs, checkPunctuation } from './punctuation.ts'
import { checkRepeats } from './repeats.ts'
import {
  checkDenominators,
  checkIncompleteTargets,
  checkUnclearRates,
  checkUnitSpellings,
  checkUnverifiable,
} from './targets.ts'
import { checkObtainedTitles } from './titles.ts'
import { checkBrokenQuantities, checkCutSentences, checkDoubledWords, checkGaps, checkTypos } from './wording.ts'

export type { Checked } from './finding.ts'

const checks: readonly Check[] = [
  checkNumbering,
  checkPoints,
  checkRepeatedTitles,
  checkBrokenHeadings,
  checkGluedHeadings,
  checkEmptyHeadings,
  checkBoxes,
  checkReferences,
  checkRepeats,
  checkDoubledWords,
  checkGaps,
  checkCutSentences,
  checkBrokenQuantities,
  checkPairs,
  checkTypos,
  checkPunctuation,
  checkRepeatedItems,
  checkAnnouncedCounts,
  checkContradictions,
  checkMetTargets,
  checkParts,
  checkChanges,
  checkShares,
  checkYearlySteps,
  checkDenominators,
  checkUnitSpellings,
  checkIncompleteTargets,
  checkUnclearRates,
  checkUnverifiable,
  checkObtainedTitles,
  checkNames,
]

/** What is wrong or doubtful in a text, in the order of the text. Each code has a page in `docs/diagnostics/`. */
export function diagnosticsFromModel(checked: Checked): Diagnostic[] {
  const locator = locatorOf(checked.document.text, checked.model.clauses)
  return checks
    .flatMap((check) => check(checked))
    .map((finding) => diagnosticOf(finding, locator))
    .sort((a, b) => a.start - b.start || (a.code < b.code ? -1 : 1))
}
