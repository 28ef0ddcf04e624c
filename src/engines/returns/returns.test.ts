import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { stagePerson } from '../../../test/stage/people.ts'
import { editedRow, type ReturnsStage, returnsStage } from '../../../test/stage/returns-stage.ts'
import { LAKESIDE, personWith } from '../../../test/stage/server.ts'
import type { Actor } from '../../platform/access/actor.ts'
import type { StoredCommitment } from '../commitments/commitments-store.ts'
import { milestonesDue } from '../commitments/metrics.ts'
import type { TaskList, TaskPage } from './answers.ts'

let stage: ReturnsStage
beforeAll(async () => {
  stage = await returnsStage()
})
afterAll(() => stage.close())

const list = async (actor: Actor, query = ''): Promise<TaskList> => {
  const answer = await stage.send(actor, 'GET', `/api/v1/returns${query}`)
  expect(answer.statusCode).toBe(200)
  return answer.json()
}
const page = async (actor: Actor, id: string): Promise<TaskPage> =>
  (await stage.send(actor, 'GET', `/api/v1/returns/${LAKESIDE}/${id}`)).json()
const save = (actor: Actor, id: string, cells: readonly object[], more: object = {}) =>
  stage.send(actor, 'PUT', `/api/v1/returns/${LAKESIDE}/${id}/cells`, {
    cells: cells.map((cell) => ({ status: 'preliminary', note: null, base: 0, ...cell })),
    ...more,
  })
const act = async (actor: Actor, id: string, action: string, more: object = {}) => {
  const { task } = await page(stage.people.planner, id)
  return stage.send(actor, 'POST', `/api/v1/returns/${LAKESIDE}/${id}/actions`, {
    action,
    revision: task.revision,
    ...more,
  })
}
const made = async (name: string, rows = 2) => {
  const form = await stage.formWith(
    Array.from({ length: rows }, (_, i) => editedRow(stage.bodies.commerce, { indicator: `retail-${i}` })),
    { name },
  )
  const { rows: tasks } = await list(stage.people.planner, `?form=${form}`)
  const id = tasks[0]?.id ?? ''
  const whole = await page(stage.people.planner, id)
  return { form, id, rows: whole.rows.map((row) => row.id) }
}
const fill = async (id: string, rows: readonly string[], text = '12.5') => {
  const saved = await save(
    stage.people.reporter,
    id,
    rows.map((row) => ({ row, text })),
  )
  expect(saved.statusCode, saved.body).toBe(200)
}

