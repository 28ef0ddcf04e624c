import { Type } from 'typebox'
import { done, type Fault, type Outcome, type Refusal, refused } from '../../model/outcome.ts'
import { faultsOfValue, type Setting } from '../../model/setting.ts'
import type { Actor } from '../access/actor.ts'
import { divisionFor } from '../access/choose-division.ts'
import { record } from '../audit/record.ts'
import { dayOf } from '../calendar/calendar.ts'
import { inRefusableTransaction } from '../database/refusable.ts'
import { route, type Services } from '../http/route.ts'
import { faulty, stale } from '../http/stale.ts'
import { Day, orNull, SettingAnswer, Version } from './answers.ts'
import { appendVersion, type SettingVersion, standingAt, versionsOf } from './store.ts'

declare module '../http/route.ts' {
  interface Services {
    /** Every setting that a module declares. */
    readonly settings: readonly Setting[]
  }
}

const since = '0.2.0'
const tag = 'settings'
const versionAnswer = (version: SettingVersion) => ({
  id: version.id,
  division: version.division,
  value: version.value,
  validFrom: version.validFrom,
  validTo: version.validTo,
  documentNo: version.documentNo,
  article: version.article,
  reason: version.reason,
  setBy: version.setByName,
  setAt: version.setAt.toISOString(),
})

export const routes = [
  route({
    method: 'GET',
    path: '/api/v1/settings',
    summary: {
      zh: '设置：某日生效的值及其出处',
      en: 'settings: the values in force on a day, and where they come from',
    },
    tag,
    since,
    who: 'settings.read',
    query: Type.Object({ division: Type.Optional(Type.String({ maxLength: 12 })), on: Type.Optional(Day) }),
    answer: Type.Object({ division: Type.String(), on: Type.String(), rows: Type.Array(SettingAnswer) }),
    async handle({ db, policy, actor, now, settings, query }) {
      const division = divisionFor(policy, actor, 'settings.read', query.division)
      if (division.kind === 'refused') return division
      const on = query.on ?? dayOf(now())
      const keys = settings.map(({ key }) => key)
      const standing = await standingAt(db, division.value, keys, on)
      return done({
        division: division.value,
        on,
        rows: settings.map((setting) => {
          const version = standing.get(setting.key)
          return {
            key: setting.key,
            name: setting.name,
            about: setting.about,
            schema: setting.schema,
            default: setting.default,
            source: setting.source,
            kind: setting.kind,
            value: version === undefined ? setting.default : version.value,
            standing: version === undefined ? null : versionAnswer(version),
            maySet: policy.may(actor, `settings.set-${setting.kind}`, { division: division.value }),
          }
        }),
      })
    },
  }),
  route({
    method: 'GET',
    path: '/api/v1/settings/:key/history',
    summary: { zh: '一项设置的历次版本', en: 'every version of a setting' },
    tag,
    since,
    who: 'settings.read',
    params: Type.Object({ key: Type.String({ maxLength: 80 }) }),
    query: Type.Object({ division: Type.Optional(Type.String({ maxLength: 12 })) }),
    answer: Type.Array(Version),
    async handle({ db, policy, actor, params, query }) {
      const division = divisionFor(policy, actor, 'settings.read', query.division)
      if (division.kind === 'refused') return division
      return done((await versionsOf(db, division.value, params.key)).map(versionAnswer))
    },
  }),
  route({
    method: 'POST',
    path: '/api/v1/settings/:key',
    summary: {
      zh: '设定新版本，写明生效日期、依据和理由',
      en: 'set a new version, with its days, its basis and the reason',
    },
    tag,
    since,
    // The kind of the setting decides which of the two permissions is needed; see setVersion.
    who: 'settings.read',
    params: Type.Object({ key: Type.String({ maxLength: 80 }) }),
    query: Type.Object({ division: Type.Optional(Type.String({ maxLength: 12 })) }),
    body: Type.Object({
      value: Type.Unknown(),
      validFrom: Day,
      validTo: Type.Optional(orNull(Day)),
      documentNo: Type.Optional(orNull(Type.String({ maxLength: 60 }))),
      article: Type.Optional(orNull(Type.String({ maxLength: 60 }))),
      reason: Type.String({ minLength: 2, maxLength: 500 }),
      /** The newest version that was seen; null: there was none. A newer one refuses. */
      seen: orNull(Type.String({ format: 'uuid' })),
    }),
    answer: Type.Object({ id: Type.String() }),
    handle: (call) => setVersion(call, call.params.key, call.query.division, call.body),
  }),
]

async function setVersion(
  { db, policy, actor, now, settings, identity }: Services & { readonly actor: Actor },
  key: string,
  asked: string | undefined,
  given: {
    readonly value: unknown
    readonly validFrom: string
    readonly validTo?: string | null
    readonly documentNo?: string | null
    readonly article?: string | null
    readonly reason: string
    readonly seen: string | null
  },
): Promise<Outcome<{ id: string }>> {
  const setting = settings.find((one) => one.key === key)
  if (setting === undefined) return refused(noSuchSetting)
  const division = divisionFor(policy, actor, `settings.set-${setting.kind}`, asked)
  if (division.kind === 'refused') return refused(notYours(setting))
  const at = now()
  const today = dayOf(at)
  const validTo = given.validTo ?? null
  const outcome = await inRefusableTransaction(db, async (tx) => {
    const [newest] = await versionsOf(tx, division.value, key)
    if ((newest?.id ?? null) !== given.seen) return stale(newest === undefined ? null : versionAnswer(newest))
    const faults: Fault[] = [...faultsOfValue(setting, given.value)]
    if (validTo !== null && validTo < given.validFrom) {
      const message = { zh: '截止日不能早于起始日', en: 'must not lie before the first day' }
      faults.push({ at: 'validTo', code: 'before-start', message })
    }
    // Business rules may be corrected for past days, with a document; the security policy only works forward.
    if (given.validFrom < today && (setting.kind === 'policy' || !given.documentNo)) {
      const message =
        setting.kind === 'policy'
          ? { zh: `不能早于今天（${today}）`, en: `must not lie before today (${today})` }
          : { zh: '追溯生效须写明依据文号', en: 'to hold for past days it needs the number of a document' }
      faults.push({ at: setting.kind === 'policy' ? 'validFrom' : 'documentNo', code: 'in-the-past', message })
    }
    if (faults.length > 0) return faulty(faults)
    const by = actor.kind === 'person' ? actor : { id: actor.kind, name: '' }
    const id = await appendVersion(tx, {
      division: division.value,
      key,
      value: given.value,
      validFrom: given.validFrom,
      validTo,
      documentNo: given.documentNo || null,
      article: given.article || null,
      reason: given.reason,
      setBy: by.id,
      setByName: by.name,
      setAt: at,
    })
    await record(tx, actor, at, {
      division: division.value,
      action: 'setting.set',
      subject: { kind: 'setting', id: key },
      reason: given.reason,
      detail: { value: given.value, validFrom: given.validFrom, validTo, documentNo: given.documentNo ?? null },
    })
    return done({ id })
  })
  identity.forget()
  return outcome
}

const noSuchSetting: Refusal = {
  reason: 'not-found',
  code: 'no-such-setting',
  message: { zh: '没有这项设置。', en: 'There is no such setting.' },
}
const notYours = (setting: Setting): Refusal => ({
  reason: 'forbidden',
  code: 'not-yours-to-set',
  message:
    setting.kind === 'policy'
      ? { zh: '安全策略由安全管理员设定。', en: 'The security policy is set by the security administrator.' }
      : { zh: '业务规则由规划员设定。', en: 'Business rules are set by planners.' },
})
