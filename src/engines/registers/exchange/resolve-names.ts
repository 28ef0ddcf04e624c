import type { Values } from '../../../language/field.ts'
import type { Fault } from '../../../model/outcome.ts'
import type { Bilingual } from '../../../model/system.ts'
import type { Reading } from '../../../platform/database/tables.ts'
import type { Desk } from '../desk.ts'
import type { Register } from '../register.ts'
import { findBodies, findLinked, findPersons, type Lookup } from './lookup-store.ts'
import type { FilledRecord } from './read-workbook.ts'

/** A name that says nothing, at its cell. */
export interface NameFault extends Fault {
  readonly word: string
}

/** The ids of the bodies, persons and records that cells name; of each row in its order, with every name that says nothing. */
export async function resolveNames(
  db: Reading,
  { registers, division }: Pick<Desk, 'registers' | 'division'>,
  register: Register,
  records: readonly FilledRecord[],
): Promise<{ readonly values: readonly Values[]; readonly faults: readonly NameFault[] }> {
  const faults: NameFault[] = []
  const values: Record<string, string>[] = records.map(() => ({}))
  for (const [name, field] of register.fields) {
    const { kind } = field
    if (kind !== 'body' && kind !== 'person' && kind !== 'link') continue
    const written = [...new Set(records.flatMap(({ names }) => (names[name] === undefined ? [] : [names[name]])))]
    if (written.length === 0) continue
    const to = kind === 'link' ? registers.get(field.to) : undefined
    const lookup: Lookup =
      kind === 'body'
        ? await findBodies(db, division)
        : kind === 'person'
          ? await findPersons(db, division, written)
          : to === undefined
            ? new Map()
            : await findLinked(db, to, division, written)
    for (const [i, { names, at }] of records.entries()) {
      const word = names[name]
      if (word === undefined) continue
      const ids = lookup.get(word) ?? lookup.get(word.toLowerCase()) ?? []
      const [id] = ids
      const into = values[i]
      if (ids.length === 1 && id !== undefined && into !== undefined) into[name] = id
      else
        faults.push({
          at: at(name),
          word,
          code: ids.length === 0 ? 'not-there' : 'several',
          message: ids.length === 0 ? missing(kind, word, to?.type.name) : several(kind, word),
        })
    }
  }
  return { values, faults }
}

function missing(kind: 'body' | 'person' | 'link', word: string, what: Bilingual | undefined): Bilingual {
  switch (kind) {
    case 'body':
      return {
        zh: `没有名为“${word}”的单位，或它已撤并。请写单位全称。`,
        en: `No body that stands is called “${word}”. Write its full name.`,
      }
    case 'person':
      return {
        zh: `本区没有叫“${word}”的人。请写姓名或登录名。`,
        en: `Nobody here is called “${word}”. Write the name, or the login name.`,
      }
    case 'link':
      return {
        zh: `没有“${word}”这条${what?.zh ?? '记录'}。请先登记它，或核对编号、名称。`,
        en: `There is no ${what?.en ?? 'record'} “${word}”. Enter it first, or check its number or name.`,
      }
  }
}

const several = (kind: 'body' | 'person' | 'link', word: string): Bilingual =>
  kind === 'person'
    ? { zh: `有几个人叫“${word}”，请写登录名。`, en: `Several people are called “${word}”: write the login name.` }
    : { zh: `有几个“${word}”，请写编号。`, en: `There are several called “${word}”: write the number.` }
