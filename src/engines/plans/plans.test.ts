import { sql } from 'kysely'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { planText, SECTIONS, type Section } from '../../../test/fixtures/lakeside-plan.ts'
import { LAKESIDE, personWith, sendFile, type TestServer, testServer } from '../../../test/stage/server.ts'
import { type Actor, PUBLIC } from '../../platform/access/actor.ts'
import { inTransaction } from '../../platform/database/connect.ts'
import type { Writing } from '../../platform/database/tables.ts'
import type {
  DifferencesAnswer,
  DocumentAnswer,
  PlanList,
  ReviewAnswer,
  ReviewChanges,
  VersionAnswer,
} from './answers.ts'
import type { Action } from './decisions.ts'
import { statesOf } from './decisions.ts'
import { findDecisions, findStates } from './review-store.ts'

let stage: TestServer
const planner = personWith('planner')
const second: Actor = { ...planner, kind: 'person', id: 'planner-2', name: '李某', memberships: membershipsOf(planner) }
const leader = personWith('leader')
const reporter = personWith('reporter', '018c0000-0000-7000-8000-000000000001')

function membershipsOf(actor: Actor) {
  return actor.kind === 'person' ? actor.memberships : []
}

beforeAll(async () => {
  stage = await testServer(new Date('2024-03-05T02:00:00Z'))
})
afterAll(() => stage.close())

const bytes = (text: string) => new TextEncoder().encode(text)
const edited = (from: string, to: string): readonly Section[] =>
  SECTIONS.map(({ title, paragraphs }) => ({
    title,
    paragraphs: paragraphs.map((paragraph) => paragraph.replace(from, to)),
  }))

async function upload(text: string, fields: Readonly<Record<string, string>> = { kind: 'outline' }, who = planner) {
  return sendFile(stage, who, '/api/v1/documents', 'plan.txt', bytes(text), fields)
}
async function uploaded(text: string, fields?: Readonly<Record<string, string>>): Promise<DocumentAnswer> {
  const response = await upload(text, fields)
  expect(response.statusCode, response.body).toBe(200)
  return response.json()
}
async function get<T>(url: string, who: Actor = planner): Promise<T> {
  const response = await stage.send(who, 'GET', url)
  expect(response.statusCode, response.body).toBe(200)
  return response.json()
}
const reviewOf = (document: DocumentAnswer) => get<ReviewAnswer>(`/api/v1/reviews/${LAKESIDE}/${document.compilation}`)
const decisions = (
  review: Pick<ReviewAnswer, 'compilation'>,
  list: readonly (Action & { readonly item: string; readonly revision: number; readonly reason?: string | null })[],
  who: Actor = planner,
) =>
  stage.send(who, 'POST', `/api/v1/reviews/${LAKESIDE}/${review.compilation}/decisions`, {
    decisions: list.map((one) => ({ reason: null, ...one })),
  })
const find = (review: ReviewAnswer, words: string, kind = 'statement') => {
  const item = review.items.find((one) => one.kind === kind && JSON.stringify(one.found).includes(words))
  if (item === undefined) throw new Error(`no ${kind} with ${words}`)
  return item
}
const terms = {
  reason: 'first',
  approval: { number: '临政发〔2021〕3号', issuedOn: '2021-03-10', body: '临湖区人民代表大会' },
  effectiveFrom: '2021-03-15',
  effectiveTo: null,
}

/** Accepts everything that is pending. */
async function acceptAll(review: ReviewAnswer): Promise<number> {
  const decided = new Set(review.states.filter(({ state }) => state !== 'pending').map(({ item }) => item))
  let head = review.head
  for (let i = 0; i < review.items.length; i += 50) {
    const list = review.items
      .slice(i, i + 50)
      .filter(({ id }) => !decided.has(id))
      .map(({ id }) => ({
        action: 'accept' as const,
        item: id,
        revision: review.states.find(({ item }) => item === id)?.revision ?? 0,
      }))
    if (list.length === 0) continue
    const response = await decisions(review, list)
    expect(response.statusCode, response.body).toBe(200)
    head = response.json<ReviewChanges>().head
  }
  return head
}

