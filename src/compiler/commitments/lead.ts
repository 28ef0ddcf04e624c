import type { Commitment } from '../../model/plan-model.ts'
import type { DocumentProfile } from '../../model/reading.ts'
import { lengthsByFirst } from '../names/verbs.ts'
import { DUTIES, type Duty, type Rank } from './duties.ts'

/** Rank of the government that a document speaks for, by the last character of the place it names. */
export function rankOf(profile: DocumentProfile): Rank {
  const division = profile.division ?? ''
  if (/(?:中国|国家|全国|中华人民共和国)/.test(division) || /中华人民共和国|^国民经济|国务院/.test(profile.title))
    return 'nation'
  if (/(?:省|自治区|北京市|上海市|天津市|重庆市|北京|上海|天津|重庆|湖南|内蒙古|西藏|新疆|宁夏|广西)$/.test(division))
    return 'province'
  if (/(?:区|县|旗|镇|乡|街道)$/.test(division)) return 'county'
  if (/(?:市|州|盟|地区)$/.test(division)) return 'city'
  return division === '' ? 'county' : 'city'
}

const PREFIX: Record<Rank, (division: string) => string> = {
  county: (division) =>
    division.endsWith('县') ? '县' : division.endsWith('旗') ? '旗' : division.endsWith('市') ? '市' : '区',
  city: (division) => (division.endsWith('州') ? '州' : division.endsWith('盟') ? '盟' : '市'),
  province: (division) =>
    division.endsWith('自治区') ? '自治区' : /(?:北京|上海|天津|重庆)市?$/.test(division) ? '市' : '省',
  nation: () => '',
}

/** The body's ordinary name at that rank: 区住房和城乡建设局, 省住房和城乡建设厅, 住房和城乡建设部. */
export function nameOfDuty(duty: Duty, rank: Rank, division: string): string | null {
  const name = duty.names[rank === 'county' ? 0 : rank === 'city' ? 1 : rank === 'province' ? 2 : 3]
  if (name === null) return null
  if (rank === 'nation' || name.startsWith('各') || name === '军分区' || name === '省军区') return name
  if (name.startsWith('党委')) return `${PREFIX[rank](division)}委${name.slice(2)}`
  return `${PREFIX[rank](division)}${name}`
}

interface Cue {
  readonly duty: number
  readonly weight: number
}

const CUES: ReadonlyMap<string, readonly Cue[]> = (() => {
  const cues = new Map<string, Cue[]>()
  DUTIES.forEach((duty, index) => {
    for (const word of duty.words) {
      const weight = word.length <= 2 ? 1 : word.length === 3 ? 1.7 : 2.4
      cues.set(word, [...(cues.get(word) ?? []), { duty: index, weight }])
    }
  })
  return cues
})()

/** By first character, the lengths of the words that begin with it, longest first. */
const LENGTHS: ReadonlyMap<string, readonly number[]> = lengthsByFirst([...CUES.keys()])

export interface Stretch {
  readonly text: string
  readonly weight: number
}

/**
 * The department whose duties the words fit best, with the words that led to it. Empty when no duty's words occur. Words
 * of the thing promised weigh more than those of the rest of the sentence and of the headings above it.
 */
export function suggestLead(stretches: readonly Stretch[], rank: Rank, division: string): Commitment['lead'] {
  const scores = new Map<number, { score: number; words: Map<string, number> }>()
  for (const { text, weight } of stretches) {
    for (let i = 0; i < text.length; ) {
      let step = 1
      for (const length of LENGTHS.get(text[i] as string) ?? []) {
        if (i + length > text.length) continue
        const word = text.slice(i, i + length)
        const cues = CUES.get(word)
        if (cues === undefined) continue
        for (const cue of cues) {
          const entry = scores.get(cue.duty) ?? { score: 0, words: new Map<string, number>() }
          const counted = entry.words.get(word) ?? 0
          // A word said twice says little more.
          const gain = Math.max(0, cue.weight * weight - counted) + (counted > 0 ? 0.2 * weight : 0)
          entry.score += gain
          entry.words.set(word, Math.max(counted, cue.weight * weight))
          scores.set(cue.duty, entry)
        }
        step = length
        break
      }
      i += step
    }
  }
  const ranked = [...scores].sort((a, b) => b[1].score - a[1].score)
  const named = ranked.flatMap(([index, { score, words }]) => {
    const body = nameOfDuty(DUTIES[index] as Duty, rank, division)
    return body === null ? [] : [{ body, score, words }]
  })
  const best = named[0]
  if (best === undefined || best.score < 0.9) return null
  const second = named.find((candidate) => candidate.body !== best.body)
  const margin = second === undefined ? 1 : (best.score - second.score) / best.score
  const strength = Math.min(1, best.score / 5)
  const confidence = Math.round(100 * Math.min(0.95, 0.3 + 0.35 * strength + 0.3 * margin)) / 100
  const words = [...best.words]
    .sort((a, b) => b[1] - a[1])
    .slice(0, 4)
    .map(([word]) => `“${word}”`)
  const others = named
    .slice(1, 3)
    .filter((candidate) => candidate.body !== best.body && candidate.score >= 0.5 * best.score)
  const reason =
    `文中${words.join('')}属其职责范围` +
    (others.length === 0 ? '' : `；也可能是${others.map((candidate) => candidate.body).join('、')}`)
  return { body: best.body, reason, confidence }
}
