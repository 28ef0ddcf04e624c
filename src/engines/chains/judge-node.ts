import type { Bilingual } from '../../model/system.ts'
import type { ChainNode, Placement } from './facts.ts'
import { LEVELS, levelNames, type NodeState } from './names.ts'
import type { NodeRules, Requirement } from './settings.ts'

export type Truth = 'true' | 'false' | 'unknown'

/** One thing that is asked of a node, and how it stands. */
export interface Asked {
  readonly id: Requirement | 'presence'
  readonly truth: Truth
  /** How far it is from being met, 0 to 1; null where it is not known. */
  readonly shortfall: number | null
  readonly words: Bilingual
}

/** Whether a node is missing, weak or strong (断、弱、强), with everything that was asked. */
export interface NodeStanding {
  /** null: what firms have not confirmed decides between `worst` and `best`. */
  readonly state: NodeState | null
  readonly worst: NodeState
  readonly best: NodeState
  readonly asked: readonly Asked[]
  /** Firms that count, and those that are to be verified: not confirmed, or too long ago. */
  readonly sure: readonly Placement[]
  readonly pending: readonly Placement[]
  /** What the sure firms can supply, in 万元 a year: at least, and whether one of them says nothing. */
  readonly capacity: number
  readonly isCapacityWhole: boolean
  /** Of local demand, by the sure firms; null where demand or some capacity is not known. */
  readonly coverage: number | null
  /** Concentration of the known capacity among the sure firms (HHI, 0 to 1); null where it cannot be told. */
  readonly concentration: number | null
}

/**
 * Judges one node on a day. Firms that are not confirmed could be there or not: a requirement is true when the sure firms
 * meet it alone, false when not even all together could, else not known. Adding a firm never takes a requirement away.
 */
export function judgeNode(node: ChainNode, rules: NodeRules, on: string): NodeStanding {
  const oldest = monthsBefore(on, rules.freshMonths)
  const sure = node.placements.filter(({ isConfirmed, asOf }) => isConfirmed && asOf >= oldest)
  const pending = node.placements.filter((one) => !sure.includes(one))
  const presence = presenceOf(sure.length, pending.length)
  const asked = [presence, ...rules.asks[node.kind].map((id) => ask(id, node, sure, pending, rules))]
  const worst = stateOf(asked.map(({ truth }) => truth === 'true'))
  const best = stateOf(asked.map(({ truth }) => truth !== 'false'))
  const known = sure.flatMap(({ output }) => (output === null ? [] : [output]))
  const capacity = known.reduce((sum, one) => sum + one, 0)
  const isCapacityWhole = known.length === sure.length
  return {
    state: worst === best ? worst : null,
    worst,
    best,
    asked,
    sure,
    pending,
    capacity,
    isCapacityWhole,
    coverage: node.demand === null || node.demand === 0 || !isCapacityWhole ? null : capacity / node.demand,
    concentration:
      sure.length === 0 || !isCapacityWhole || capacity === 0
        ? null
        : known.reduce((sum, one) => sum + (one / capacity) ** 2, 0),
  }
}

/** Presence first, then the rest. */
const stateOf = ([isThere, ...others]: readonly boolean[]): NodeState =>
  isThere !== true ? 'missing' : others.every(Boolean) ? 'strong' : 'weak'

function presenceOf(sure: number, pending: number): Asked {
  if (sure > 0)
    return {
      id: 'presence',
      truth: 'true',
      shortfall: 0,
      words: { zh: `本区有 ${sure} 家企业`, en: `${sure} ${sure === 1 ? 'firm' : 'firms'} in the district` },
    }
  if (pending > 0)
    return {
      id: 'presence',
      truth: 'unknown',
      shortfall: null,
      words: {
        zh: `${pending} 家企业的能力没有确认或已过期，有没有待核实`,
        en: `${pending} ${pending === 1 ? 'firm has' : 'firms have'} not confirmed, or too long ago: to be verified`,
      },
    }
  return {
    id: 'presence',
    truth: 'false',
    shortfall: 1,
    words: { zh: '本区没有企业做', en: 'No firm of the district makes it' },
  }
}

function ask(
  id: Requirement,
  node: ChainNode,
  sure: readonly Placement[],
  pending: readonly Placement[],
  rules: NodeRules,
): Asked {
  switch (id) {
    case 'firms':
      return askFirms(sure.length, pending.length, rules.firms)
    case 'coverage':
      return askCoverage(node.demand, sure, pending, rules.coverage)
    case 'level':
      return askLevel(sure, pending, rules.level)
  }
}

