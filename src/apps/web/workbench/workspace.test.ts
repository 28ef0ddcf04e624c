import { describe, expect, it } from 'vitest'
import type { CompiledDocument } from './documents/document.ts'
import { changeWorkspace, emptyWorkspace, type WorkspaceChange } from './workspace.ts'

const document = (name: string, kind: 'plan' | 'report' | 'other', period: string | null = null) =>
  ({
    name,
    text: '',
    blocks: [],
    pages: [],
    model: { plan: { kind, period, title: name } },
  }) as unknown as CompiledDocument

const after = (...changes: WorkspaceChange[]) => changes.reduce(changeWorkspace, emptyWorkspace)
const open = (...documents: CompiledDocument[]): WorkspaceChange => ({ kind: 'open', documents })
const names = (changes: WorkspaceChange[]) => after(...changes).documents.map(({ name, role }) => `${role} ${name}`)

const plan = document('plan.docx', 'plan', '2021/2025')
const first = document('a.txt', 'report', '2021')
const second = document('b.txt', 'report', '2022')

describe('the workspace', () => {
  it('puts the plan first and the reports in the order of their years', () => {
    expect(names([open(second, plan, first)])).toEqual(['plan plan.docx', 'report a.txt', 'report b.txt'])
  })

  it('lets a new plan take the place of the old one and keeps the reports', () => {
    expect(names([open(plan, first), open(document('next.md', 'plan', '2026/2030'))])).toEqual([
      'plan next.md',
      'report a.txt',
    ])
  })

  it('lets the same file take its own place', () => {
    expect(names([open(plan, first), open(first)])).toEqual(['plan plan.docx', 'report a.txt'])
  })

  it('takes an unclear document for the plan only while there is none', () => {
    expect(names([open(document('x.txt', 'other'), document('y.txt', 'other'))])).toEqual([
      'plan x.txt',
      'report y.txt',
    ])
  })

  it('has one plan when roles are changed by hand', () => {
    expect(names([open(plan, first), { kind: 'role', id: 'a.txt', role: 'plan' }])).toEqual([
      'plan a.txt',
      'report plan.docx',
    ])
  })

  it('undoes each change, and nothing beyond the first', () => {
    const changes: WorkspaceChange[] = [open(plan), open(first), { kind: 'close', id: 'plan.docx' }]
    expect(names(changes)).toEqual(['report a.txt'])
    expect(names([...changes, { kind: 'undo' }])).toEqual(['plan plan.docx', 'report a.txt'])
    expect(names([...changes, { kind: 'undo' }, { kind: 'undo' }, { kind: 'undo' }, { kind: 'undo' }])).toEqual([])
  })

  it('brings back what the sample replaced', () => {
    const sample: WorkspaceChange = {
      kind: 'open',
      documents: [document('sample.md', 'other')],
      known: new Map([['sample.md', { role: 'plan', note: 'digest', notice: null }]]),
      instead: true,
    }
    expect(names([open(plan, first), sample])).toEqual(['plan sample.md'])
    expect(names([open(plan, first), sample, { kind: 'undo' }])).toEqual(['plan plan.docx', 'report a.txt'])
  })
})