describe('documents', () => {
  it('[DO1] are compiled as they come in, with the version of the rules', async () => {
    const document = await uploaded(planText(SECTIONS))
    expect(document).toMatchObject({ state: 'ready', kind: 'outline', readsAs: 'plan', period: '2021/2025' })
    expect(document.compiler).not.toBeNull()
    expect(document.items).toBeGreaterThan(15)
    const { plans } = await get<PlanList>('/api/v1/plans')
    expect(plans.find(({ id }) => id === document.plan)).toMatchObject({ from: 2021, to: 2025, inForce: null })
  })

  it('[DO2] that are here already are refused with the one that is', async () => {
    const text = planText(edited('60亿元', '61亿元'))
    const first = await uploaded(text)
    const again = await upload(text)
    expect(again.statusCode).toBe(409)
    expect(again.json()).toMatchObject({ code: 'duplicate', current: { id: first.id } })
  })

  it('[DO3] that cannot be read are refused with advice, and nothing is stored', async () => {
    const before = await sql<{ n: number }>`select count(*) n from plan_file`.execute(stage.db)
    for (const [content, status, code] of [
      [bytes(''), 422, 'file-empty'],
      [bytes('一二三'), 422, 'file-no-plan'],
      [new Uint8Array([0x89, 0x50, 0x4e, 0x47, 0, 1, 2]), 415, 'file-other-format'],
    ] as const) {
      const response = await sendFile(stage, planner, '/api/v1/documents', 'x.docx', content, { kind: 'outline' })
      expect([response.statusCode, response.json().code]).toEqual([status, code])
      expect(response.json().detail).toMatch(/请/)
    }
    expect((await sql<{ n: number }>`select count(*) n from plan_file`.execute(stage.db)).rows).toEqual(before.rows)
  })

  it('[DO4] need a kind, and a plan of that kind where one is named', async () => {
    expect((await upload(planText(edited('42个', '43个')), { kind: 'poem' })).json()).toMatchObject({ code: 'faulty' })
    const { plans } = await get<PlanList>('/api/v1/plans')
    const outline = plans.find(({ kind }) => kind === 'outline')
    const wrong = await upload(planText(edited('42个', '44个')), { kind: 'upper', plan: outline?.id ?? '' })
    expect(wrong.statusCode).toBe(404)
  })

  it('[DO5] are taken from planners of the division only; leaders see them, reporters do not', async () => {
    const text = planText(edited('42个', '45个'))
    for (const who of [leader, reporter, personWith('system-admin')])
      expect((await upload(text, { kind: 'outline' }, who)).statusCode).toBe(403)
    expect((await upload(text, { kind: 'outline' }, PUBLIC)).statusCode).toBe(401)
    expect((await upload(text, { kind: 'outline', division: '9999' })).statusCode).toBe(404)
    expect((await stage.send(leader, 'GET', '/api/v1/documents')).json().documents.length).toBeGreaterThan(0)
    expect((await stage.send(reporter, 'GET', '/api/v1/documents')).statusCode).toBe(403)
  })

  it('[DO6] may be withdrawn with a reason, and brought again', async () => {
    const text = planText(edited('150公里', '151公里'))
    const document = await uploaded(text)
    const path = `/api/v1/documents/${LAKESIDE}/${document.id}/withdraw`
    expect((await stage.send(planner, 'POST', path, { reason: '传错了' })).statusCode).toBe(200)
    expect((await stage.send(planner, 'POST', path, { reason: '传错了' })).statusCode).toBe(404)
    expect((await uploaded(text)).id).not.toBe(document.id)
  })

  it('[DO7] can be had again as they were', async () => {
    const text = planText(edited('150公里', '152公里'))
    const document = await uploaded(text)
    const response = await stage.send(planner, 'GET', `/api/v1/documents/${LAKESIDE}/${document.id}/file`)
    expect(response.rawPayload.toString('utf8')).toBe(text)
  })
})

