import { done, type Fault, type Outcome } from '../../model/outcome.ts'
import type { Actor } from '../access/actor.ts'
import { record } from '../audit/record.ts'
import { dayOf, isDay } from '../calendar/calendar.ts'
import { inRefusableTransaction } from '../database/refusable.ts'
import type { Row, Writing } from '../database/tables.ts'
import type { Services, Upload } from '../http/route.ts'
import { faulty } from '../http/stale.ts'
import { addPerson } from '../identity/person-store.ts'
import { firstPassword } from '../identity/setup.ts'
import { type FilledRow, readSheet } from '../xlsx/sheet-form.ts'
import type { ImportResult } from './answers.ts'
import { codeOf, noteOf } from './bodies.ts'
import { bodiesOf, bodyFactsOf, insertBody, updateBody } from './body-store.ts'
import { grantIn } from './memberships.ts'
import { recordPerson } from './people.ts'
import { phoneOf } from './people-store.ts'
import { faultsOfAccount, faultsOfBody } from './rules.ts'
import {
  BODY_KIND_WORDS,
  type BodyColumn,
  bodiesForm,
  DUTY_WORDS,
  keyOf,
  type PeopleColumn,
  peopleForm,
  ROLE_WORDS,
  type RoleColumn,
  rolesForm,
} from './workbooks.ts'

type Door = Pick<Services, 'db' | 'now' | 'identity' | 'policy' | 'snapshots'> & { readonly actor: Actor }

/** Thrown at the end of a dry run: everything was tried, and nothing stays. */
class DryRun extends Error {
  constructor(readonly result: ImportResult) {
    super('dry run')
  }
}

/**
 * Tries an import whole. With faults nothing is written; without, everything is, unless it was only a dry run: then the
 * same writes are made and undone, so that what it says is what would happen.
 */
async function attempt(
  { db, identity }: Door,
  isDryRun: boolean,
  work: (tx: Writing) => Promise<Outcome<Omit<ImportResult, 'isDryRun'>>>,
): Promise<Outcome<ImportResult>> {
  try {
    const outcome = await inRefusableTransaction(db, async (tx): Promise<Outcome<ImportResult>> => {
      const tried = await work(tx)
      if (tried.kind === 'refused') return tried
      const result = { isDryRun, ...tried.value }
      if (isDryRun) throw new DryRun({ ...result, passwords: [] })
      return done(result)
    })
    identity.forget()
    return outcome
  } catch (error) {
    if (error instanceof DryRun) return done(error.result)
    throw error
  }
}

/** First passwords are random and long, so that a cheap hash guards them well; the person's own is hashed at full cost. */
const CHEAP = { N: 1024, r: 8, p: 1 }

export async function importPeople(
  door: Door,
  division: string,
  upload: Upload,
  isDryRun: boolean,
): Promise<Outcome<ImportResult>> {
  const { now, identity, actor, db } = door
  const at = now()
  const standing = (await bodiesOf(db, division)).filter(({ ended_on }) => ended_on === null)
  const read = await readSheet(peopleForm(standing.map(({ name_zh }) => name_zh)), upload.bytes, upload.name)
  if (read.kind === 'refused') return read
  const { rows } = read.value
  const faults: Fault[] = [...read.value.faults, ...twice(rows, 'loginName')]
  return attempt(door, isDryRun, async (tx) => {
    const known = await knownPeople(
      tx,
      rows.map(({ values }) => values.loginName.toLowerCase()),
    )
    const result = {
      added: 0,
      changed: 0,
      same: 0,
      passwords: [] as { name: string; loginName: string; password: string }[],
    }
    for (const { values, at: cell } of rows) {
      const { name, loginName, phone } = values
      const wrong = faultsOfAccount(
        { ...(name === '' ? {} : { name }), ...(loginName === '' ? {} : { loginName }), phone },
        cell,
      )
      const person = known.get(loginName.toLowerCase())
      const duty = values.duty === '' ? null : wordOrNull(DUTY_WORDS, values.duty)
      const found: Fault[] = [...wrong]
      if (person !== undefined && person.division !== division) {
        const message = {
          zh: `登录名 ${loginName} 已被其他区划的人使用`,
          en: 'the login name is taken in another division',
        }
        found.push({ at: cell('loginName'), code: 'login-name-taken', message })
      }
      if (person !== undefined && duty !== null && person.duty !== duty) {
        const message = {
          zh: `账号类别建号后不能更改（现为${DUTY_WORDS[person.duty]}）`,
          en: 'what an account is for cannot change',
        }
        found.push({ at: cell('duty'), code: 'duty-fixed', message })
      }
      faults.push(...found)
      if (faults.length > 0) continue
      const body = standing.find(({ name_zh }) => name_zh === values.body)?.id ?? null
      if (person === undefined) {
        const password = firstPassword()
        const id = await addPerson(
          tx,
          {
            division,
            name,
            loginName,
            duty: duty ?? 'business',
            body,
            post: values.post || null,
            phone: phone || null,
            ...(isDryRun ? {} : { passwordHash: await identity.hash(password, 'scrypt', CHEAP) }),
          },
          at,
          identity.seal,
        )
        await recordPerson(tx, actor, at, { id, division, body }, 'account.make', null, {
          duty: duty ?? 'business',
          by: 'import',
        })
        result.added++
        result.passwords.push({ name, loginName, password })
        continue
      }
      const changes = changesOf(person, values, body, identity)
      if (changes === null) result.same++
      else {
        await tx
          .updateTable('person')
          .set({ ...changes, version: person.version + 1, updated_at: at })
          .where('id', '=', person.id)
          .execute()
        await recordPerson(tx, actor, at, person, 'account.amend', null, { fields: Object.keys(changes), by: 'import' })
        result.changed++
      }
    }
    if (faults.length > 0) return faulty(faults)
    return done(result)
  })
}