function askFirms(sure: number, pending: number, least: number): Asked {
  const words = (zh: string, en: string): Bilingual => ({
    zh: `企业 ${sure} 家${pending > 0 ? `，待核实 ${pending} 家` : ''}，要求至少 ${least} 家${zh}`,
    en: `${sure} confirmed${pending > 0 ? `, ${pending} to be verified` : ''}; ${least} asked${en}`,
  })
  if (sure >= least) return { id: 'firms', truth: 'true', shortfall: 0, words: words('', '') }
  const lacking = least - sure
  if (sure + pending >= least)
    return { id: 'firms', truth: 'unknown', shortfall: null, words: words('，核实后才知道', ': to be verified') }
  return {
    id: 'firms',
    truth: 'false',
    shortfall: lacking / least,
    words: words(
      sure === 1 ? '；只有一家，停了就断' : `，差 ${lacking} 家`,
      sure === 1 ? '; the only one: if it stops, the node is missing' : `, ${lacking} short`,
    ),
  }
}

function askCoverage(
  demand: number | null,
  sure: readonly Placement[],
  pending: readonly Placement[],
  share: number,
): Asked {
  if (demand === null)
    return {
      id: 'coverage',
      truth: 'unknown',
      shortfall: null,
      words: { zh: '本地需求没有数据，够不够不知道', en: 'Local demand is not known: whether it suffices neither' },
    }
  const needed = demand * share
  const known = sum(sure)
  if (known >= needed)
    return {
      id: 'coverage',
      truth: 'true',
      shortfall: 0,
      words: {
        zh: `供给能力 ${amount(known)} 万元/年，达到要求的 ${amount(needed)} 万元/年`,
        en: `Capacity ${amount(known)}, which reaches the ${amount(needed)} asked (10,000 yuan a year)`,
      },
    }
  const all = [...sure, ...pending]
  const silent = all.filter(({ output }) => output === null).length
  const hoped = sum(all)
  if (silent > 0 || hoped >= needed)
    return {
      id: 'coverage',
      truth: 'unknown',
      shortfall: null,
      words: {
        zh: `已知供给能力 ${amount(known)} 万元/年，要求 ${amount(needed)} 万元/年${silent > 0 ? `；${silent} 家没有能力数据` : '；其余待核实'}`,
        en: `Known capacity ${amount(known)} of ${amount(needed)} asked (10,000 yuan a year)${silent > 0 ? `; ${silent} without data` : '; the rest is to be verified'}`,
      },
    }
  return {
    id: 'coverage',
    truth: 'false',
    shortfall: needed === 0 ? 0 : 1 - known / needed,
    words: {
      zh: `供给能力 ${amount(known)} 万元/年，要求 ${amount(needed)} 万元/年，差 ${amount(needed - known)}`,
      en: `Capacity ${amount(known)}, asked ${amount(needed)}: ${amount(needed - known)} short (10,000 yuan a year)`,
    },
  }
}

function askLevel(sure: readonly Placement[], pending: readonly Placement[], least: NodeRules['level']): Asked {
  const line = LEVELS.indexOf(least)
  const reaches = ({ level }: Placement) => level !== null && LEVELS.indexOf(level) >= line
  const asked = levelNames[least]
  if (sure.some(reaches))
    return {
      id: 'level',
      truth: 'true',
      shortfall: 0,
      words: { zh: `至少一家达到${asked.zh}`, en: `One at least is ${asked.en}` },
    }
  const all = [...sure, ...pending]
  if (all.some((one) => one.level === null || reaches(one)))
    return {
      id: 'level',
      truth: 'unknown',
      shortfall: null,
      words: { zh: `有没有企业达到${asked.zh}，待核实`, en: `Whether one is ${asked.en} is to be verified` },
    }
  return {
    id: 'level',
    truth: 'false',
    shortfall: 1,
    words: { zh: `没有企业达到${asked.zh}`, en: `None is ${asked.en}` },
  }
}

const sum = (placements: readonly Placement[]) => placements.reduce((total, { output }) => total + (output ?? 0), 0)

/** At most two digits after the point, none that are zero. */
const amount = (value: number) => String(Math.round(value * 100) / 100)

/** The day so many months earlier; the last of a shorter month. */
export function monthsBefore(day: string, months: number): string {
  const [year = 0, month = 1, date = 1] = day.split('-').map(Number)
  const at = year * 12 + month - 1 - months
  const last = new Date(Date.UTC(Math.floor(at / 12), (at % 12) + 1, 0)).getUTCDate()
  const two = (n: number) => String(n).padStart(2, '0')
  return `${String(Math.floor(at / 12)).padStart(4, '0')}-${two((at % 12) + 1)}-${two(Math.min(date, last))}`
}
