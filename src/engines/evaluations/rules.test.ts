import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { SERVICE_HOURS } from '../cases/settings.ts'
import { workingTimeOf } from '../cases/working-time.ts'
import { schemeFrom } from '../evaluation/check-scheme.ts'
import { withCells, withUnits } from './cells.ts'
import { computeRound, essenceOf, replayHere } from './compute.ts'
import { gridOfCsv, lettersOf } from './grid.ts'
import { lakesideCsv, lakesideScheme } from './lakeside.test-scheme.ts'
import { gradeMatrix, movesBetween } from './moves.ts'
import { columnsOf, faultsOfNeeds } from './needs.ts'
import { comparisonOf, previewOf } from './preview.ts'
import { publishedList } from './published.ts'
import {
  actsOf,
  atEndOfStage,
  isOverdue,
  isPublished,
  ROUND_ACTS,
  ROUND_STATES,
  type RoundFacts,
  refusalOfAct,
  transitions,
} from './round-state.ts'
import { addGroup, addIndicator, moved, renamed, scaledToTotal, treeOf, withIndicator, without } from './scheme-edit.ts'
import { inForceOn } from './scheme-reading.ts'
import { EVALUATION_DAYS } from './settings.ts'
import { daysLeft, lastDayAfter, lastDayOfStage, type StageTime } from './stage-clock.ts'
import type { CellOrigin } from './tables.ts'
import { csvOf, gapsOf, tableOf } from './unit-data.ts'

const columns = columnsOf(lakesideScheme, [])
const [, ...lines] = gridOfCsv(lakesideCsv, 'x').rows
const units = lines.map(([code = '', name = '', ...cells]) => ({
  code,
  name,
  cells: Object.fromEntries(
    ['税收', '用地', '研发强度', '单位能耗', '安全事故'].map((column, i) => [column, cells[i] ?? '']),
  ),
}))
const resultFor = async (scheme = lakesideScheme) => {
  const read = tableOf(scheme, columnsOf(scheme, []), units)
  if (!read.ok) throw new Error(JSON.stringify(read.faults))
  const computed = await computeRound(scheme, read.table)
  if (!computed.ok) throw new Error(JSON.stringify(computed.faults))
  return computed.result
}

describe('the table', () => {
  it('[DT4] names every column that the scheme reads, with what reads it', () => {
    expect(columns.map(({ column, holds }) => [column, holds])).toEqual([
      ['税收', 'number'],
      ['用地', 'number'],
      ['研发强度', 'number'],
      ['单位能耗', 'number'],
      ['安全事故', 'words'],
    ])
    expect(columns[1]?.usedBy).toEqual([{ zh: '亩均税收（分母）', en: '亩均税收 (denominator)' }])
    expect(columns[4]?.usedBy[0]?.en).toBe('Veto')
    expect(columns[3]?.direction).toBe('negative')
    expect(
      faultsOfNeeds(lakesideScheme, [{ column: '人口', about: '', provider: '', unit: '', from: null }]),
    ).toMatchObject([{ at: 'needs.0.column', code: 'unknown-column' }])
  })

  it('any cells come back from the text that is hashed and read', () => {
    const cell = fc.string({ maxLength: 12 }).map((text) => text.replace(/[\r\n]/g, ' '))
    fc.assert(
      fc.property(fc.array(fc.tuple(cell, cell), { minLength: 1, maxLength: 8 }), (cells) => {
        const rows = cells.map(([a, b], i) => ({ code: `u${i}`, name: a || 'n', cells: { 税收: a, 用地: b } }))
        const text = csvOf(lakesideScheme, ['税收', '用地'], rows)
        expect(gridOfCsv(text, 'x').rows.slice(1)).toEqual(
          rows.map(({ code, name }, i) => [code, name, ...(cells[i] ?? [])]),
        )
      }),
    )
  })

  it('counts what is missing, and missing is neither zero nor absent', () => {
    const rows = [
      { code: 'a', name: 'a', cells: { 税收: '', 用地: '0' } },
      { code: 'b', name: 'b', cells: { 税收: '不适用', 用地: '5' } },
    ]
    expect(gapsOf(columns.slice(0, 2), rows)).toEqual([{ column: '税收', missing: 1 }])
  })

  it('[DT3] the same number written otherwise is no change and keeps its origin', () => {
    const origin: CellOrigin = { kind: 'file', file: 'a', cell: 'A1', by: 'x', at: '2024-01-01T00:00:00Z' }
    const { rows } = withUnits([], [{ code: 'E', name: '东湖', body: null }], 1)
    const first = withCells(rows, [{ code: 'E', column: 'x', text: '0.30', origin }], 1)
    const again = withCells(first.rows, [{ code: 'E', column: 'x', text: '0.3', origin: { ...origin, file: 'b' } }], 2)
    expect(again).toMatchObject({ cells: 0, changed: [] })
    expect(withCells(first.rows, [{ code: 'E', column: 'x', text: '0.31', origin }], 2).cells).toBe(1)
    // Words that look alike are not numbers.
    expect(withCells(first.rows, [{ code: 'E', column: 'x', text: '00.30a', origin }], 2).cells).toBe(1)
  })

  it('a unit that leaves the list is left out, and those that stay keep their cells', () => {
    const before = withUnits(
      [],
      [
        { code: 'a', name: 'a', body: null },
        { code: 'b', name: 'b', body: null },
      ],
      1,
    )
    const after = withUnits(
      before.rows,
      [
        { code: 'b', name: 'b', body: null },
        { code: 'c', name: 'c', body: null },
      ],
      2,
    )
    expect(after.rows.map(({ code }) => code)).toEqual(['b', 'c'])
    expect(after.changed.filter(({ isLeftOut }) => isLeftOut).map(({ code }) => code)).toEqual(['a'])
  })

  it('letters of columns go on after Z', () => {
    expect([1, 26, 27, 52, 53, 703].map(lettersOf)).toEqual(['A', 'Z', 'AA', 'AZ', 'BA', 'AAA'])
  })
})

