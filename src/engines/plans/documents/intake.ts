import { Type } from 'typebox'
import { done, type Outcome, type Refusal, refused } from '../../../model/outcome.ts'
import type { PlanInfo } from '../../../model/plan-model.ts'
import type { Actor } from '../../../platform/access/actor.ts'
import { record } from '../../../platform/audit/record.ts'
import { inTransaction, sqlStateOf } from '../../../platform/database/connect.ts'
import type { Writing } from '../../../platform/database/tables.ts'
import type { Services } from '../../../platform/http/route.ts'
import { defineJob } from '../../../platform/jobs/job-kind.ts'
import { enqueue } from '../../../platform/jobs/jobs-store.ts'
import { announce } from '../../../platform/live/live.ts'
import { type CarriedLine, decisionsCarried } from '../carry.ts'
import type { Decision } from '../decisions.ts'
import { type DocumentKind, PLAN_KINDS, type PlanKind } from '../definition.ts'
import {
  type DocumentRow,
  findBase,
  findDocument,
  findPlan,
  findPlanOf,
  findSameFile,
  insertCompilation,
  insertDocument,
  insertPlan,
  readFileOf,
  readText,
  setDocumentState,
  sha256Of,
} from '../documents-store.ts'
import { yearsOf } from '../listing.ts'
import { noSuchDocument, noSuchPlan } from '../refusals.ts'
import { appendDecisions, findItems, findStates, insertCarried } from '../review-store.ts'
import type { CompiledFile, CompileResult, FileRefusal, Stage } from './compiler.ts'
import { trackReport } from './evidence.ts'

type Given = Pick<Services, 'db' | 'compiler' | 'now'>

/** A file that someone brings. */
export interface Brought {
  readonly division: string
  readonly kind: DocumentKind
  /** The plan that it is a text of; null: that of its kind and years, or a new one. */
  readonly plan: string | null
  readonly name: string
  readonly bytes: Uint8Array
  readonly actor: Actor
}

/** An upload answers within this time; what takes longer goes on by itself and tells how far it is. */
const PATIENCE_MS = 2_500

/** How far the texts are that are being compiled in this process. */
const underWay = new Map<string, Stage>()
const underWayOf = new Map<string, Promise<void>>()
export const stageOf = (document: string): Stage | null => underWay.get(document) ?? null

const byOf = (actor: Actor) =>
  actor.kind === 'person'
    ? { id: actor.id, name: actor.name }
    : { id: null, name: actor.kind === 'system' ? actor.name : '' }

/**
 * Takes a file in: refuses what is here already or cannot be read, with nothing stored; else stores and compiles it, and
 * carries over the decisions on the text before. Resolves with the document's id, which may still wait for the compiler.
 */
export async function takeDocument(services: Given, brought: Brought): Promise<Outcome<string>> {
  const { db, compiler, now } = services
  const { division, plan, bytes, actor } = brought
  const same = await findSameFile(db, division, sha256Of(bytes))
  if (same !== null) return refused(duplicate(same))
  if (plan !== null) {
    const found = await findPlan(db, division, plan)
    if (found === null || found.kind !== brought.kind) return refused(noSuchPlan)
  }
  let stage: Stage = 'waiting'
  let document: string | null = null
  const compiling = compiler.compile(brought.name, bytes, (now) => {
    stage = now
    if (document !== null) underWay.set(document, now)
  })
  const early = await within(PATIENCE_MS, compiling)
  if (early?.kind === 'refused') return refused(refusalOfFile(early.refusal))
  const at = now()
  try {
    document = await inTransaction(db, async (tx) => {
      const id = await insertDocument(tx, { ...brought, at, by: byOf(actor) })
      // For the case that this process ends before the compiler does.
      if (early === null)
        await enqueue(tx, compileLeft, { division, input: { document: id }, by: actor, key: id, runAt: inAMinute(at) })
      await record(tx, actor, at, {
        division,
        action: 'plans.upload',
        subject: { kind: 'plan-document', id },
        detail: { name: brought.name, kind: brought.kind, sha256: sha256Of(bytes), size: bytes.length },
      })
      return id
    })
  } catch (error) {
    // Two people brought the same file in the same moment.
    const other = sqlStateOf(error) === '23505' ? await findSameFile(db, division, sha256Of(bytes)) : null
    if (other !== null) return refused(duplicate(other))
    throw error
  }
  const id = document
  if (early !== null) await settle(services, division, id, early)
  else {
    underWay.set(id, stage)
    void settleLater(services, division, id, compiling)
  }
  return done(id)
}

const inAMinute = (at: Date) => new Date(at.getTime() + 60_000)

/** Compiles what was left waiting by a process that ended. */
export const compileLeft = defineJob({
  name: 'plans.compile',
  about: { zh: '编译上传的文本', en: 'Compiles an uploaded text that was left waiting' },
  input: Type.Object({ document: Type.String() }),
  leaseSeconds: 600,
  async run({ services, division, input }) {
    await resumeDocument(services, division, input.document)
    await underWayOf.get(input.document)
    return null
  },
})

