import { Type } from 'typebox'
import { done, type Refusal, refused } from '../../model/outcome.ts'
import type { Actor } from '../access/actor.ts'
import { divisionAsked } from '../access/division.ts'
import { record } from '../audit/record.ts'
import { inTransaction } from '../database/connect.ts'
import { Download, type Route, route, type Services } from '../http/route.ts'
import { checkFile } from './check-file.ts'
import { findFile, keepFile, readContent } from './files-store.ts'
import { findKind, LARGEST_FILE } from './kinds.ts'
import type { FileOwners } from './owner.ts'

declare module '../http/route.ts' {
  interface Services {
    readonly fileOwners: FileOwners
  }
}

export const FileNoteSchema = Type.Object({
  id: Type.String(),
  name: Type.String(),
  kind: Type.String(),
  size: Type.Integer(),
  sha256: Type.String(),
  byName: Type.String(),
  at: Type.String(),
})

const upload = route({
  method: 'POST',
  path: '/api/v1/files',
  summary: { zh: '上传附件，稍后由表单引用', en: 'Upload a file that a form then refers to' },
  tag: 'files',
  since: '0.2.0',
  who: 'signed-in',
  query: Type.Object({ division: Type.Optional(Type.String()) }),
  takesFile: { atMost: LARGEST_FILE },
  answer: FileNoteSchema,
  async handle({ db, actor, now, query, upload }) {
    const found = actor.kind === 'person' ? divisionAsked(actor, query.division) : refused(nowhere)
    if (found.kind === 'refused') return found
    const division = found.value
    const checked = await checkFile(upload.name, upload.bytes)
    if (checked.kind === 'refused') return checked
    const at = now()
    return done(
      await inTransaction(db, async (tx) => {
        const note = await keepFile(tx, division, checked.value, upload.bytes, actor, at)
        await record(tx, actor, at, {
          division,
          action: 'file.upload',
          subject: { kind: 'file', id: note.id },
          detail: { kind: note.kind, size: note.size, sha256: note.sha256 },
        })
        return note
      }),
    )
  },
})

const download = route({
  method: 'GET',
  path: '/api/v1/files/:division/:id',
  summary: { zh: '下载附件', en: 'Download a file' },
  tag: 'files',
  since: '0.2.0',
  who: 'signed-in',
  params: Type.Object({ division: Type.String(), id: Type.String({ format: 'uuid' }) }),
  answer: 'file',
  async handle(call) {
    const { db, actor, now, params } = call
    const { division, id } = params
    const file = await findFile(db, division, id)
    if (file === undefined || !(await mayRead(call, actor, division, file))) return refused(notFound)
    const bytes = await readContent(db, division, file.note.sha256)
    await inTransaction(db, (tx) =>
      record(tx, actor, now(), { division, action: 'file.download', subject: { kind: 'file', id } }),
    )
    return done(new Download(file.note.name, findKind(file.note.kind)?.mediaType ?? 'application/octet-stream', bytes))
  },
})

/** Whoever may read one of the rows it belongs to; and, until it belongs to one, whoever brought it. */
async function mayRead(
  services: Services,
  actor: Actor,
  division: string,
  {
    byId,
    owners,
  }: { readonly byId: string | null; readonly owners: readonly { owner_kind: string; owner_id: string }[] },
): Promise<boolean> {
  const { db, policy, fileOwners } = services
  if (owners.length === 0) return actor.kind === 'person' && byId === actor.id
  for (const { owner_kind, owner_id } of owners) {
    const owner = fileOwners[owner_kind]
    if (owner === undefined || !policy.may(actor, owner.permission)) continue
    const place = await owner.placeOf(db, division, owner_id)
    if (place === null) continue
    if (policy.may(actor, owner.permission, place)) return true
    if ((await owner.alsoReads?.(services, actor, division, owner_id)) === true) return true
  }
  return false
}

const notFound: Refusal = {
  reason: 'not-found',
  code: 'no-such-file',
  message: { zh: '没有这个附件，或您无权查看。', en: 'There is no such file, or you may not see it.' },
}

const nowhere: Refusal = {
  reason: 'forbidden',
  code: 'no-division',
  message: {
    zh: '只有人能上传附件。',
    en: 'Only people upload files.',
  },
}

export const routes: readonly Route[] = [upload, download]
