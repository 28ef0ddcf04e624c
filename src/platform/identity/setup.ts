import { randomInt, timingSafeEqual } from 'node:crypto'
import { Type } from 'typebox'
import { done, type Fault, type Refusal, refused } from '../../model/outcome.ts'
import { record } from '../audit/record.ts'
import { dayOf } from '../calendar/calendar.ts'
import { newId } from '../database/ids.ts'
import { inRefusableTransaction } from '../database/refusable.ts'
import { route } from '../http/route.ts'
import { isLoginName } from './login-name.ts'
import { addPerson, hasPeople } from './person-store.ts'
import { DUTIES, type Duty } from './tables.ts'

const Administrator = Type.Object({
  loginName: Type.String({ minLength: 2, maxLength: 64 }),
  name: Type.String({ minLength: 1, maxLength: 60 }),
})
const ADMINISTRATORS = DUTIES.filter((duty): duty is Exclude<Duty, 'business'> => duty !== 'business')

/**
 * The first people of an installation: its division and the three administrators, who are three people (三员分立). Open only
 * while there is no account, and only to whoever can read the terminal that the server was started on.
 */
export const setupRoutes = [
  route({
    method: 'POST',
    path: '/api/v1/setup',
    summary: { zh: '初次设置：行政区划和三员', en: 'first set-up: the division and its three administrators' },
    tag: 'session',
    since: '0.2.0',
    who: 'anyone',
    limit: 'sign-in',
    body: Type.Object({
      token: Type.String({ minLength: 1, maxLength: 64 }),
      division: Type.Object({
        code: Type.String({ pattern: '^[0-9]{2,12}$' }),
        nameZh: Type.String({ minLength: 1, maxLength: 60 }),
        nameEn: Type.Optional(Type.String({ maxLength: 60 })),
      }),
      administrators: Type.Object({
        'system-admin': Administrator,
        'security-admin': Administrator,
        'audit-admin': Administrator,
      }),
    }),
    answer: Type.Object({
      /** Shown this once; each must be changed at the first sign-in. */
      passwords: Type.Array(Type.Object({ duty: Type.String(), loginName: Type.String(), password: Type.String() })),
    }),
    async handle({ db, now, identity, body, request }) {
      if (!isSame(body.token, identity.setupToken)) return refused(wrongToken)
      const people = ADMINISTRATORS.map((duty) => ({ duty, ...body.administrators[duty], password: firstPassword() }))
      const faults = faultsOf(people)
      if (faults.length > 0) return refused(faulty(faults))
      const hashes = await Promise.all(people.map(({ password }) => identity.hash(password, 'scrypt')))
      const at = now()
      const { code, nameZh, nameEn } = body.division
      return inRefusableTransaction(db, async (tx) => {
        if (await hasPeople(tx)) return refused(alreadySetUp)
        await tx
          .insertInto('division')
          .values({ code, name_zh: nameZh, name_en: nameEn ?? null, parent: null })
          .onConflict((conflict) => conflict.doNothing())
          .execute()
        for (const [i, { duty, loginName, name }] of people.entries()) {
          const passwordHash = hashes[i]
          const person = await addPerson(tx, { division: code, name, loginName, duty, passwordHash }, at)
          await tx
            .insertInto('membership')
            .values({
              division: code,
              id: newId(at.getTime()),
              person,
              duty,
              role: duty,
              body: null,
              snapshots: [],
              from_day: dayOf(at),
              to_day: null,
              document_no: null,
              reason: '初次设置 · first set-up',
              granted_by: 'setup',
              granted_by_name: '初次设置',
              granted_at: at,
            })
            .execute()
        }
        await record(tx, { kind: 'system', name: 'setup' }, at, {
          division: code,
          action: 'installation.setup',
          subject: { kind: 'division', id: code },
          detail: { administrators: ADMINISTRATORS },
          address: request.ip,
        })
        return done({ passwords: people.map(({ duty, loginName, password }) => ({ duty, loginName, password })) })
      })
    },
  }),
]

type NewAdministrator = { readonly duty: string; readonly loginName: string; readonly name: string }

function faultsOf(people: readonly NewAdministrator[]): readonly Fault[] {
  const faults: Fault[] = []
  for (const { duty, loginName } of people) {
    if (!isLoginName(loginName)) {
      faults.push({
        at: `administrators.${duty}.loginName`,
        code: 'login-name',
        message: {
          zh: '登录名为 2 至 64 个字符，用字母、数字、汉字和 . _ @ -，不以符号开头',
          en: 'takes 2 to 64 letters, digits, Chinese characters and . _ @ -, and begins with none of the signs',
        },
      })
    }
  }
  for (const key of ['loginName', 'name'] as const) {
    const twice = people.filter((one, i) =>
      people.some((other, j) => j < i && one[key].toLowerCase() === other[key].toLowerCase()),
    )
    for (const { duty } of twice) {
      faults.push({
        at: `administrators.${duty}.${key}`,
        code: 'same-person',
        message: {
          zh: '三员须由三个人分别担任，登录名和姓名不得相同',
          en: 'the three administrators are three people: no two names may be the same',
        },
      })
    }
  }
  return faults
}

function isSame(given: string, own: string): boolean {
  const [a, b] = [Buffer.from(given), Buffer.from(own)]
  return a.length === b.length && timingSafeEqual(a, b)
}

/** Four groups of four, without characters that are mistaken for each other; over 70 bits. Satisfies any rule of ours. */
export function firstPassword(): string {
  const sets = ['ABCDEFGHJKLMNPQRSTUVWXYZ', 'abcdefghijkmnpqrstuvwxyz', '23456789']
  const all = sets.join('')
  const pick = (from: string) => from[randomInt(from.length)] as string
  for (;;) {
    const characters = Array.from({ length: 16 }, () => pick(all))
    const text = [0, 4, 8, 12].map((at) => characters.slice(at, at + 4).join('')).join('-')
    if (sets.every((set) => characters.some((character) => set.includes(character)))) return text
  }
}

const wrongToken: Refusal = {
  reason: 'forbidden',
  code: 'wrong-setup-token',
  message: {
    zh: '设置口令不对。它印在启动服务器的终端上，每次启动都会更换。',
    en: 'The set-up token is wrong. It is printed on the terminal that started the server, another one at each start.',
  },
}
const alreadySetUp: Refusal = {
  reason: 'wrong-state',
  code: 'already-set-up',
  message: { zh: '已经设置过，请直接登录。', en: 'This installation is set up already; sign in.' },
}
const faulty = (faults: readonly Fault[]): Refusal => ({
  reason: 'faulty',
  code: 'faulty-setup',
  message: { zh: '有几处不符合要求，逐项见下。', en: 'Some entries do not fit; each is listed below.' },
  faults,
})
