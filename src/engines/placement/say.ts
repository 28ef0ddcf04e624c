import type { Truth } from '../../language/conditions/evaluate.ts'
import { blocking } from '../../language/conditions/explain.ts'
import type { Bilingual } from '../../model/system.ts'
import { EDUCATION, HOURS, OCCUPATIONS, SKILLS } from '../../systems/11-livelihood/employment/vocabulary.ts'
import type { CriterionId } from './criteria.ts'
import type { Verdict } from './market.ts'
import { kmBetween, type Seeker, type Vacancy } from './sides.ts'

/** A condition of a pair as a screen shows it. */
export interface Said {
  readonly id: CriterionId
  readonly name: Bilingual
  readonly truth: Truth
  readonly text: Bilingual
  /** How far it is from holding, where that is a number. */
  readonly gap: { readonly amount: string; readonly unit: Bilingual | null } | null
}

const named = (zh: string, en: string): Bilingual => ({ zh, en })
const LEVELS = Object.values(EDUCATION)
const levelOf = (rank: number): Bilingual => LEVELS[rank - 1] ?? named('不限', 'any')
const list = (ids: Iterable<string>, of: Readonly<Record<string, Bilingual>>, none: Bilingual): Bilingual => {
  const names = [...ids].flatMap((id) => of[id] ?? [])
  return names.length === 0 ? none : named(names.map(({ zh }) => zh).join('、'), names.map(({ en }) => en).join(', '))
}
const ANY = named('不限', 'any')
const NONE = named('无', 'none')
const UNKNOWN = named('档案没有登记', 'not in the file')

/** The words of each condition: what stands on both sides. */
const WORDS: Readonly<Record<CriterionId, (seeker: Seeker, vacancy: Vacancy) => Bilingual>> = {
  occupation: ({ wanted }, { occupation }) => {
    const wish = wanted === null ? UNKNOWN : wanted.has('any') ? ANY : list(wanted, OCCUPATIONS, NONE)
    const asked = OCCUPATIONS[occupation] ?? named(occupation, occupation)
    return named(`岗位是${asked.zh}；意向：${wish.zh}`, `The post: ${asked.en}; wanted: ${wish.en}`)
  },
  hours: ({ hours }, vacancy) => {
    const suit = hours === null ? UNKNOWN : list(hours, HOURS, NONE)
    const asked = HOURS[vacancy.hours] ?? named(vacancy.hours, vacancy.hours)
    return named(`岗位上${asked.zh}；能上：${suit.zh}`, `The post: ${asked.en}; suits: ${suit.en}`)
  },
  wage: ({ wage }, { wageLeast, wageMost }) => {
    const offer =
      wageLeast === null || wageMost === null
        ? named('面议', 'to be agreed')
        : named(`${wageLeast}—${wageMost} 元/月`, `CNY ${wageLeast}–${wageMost} a month`)
    const wish =
      wage === null ? UNKNOWN : wage <= 0 ? ANY : named(`不低于 ${wage} 元/月`, `at least CNY ${wage} a month`)
    return named(`岗位 ${offer.zh}；期望${wish.zh}`, `The post: ${offer.en}; asked: ${wish.en}`)
  },
  distance: ({ home, km, livesIn }, { place, lodging }) => {
    const far = kmBetween(home, place)
    const is = Number.isNaN(far)
      ? named('距离不知道', 'distance not known')
      : named(`约 ${far} 千米`, `about ${far} km`)
    const most = km === null ? UNKNOWN : named(`${km} 千米以内`, `within ${km} km`)
    const beds = lodging
      ? livesIn === true
        ? named('；岗位包住，本人可以住厂', '; lodging is given and would do')
        : named('；岗位包住', '; lodging is given')
      : named('', '')
    return named(`${is.zh}；能去：${most.zh}${beds.zh}`, `${is.en}; would go: ${most.en}${beds.en}`)
  },
  start: ({ from }, { startBy }) =>
    named(
      `岗位${startBy === null ? '不限到岗时间' : `最晚 ${startBy} 到岗`}；最早能到岗：${from ?? UNKNOWN.zh}`,
      `The post: ${startBy === null ? 'any start' : `start by ${startBy}`}; can start: ${from ?? UNKNOWN.en}`,
    ),
  education: (seeker, { education }) => {
    const has = seeker.education === null ? UNKNOWN : levelOf(seeker.education)
    const asked = education <= 0 ? ANY : levelOf(education)
    return named(`要求${asked.zh}；本人${has.zh}`, `Asked: ${asked.en}; has: ${has.en}`)
  },
  experience: (seeker, { experience }) => {
    const has = seeker.experience === null ? UNKNOWN : named(` ${seeker.experience} 年`, `${seeker.experience} years`)
    const asked = experience <= 0 ? ANY : named(` ${experience} 年以上`, `${experience} years`)
    return named(`要求${asked.zh}；本人${has.zh}`, `Asked: ${asked.en}; has: ${has.en}`)
  },
  skills: (seeker, { skills }) => {
    if (skills.size === 0) return named('不要求专门技能', 'No particular skill is asked')
    const asked = list(skills, SKILLS, ANY)
    if (seeker.skills === null) return named(`要求${asked.zh}；本人${UNKNOWN.zh}`, `Asked: ${asked.en}; ${UNKNOWN.en}`)
    const lacking = missingSkills(seeker, { skills })
    const lacks = list(lacking, SKILLS, NONE)
    return lacking.length === 0
      ? named(`要求${asked.zh}；都会`, `Asked: ${asked.en}; has them`)
      : named(`要求${asked.zh}；还缺${lacks.zh}`, `Asked: ${asked.en}; lacks ${lacks.en}`)
  },
}

/** Skills that the vacancy needs and the person is known not to have. */
export const missingSkills = (
  { skills }: Pick<Seeker, 'skills'>,
  vacancy: Pick<Vacancy, 'skills'>,
): readonly string[] => (skills === null ? [] : [...vacancy.skills].filter((id) => !skills.has(id)))

/** The conditions of a pair in words, for whoever serves the person. */
export const sayForStation = (verdicts: readonly Verdict[], seeker: Seeker, vacancy: Vacancy): readonly Said[] =>
  verdicts.map(({ criterion: { id, name }, why }) => {
    // What is only to be agreed is no distance.
    const distance =
      why.truth === 'false' ? blocking(why).find((one) => one.distance !== undefined)?.distance : undefined
    return {
      id,
      name,
      truth: why.truth,
      text: WORDS[id](seeker, vacancy),
      gap: distance === undefined || id === 'education' ? null : { amount: distance.amount, unit: distance.unit },
    }
  })

const WISHES: Readonly<Record<Truth, Bilingual>> = {
  true: named('与本人的意愿相符', 'Agrees with what the person wishes'),
  false: named('与本人的意愿不符', 'Does not agree with what the person wishes'),
  unknown: named('要与本人商定或核实', 'To be agreed or asked'),
}

/** The same for the firm: of what the person wishes no more than whether it fits, and never how far. */
export const sayForFirm = (verdicts: readonly Verdict[], seeker: Seeker, vacancy: Vacancy): readonly Said[] =>
  sayForStation(verdicts, seeker, vacancy).map((one, i) =>
    verdicts[i]?.criterion.isWish === true ? { ...one, text: WISHES[one.truth], gap: null } : one,
  )

/** In one text, why two were brought together: kept with the referral. */
export const reasonsOf = (said: readonly Said[]): string =>
  said
    .map(
      ({ name, truth, text }) =>
        `${truth === 'true' ? '符合' : truth === 'false' ? '不符' : '待核'} · ${name.zh}：${text.zh}`,
    )
    .join('\n')
