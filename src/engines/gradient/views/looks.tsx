import { Link } from 'react-router'
import type { Tone } from '../../../model/standing.ts'
import type { Bilingual } from '../../../model/system.ts'
import { enterprise } from '../../../systems/05-reform/enterprise-gradient/enterprise.ts'
import { qualification } from '../../../systems/05-reform/enterprise-gradient/qualification.ts'
import { useSay } from '../../../ui/language.ts'
import { useLive } from '../../../ui/live.ts'
import { Mark } from '../../../ui/marks.tsx'
import { type Alert, alertNames, type Hold, holdNames } from '../alerts.ts'
import { type RungStanding, rungStandingNames } from '../rung-standing.ts'
import { useWords } from './words.ts'

export const SYSTEM = '/systems/enterprise-gradient'

const ALERT_LOOKS: Readonly<Record<Alert, readonly [tone: Tone, shape: string]>> = {
  reached: ['good', '●'],
  near: ['fair', '◕'],
  nurture: ['fair', '◑'],
  far: ['none', '○'],
  unknown: ['none', '?'],
}
const HOLD_LOOKS: Readonly<Record<Hold, readonly [tone: Tone, shape: string]>> = {
  safe: ['good', '●'],
  'at-risk': ['poor', '▼'],
  falling: ['bad', '▼'],
  unknown: ['none', '?'],
}
const STANDING_LOOKS: Readonly<Record<RungStanding, readonly [tone: Tone, shape: string]>> = {
  there: ['good', '★'],
  ready: ['good', '●'],
  'one-short': ['fair', '◕'],
  'needs-data': ['none', '?'],
  short: ['none', '○'],
  none: ['none', '—'],
}

export function AlertMark({ alert }: { readonly alert: Alert }) {
  const say = useSay()
  const [tone, shape] = ALERT_LOOKS[alert]
  return (
    <Mark tone={tone} shape={shape}>
      {say(alertNames[alert])}
    </Mark>
  )
}

export function HoldMark({ hold }: { readonly hold: Hold }) {
  const say = useSay()
  const [tone, shape] = HOLD_LOOKS[hold]
  return (
    <Mark tone={tone} shape={shape}>
      {say(holdNames[hold])}
    </Mark>
  )
}

export function RungMark({ standing }: { readonly standing: RungStanding }) {
  const say = useSay()
  const [tone, shape] = STANDING_LOOKS[standing]
  return (
    <Mark tone={tone} shape={shape}>
      {say(rungStandingNames[standing])}
    </Mark>
  )
}

const namesOf = (type: typeof qualification, field: string): Readonly<Record<string, Bilingual>> => {
  const found = type.fields[field]
  return found?.kind === 'choice' ? found.choices : {}
}
/** Names of the kinds of qualification, of market entity, as their declarations say them. */
export const qualificationNames = namesOf(qualification, 'kind')
export const categoryWords = namesOf(qualification, 'category')
export const entityNames = namesOf(enterprise, 'kind')

export const firmAddress = (division: string, id: string) => `/gradient/firms/${division}/${id}`
export const recordAddress = (type: string, division: string, id: string) => `${SYSTEM}/${type}/${division}/${id}`

/** The list of a register's records of which a condition holds. */
export const registerAddress = ({ type, where }: { readonly type: string; readonly where: string }) =>
  `${SYSTEM}/${type}?where=${encodeURIComponent(where)}`

/** Asks anew when a record changed that the ladder rests on. */
export function useFirmNews() {
  useLive('records.enterprise', ['/api/v1/gradient'])
  useLive('records.qualification', ['/api/v1/gradient'])
  useLive('records.promotion-plan', ['/api/v1/gradient'])
}

/** The pages of the ladder, each one step from the others. */
export function GradientLinks({ here }: { readonly here: 'ladder' | 'candidates' | 'expiries' | 'forecast' }) {
  const words = useWords()
  const pages = [
    ['ladder', '/gradient'],
    ['candidates', '/gradient/candidates'],
    ['expiries', '/gradient/expiries'],
    ['forecast', '/gradient/forecast'],
  ] as const
  return (
    <nav className="gradient-links" aria-label={words.ladder}>
      {pages.map(([key, to]) => (
        <Link key={key} to={to} aria-current={key === here ? 'page' : undefined}>
          {words[key]}
        </Link>
      ))}
    </nav>
  )
}