/** Goes on with a document whose process ended before it was compiled. */
export async function resumeDocument(services: Given, division: string, document: string): Promise<void> {
  if (underWay.has(document)) return
  underWay.set(document, 'waiting')
  const [row, bytes] = await Promise.all([
    findDocument(services.db, division, document),
    readFileOf(services.db, division, document),
  ])
  if (row === null || bytes === null || row.state !== 'waiting') {
    underWay.delete(document)
    return
  }
  const compiling = services.compiler.compile(row.name, bytes, (stage) => underWay.set(document, stage))
  const settling = settleLater(services, division, document, compiling)
  underWayOf.set(document, settling)
  void settling.finally(() => underWayOf.delete(document))
}

async function settleLater(services: Given, division: string, document: string, compiling: Promise<CompileResult>) {
  try {
    await settle(services, division, document, await compiling)
  } catch (error) {
    // The server may be closing, or the program may have a defect: the document stays and can be compiled again.
    await failed(services, division, document, error).catch(() => undefined)
  } finally {
    underWay.delete(document)
  }
}

async function failed({ db }: Given, division: string, document: string, error: unknown) {
  const cause = error instanceof Error ? error.message.slice(0, 300) : String(error)
  await inTransaction(db, (tx) =>
    setDocumentState(tx, division, document, {
      state: 'failed',
      refusal: {
        code: 'compiler-failed',
        message: { zh: `编译没有完成：${cause}`, en: `It could not be compiled: ${cause}` },
        hint: {
          zh: '请重试；若再次出现，请把文件交给维护人员。',
          en: 'Try again; if it recurs, give the file to the maintainers.',
        },
      },
    }),
  )
}

/** Writes what the compiler said of a document. */
async function settle(services: Given, division: string, id: string, result: CompileResult): Promise<void> {
  const { db, now } = services
  if (result.kind === 'refused') {
    const { refusal } = result
    await inTransaction(db, (tx) => setDocumentState(tx, division, id, { state: 'refused', refusal }))
    return
  }
  const document = await findDocument(db, division, id)
  if (document === null || document.state === 'withdrawn') return
  const isReport = !isPlanKind(document.kind)
  // Of a report a person decides on what it holds for the plans, not on each of its sentences.
  const file = isReport ? { ...result.file, items: [] } : result.file
  const plan = await planOf(services, document, file.plan)
  const base = plan === null || plan === 'new' ? null : await findBase(db, division, plan, null)
  await storeCompilation(services, document, file, base, async (tx) => {
    const at = now()
    const own = plan === 'new' ? await insertPlan(tx, { ...newPlanOf(document, file.plan), at }) : plan
    await setDocumentState(tx, division, id, {
      state: 'ready',
      plan: own,
      title: titleOf(document, file.plan),
      period: file.plan.period,
      format: file.format,
      readsAs: file.plan.kind,
    })
    await announce(tx, 'plan-document', { division, subject: id })
  })
  if (isReport) {
    const stored = await findDocument(db, division, id)
    if (stored !== null) await trackReport(services, stored)
  }
}

/** Stores a reading with its items, and the decisions that hold from the reading that it is based on. */
async function storeCompilation(
  { db, compiler, now }: Given,
  document: DocumentRow,
  file: CompiledFile,
  base: string | null,
  before: (tx: Writing) => Promise<void>,
): Promise<string> {
  const { division } = document
  const carried: readonly CarriedLine[] =
    base === null ? [] : await compiler.carry(await readText(db, division, base), file)
  return inTransaction(db, async (tx) => {
    const at = now()
    await before(tx)
    const compilation = await insertCompilation(tx, {
      division,
      document: document.id,
      compiler: compiler.version,
      at,
      basedOn: base,
      file,
    })
    if (base === null) return compilation
    await insertCarried(tx, division, compilation, carried)
    await appendCarried(tx, division, compilation, decisionsCarried(carried, await findStates(tx, division, base)), at)
    return compilation
  })
}

/** Appends decisions from another review; each stays that of the person who took it. */
async function appendCarried(
  tx: Writing,
  division: string,
  compilation: string,
  decisions: readonly Decision[],
  at: Date,
): Promise<void> {
  let head = 0
  for (const [person, own] of groupedBy(decisions, ({ by }) => `${by.id}\n${by.name}`)) {
    const [id = '', name = ''] = person.split('\n')
    const after = await appendDecisions(
      tx,
      { division, compilation, by: { id, name }, at },
      head,
      own.map(({ item, action, reason }) => ({ item, action, reason, way: 'carried', batch: null })),
    )
    head = after.head
  }
}