/** What a filled-in row changes of a person; null when nothing. Empty cells change nothing. */
function changesOf(
  person: Row<'person'>,
  { name, post, phone, body: bodyName }: Readonly<Record<PeopleColumn, string>>,
  body: string | null,
  identity: Door['identity'],
) {
  const changes = {
    ...(name !== person.name ? { name } : {}),
    ...(bodyName !== '' && body !== person.body ? { body } : {}),
    ...(post !== '' && post !== person.post ? { post } : {}),
    ...(phone !== '' && phone !== phoneOf(identity.seal, person)
      ? { phone: identity.seal.close(phone, `person:${person.id}:phone`) }
      : {}),
  }
  return Object.keys(changes).length === 0 ? null : changes
}

async function knownPeople(tx: Writing, loginNames: readonly string[]) {
  if (loginNames.length === 0) return new Map<string, Row<'person'>>()
  const rows = await tx.selectFrom('person').selectAll().where('login_name', 'in', loginNames).execute()
  return new Map(rows.map((row) => [row.login_name, row]))
}

export async function importBodies(
  door: Door,
  division: string,
  upload: Upload,
  isDryRun: boolean,
): Promise<Outcome<ImportResult>> {
  const { now, actor, db } = door
  const at = now()
  const before = (await bodiesOf(db, division)).filter(({ ended_on }) => ended_on === null)
  const read = await readSheet(bodiesForm(before.map(({ name_zh }) => name_zh)), upload.bytes, upload.name)
  if (read.kind === 'refused') return read
  const { rows } = read.value
  const faults: Fault[] = [...read.value.faults, ...twice(rows, 'name')]
  const note = noteOf('made', { reason: '批量导入 · import' }, dayOf(at), actor, at)
  return attempt(door, isDryRun, async (tx) => {
    const result = { added: 0, changed: 0, same: 0, passwords: [] }
    // A body may stand under another of the same sheet, whichever row comes first.
    for (const row of inOrder(rows)) {
      const { values, at: cell } = row
      const bodies = await bodiesOf(tx, division)
      const kind = wordOrNull(BODY_KIND_WORDS, values.kind)
      const parent = bodies.find(({ name_zh, ended_on }) => name_zh === values.parent && ended_on === null)
      const own = bodies.find(({ name_zh, ended_on }) => name_zh === values.name && ended_on === null)
      const parentId = values.parent === '' ? (own?.parent ?? null) : (parent?.id ?? null)
      const place = values.place === '' ? (own?.place ?? null) : values.place
      const creditCode = codeOf(values.creditCode) ?? own?.credit_code ?? null
      const where = { nameZh: 'name', parent: 'parent', place: 'place', creditCode: 'creditCode' } as const
      const found = [
        ...faultsOfBody(
          {
            id: own?.id ?? null,
            nameZh: values.name || '-',
            parent: parentId,
            place,
            kind: kind ?? own?.kind ?? 'company',
            creditCode,
          },
          bodies,
          (key) => cell(where[key]),
        ),
      ]
      if (values.parent !== '' && parent === undefined) {
        const message = {
          zh: `没有名为“${values.parent}”的单位，本表中也没有；或上下级成了圈`,
          en: `there is no body “${values.parent}”, nor in this sheet; or bodies stand under each other`,
        }
        found.push({ at: cell('parent'), code: 'no-such-body', message })
      }
      if (values.position !== '' && !/^\d{1,5}$/.test(values.position)) {
        const message = { zh: '排序为 0 到 99999 的整数', en: 'takes a whole number from 0 to 99999' }
        found.push({ at: cell('position'), code: 'position', message })
      }
      faults.push(...found)
      // Goes on after a fault of this row, so that rows under it are not refused for its sake; all of it is undone.
      if (found.length > 0 || kind === null || values.name === '') continue
      const facts = {
        nameZh: values.name,
        nameEn: values.nameEn || (own?.name_en ?? null),
        kind,
        parent: parentId,
        place,
        creditCode,
        position: values.position === '' ? (own?.position ?? 0) : Number(values.position),
        endedOn: null,
        mergedInto: null,
      }
      if (own === undefined) {
        await insertBody(tx, division, facts, note)
        result.added++
      } else if (JSON.stringify(bodyFactsOf(own)) === JSON.stringify(facts)) result.same++
      else {
        await updateBody(tx, own, facts, { ...note, kind: 'amended' })
        result.changed++
      }
    }
    if (faults.length > 0) return faulty(faults)
    await record(tx, actor, at, {
      division,
      action: 'body.import',
      subject: { kind: 'division', id: division },
      detail: { added: result.added, changed: result.changed },
    })
    return done(result)
  })
}