describe('results', () => {
  it('[RS1] come out the same, replays and all', async () => {
    const [one, two] = [await resultFor(), await resultFor()]
    expect(one).toEqual(two)
    expect(essenceOf(one.units)).toBe(essenceOf(two.units))
  })

  it('replays in pieces are the replays in one', async () => {
    const told: number[] = []
    const read = tableOf(lakesideScheme, columns, units)
    if (!read.ok) throw new Error('unreadable')
    const many = {
      ...lakesideScheme,
      uncertainty: { replays: 12_000, seed: 3, vary: [{ what: 'weights' as const, noise: 0.4 }] },
    }
    const computed = await computeRound(many, read.table, replayHere, { onRuns: (count) => told.push(count) })
    expect(told.length).toBeGreaterThan(1)
    const left = computeRound(many, read.table, replayHere, { signal: AbortSignal.abort(new Error('left')) })
    await expect(left).rejects.toThrow('left')
    expect(computed.ok && computed.result.units[0]?.certainty?.replays).toBe(12_000)
  })

  it('[RS5] a unit that is new or gone has no move', async () => {
    const { units: after } = await resultFor()
    const moves = movesBetween(
      [
        { unit: 'E', name: '东湖街道', score: 1, rank: 3, grade: '良好' },
        { unit: 'X', name: '旧街道', score: 1, rank: 1, grade: '优秀' },
      ],
      after,
      ['优秀', '良好', '较差'],
    )
    expect(moves.find(({ unit }) => unit === 'E')).toMatchObject({ places: 2, grades: 1 })
    expect(moves.find(({ unit }) => unit === 'P')).toMatchObject({ before: null, places: null, grades: null })
    expect(moves.find(({ unit }) => unit === 'X')).toMatchObject({ after: null, places: null })
    expect(gradeMatrix(moves, ['优秀', '良好'])).toEqual([
      [0, 0],
      [1, 0],
    ])
  })

  it('[RS4] the published list tells what the setting says, and its order tells no more', async () => {
    const { units: all, ...head } = await resultFor()
    expect(publishedList(all, head, { rank: true, score: true }, (id) => id).heads).toEqual([
      '名次',
      '单位',
      '得分',
      '等级',
    ])
    const bare = publishedList([...all].reverse(), head, { rank: false, score: false }, (id) => id)
    expect(bare.heads).toEqual(['序号', '单位', '等级'])
    expect(bare.rows.map(({ cells }) => cells[2])).toEqual(['优秀', '优秀', '良好', '较差'])
    const excellent = bare.rows.slice(0, 2).map(({ cells }) => cells[1])
    expect(excellent).toEqual([...excellent].sort())
  })
})