describe('a return from opening to locking', () => {
  it('[RT8] the sweep opens it once, with its days, and again nothing', async () => {
    const { id } = await made('一、下达')
    expect(await stage.sweep()).toEqual({ opened: 0, reminded: 0, locked: 0 })
    const { task, steps, calendar } = await page(stage.people.reporter, id)
    expect(task).toMatchObject({ state: 'to-fill', period: '2024-03', cells: 2, filled: 0, isOwed: true })
    expect(task.days).toEqual({
      opens: '2024-04-01',
      remind: '2024-04-07',
      due: '2024-04-10',
      overdue: '2024-04-11',
      lock: '2024-04-22',
    })
    expect(steps.map(({ action }) => action)).toEqual(['open'])
    expect(calendar).toMatch(/^chinese-days/)
  })

  it('[RV1] every save is a version; nothing that was said is lost', async () => {
    const { id, rows } = await made('二、版本')
    const [row = ''] = rows
    await fill(id, [row], '1,234.50')
    expect(
      (await save(stage.people.reporter, id, [{ row, base: 1, text: '１３００', note: '核对后' }])).statusCode,
    ).toBe(200)
    // Saying the same again writes nothing.
    const again = await save(stage.people.reporter, id, [{ row, base: 1, text: '1300.00', note: ' 核对后 ' }])
    expect(again.json().cells).toEqual([])
    const history = (
      await stage.send(stage.people.reviewer, 'GET', `/api/v1/returns/${LAKESIDE}/${id}/cells/${row}`)
    ).json()
    expect(
      history.versions.map(({ version, value, entered, note }: Record<string, unknown>) => [
        version,
        value,
        entered,
        note,
      ]),
    ).toEqual([
      [2, '1300', '１３００', '核对后'],
      [1, '1234.5', '1,234.50', null],
    ])
    const { task, cells } = await page(stage.people.reporter, id)
    expect(task).toMatchObject({ state: 'draft', filled: 1, edits: 2 })
    expect(cells.map(({ text }) => text)).toEqual(['1300'])
  })

  it('[RV2] what cannot be read is kept as typed, and is no value', async () => {
    const { id, rows } = await made('三、读不懂')
    await save(stage.people.reporter, id, [{ row: rows[0], text: '1.2万' }])
    const { cells, findings, task } = await page(stage.people.reporter, id)
    expect(cells[0]).toMatchObject({ kind: 'unread', value: null, text: '1.2万' })
    expect(findings.map(({ check }) => check)).toEqual(['magnitude-word', 'missing'])
    expect(task.filled).toBe(0)
  })

  it('[RV3] a stale edit is refused with both versions, and nothing of it is written', async () => {
    const { id, rows } = await made('四、冲突')
    const [a = '', b = ''] = rows
    await fill(id, [a], '10')
    const stale = await save(stage.people.colleague, id, [
      { row: a, base: 0, text: '11' },
      { row: b, base: 0, text: '20' },
    ])
    expect(stale.statusCode).toBe(409)
    expect(stale.json()).toMatchObject({ code: 'cells-changed' })
    expect(stale.json().current).toHaveLength(1)
    expect(stale.json().current[0]).toMatchObject({
      row: a,
      yours: { text: '11' },
      current: { value: '10', version: 1 },
    })
    expect((await page(stage.people.reporter, id)).cells).toHaveLength(1)
    const chosen = await save(stage.people.colleague, id, [
      { row: a, base: 1, text: '11' },
      { row: b, text: '20' },
    ])
    expect(chosen.statusCode).toBe(200)
  })

  it('[RW13] goes the whole way, each step by who answers for it, and is locked by the sweep', async () => {
    const { id, rows } = await made('五、全程')
    await fill(id, rows)
    const { reporter, reviewer, planner, leader, stranger } = stage.people
    expect((await act(reporter, id, 'submit')).json()).toMatchObject({ state: 'submitted' })
    // Nobody but the head of the body reviews; nobody edits what was submitted.
    expect((await act(reporter, id, 'review')).statusCode).toBe(403)
    expect((await act(planner, id, 'review')).statusCode).toBe(403)
    expect((await save(reporter, id, [{ row: rows[0], base: 1, text: '99' }])).statusCode).toBe(409)
    expect((await act(stranger, id, 'review')).statusCode).toBe(404)
    expect((await act(reviewer, id, 'return')).json().faults[0]).toMatchObject({ at: 'reason' })
    expect((await act(reviewer, id, 'return', { reason: '与月报不一致' })).json()).toMatchObject({ state: 'returned' })
    await save(reporter, id, [{ row: rows[0], base: 1, text: '13' }])
    expect((await act(reporter, id, 'submit')).json()).toMatchObject({ state: 'submitted' })
    const seen = await page(reviewer, id)
    expect(seen.differences.map(({ before, after }) => [before?.text, after?.text])).toEqual([['12.5', '13']])
    expect((await act(reviewer, id, 'review')).json()).toMatchObject({ state: 'reviewed' })
    expect((await act(leader, id, 'check')).statusCode).toBe(403)
    expect((await act(planner, id, 'check')).json()).toMatchObject({ state: 'checked' })
    expect((await act(leader, id, 'return', { reason: '请再核' })).json()).toMatchObject({ state: 'returned' })
    for (const [actor, action] of [
      [reporter, 'submit'],
      [reviewer, 'review'],
      [planner, 'check'],
      [planner, 'confirm'],
    ] as const)
      expect((await act(actor, id, action)).statusCode, action).toBe(200)
    const observations = await stage.db
      .selectFrom('observation')
      .select(['value', 'period', 'body', 'evidence', 'origin'])
      .execute()
    expect(observations.map(({ value }) => Number(value)).sort((a, b) => a - b)).toEqual([12.5, 13])
    expect(observations[0]).toMatchObject({
      period: '2024-03',
      body: stage.bodies.commerce,
      evidence: 'own-statement',
      origin: {
        kind: 'submitted',
        body: '临湖区商务局',
        approvals: [{}, {}, {}, {}],
        href: `/returns/${LAKESIDE}/${id}`,
      },
    })
    stage.setNow(new Date('2024-04-23T02:00:00Z'))
    expect((await stage.sweep()).locked).toBe(1)
    const locked = await page(planner, id)
    expect(locked.task.state).toBe('locked')
    expect(locked.steps.map(({ action }) => action)).toEqual([
      'open',
      'save',
      'submit',
      'return',
      'save',
      'submit',
      'review',
      'check',
      'return',
      'submit',
      'review',
      'check',
      'confirm',
      'lock',
    ])
    // Unlocked by the planners alone, with a reason and a day.
    expect((await act(reporter, id, 'unlock', { reason: '漏报', newDueDay: '2024-04-26' })).statusCode).toBe(403)
    expect((await act(reporter, id, 'ask-correction', { reason: '漏报一家' })).statusCode).toBe(200)
    expect((await page(planner, id)).task.askedCorrection).toBe('漏报一家')
    expect((await act(planner, id, 'unlock', { reason: '同意', newDueDay: '2024-04-01' })).json().faults[0].at).toBe(
      'newDueDay',
    )
    expect((await act(planner, id, 'unlock', { reason: '同意', newDueDay: '2024-04-26' })).json()).toMatchObject({
      state: 'returned',
    })
    const opened = await page(reporter, id)
    expect(opened.task).toMatchObject({ askedCorrection: null, days: { due: '2024-04-26', lock: '2024-04-26' } })
    expect(opened.mayFill).toBe(true)
    stage.setNow(new Date('2024-04-05T02:00:00Z'))
  })

  it('[RW14] is not submitted while findings stand, and says every one at its row', async () => {
    const { id, rows } = await made('六、校验', 3)
    await save(stage.people.reporter, id, [
      { row: rows[0], text: '12.345' },
      { row: rows[1], text: '—' },
    ])
    const refused = await act(stage.people.reporter, id, 'submit')
    expect(refused.statusCode).toBe(422)
    expect(refused.json().faults.map(({ at, code }: Record<string, string>) => [at, code])).toEqual([
      [`cells.${rows[0]}`, 'too-precise'],
      [`cells.${rows[1]}`, 'none-without-note'],
      [`cells.${rows[2]}`, 'missing'],
    ])
  })

  it('[RW15] acting on what was changed meanwhile is refused with what stands', async () => {
    const { id, rows } = await made('七、并发')
    await fill(id, rows)
    const { task } = await page(stage.people.reporter, id)
    await save(stage.people.colleague, id, [{ row: rows[0], base: 1, text: '13' }])
    const stale = await stage.send(stage.people.reporter, 'POST', `/api/v1/returns/${LAKESIDE}/${id}/actions`, {
      action: 'submit',
      revision: task.revision,
      edits: task.edits,
    })
    expect(stale.statusCode).toBe(409)
    expect(stale.json()).toMatchObject({ code: 'return-changed', current: { state: 'draft', edits: 2 } })
  })

  it('[RW16] two who act at once: one does, the other is told', async () => {
    const { id, rows } = await made('八、同时')
    await fill(id, rows)
    await act(stage.people.reporter, id, 'submit')
    const { task } = await page(stage.people.reviewer, id)
    const twice = await Promise.all(
      [1, 2].map(() =>
        stage.send(stage.people.reviewer, 'POST', `/api/v1/returns/${LAKESIDE}/${id}/actions`, {
          action: 'review',
          revision: task.revision,
        }),
      ),
    )
    expect(twice.map(({ statusCode }) => statusCode).sort()).toEqual([200, 409])
  })

  it('[RW17] many at once: each on its own, with why not', async () => {
    const first = await made('九、批量一')
    const second = await made('九、批量二')
    await fill(first.id, first.rows)
    await act(stage.people.reporter, first.id, 'submit')
    const tasks = await Promise.all(
      [first, second].map(async ({ id }) => ({ id, revision: (await page(stage.people.planner, id)).task.revision })),
    )
    const { results } = (
      await stage.send(stage.people.reviewer, 'POST', '/api/v1/returns/actions', { action: 'review', tasks })
    ).json()
    expect(results.map(({ isDone, state, code }: Record<string, unknown>) => [isDone, state, code])).toEqual([
      [true, 'reviewed', null],
      [false, null, 'return-state'],
    ])
  })

  it('[RW18] after the lock only a catch-up that the planners allow opens it', async () => {
    const { id, rows } = await made('十、过期')
    stage.setNow(new Date('2024-04-23T02:00:00Z'))
    const late = await save(stage.people.reporter, id, [{ row: rows[0], text: '1' }])
    expect(late.statusCode).toBe(409)
    expect(late.json().detail).toContain('2024-04-22')
    expect(
      (await act(stage.people.planner, id, 'extend', { reason: '补报', newDueDay: '2024-04-30' })).statusCode,
    ).toBe(200)
    expect((await save(stage.people.reporter, id, [{ row: rows[0], text: '1' }])).statusCode).toBe(200)
    stage.setNow(new Date('2024-04-05T02:00:00Z'))
  })
})

