import type { ColumnNeed } from '../engines/evaluations/needs.ts'
import type { Scheme } from '../model/evaluation-scheme.ts'
import { type Actor, idOf } from '../platform/access/actor.ts'
import { inTransaction } from '../platform/database/connect.ts'
import type { SimulatedDistrict } from './district.ts'
import { type SimulatedFirm, writeFirms } from './firms-store.ts'
import { enactScheme, openRound, type RoundDesk, type SimulatedRound, shippedScheme } from './round-desk.ts'
import { type ActorOf, ask, type Stage } from './stage.ts'

const SHIPPED = 'mu-yield/lakeside'
const SOURCE = 'mu-yield-evaluation.firms'

/** The shipped scheme on what the register holds: its columns, exempt firms in a class of their own, its own vetoes. */
function simulatedScheme(): { readonly content: Scheme; readonly needs: readonly ColumnNeed[] } {
  const shipped = shippedScheme(SHIPPED)
  const need = (column: string, from: string, unit: string, provider: string): ColumnNeed => ({
    column,
    unit,
    provider,
    about: '从亩均效益评价企业台账取数（模拟）',
    from: { kind: 'records', source: SOURCE, column: from },
  })
  return {
    content: {
      ...shipped,
      exempt: [
        {
          id: 'exempt',
          name: { zh: '暂不评价', en: 'Not graded' },
          when: { column: '暂不评价', is: 'present' },
          grade: 'T',
        },
      ],
      bonus: undefined,
    } as Scheme, // without a bonus, which the register of this district does not hold
    needs: [
      need('评价税收', '评价税收', '万元', '税务部门'),
      need('工业增加值', '工业增加值', '万元', '统计部门'),
      need('用地面积', '用地面积', '亩', '自然资源部门'),
      need('综合能耗', '综合能耗', '吨标准煤', '统计部门'),
      need('年平均职工人数', '职工人数', '人', '统计部门'),
      need('规模', '分组', '', '统计部门'),
      need('暂不评价', '暂不评价', '', '工信部门'),
      need('安全事故', '安全事故', '', '应急管理部门'),
      need('一票否决事项', '一票否决', '', '执法部门'),
      need('数据提报', '数据提报', '', '工信部门'),
    ],
  }
}

/** Firms that somebody acts for; the others say nothing, which counts as consent. */
const REPRESENTED = 3

/**
 * 亩均效益: two years of industrial firms graded out of their register, through the front door. One firm confirms its data,
 * one doubts a cell and is answered, one objects; the first year's objection was accepted, so its earlier result stands
 * beside the later one. The second year is on notice, to everybody.
 */
export async function playMuYield(
  stage: Stage,
  district: SimulatedDistrict,
  actorOf: ActorOf,
): Promise<readonly Representative[]> {
  const desk = { stage, district, planner: actorOf('planner1'), actorOf }
  stage.setNow(new Date('2024-05-06T02:00:00Z'))
  const scheme = await enactScheme(desk, {
    shipped: SHIPPED,
    ...simulatedScheme(),
    because: ['以随程序提供的通用方案为起点（模拟）', '从企业台账取数，暂不评价和一票否决按台账（模拟）'],
    from: '2024-05-01',
    documentNo: '模拟政办发〔2024〕6号',
  })
  let previous: string | null = null
  let firms: readonly Representative[] | null = null
  for (const [period, begun, published, final] of [
    ['2023', '2024-05-20', '2024-06-03', '2024-06-20'],
    ['2024', '2025-11-03', '2025-11-17', null],
  ] as const) {
    stage.setNow(new Date(`${begun}T02:00:00Z`))
    const round: SimulatedRound = await openRound(desk, {
      title: `${period}年度工业企业亩均效益评价（模拟）`,
      scheme,
      period,
      previous,
      units: { kind: 'records', source: SOURCE },
    })
    await round.draw()
    firms ??= await represent(desk, round)
    await round.step('ask-confirmation')
    await check(round, desk.planner, firms)
    stage.setNow(new Date(`${published}T02:00:00Z`))
    await round.step('try')
    await round.step('publish', `模拟工信公示〔${published.slice(0, 4)}〕3号`, true)
    const objection = await object(round, firms[2])
    if (final !== null) {
      stage.setNow(new Date(`${final}T02:00:00Z`))
      await round.step('close-notice')
      if (objection !== null)
        await round.post(`/objections/${objection.id}/answer`, desk.planner, {
          act: 'accepted',
          reason: '经税务部门核实，补缴部分应计入，予以更正并重新计算。（模拟）',
          corrections: [{ code: objection.code, column: '评价税收', text: objection.text }],
        })
      await round.step('finalise', `模拟政发〔${final.slice(0, 4)}〕9号`)
    }
    previous = round.id
  }
  return firms ?? []
}