describe('a trial as one types', () => {
  it('[SC5] gives what the engine gives, says how it differs from what is saved, and what the data lacks', async () => {
    const saved = previewOf(lakesideScheme, units)
    const heavier = {
      ...lakesideScheme,
      indicators: lakesideScheme.indicators.map((one, i) => ({ ...one, weight: [2, 8, 90][i] ?? 1 })),
    }
    const tried = previewOf(heavier, units)
    if (!saved.ok || !tried.ok) throw new Error('neither is faulty')
    const { units: kept } = await resultFor()
    expect(saved.units.map(({ score }) => score)).toEqual(kept.map(({ score }) => score))
    // An empty list of accidents means none; a missing value would be told.
    expect(saved.gaps).toEqual([])
    expect(comparisonOf(saved.units, saved.units, saved.grades)).toMatchObject({ changedGrades: 0, largest: 0 })
    expect(comparisonOf(saved.units, tried.units, saved.grades).largest).toBeGreaterThanOrEqual(0)
    const missing = units.map((one) => ({ ...one, cells: { ...one.cells, 研发强度: '' } }))
    const lacking = previewOf(lakesideScheme, missing)
    expect(lacking.ok && lacking.gaps).toEqual([{ column: '研发强度', missing: 4 }])
    const wrong = previewOf(withIndicator(lakesideScheme, '研发强度', { weight: 1 }), units)
    expect(!wrong.ok && wrong.faults.map(({ at }) => at)).toEqual(['方案/groups/0/total'])
  })
})

describe('the stages', () => {
  const facts: RoundFacts = {
    state: 'draft',
    today: '2024-03-05',
    dueOn: null,
    units: 4,
    unconfirmed: [],
    doubted: [],
    openObjections: 0,
    isResultCurrent: true,
    isSchemeInForce: true,
    extended: 0,
    extensions: 1,
    reason: 'because',
    documentNo: '1号',
  }

  it('[ST2] every state leads on, and only the acts of the state are taken', () => {
    for (const state of ROUND_STATES) {
      expect(actsOf(state).length).toBeGreaterThan(0)
      for (const act of ROUND_ACTS) {
        const refusal = refusalOfAct(act, { ...facts, state, dueOn: act === 'extend' ? facts.today : null })
        if (transitions[act].from.includes(state)) expect(refusal, `${act} at ${state}`).toBeNull()
        else expect(refusal?.code).toBe('act-not-now')
      }
    }
  })

  it('[CK1] each stage but the draft has its end, and only the office is ever late', () => {
    expect(ROUND_STATES.filter((state) => atEndOfStage[state] === null)).toEqual(['draft'])
    const at = (state: (typeof ROUND_STATES)[number]) => ({ state, dueOn: '2024-03-12' })
    for (const state of ROUND_STATES) expect(isOverdue(at(state), '2024-03-12'), 'the last day is whole').toBe(false)
    expect(ROUND_STATES.filter((state) => isOverdue(at(state), '2024-03-13'))).toEqual([
      'trial',
      'objections',
      'review',
    ])
  })

  it('[CK2] a stage is extended before it ends, and no more often than allowed', () => {
    const waiting = { ...facts, state: 'trial' as const, dueOn: '2024-03-12' }
    expect(refusalOfAct('extend', { ...waiting, today: '2024-03-12' })).toBeNull()
    expect(refusalOfAct('extend', { ...waiting, today: '2024-03-13' })?.code).toBe('too-late')
    expect(refusalOfAct('extend', { ...waiting, extended: 1 })?.code).toBe('extended-before')
    expect(refusalOfAct('extend', { ...waiting, dueOn: null })?.code).toBe('no-deadline')
    expect(refusalOfAct('extend', { ...waiting, reason: ' ' })?.code).toBe('reason-missing')
  })

  it('[CK3] what is settled is reviewed by a document alone', () => {
    const final = { ...facts, state: 'final' as const, dueOn: '2024-03-12', documentNo: null }
    expect(refusalOfAct('reopen', { ...final, today: '2024-03-12' })).toBeNull()
    expect(refusalOfAct('reopen', { ...final, today: '2024-03-13' })?.code).toBe('documentNo-missing')
    expect(refusalOfAct('reopen', { ...final, today: '2024-03-13', documentNo: '1号' })).toBeNull()
  })

  it('[CK4] days are counted from the day after, as the place counts them', () => {
    const time = workingTimeOf(SERVICE_HOURS.default)
    const days = EVALUATION_DAYS.default as StageTime['days']
    // 2024-02-09 is the eve of a week of holidays; the Sunday before it, 2024-02-04, was worked.
    expect(lastDayAfter('2024-02-02', 5, { days, time })).toBe('2024-02-08')
    expect(lastDayOfStage('notice', '2024-03-05', { days, time })).toBe('2024-03-12')
    expect(lastDayOfStage('draft', '2024-03-05', { days, time })).toBeNull()
    const plain: StageTime = { days: { ...days, unit: 'days' }, time }
    expect(lastDayAfter('2024-03-05', 4, plain), 'a Saturday is moved to Monday').toBe('2024-03-11')
    expect([daysLeft('2024-03-05', '2024-03-12', { days, time }), daysLeft('2024-03-14', '2024-03-12', plain)]).toEqual(
      [5, -2],
    )
  })

  it('[RS3] results are seen from the notice on, and a review does not hide them again', () => {
    expect(ROUND_STATES.filter(isPublished)).toEqual(['notice', 'objections', 'final', 'review'])
  })

  it('[ST1] the last day itself still counts', () => {
    const waiting = { ...facts, state: 'confirming' as const, dueOn: '2024-03-12', unconfirmed: ['东湖'] }
    expect(refusalOfAct('try', { ...waiting, today: '2024-03-12' })?.code).toBe('not-confirmed')
    expect(refusalOfAct('try', { ...waiting, today: '2024-03-13' })).toBeNull()
    const notice = { ...facts, state: 'notice' as const, dueOn: '2024-03-12' }
    expect(refusalOfAct('close-notice', { ...notice, today: '2024-03-12' })?.code).toBe('notice-stands')
    expect(refusalOfAct('close-notice', { ...notice, today: '2024-03-13' })).toBeNull()
  })

  it('[SC3] of decrees that have begun the one that begins last is in force; of the same day the later one', () => {
    const decree = (no: number, from: string) => ({ no, from, documentNo: 'x', by: '', at: '' })
    const decrees = [decree(1, '2024-01-01'), decree(2, '2025-01-01'), decree(3, '2024-06-01'), decree(4, '2024-06-01')]
    expect(inForceOn(decrees, '2023-12-31')).toBeNull()
    expect(inForceOn(decrees, '2024-05-31')?.no).toBe(1)
    expect(inForceOn(decrees, '2024-06-01')?.no).toBe(4)
    expect(inForceOn(decrees, '2025-01-01')?.no).toBe(2)
  })
})