describe('who may', () => {
  it('[RA1] another body neither sees nor touches it, and is told the same as of one that is not there', async () => {
    const { id, rows } = await made('甲、范围')
    const { stranger } = stage.people
    expect((await list(stranger)).rows).toEqual([])
    for (const answer of [
      await stage.send(stranger, 'GET', `/api/v1/returns/${LAKESIDE}/${id}`),
      await save(stranger, id, [{ row: rows[0], text: '1' }]),
      await act(stranger, id, 'submit'),
      await stage.send(stranger, 'GET', `/api/v1/returns/${LAKESIDE}/${id}/cells/${rows[0]}`),
      await stage.send(stranger, 'GET', `/api/v1/returns/${LAKESIDE}/01234567-89ab-7def-8123-456789abcdef`),
    ]) {
      expect(answer.statusCode).toBe(404)
      expect(answer.json().code).toBe('no-such-return')
    }
    const elsewhere = personWith('planner', null, { division: '9999' })
    expect((await stage.send(elsewhere, 'GET', `/api/v1/returns/${LAKESIDE}/${id}`)).statusCode).toBe(404)
    expect((await stage.send(elsewhere, 'GET', `/api/v1/returns?division=${LAKESIDE}`)).statusCode).toBe(404)
  })

  it('[RA2] planners and leaders see and never write a value', async () => {
    const { id, rows } = await made('乙、不改数')
    for (const actor of [stage.people.planner, stage.people.leader, stage.people.reviewer]) {
      expect((await page(actor, id)).mayFill).toBe(false)
      const answer = await save(actor, id, [{ row: rows[0], text: '1' }])
      expect(answer.statusCode).toBe(403)
      expect(answer.json().code).toBe('not-your-return')
    }
    expect((await page(stage.people.planner, id)).cells).toEqual([])
  })

  it('[RA3] a delegate fills that one return, as long as it is delegated', async () => {
    const { id, rows } = await made('丙、委托')
    const other = await made('丙、未委托')
    const { reviewer, reporter } = stage.people
    const account = await stagePerson(
      stage.db,
      {
        division: LAKESIDE,
        loginName: 'daibao',
        name: '受托人',
        roles: [{ role: 'reporter', body: stage.bodies.street }],
      },
      stage.now(),
    )
    const stranger: Actor = { ...personWith('reporter', stage.bodies.street), id: account, name: '受托人' } as Actor // a person
    const delegate = async (actor: Actor, account: string | null) =>
      stage.send(actor, 'PUT', `/api/v1/returns/${LAKESIDE}/${id}/delegate`, {
        revision: (await page(reviewer, id)).task.revision,
        account,
      })
    expect((await delegate(reporter, 'daibao')).statusCode).toBe(403)
    expect((await delegate(reviewer, 'nobody')).json().faults[0].at).toBe('account')
    expect((await delegate(reviewer, 'daibao')).statusCode).toBe(200)
    expect((await list(stranger)).rows.map((task) => task.id)).toEqual([id])
    expect((await save(stranger, id, [{ row: rows[0], text: '1' }])).statusCode).toBe(200)
    expect((await save(stranger, other.id, [{ row: other.rows[0], text: '1' }])).statusCode).toBe(404)
    expect((await act(stranger, id, 'review')).statusCode).toBe(409)
    expect((await delegate(reviewer, null)).statusCode).toBe(200)
    expect((await save(stranger, id, [{ row: rows[0], base: 1, text: '2' }])).statusCode).toBe(404)
  })

  it('[RA4] every act is on the record', async () => {
    const { id, rows } = await made('丁、留痕')
    await fill(id, rows)
    await act(stage.people.reporter, id, 'submit')
    const entries = await stage.db
      .selectFrom('audit_entry')
      .select(['action', 'actor_id'])
      .where('subject_id', '=', id)
      .orderBy('seq')
      .execute()
    expect(entries.map(({ action }) => action)).toEqual(['returns.open', 'returns.save', 'returns.submit'])
  })
})

