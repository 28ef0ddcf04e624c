import { attributeOf, childOf, type Element, elementsOf } from './xml.ts'

/** One level of a numbering scheme of Word. */
interface Level {
  readonly start: number
  readonly format: string
  /** '第%1章': %n is the counter of level n. */
  readonly text: string
  readonly legal: boolean
  readonly style: string | undefined
}

interface Scheme {
  readonly levels: ReadonlyMap<number, Level>
}

interface Instance {
  readonly scheme: string
  readonly starts: ReadonlyMap<number, number>
  readonly levels: ReadonlyMap<number, Level>
}

/** Numbers paragraphs as Word does: 第三章, （二）, 1.2. */
export interface Numbering {
  /** The number of the next paragraph of this list and level, '' where it shows none. */
  readonly next: (list: string, level: number) => string
  /** The level of a list that a paragraph style is tied to. */
  readonly levelOfStyle: (list: string, style: string) => number | undefined
}

export function numberingOf(part: Element | null): Numbering {
  const schemes = new Map<string, Scheme>()
  const instances = new Map<string, Instance>()
  for (const element of part === null ? [] : elementsOf(part)) {
    if (element.name === 'abstractNum') {
      schemes.set(attributeOf(element, 'abstractNumId') ?? '', { levels: levelsIn(element) })
    }
    if (element.name === 'num') {
      const starts = new Map<number, number>()
      const levels = new Map<number, Level>()
      for (const override of elementsOf(element)) {
        if (override.name !== 'lvlOverride') continue
        const at = Number(attributeOf(override, 'ilvl') ?? 0)
        const start = attributeOf(childOf(override, 'startOverride'), 'val')
        if (start !== undefined) starts.set(at, Number(start))
        for (const [key, level] of levelsIn(override)) levels.set(key, level)
      }
      instances.set(attributeOf(element, 'numId') ?? '', {
        scheme: attributeOf(childOf(element, 'abstractNumId'), 'val') ?? '',
        starts,
        levels,
      })
    }
  }
  const counters = new Map<string, number[]>()
  const begun = new Set<string>()
  const levelAt = (list: string, level: number): Level | undefined => {
    const instance = instances.get(list)
    return instance?.levels.get(level) ?? schemes.get(instance?.scheme ?? '')?.levels.get(level)
  }
  return {
    next(list, level) {
      const instance = instances.get(list)
      const own = levelAt(list, level)
      if (instance === undefined || own === undefined) return ''
      // Lists of one scheme count on together, unless a list starts anew.
      const counter = counters.get(instance.scheme) ?? []
      counters.set(instance.scheme, counter)
      if (!begun.has(list)) {
        begun.add(list)
        for (const [at, start] of instance.starts) {
          counter[at] = start - 1
          counter.length = Math.max(counter.length, at + 1)
        }
      }
      counter[level] = (counter[level] ?? own.start - 1) + 1
      counter.length = level + 1
      if (own.format === 'bullet' || own.format === 'none') return ''
      return own.text.replace(/%([1-9])/g, (_, digit: string) => {
        const at = Number(digit) - 1
        const of = levelAt(list, at)
        const value = counter[at] ?? of?.start ?? 1
        counter[at] = value
        return numeral(value, own.legal ? 'decimal' : (of?.format ?? 'decimal'))
      })
    },
    levelOfStyle(list, style) {
      const instance = instances.get(list)
      const scheme = schemes.get(instance?.scheme ?? '')
      for (const [at, level] of scheme?.levels ?? []) if (level.style === style) return at
      return undefined
    },
  }
}

function levelsIn(element: Element): Map<number, Level> {
  const levels = new Map<number, Level>()
  for (const level of elementsOf(element)) {
    if (level.name !== 'lvl') continue
    levels.set(Number(attributeOf(level, 'ilvl') ?? 0), {
      start: Number(attributeOf(childOf(level, 'start'), 'val') ?? 1),
      format: attributeOf(childOf(level, 'numFmt'), 'val') ?? 'decimal',
      text: attributeOf(childOf(level, 'lvlText'), 'val') ?? '',
      legal: childOf(level, 'isLgl') !== undefined,
      style: attributeOf(childOf(level, 'pStyle'), 'val'),
    })
  }
  return levels
}

const HAN = ['零', '一', '二', '三', '四', '五', '六', '七', '八', '九']

/** 12 → 十二, 20 → 二十, 105 → 一百零五. */
export function hanNumeral(value: number): string {
  if (value < 0 || value > 9999 || !Number.isInteger(value)) return String(value)
  if (value < 10) return HAN[value]!
  if (value < 20) return `十${value === 10 ? '' : HAN[value - 10]!}`
  const units: [number, string][] = [
    [1000, '千'],
    [100, '百'],
    [10, '十'],
  ]
  let out = ''
  let rest = value
  let gap = false
  for (const [size, unit] of units) {
    const digit = Math.floor(rest / size)
    rest %= size
    if (digit > 0) {
      out += `${gap ? '零' : ''}${HAN[digit]}${unit}`
      gap = false
    } else if (out !== '') gap = true
  }
  return rest > 0 ? `${out}${gap ? '零' : ''}${HAN[rest]}` : out
}

function roman(value: number): string {
  const signs: [number, string][] = [
    [100, 'C'],
    [90, 'XC'],
    [50, 'L'],
    [40, 'XL'],
    [10, 'X'],
    [9, 'IX'],
    [5, 'V'],
    [4, 'IV'],
    [1, 'I'],
  ]
  let out = ''
  let rest = Math.min(value, 399)
  for (const [size, sign] of signs) {
    for (; rest >= size; rest -= size) out += sign
  }
  return out
}

const letter = (value: number) => String.fromCharCode(65 + ((value - 1) % 26))

function numeral(value: number, format: string): string {
  switch (format) {
    case 'chineseCounting':
    case 'chineseCountingThousand':
    case 'taiwaneseCounting':
    case 'taiwaneseCountingThousand':
    case 'japaneseCounting':
    case 'koreanCounting':
      return hanNumeral(value)
    case 'ideographDigital':
    case 'japaneseDigitalTenThousand':
    case 'taiwaneseDigital':
      return [...String(value)].map((digit) => (digit === '0' ? '〇' : HAN[Number(digit)])).join('')
    case 'chineseLegalSimplified':
    case 'ideographLegalTraditional':
      return hanNumeral(value)
    case 'ideographTraditional':
      return '甲乙丙丁戊己庚辛壬癸'[(value - 1) % 10] ?? String(value)
    case 'decimalEnclosedCircle':
    case 'decimalEnclosedCircleChinese':
      return value <= 20 ? String.fromCharCode(0x245f + value) : String(value)
    case 'decimalEnclosedParen':
      return `（${value}）`
    case 'decimalZero':
      return String(value).padStart(2, '0')
    case 'upperRoman':
      return roman(value)
    case 'lowerRoman':
      return roman(value).toLowerCase()
    case 'upperLetter':
      return letter(value)
    case 'lowerLetter':
      return letter(value).toLowerCase()
    default:
      return String(value)
  }
}