/** Rows so that each comes after the one that it stands under, as far as that is in the sheet. */
function inOrder(rows: readonly FilledRow<BodyColumn>[]): readonly FilledRow<BodyColumn>[] {
  const waiting = new Map(rows.map((row) => [row.values.name, row]))
  const ordered: FilledRow<BodyColumn>[] = []
  const seen = new Set<FilledRow<BodyColumn>>()
  const visit = (row: FilledRow<BodyColumn>) => {
    if (seen.has(row)) return
    seen.add(row)
    const above = waiting.get(row.values.parent)
    if (above !== undefined) visit(above)
    ordered.push(row)
  }
  for (const row of rows) visit(row)
  return ordered
}

export async function importRoles(
  door: Door,
  division: string,
  upload: Upload,
  isDryRun: boolean,
): Promise<Outcome<ImportResult>> {
  const { now, db } = door
  const at = now()
  const standing = (await bodiesOf(db, division)).filter(({ ended_on }) => ended_on === null)
  const read = await readSheet(rolesForm(standing.map(({ name_zh }) => name_zh)), upload.bytes, upload.name)
  if (read.kind === 'refused') return read
  const { rows } = read.value
  const faults: Fault[] = [...read.value.faults]
  return attempt(door, isDryRun, async (tx) => {
    const result = { added: 0, changed: 0, same: 0, passwords: [] }
    const known = await knownPeople(
      tx,
      rows.map(({ values }) => values.loginName.toLowerCase()),
    )
    for (const { values, at: cell } of rows) {
      const person = known.get(values.loginName.toLowerCase())
      const role = wordOrNull(ROLE_WORDS, values.role)
      const found = faultsOfRoleRow(values, person, cell)
      faults.push(...found)
      if (found.length > 0 || person === undefined || role === null) continue
      const granted = await grantIn(
        tx,
        door,
        division,
        {
          person: person.id,
          role,
          body: standing.find(({ name_zh }) => name_zh === values.body)?.id ?? null,
          fromDay: values.fromDay || dayOf(at),
          toDay: values.toDay || null,
          snapshots: [],
          documentNo: values.documentNo || null,
          reason: values.reason || '-',
        },
        at,
        'own',
        (key) => cell(key === 'person' || key === 'snapshots' ? 'loginName' : key),
      )
      if (granted.kind === 'done') result.added++
      else faults.push(...(granted.refusal.faults ?? [{ at: cell('loginName'), ...granted.refusal }]))
    }
    if (faults.length > 0) return faulty(faults)
    return done(result)
  })
}

function faultsOfRoleRow(
  values: Readonly<Record<RoleColumn, string>>,
  person: Row<'person'> | undefined,
  cell: (key: RoleColumn) => string,
): readonly Fault[] {
  const faults: Fault[] = []
  if (person === undefined && values.loginName !== '') {
    const message = {
      zh: `没有登录名为“${values.loginName}”的人员`,
      en: `there is nobody called “${values.loginName}”`,
    }
    faults.push({ at: cell('loginName'), code: 'no-such-person', message })
  }
  if (person !== undefined && values.name !== '' && values.name !== person.name) {
    const message = {
      zh: `与登录名不符：该账号的姓名是${person.name}`,
      en: `that login name belongs to ${person.name}`,
    }
    faults.push({ at: cell('name'), code: 'name-differs', message })
  }
  for (const key of ['fromDay', 'toDay'] as const) {
    if (values[key] !== '' && !isDay(values[key])) {
      const message = { zh: '日期写作 2024-03-05', en: 'a day is written 2024-03-05' }
      faults.push({ at: cell(key), code: 'day', message })
    }
  }
  return faults
}

/** A fault for every cell of a column that repeats one above. */
function twice<Key extends string>(rows: readonly FilledRow<Key>[], key: Key): readonly Fault[] {
  const seen = new Map<string, number>()
  return rows.flatMap(({ row, values, at }) => {
    const text = values[key].toLowerCase()
    const first = seen.get(text)
    if (text === '') return []
    if (first === undefined) {
      seen.set(text, row)
      return []
    }
    const message = { zh: `与第 ${first} 行重复`, en: `is the same as in row ${first}` }
    return [{ at: at(key), code: 'repeated', message }]
  })
}

const wordOrNull = <Key extends string>(words: Readonly<Record<Key, string>>, word: string): Key | null =>
  Object.values(words).includes(word) ? keyOf(words, word) : null