describe('forms and lists', () => {
  it('[RF6] a faulty form is refused with every fault, and a taken name', async () => {
    const { planner } = stage.people
    const sound = {
      name: '错表',
      frequency: 'month',
      plan: null,
      firstPeriod: '2024-03',
      lastPeriod: null,
      validFrom: '2024-03',
      reason: '',
      rows: [editedRow(stage.bodies.commerce)],
    }
    const answer = await stage.send(planner, 'POST', '/api/v1/return-forms', {
      ...sound,
      firstPeriod: '2024',
      rows: [editedRow(stage.bodies.commerce, { unit: ' ', metric: 'nobody.knows' })],
    })
    expect(answer.statusCode).toBe(422)
    expect(answer.json().faults.map(({ at }: Record<string, string>) => at)).toEqual([
      'firstPeriod',
      'rows.0.unit',
      'rows.0.metric',
    ])
    await made('同名')
    await expect(made('同名')).rejects.toThrow(/form-name-taken/)
    const asReporter = await stage.send(stage.people.reporter, 'POST', '/api/v1/return-forms', {
      ...sound,
      name: '报送人的表',
    })
    expect(asReporter.statusCode).toBe(403)
  })

  it('[RF7] a revision reaches returns that are still with their body, keeps values, and leaves handed-in ones', async () => {
    const { form, id, rows } = await made('改版')
    await fill(id, rows.slice(0, 1))
    const whole = (await stage.send(stage.people.planner, 'GET', `/api/v1/return-forms/${LAKESIDE}/${form}`)).json()
    const revise = (version: number, change: object) =>
      stage.send(stage.people.planner, 'PUT', `/api/v1/return-forms/${LAKESIDE}/${form}`, {
        name: '改版',
        frequency: 'month',
        plan: null,
        firstPeriod: '2024-03',
        lastPeriod: null,
        validFrom: '2024-03',
        reason: '增加一行',
        version,
        rows: [...whole.rows, editedRow(stage.bodies.street, { indicator: 'more' })].map(
          ({ position: _, label: __, partName: ___, ...row }) => row,
        ),
        ...change,
      })
    expect((await revise(7, {})).statusCode).toBe(409)
    expect((await revise(1, { reason: ' ' })).statusCode).toBe(422)
    const revised = await revise(1, {})
    expect(revised.json(), revised.body).toEqual({ version: 2, revised: 1, cancelled: 0 })
    const after = await page(stage.people.reporter, id)
    expect(after.task.formVersion).toBe(2)
    expect(after.cells.map(({ text }) => text)).toEqual(['12.5'])
    await stage.sweep()
    expect((await list(stage.people.stranger, `?form=${form}`)).rows).toHaveLength(1)
    // The street is asked nothing any more: its return goes, with the reason.
    const gone = await revise(2, {
      rows: whole.rows.map(({ position: _, label: __, partName: ___, ...row }: Record<string, unknown>) => row),
      reason: '撤回',
    })
    expect(gone.json()).toEqual({ version: 3, revised: 1, cancelled: 1 })
    const [cancelled] = (await list(stage.people.stranger, `?form=${form}`)).rows
    expect(cancelled).toMatchObject({ cancelledBecause: '撤回', isOwed: false, actions: [] })
  })

  it('[RT9] past periods are opened on request, with a day of their own, and once', async () => {
    const { form } = await made('补报')
    const open = (more: object = {}) =>
      stage.send(stage.people.planner, 'POST', `/api/v1/return-forms/${LAKESIDE}/${form}/tasks`, {
        from: '2023-11',
        to: '2024-01',
        due: '2024-04-30',
        ...more,
      })
    expect((await open()).json()).toEqual({ opened: 3 })
    expect((await open()).json()).toEqual({ opened: 0 })
    expect((await open({ from: '2024-05', to: '2024-06' })).statusCode).toBe(422)
    expect((await open({ due: '2024-04-01' })).statusCode).toBe(422)
    const { rows } = await list(stage.people.planner, `?form=${form}`)
    expect(rows.filter(({ isCatchUp }) => isCatchUp).map(({ period, days }) => [period, days.due])).toEqual(
      expect.arrayContaining([
        ['2023-11', '2024-04-30'],
        ['2023-12', '2024-04-30'],
        ['2024-01', '2024-04-30'],
      ]),
    )
    const [task] = rows.filter(({ period }) => period === '2023-11')
    expect((await page(stage.people.reporter, task?.id ?? '')).mayFill).toBe(true)
  })

  it('[RT10] reminds once for a due day, and urges on request; who handed in is left alone', async () => {
    const { id, rows } = await made('催报')
    const done = await made('催报已报')
    await fill(done.id, done.rows)
    await act(stage.people.reporter, done.id, 'submit')
    stage.setNow(new Date('2024-04-08T02:00:00Z'))
    await stage.sweep()
    await stage.sweep()
    stage.setNow(new Date('2024-04-12T02:00:00Z'))
    await stage.sweep()
    const urge = await stage.send(stage.people.planner, 'POST', '/api/v1/returns/urge', { tasks: [id, done.id] })
    expect(urge.json()).toEqual({ urged: [id], notOwed: [done.id] })
    expect((await stage.send(stage.people.reporter, 'POST', '/api/v1/returns/urge', { tasks: [id] })).statusCode).toBe(
      403,
    )
    const { notices, task } = await page(stage.people.reporter, id)
    expect(notices.map(({ kind }) => kind)).toEqual(['urge', 'overdue', 'due-soon'])
    expect(notices[0]?.text).toContain('2024-04-10')
    expect(task.lastNotice?.kind).toBe('urge')
    expect((await page(stage.people.reporter, done.id)).notices).toEqual([])
    const overdue = await list(stage.people.planner, '?only=overdue')
    expect(overdue.rows.map((row) => row.id)).toContain(id)
    expect(overdue.rows.map((row) => row.id)).not.toContain(done.id)
    expect(rows).toHaveLength(2)
    stage.setNow(new Date('2024-04-05T02:00:00Z'))
  })

  it('[RT11] the matrix shows bodies by periods', async () => {
    const { form } = await made('矩阵')
    await stage.send(stage.people.planner, 'POST', `/api/v1/return-forms/${LAKESIDE}/${form}/tasks`, {
      from: '2024-01',
      to: '2024-02',
      due: '2024-04-30',
    })
    const matrix = (
      await stage.send(stage.people.planner, 'GET', `/api/v1/return-matrix?form=${form}&year=2024`)
    ).json()
    expect(matrix.periods).toEqual(['2024-01', '2024-02', '2024-03'])
    expect(matrix.bodies.map(({ name, tasks }: { name: string; tasks: unknown[] }) => [name, tasks.length])).toEqual([
      ['临湖区商务局', 3],
    ])
  })
})