describe('editing a scheme', () => {
  const index = () => {
    const [line] = treeOf(lakesideScheme)
    if (line?.kind !== 'group') throw new Error('no group')
    return line
  }

  it('[SC5] weights are summed as one types', () => {
    expect(index().sum).toEqual({ sum: 100, total: 100, isRight: true })
    const [line] = treeOf(withIndicator(lakesideScheme, '研发强度', { weight: 20 }))
    expect(line?.kind === 'group' && line.sum).toEqual({ sum: 90, total: 100, isRight: false })
    const grown = addIndicator(withIndicator(lakesideScheme, '研发强度', { weight: 20 }), 'index')
    expect(grown.indicators.at(-1)).toMatchObject({ group: 'index', weight: 10 })
    const scaled = scaledToTotal(addIndicator(lakesideScheme, 'index'), 'index')
    expect(treeOf(scaled)[0]).toMatchObject({ sum: { sum: 100, isRight: true } })
  })

  it('[SC5] a new name keeps the column of data, and what leaves takes what is below it', () => {
    const other = renamed(lakesideScheme, '研发强度', '创新')
    expect(other.indicators[1]).toMatchObject({ id: '创新', column: '研发强度' })
    const deeper = addGroup(lakesideScheme, 'index')
    const full = addIndicator(deeper, '维度1')
    expect(treeOf(full).map((line) => line.depth)).toEqual([0, 1, 1, 1, 1, 2])
    expect(without(full, '维度1').indicators).toHaveLength(3)
    expect(schemeFrom(JSON.parse(JSON.stringify(other))).ok).toBe(true)
    const named = {
      ...lakesideScheme,
      ranking: { tieBreak: ['研发强度'] },
      vetoes: [
        { id: 'v', when: { indicator: '研发强度', is: 'less-than' as const, than: 1 }, effect: { grade: '较差' } },
      ],
      uncertainty: { vary: [{ what: 'omission' as const, indicators: ['研发强度'] }] },
    }
    const everywhere = renamed(named, '研发强度', '创新')
    expect(JSON.stringify({ ...everywhere, indicators: [] })).not.toContain('研发强度')
    expect(schemeFrom(JSON.parse(JSON.stringify(everywhere))).ok).toBe(true)
  })

  it('[SC5] members change places within their group, and stop at its ends', () => {
    expect(moved(lakesideScheme, '研发强度', -1).indicators.map(({ id }) => id)).toEqual([
      '研发强度',
      '亩均税收',
      '单位能耗',
    ])
    expect(moved(lakesideScheme, '亩均税收', -1)).toEqual(lakesideScheme)
  })

  it('a scheme whose groups go round is shown and does not hang', () => {
    const round = {
      ...lakesideScheme,
      groups: [
        { id: 'a', parent: 'b' },
        { id: 'b', parent: 'a' },
      ],
    }
    expect(treeOf(round).filter(({ kind }) => kind === 'group')).toHaveLength(2)
  })
})
