import { describe, expect, it } from 'vitest'
import { textOfBlock } from '../official-documents/model.ts'
import { agreementOf, differencesOf } from './differences.ts'
import type { AssessmentFact } from './facts.ts'
import { lakesideFacts } from './lakeside.test-facts.ts'
import { writeReport } from './write-report.ts'

const facts = lakesideFacts('mid-term')
const assessment = facts.assessments[0] as AssessmentFact // the test facts hold one
const withFindings = (change: Partial<AssessmentFact>) => ({
  ...facts,
  assessments: [{ ...assessment, targets: [], commitments: [], ...change }],
})

describe('differences between own and third-party findings', () => {
  it('[RD1] lists what differs in the order of the plan, with both findings and who is kinder', () => {
    const listed = differencesOf(facts).map(({ about, id, own, theirs, kinder }) => [about, id, own, theirs, kinder])
    expect(listed).toEqual([
      ['target', 't01', '基本符合预期', '滞后', 'own'],
      ['target', 't16', '滞后', '严重滞后', 'own'],
    ])
  })

  it('[RD1] counts what can be compared and what agrees', () => {
    expect(agreementOf(facts, assessment)).toEqual({ compared: 6, different: 2, agreed: 4 })
  })

  it('[RD2] a finding that says nothing is neither kinder nor stricter', () => {
    const found = differencesOf(withFindings({ targets: [{ target: 't15', standing: 'behind', text: '' }] }))
    expect(found).toMatchObject([{ own: '数据缺失', theirs: '滞后', kinder: 'undecided' }])
  })

  it('[RD2] compares tasks in the words of assessors', () => {
    const finding = (commitment: string, state: 'done' | 'on-time' | 'late' | 'unclear') => ({
      commitment,
      state,
      text: '',
    })
    const listed = differencesOf(
      withFindings({
        commitments: [
          finding('c01', 'done'),
          finding('c02', 'done'),
          finding('c03', 'late'),
          finding('c05', 'unclear'),
        ],
      }),
    )
    expect(listed.map(({ id, kinder }) => [id, kinder])).toEqual([
      ['c02', 'theirs'],
      ['c03', 'own'],
    ])
  })

  it('[RD3] what is no longer in the plan is no difference', () => {
    expect(differencesOf(withFindings({ targets: [{ target: 'gone', standing: 'behind', text: '' }] }))).toEqual([])
  })

  it('[RD4] the assessor’s words stand in the annex to the letter', () => {
    const annex = writeReport(facts).annexes.find(({ key }) => key === 'annex.assessments')
    const words = (annex?.blocks ?? []).map(textOfBlock).join('\n')
    for (const line of assessment.overall.split('\n')) expect(words).toContain(line)
    for (const { text } of assessment.targets.filter(({ target }) => target === 't01' || target === 't16'))
      expect(words).toContain(text)
  })
})