describe('a review', () => {
  let review: ReviewAnswer
  beforeAll(async () => {
    review = await reviewOf(await uploaded(planText(edited('3.6人', '3.7人'))))
  })

  it('[RV8] refuses a decision that has not seen the last one, with what stands', async () => {
    const item = find(review, '执业医师')
    expect((await decisions(review, [{ action: 'accept', item: item.id, revision: 0 }])).statusCode).toBe(200)
    const stale = await decisions(
      review,
      [{ action: 'reject', item: item.id, revision: 0, reason: '不是目标' }],
      second,
    )
    expect(stale.statusCode).toBe(409)
    expect(stale.json()).toMatchObject({ code: 'stale', current: { item: item.id, state: 'accepted', revision: 1 } })
    expect(stale.json().detail).toContain('planner')
    const undone = await decisions(review, [{ action: 'undo', item: item.id, revision: 1 }], second)
    expect(undone.json<ReviewChanges>().states).toMatchObject([{ item: item.id, state: 'pending', revision: 2 }])
  })

  it('[RV9] refuses a decision on what another holds, until the hold ends or is let go', async () => {
    const item = find(review, '船艇产业产值')
    const holds = `/api/v1/reviews/${LAKESIDE}/${review.compilation}/holds`
    const taken = await stage.send(second, 'POST', holds, { take: [item.id], release: [] })
    expect(taken.json()).toMatchObject({ refused: [], holds: [{ item: item.id, name: '李某' }] })
    expect((await stage.send(planner, 'POST', holds, { take: [item.id], release: [] })).json().refused).toHaveLength(1)
    const blocked = await decisions(review, [{ action: 'accept', item: item.id, revision: 0 }])
    expect(blocked.json()).toMatchObject({ code: 'held', status: 409 })
    expect(blocked.json().detail).toContain('李某')
    stage.setNow(new Date('2024-03-05T02:06:00Z'))
    expect((await decisions(review, [{ action: 'accept', item: item.id, revision: 0 }])).statusCode).toBe(200)
    stage.setNow(new Date('2024-03-05T02:00:00Z'))
  })

  it('[RV3] names the faults of an amendment, and takes none of it', async () => {
    const item = find(review, '农村公路')
    const faulty = await decisions(review, [
      { action: 'amend', item: item.id, revision: 0, fields: { value: 'many', unit: '公里', period: '20' } },
    ])
    expect(faulty.statusCode).toBe(422)
    expect(faulty.json().faults.map(({ at }: { at: string }) => at)).toEqual(['fields.value', 'fields.period'])
    const good = await decisions(review, [{ action: 'amend', item: item.id, revision: 0, fields: { value: 160 } }])
    expect(good.json<ReviewChanges>().states).toMatchObject([
      { state: 'amended', decision: { action: { action: 'amend', fields: { value: 160 } } } },
    ])
  })

  it('[RV6] merges several in one act that is undone as one', async () => {
    const kept = find(review, '农村公路')
    const gone = [find(review, '老旧小区'), find(review, '网上办理率')]
    const merged = await decisions(
      review,
      gone.map(({ id }) => ({ action: 'merge' as const, item: id, revision: 0, into: kept.id })),
    )
    expect(merged.json<ReviewChanges>().states.map(({ state }) => state)).toEqual(['merged', 'merged'])
    expect(
      (await decisions(review, [{ action: 'reject', item: kept.id, revision: 1, reason: '重复' }])).json(),
    ).toMatchObject({ code: 'has-members' })
    const undone = await decisions(review, [{ action: 'undo', item: gone[0]?.id ?? '', revision: 1 }])
    expect(undone.json<ReviewChanges>().states.map(({ state }) => state)).toEqual(['pending', 'pending'])
  })

  it('[RV1] takes several decisions all or none', async () => {
    const [one, other] = [find(review, '城镇登记失业率'), find(review, '常住人口城镇化率')]
    const response = await decisions(review, [
      { action: 'accept', item: one.id, revision: 0 },
      { action: 'accept', item: other.id, revision: 7 },
    ])
    expect(response.statusCode).toBe(409)
    const { states } = await get<ReviewAnswer>(`/api/v1/reviews/${LAKESIDE}/${review.compilation}`)
    expect(states.some(({ item }) => item === one.id)).toBe(false)
  })

  it('[QU4] accepts many from a confidence on, which the settings bound; the act is undone as one', async () => {
    const path = `/api/v1/reviews/${LAKESIDE}/${review.compilation}/bulk`
    const wanted = { groups: ['target'], from: 0.95, chapter: null }
    expect((await stage.send(planner, 'POST', path, { ...wanted, from: 0.5, expected: 1 })).json().code).toBe(
      'below-bound',
    )
    const wrong = await stage.send(planner, 'POST', path, { ...wanted, expected: 999 })
    expect(wrong.json()).toMatchObject({ code: 'stale' })
    const { expected } = wrong.json().current
    const accepted = await stage.send(planner, 'POST', path, { ...wanted, expected })
    expect(accepted.json()).toMatchObject({ accepted: expected })
    for (const { decision } of accepted.json().states) expect(decision.way).toBe('bulk')
    const undone = await stage.send(
      planner,
      'POST',
      `/api/v1/reviews/${LAKESIDE}/${review.compilation}/batches/${accepted.json().batch}/undo`,
    )
    expect(undone.json()).toMatchObject({ accepted: expected })
  })

  it('[RV1] keeps in the state what its decisions come to', async () => {
    const all = await findDecisions(stage.db, LAKESIDE, review.compilation)
    expect(await findStates(stage.db, LAKESIDE, review.compilation)).toEqual(statesOf(all))
  })

  it('[QU3] tells others what changed since', async () => {
    const path = `/api/v1/reviews/${LAKESIDE}/${review.compilation}/changes`
    const { head } = await get<ReviewChanges>(`${path}?after=0`)
    const item = find(review, '森林覆盖率')
    await decisions(review, [
      { action: 'accept', item: item.id, revision: item.id === '' ? 1 : await revisionOf(review, item.id) },
    ])
    const changes = await get<ReviewChanges>(`${path}?after=${head}`, leader)
    expect(changes.states.map((one) => one.item)).toEqual([item.id])
    expect(changes.head).toBe(head + 1)
  })

  it('[RV1] shows all decisions on an item, undone ones too', async () => {
    const item = find(review, '执业医师')
    const { decisions: all } = await get<{ decisions: { action: Action }[] }>(
      `/api/v1/reviews/${LAKESIDE}/${review.compilation}/history?item=${encodeURIComponent(item.id)}`,
    )
    expect(all.slice(0, 2).map(({ action }) => action.action)).toEqual(['accept', 'undo'])
  })

  it('[RV1] several people at once lose nothing', async () => {
    const text = planText(SECTIONS).replace('国民经济和社会发展', '湖岸修复')
    const fresh = await reviewOf(await uploaded(text, { kind: 'special' }))
    const people = [planner, second, { ...second, id: 'planner-3', name: '赵某' }]
    const outcomes = await Promise.all(
      fresh.items.flatMap(({ id }) =>
        people.map((who) => decisions(fresh, [{ action: 'accept', item: id, revision: 0 }], who)),
      ),
    )
    const taken = outcomes.filter(({ statusCode }) => statusCode === 200)
    expect(taken).toHaveLength(fresh.items.length)
    expect(outcomes.filter(({ statusCode }) => statusCode === 409)).toHaveLength(fresh.items.length * 2)
    const all = await findDecisions(stage.db, LAKESIDE, fresh.compilation)
    expect(all.map(({ seq }) => seq)).toEqual(fresh.items.map((_, i) => i + 1))
  })

  const revisionOf = async (of: ReviewAnswer, id: string) =>
    (await get<ReviewAnswer>(`/api/v1/reviews/${LAKESIDE}/${of.compilation}`)).states.find(({ item }) => item === id)
      ?.revision ?? 0

  it('[RV1] is the planner’s: leaders look on, others do not see it', async () => {
    const item = find(review, '森林覆盖率')
    expect((await decisions(review, [{ action: 'accept', item: item.id, revision: 0 }], leader)).statusCode).toBe(403)
    for (const who of [reporter, personWith('assessor'), personWith('audit-admin')])
      expect((await stage.send(who, 'GET', `/api/v1/reviews/${LAKESIDE}/${review.compilation}`)).statusCode).toBe(403)
    const elsewhere = personWith('planner', null, { division: '9999' })
    expect((await stage.send(elsewhere, 'GET', `/api/v1/reviews/${LAKESIDE}/${review.compilation}`)).statusCode).toBe(
      404,
    )
  })
})

