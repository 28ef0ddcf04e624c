import { done, type Outcome, refused } from '../../model/outcome.ts'
import { record } from '../../platform/audit/record.ts'
import { dayOf } from '../../platform/calendar/calendar.ts'
import { inTransaction } from '../../platform/database/connect.ts'
import { type Call, Download, type Route, route } from '../../platform/http/route.ts'
import { bodyNames } from '../../platform/organisation/body-names.ts'
import { isSimulated } from '../../platform/organisation/simulated.ts'
import { returnStateNames } from '../indicators/return-workflow.ts'
import { ImportAnswer, OneTask, PreviewAnswer } from './answers.ts'
import { actorId, rolesFor } from './desk.ts'
import { saveCells } from './fill.ts'
import { type ImportPlan, planImport } from './import.ts'
import { cellAnswer } from './pages.ts'
import { readTemplate } from './read-workbook.ts'
import { notPossible, notYourRole } from './refusals.ts'
import { loadContent } from './return-content.ts'
import { deskOf, readerOf, taskAsked } from './routes.ts'
import { findAction } from './workflow.ts'
import { markOf, writeTemplate } from './write-workbook.ts'

const tag = 'returns'
const since = '0.2.0'
const XLSX = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet'
const MOST_BYTES = 20 * 1024 * 1024

type AnyCall = Pick<Call<unknown, unknown, unknown>, 'db' | 'policy' | 'metrics' | 'actor' | 'now' | 'upload'>

/** Reads the upload and compares it with what stands; only for who may fill the return now. */
async function planned(call: AnyCall, division: string, id: string): Promise<Outcome<ImportPlan>> {
  const task = await taskAsked(call, division, id)
  if (task.kind === 'refused') return task
  const { settings } = await readerOf(call, division)
  const roles = rolesFor(call.policy, call.actor, task.value)
  if (!roles.includes('reporter')) return refused(notYourRole)
  const who = { id: actorId(call.actor), roles }
  const save = findAction(task.value, who, 'save', dayOf(call.now()), settings.workflow)
  if (save?.isAllowed !== true) return refused(notPossible(save, returnStateNames[task.value.state]))
  const content = await loadContent(call.db, task.value, settings)
  const read = await readTemplate(call.upload.bytes, call.upload.name, markOf(task.value), content.rows)
  if (read.kind === 'refused') return read
  return planImport(read.value, content, await bodyNames(call.db, division), task.value.edits)
}

export const workbookRoutes: readonly Route[] = [
  route({
    method: 'GET',
    path: '/api/v1/returns/:division/:id/workbook',
    summary: { zh: '下载填报模板', en: 'The template of a return, with what stands' },
    tag,
    since,
    who: 'returns.read',
    params: OneTask,
    answer: 'file',
    async handle(call) {
      const { division, id } = call.params
      const task = await taskAsked(call, division, id)
      if (task.kind === 'refused') return task
      const { settings } = await readerOf(call, division)
      const [content, bodies, simulated] = await Promise.all([
        loadContent(call.db, task.value, settings),
        bodyNames(call.db, division),
        isSimulated(call.db, division),
      ])
      const bytes = await writeTemplate(task.value, content, bodies, simulated)
      await inTransaction(call.db, (tx) =>
        record(tx, call.actor, call.now(), {
          division,
          action: 'returns.export',
          subject: { kind: 'return', id },
          body: task.value.body,
          detail: { rows: content.rows.length },
        }),
      )
      const { formName, bodyName, period } = task.value
      return done(new Download(`${formName}-${bodyName}-${period}.xlsx`.replace(/[\\/:*?"<>|]/g, '_'), XLSX, bytes))
    },
  }),
  route({
    method: 'POST',
    path: '/api/v1/returns/:division/:id/workbook/preview',
    summary: { zh: '核对填好的模板', en: 'What a filled template would change, or everything wrong with it' },
    tag,
    since,
    who: 'returns.read',
    params: OneTask,
    takesFile: { atMost: MOST_BYTES },
    answer: PreviewAnswer,
    async handle(call) {
      const plan = await planned(call, call.params.division, call.params.id)
      return plan.kind === 'refused' ? plan : done(plan.value.preview)
    },
  }),
  route({
    method: 'POST',
    path: '/api/v1/returns/:division/:id/workbook',
    summary: { zh: '导入填好的模板', en: 'Take a filled template in: all of it or nothing' },
    tag,
    since,
    who: 'returns.read',
    params: OneTask,
    takesFile: { atMost: MOST_BYTES },
    answer: ImportAnswer,
    async handle(call) {
      const { division, id } = call.params
      const plan = await planned(call, division, id)
      if (plan.kind === 'refused') return plan
      const { settings } = await readerOf(call, division)
      const file = call.upload.name.slice(0, 120)
      const saved = await saveCells(deskOf(call, division), settings, {
        task: id,
        cells: plan.value.inputs,
        source: 'workbook',
        details: new Map([...plan.value.places].map(([row, at]) => [row, { at, file }])),
        reason: null,
      })
      if (saved.kind === 'refused') return saved
      const cells = saved.value.cells.map(cellAnswer)
      return done({ ...saved.value, cells, changed: cells.length })
    },
  }),
]
