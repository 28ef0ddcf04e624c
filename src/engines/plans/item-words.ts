import type { Bilingual } from '../../model/system.ts'
import type { Found } from './definition.ts'

const COMPARATOR = { eq: '', ge: '≥', le: '≤', approx: '≈', range: '' } as const

/** What an item is called in a list or a message. */
export function itemWords(item: Found): Bilingual {
  const both = (words: string): Bilingual => ({ zh: words, en: words })
  switch (item.kind) {
    case 'statement': {
      const { subject, indicator, comparator, value, valueMax, unit } = item.found
      const figure = valueMax === null ? `${value}` : `${value}–${valueMax}`
      return both(
        `${subject === null ? '' : `${subject} `}${indicator} ${COMPARATOR[comparator]}${figure}${unit ?? ''}`,
      )
    }
    case 'commitment':
      return both(`${item.found.verb}${item.found.object}`)
    case 'system':
      return both(item.found.system)
    case 'name':
      return both(item.found.name)
    case 'diagnostic':
      return { zh: `${item.found.code} ${item.found.message}`, en: `${item.found.code} ${item.found.messageEn}` }
    case 'proposal':
      return both(`${item.found.indicator} ${item.found.period}：${item.found.value}${item.found.unit ?? ''}`)
  }
}