function groupedBy<T>(items: readonly T[], keyOf: (item: T) => string): Map<string, T[]> {
  const groups = new Map<string, T[]>()
  for (const item of items) groups.set(keyOf(item), [...(groups.get(keyOf(item)) ?? []), item])
  return groups
}

/** Compiles a document anew by the compiler's present rules; the review goes on from where it is. */
export async function recompileDocument(
  services: Given,
  division: string,
  id: string,
  actor: Actor,
): Promise<Outcome<string>> {
  const { db, compiler, now } = services
  const document = await findDocument(db, division, id)
  if (document === null) return refused(noSuchDocument)
  if (document.state === 'failed') {
    await inTransaction(db, (tx) => setDocumentState(tx, division, id, { state: 'waiting' }))
    await resumeDocument(services, division, id)
    return done(id)
  }
  if (document.state !== 'ready' || document.compilation === null || document.compiler === compiler.version)
    return refused({
      reason: 'wrong-state',
      code: 'nothing-to-recompile',
      message: {
        zh: '这份文本已按现行规则编译，不必重来。',
        en: 'This text was compiled by the present rules already.',
      },
    })
  const bytes = await readFileOf(db, division, id)
  if (bytes === null) return refused(noSuchDocument)
  const result = await compiler.compile(document.name, bytes)
  if (result.kind === 'refused') return refused(refusalOfFile(result.refusal))
  const isReport = !isPlanKind(document.kind)
  const file = isReport ? { ...result.file, items: [] } : result.file
  const made = await storeCompilation(services, document, file, isReport ? null : document.compilation, async (tx) => {
    await record(tx, actor, now(), {
      division,
      action: 'plans.recompile',
      subject: { kind: 'plan-document', id },
      detail: { from: document.compiler, to: compiler.version },
    })
  })
  const fresh = isReport ? await findDocument(db, division, id) : null
  if (fresh !== null) {
    await trackReport(services, fresh)
    await carryProposals(services, division, document.compilation, made)
  }
  return done(id)
}

/** Decisions on values of a report hold for the same values in its next reading. */
async function carryProposals({ db, now }: Given, division: string, old: string, recent: string): Promise<void> {
  await inTransaction(db, async (tx) => {
    const [items, states] = await Promise.all([findItems(tx, division, recent), findStates(tx, division, old)])
    const kept = items.map(({ id }) => ({ fate: 'kept' as const, recent: id }))
    await appendCarried(tx, division, recent, decisionsCarried(kept, states), now())
  })
}

async function planOf({ db }: Given, document: DocumentRow, info: PlanInfo): Promise<string | 'new' | null> {
  if (document.plan !== null) return document.plan
  if (!isPlanKind(document.kind)) return null
  const [from, to] = yearsOf(info.period)
  const title = titleOf(document, info)
  return (await findPlanOf(db, document.division, { kind: document.kind, title, from, to }))?.id ?? 'new'
}

const isPlanKind = (kind: DocumentKind): kind is PlanKind => PLAN_KINDS.some((one) => one === kind)

function newPlanOf(document: DocumentRow, info: PlanInfo) {
  const [from, to] = yearsOf(info.period)
  const horizon = info.horizon === null ? null : Number(info.horizon)
  const kind = isPlanKind(document.kind) ? document.kind : 'special'
  return { division: document.division, kind, title: titleOf(document, info), from, to, horizon }
}

const titleOf = (document: DocumentRow, info: PlanInfo) => info.title || document.name.replace(/\.[a-z]{2,8}$/i, '')

const UNSUPPORTED = new Set(['unknown-format', 'other-format', 'legacy-word'])

const refusalOfFile = ({ code, message, hint }: FileRefusal): Refusal => ({
  reason: code === 'too-large' ? 'too-large' : UNSUPPORTED.has(code) ? 'unsupported' : 'faulty',
  code: `file-${code}`,
  message: { zh: `${message.zh}${hint.zh}`, en: `${message.en} ${hint.en}` },
})

const duplicate = ({ id, name, title, kind, plan, uploadedAt, uploadedByName }: DocumentRow): Refusal => ({
  reason: 'conflict',
  code: 'duplicate',
  message: {
    zh: `同一份文件已经上传过：《${title ?? name}》，${uploadedByName} 上传。请直接打开那一份。`,
    en: `This very file is here already: “${title ?? name}”, brought by ${uploadedByName}. Open that one.`,
  },
  current: { id, name, title, kind, plan, uploadedAt: uploadedAt.toISOString() },
})

/** What a promise gives within a time; null when it takes longer. */
async function within<T>(ms: number, promise: Promise<T>): Promise<T | null> {
  let timer: NodeJS.Timeout | undefined
  const patience = new Promise<null>((resolve) => {
    timer = setTimeout(() => resolve(null), ms)
  })
  try {
    return await Promise.race([promise, patience])
  } finally {
    clearTimeout(timer)
  }
}
