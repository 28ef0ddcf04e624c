import type { Bilingual } from '../../model/system.ts'
import type { Kind, NameTable } from './expression.ts'
import { nearNames } from './near.ts'

/** What a kind is called where something is wrong with it. */
export const KIND_WORDS: Readonly<Record<Kind, Bilingual>> = {
  text: { zh: '文字', en: 'text' },
  number: { zh: '数', en: 'a number' },
  truth: { zh: '条件（是或否）', en: 'a condition (yes or no)' },
  day: { zh: '日期', en: 'a day' },
  moment: { zh: '时刻', en: 'a moment' },
  period: { zh: '时期', en: 'a period' },
  list: { zh: '列表', en: 'a list' },
  record: { zh: '关联记录', en: 'a linked record' },
  opaque: { zh: '位置或图形', en: 'a place or shape' },
  none: { zh: 'null（未知）', en: 'null (unknown)' },
}

/** Where a fault goes: from and to in the text, its stable name, and what is wrong and expected. */
export type Complain = (start: number, end: number, code: string, zh: string, en: string) => void

/** For a name that is not there: what is near, with its label. */
export function nearWords(wrong: string, names: NameTable): Bilingual {
  const near = nearNames(wrong, Object.keys(names))
  if (near.length === 0) {
    const some = Object.keys(names).slice(0, 8)
    return {
      zh: `可用：${some.join('、')}${Object.keys(names).length > 8 ? '…' : ''}`,
      en: `there are: ${some.join(', ')}${Object.keys(names).length > 8 ? ' …' : ''}`,
    }
  }
  return {
    zh: `相近：${near.map((name) => `${name}（${names[name]?.label.zh}）`).join('、')}`,
    en: `near: ${near.map((name) => `${name} (${names[name]?.label.en})`).join(', ')}`,
  }
}