describe('an adoption', () => {
  // A special plan of its own, so that the plans of the tests above stay out of it.
  const titled = (sections: readonly Section[]) => planText(sections).replace('国民经济和社会发展', '现代水运')
  let plan: string
  let first: ReviewAnswer
  let adoptedIds: ReadonlySet<string>
  const adopt = (review: ReviewAnswer, head: number, over: object = {}, who = planner) =>
    stage.send(who, 'POST', `/api/v1/plans/${LAKESIDE}/${plan}/adoptions`, {
      compilation: review.compilation,
      head,
      ...terms,
      ...over,
    })

  it('[AD4] is refused with the list of what is undecided', async () => {
    const document = await uploaded(titled(SECTIONS), { kind: 'special' })
    plan = document.plan ?? ''
    first = await reviewOf(document)
    const response = await adopt(first, 0)
    const wanted = first.items.filter(({ group }) => group === 'target' || group === 'commitment')
    expect(response.statusCode).toBe(409)
    expect(response.json()).toMatchObject({ code: 'undecided', current: { undecided: wanted.length } })
    expect(response.json().faults.map(({ at }: { at: string }) => at)).toEqual(wanted.map(({ id }) => id))
    const check = await get<{ undecidedCount: number }>(
      `/api/v1/plans/${LAKESIDE}/${plan}/adoption?compilation=${first.compilation}`,
    )
    expect(check.undecidedCount).toBe(wanted.length)
  })

  it('[AD5] is refused with every fault of its terms, and by a review that went on', async () => {
    const output = find(first, '船艇产业产值')
    await decisions(first, [{ action: 'amend', item: output.id, revision: 0, fields: { value: 62 } }])
    first = await get<ReviewAnswer>(`/api/v1/reviews/${LAKESIDE}/${first.compilation}`)
    const head = await acceptAll(first)
    expect((await adopt(first, head - 1)).json()).toMatchObject({ code: 'stale' })
    const faulty = await adopt(first, head, { effectiveFrom: 'soon', approval: { ...terms.approval, number: '' } })
    expect(faulty.json().faults.map(({ at }: { at: string }) => at)).toEqual(['approval.number', 'effectiveFrom'])
    expect((await adopt(first, head, {}, leader)).statusCode).toBe(403)
  })

  it('[AD8] stands or falls with what other engines write', async () => {
    const head = (await get<ReviewAnswer>(`/api/v1/reviews/${LAKESIDE}/${first.compilation}`)).head
    await sql`create function refuse_commitments() returns trigger language plpgsql as $$ begin raise exception 'no'; end $$`.execute(
      stage.owner,
    )
    await sql`create trigger refuse before insert on commitment for each row execute function refuse_commitments()`.execute(
      stage.owner,
    )
    expect((await adopt(first, head)).statusCode).toBe(500)
    await sql`drop trigger refuse on commitment`.execute(stage.owner)
    expect((await get<{ versions: unknown[] }>(`/api/v1/plans/${LAKESIDE}/${plan}/versions`)).versions).toEqual([])
  })

  it('[AD7] freezes source, rules, model and decisions, and shows any later change', async () => {
    const { head } = await get<ReviewAnswer>(`/api/v1/reviews/${LAKESIDE}/${first.compilation}`)
    const response = await adopt(first, head)
    expect(response.statusCode, response.body).toBe(200)
    expect(response.json<VersionAnswer>()).toMatchObject({ number: 1, isInForce: true, decidedSeq: head })
    const verify = () => get<{ changed: string[] }>(`/api/v1/plans/${LAKESIDE}/${plan}/versions/1/verify`)
    expect((await verify()).changed).toEqual([])
    await sql`update plan_element set value = jsonb_set(value, '{value}', '999') where division = ${LAKESIDE} and plan = ${plan}
      and version = 1 and kind = 'statement' and position = 0`.execute(stage.owner)
    expect((await verify()).changed).toEqual(['elements'])
    await sql`update plan_element set value = jsonb_set(value, '{value}', found -> 'value') where division = ${LAKESIDE}
      and plan = ${plan} and version = 1 and kind = 'statement' and position = 0`.execute(stage.owner)
    expect((await verify()).changed).toEqual([])
  })

  it('[AD1] gives the elements as adopted, and other engines their share', async () => {
    const elements = await get<{ statements: { id: string; value: { value: number }; way: string }[] }>(
      `/api/v1/plans/${LAKESIDE}/${plan}/versions/1/elements`,
      reporter,
    )
    adoptedIds = new Set(elements.statements.map(({ id }) => id))
    expect(elements.statements.find(({ value }) => value.value === 62)?.way).toBe('person')
    const divided = await sql<{ n: number }>`select count(*) n from commitment where plan = ${plan}`.execute(stage.db)
    expect(Number(divided.rows[0]?.n)).toBe(first.items.filter(({ kind }) => kind === 'commitment').length)
  })

  it('[AD7] of an adopted text cannot be withdrawn', async () => {
    const path = `/api/v1/documents/${LAKESIDE}/${first.document.id}/withdraw`
    expect((await stage.send(planner, 'POST', path, { reason: '不要了' })).json()).toMatchObject({ code: 'adopted' })
  })

  let secondReview: ReviewAnswer
  it('[CA6] carries human decisions to the changed text; what changed waits with the earlier decision beside it', async () => {
    const text = titled(edited('60亿元', '75亿元'))
    const document = await uploaded(text, { kind: 'special', plan })
    expect(document.plan).toBe(plan)
    secondReview = await reviewOf(document)
    const output = find(secondReview, '船艇产业产值')
    const pending = secondReview.items.filter(
      ({ id }) => !secondReview.states.some(({ item, state }) => item === id && state !== 'pending'),
    )
    expect(pending.map(({ line }) => line)).toEqual(pending.map(() => output.line))
    expect(secondReview.states.every(({ decision }) => decision?.way === 'carried')).toBe(true)
    expect(secondReview.earlier.find(({ item }) => item === output.id)).toMatchObject({
      fields: ['value'],
      state: 'amended',
      decision: { action: { fields: { value: 62 } } },
      old: { found: { value: 60 } },
    })
  })

  it('[CA2] shows the differences of both texts', async () => {
    const differences = await get<DifferencesAnswer>(
      `/api/v1/reviews/${LAKESIDE}/${secondReview.compilation}/differences`,
      leader,
    )
    expect(differences.counts.changed).toBe(differences.lines.length)
    expect(differences.counts.kept).toBe(secondReview.items.length - differences.lines.length)
    expect(differences.chapters.every(({ fate }) => fate === 'kept')).toBe(true)
  })

  it('[AD6] adopts the changed text as the second version; both stay, and each has its days', async () => {
    const head = await acceptAll(secondReview)
    const approval = { number: '临人常〔2023〕9号', issuedOn: '2023-12-20', body: '临湖区人大常委会' }
    expect((await adopt(secondReview, head)).json().faults).toMatchObject([{ at: 'reason', code: 'not-first' }])
    const response = await adopt(secondReview, head, {
      reason: 'mid-term-adjustment',
      approval,
      effectiveFrom: '2023-12-20',
    })
    expect(response.statusCode, response.body).toBe(200)
    const { versions } = await get<{ versions: VersionAnswer[] }>(`/api/v1/plans/${LAKESIDE}/${plan}/versions`)
    expect(versions.map(({ number, isInForce }) => [number, isInForce])).toEqual([
      [1, false],
      [2, true],
    ])
    const on = (day: string) =>
      get<{ version: VersionAnswer; text: string }>(`/api/v1/plans/${LAKESIDE}/${plan}/text?on=${day}`, reporter)
    expect((await on('2023-12-19')).text).toContain('60亿元')
    expect((await on('2023-12-20')).text).toContain('75亿元')
    expect((await stage.send(reporter, 'GET', `/api/v1/plans/${LAKESIDE}/${plan}/text?on=2021-03-14`)).statusCode).toBe(
      404,
    )
  })

  it('[CA8] leads every element of the second version to the first', async () => {
    const { statements } = await get<{ statements: { id: string; was: string | null; value: { text: string } }[] }>(
      `/api/v1/plans/${LAKESIDE}/${plan}/versions/2/elements`,
    )
    for (const { was } of statements) expect(was !== null && adoptedIds.has(was)).toBe(true)
    const output = statements.find(({ value }) => value.text.includes('船艇产业产值'))
    expect(output?.was).not.toBe(output?.id)
    const carried = await sql<{ n: number }>`select count(*) n from commitment where plan = ${plan}`.execute(stage.db)
    expect(Number(carried.rows[0]?.n)).toBe(first.items.filter(({ kind }) => kind === 'commitment').length)
  })

  it('[PE1] an assessor sees the versions in the snapshots given, and nothing else', async () => {
    const { versions } = await get<{ versions: VersionAnswer[] }>(`/api/v1/plans/${LAKESIDE}/${plan}/versions`)
    const assessor = personWith('assessor', null, { snapshots: [versions[0]?.id ?? ''] })
    const { plans } = await get<PlanList>('/api/v1/plans', assessor)
    expect(plans.map(({ id, versions: count }) => [id, count])).toEqual([[plan, 1]])
    expect((await stage.send(assessor, 'GET', `/api/v1/plans/${LAKESIDE}/${plan}/text?version=1`)).statusCode).toBe(200)
    expect((await stage.send(assessor, 'GET', `/api/v1/plans/${LAKESIDE}/${plan}/text?version=2`)).statusCode).toBe(404)
    const none = personWith('assessor')
    expect(
      (await stage.send(none, 'GET', `/api/v1/plans/${LAKESIDE}/${plan}/versions/1/elements`)).statusCode,
    ).not.toBe(200)
  })

  it('[OR24] an assessor is given snapshots of this division alone, and every other one is named', async () => {
    const { versions } = await get<{ versions: VersionAnswer[] }>(`/api/v1/plans/${LAKESIDE}/${plan}/versions`)
    const [version = ''] = versions.map(({ id }) => id)
    await stage.db
      .insertInto('division')
      .values({ code: '999907', name_zh: '对岸区', name_en: null, parent: '9999' })
      .onConflict((conflict) => conflict.doNothing())
      .execute()
    const assessor = await stage.signInAs({ division: LAKESIDE, loginName: 'assessor-of-or24' })
    const roles = [{ role: 'security-admin' as const }]
    const security = await stage.signInAs({ division: LAKESIDE, loginName: 'security-of-or24', roles })
    const across = await stage.signInAs({ division: '999907', loginName: 'security-across', roles })
    const grant = (who: typeof security, snapshots: readonly string[]) =>
      who.send('POST', '/api/v1/roles', {
        person: assessor.id,
        role: 'assessor',
        fromDay: stage.now().toISOString().slice(0, 10),
        reason: '委托评估',
        snapshots,
      })
    const nowhere = '00000000-0000-7000-8000-000000000009'
    const faultsOf = (answer: Awaited<ReturnType<typeof grant>>) =>
      answer.json().faults.map(({ at, code }: { at: string; code: string }) => `${at}:${code}`)
    expect(faultsOf(await grant(security, [version, nowhere]))).toEqual(['snapshots.1:no-such-snapshot'])
    // Known here, and of no use there.
    expect(faultsOf(await grant(across, [version, nowhere]))).toEqual([
      'snapshots.0:no-such-snapshot',
      'snapshots.1:no-such-snapshot',
    ])
    expect((await grant(security, [version])).statusCode).toBe(200)
    expect(
      (await assessor.send('GET', `/api/v1/plans/${LAKESIDE}/${plan}/text?version=${versions[0]?.number}`)).statusCode,
    ).toBe(200)
  })

  it('[PE2] the public reads what is in force, when the setting says so', async () => {
    const path = `/api/v1/public/plans/${LAKESIDE}`
    expect((await stage.send(PUBLIC, 'GET', path)).json()).toEqual({ plans: [] })
    expect((await stage.send(PUBLIC, 'GET', `${path}/${plan}/text`)).statusCode).toBe(404)
    const { appendVersion } = await import('../../platform/settings/store.ts')
    await inTransaction(stage.db, (tx: Writing) =>
      appendVersion(tx, {
        division: LAKESIDE,
        key: 'plans.public-text',
        value: true,
        validFrom: '2024-01-01',
        validTo: null,
        documentNo: null,
        article: null,
        reason: '公开',
        setBy: 'p',
        setByName: '安',
        setAt: stage.now(),
      }),
    )
    expect((await stage.send(PUBLIC, 'GET', path)).json().plans).toMatchObject([{ id: plan, version: 2 }])
    expect((await stage.send(PUBLIC, 'GET', `${path}/${plan}/text`)).json().text).toContain('75亿元')
    expect((await stage.send(PUBLIC, 'GET', `/api/v1/reviews/${LAKESIDE}/${first.compilation}`)).statusCode).toBe(401)
  })
})