describe('from the records', () => {
  it('[RM1] a row that a metric answers is filled when the return opens, with its question; nothing due is — with why', async () => {
    const form = await stage.formWith(
      [
        editedRow(stage.bodies.commerce, {
          indicator: 'milestones-on-time',
          unit: '%',
          decimals: 1,
          measure: 'level',
          covers: 'moment',
          metric: 'commitments.milestones-on-time',
        }),
      ],
      { name: '系统取数' },
    )
    const { rows } = await list(stage.people.planner, `?form=${form}`)
    const { cells, findings, task } = await page(stage.people.reporter, rows[0]?.id ?? '')
    expect(task.filled).toBe(1)
    expect(cells[0]).toMatchObject({
      kind: 'none',
      source: 'metric',
      note: '2024-03-01 至 2024-03-31 没有到期的节点',
      detail: { metric: 'commitments.milestones-on-time', query: { parameters: { from: '2024-03-01' } }, records: [] },
    })
    expect(findings).toEqual([])
  })

  it('[RM2] milestones count as reached on time by an accepted report of completion on the day or before', () => {
    const milestone = (id: string, dueOn: string) => ({ id, dueOn, title: id, weight: 1, needsEvidence: false })
    const report = (of: string, doneOn: string, state = 'accepted') => ({ milestone: of, doneOn, state, says: 'done' })
    const commitment = {
      id: 'c',
      isEnded: false,
      issue: 'acknowledged',
      milestones: [
        milestone('a', '2024-03-10'),
        milestone('b', '2024-03-20'),
        milestone('c', '2024-03-25'),
        milestone('d', '2024-04-01'),
      ],
      reports: [report('a', '2024-03-10'), report('b', '2024-03-21'), report('c', '2024-03-01', 'submitted')],
    } as unknown as StoredCommitment // what the metric reads of it
    const due = milestonesDue([commitment, { ...commitment, isEnded: true }], '2024-03-01', '2024-03-31')
    expect(due.map(({ milestone: of, isOnTime }) => [of, isOnTime])).toEqual([
      ['a', true],
      ['b', false],
      ['c', false],
    ])
  })
})
