import { useMemo } from 'react'
import { GROUPS, KINDS, ROOM_CHOICES } from '../../../systems/08-space/housing-security/who.ts'
import housing from '../../../systems/08-space/housing-security.ts'
import { useSay } from '../../../ui/language.ts'
import { Mark } from '../../../ui/marks.tsx'
import { useWords } from './words.ts'

export const SYSTEM = housing
export const recordOf = (type: string, division: string, id: string) =>
  `/systems/${housing.id}/${type}/${division}/${id}`
export const listOf = (type: string, query = '') => `/systems/${housing.id}/${type}${query}`

const choicesOf = (type: string, field: string) => {
  const declared = housing.records?.find(({ id }) => id === type)?.fields[field]
  return declared?.kind === 'choice' ? declared.choices : {}
}
const stateOf = (type: string) => housing.records?.find(({ id }) => id === type)?.lifecycle?.states ?? {}

/** What choices and states are called, as the declaration says. */
export function useNames() {
  const say = useSay()
  return useMemo(() => namesIn(say), [say])
}

function namesIn(say: ReturnType<typeof useSay>) {
  const of = (names: Readonly<Record<string, { readonly zh: string; readonly en: string }>>) => (key: string | null) =>
    key === null ? '—' : names[key] === undefined ? key : say(names[key])
  return {
    kind: of({ ...choicesOf('housing-application', 'wants'), ...KINDS }),
    rooms: of(ROOM_CHOICES),
    group: of(GROUPS),
    check: of(choicesOf('housing-check', 'kind')),
    answer: of(choicesOf('housing-check', 'answer')),
    mode: of(choicesOf('housing-round', 'mode')),
    cameBy: of(choicesOf('housing-offer', 'came_by')),
    objection: of(choicesOf('housing-objection', 'about')),
    state: (type: string, key: string) => {
      const state = stateOf(type)[key]
      return state === undefined ? key : say(state.name)
    },
    /** A class of a draw, '一居室·优先·80分起', in the reader's language. */
    drawClass: (name: string) => {
      const [rooms = '', ...rest] = name.split('·')
      const room = Object.values(ROOM_CHOICES).find(({ zh }) => zh === rooms)
      return [
        room === undefined ? rooms : say(room),
        ...rest.map((part) => {
          const group = Object.values(GROUPS).find(({ zh }) => zh === part)
          if (group !== undefined) return say(group)
          const band = /^(\d{1,6})分起$/.exec(part)
          return band === null ? part : say({ zh: part, en: `from ${band[1]} points` })
        }),
      ].join(' · ')
    },
  }
}

/** How a household moved since the earlier day: a sign and the number, told in words. */
export function Moved({ place, before }: { readonly place: number; readonly before: number | null }) {
  const words = useWords()
  if (before === null)
    return (
      <Mark tone="none" shape="＋">
        {words.isNew}
      </Mark>
    )
  if (before === place) return <span className="muted">{words.same}</span>
  return before > place ? (
    <Mark tone="good" shape="▲">
      {words.up(before - place)}
    </Mark>
  ) : (
    <Mark tone="fair" shape="▼">
      {words.down(place - before)}
    </Mark>
  )
}