/** The register names whoever represents a firm as its account: what was done for the firm until then is theirs to see. */
export async function entrustFirms(
  stage: Stage,
  district: SimulatedDistrict,
  actorOf: ActorOf,
  firms: readonly Representative[],
): Promise<void> {
  const records = '/api/v1/records/enterprise'
  const clerk = actorOf('industry.clerk')
  for (const { firm, actor } of firms) {
    const where = encodeURIComponent(`credit_code == "${firm.code}"`)
    const { rows } = await ask<{ rows: readonly { id: string; revision: number }[] }>(
      stage,
      clerk,
      'GET',
      `${records}?division=${district.division.code}&where=${where}`,
    )
    for (const { id, revision } of rows)
      await ask(stage, clerk, 'PUT', `${records}/${district.division.code}/${id}`, {
        revision,
        values: { account: idOf(actor) },
      })
  }
}

/** A firm with whoever acts for it. */
export interface Representative {
  readonly firm: SimulatedFirm
  readonly actor: Actor
}

/** The first firms of the list get somebody who acts for them. */
async function represent({ stage, district }: RoundDesk, round: SimulatedRound): Promise<readonly Representative[]> {
  const firms = (await round.page()).units
    .filter(({ cells }) => (cells.评价税收 ?? '') !== '' && (cells.暂不评价 ?? '') === '')
    .slice(0, REPRESENTED)
    .map(({ code, name }) => ({ code, name }))
  const actors = await inTransaction(stage.db, (tx) => writeFirms(tx, district, firms))
  return firms.flatMap((firm, i) => {
    const actor = actors[i]
    return actor === undefined ? [] : [{ firm, actor }]
  })
}

/** One confirms, one doubts a cell and is told why it stays, one says nothing. */
async function check(round: SimulatedRound, planner: Actor, firms: readonly Representative[]): Promise<void> {
  const { units } = await round.page()
  for (const [i, { firm, actor }] of firms.slice(0, 2).entries()) {
    const row = units.find(({ code }) => code === firm.code)
    if (row === undefined) continue
    const at = `/units/${encodeURIComponent(firm.code)}`
    const doubt = { column: '用地面积', text: '', note: '租出厂房占地没有扣减（模拟）' }
    await round.post(`${at}/confirmation`, actor, {
      rowNo: row.rowNo,
      says: i === 0 ? 'confirmed' : 'doubted',
      note: '',
      cells: i === 0 ? [] : [doubt],
    })
    if (i === 1)
      await round.post(`${at}/doubt-answer`, planner, { reason: '租赁合同没有备案，按登记面积计算。（模拟）' })
  }
}

/** A firm objects to its tax, a tenth of which it finds missing. */
async function object(round: SimulatedRound, by: Representative | undefined) {
  const { units } = await round.page()
  const row = units.find(({ code }) => code === by?.firm.code)
  if (by === undefined || row === undefined) return null
  const { id } = await round.post<{ id: string }>('/objections', by.actor, {
    code: row.code,
    columns: ['评价税收'],
    text: '评价税收没有包括年末补缴入库部分，请核实更正。（模拟）',
    files: [],
  })
  return { id, code: row.code, text: (Number(row.cells.评价税收 ?? 0) * 1.1).toFixed(2) }
}
