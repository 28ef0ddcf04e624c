import type { Tone } from '../../../model/standing.ts'
import { project } from '../../../systems/13-delivery/project-lifecycle/project.ts'
import declared from '../../../systems/13-delivery/project-lifecycle.ts'
import { useSay } from '../../../ui/language.ts'
import { Mark } from '../../../ui/marks.tsx'
import type { Light } from '../lights.ts'
import { LIGHT_NAMES } from '../names.ts'
import { STALL_WORDS } from '../schedule.ts'
import { useWords } from './words.ts'

export const system = declared

/** A light has a shape and a word of its own, so that colour is never the only difference. */
export const LIGHT_LOOKS: Readonly<Record<Light, { readonly tone: Tone; readonly shape: string }>> = {
  red: { tone: 'bad', shape: '■' },
  yellow: { tone: 'fair', shape: '▲' },
  green: { tone: 'good', shape: '●' },
  unknown: { tone: 'none', shape: '○' },
}

export function LightMark({ light }: { readonly light: Light | null }) {
  const say = useSay()
  const words = useWords()
  if (light === null)
    return (
      <span className="muted" title={words.noLightHint}>
        {words.noLight}
      </span>
    )
  const { tone, shape } = LIGHT_LOOKS[light]
  return (
    <Mark tone={tone} shape={shape}>
      {say(LIGHT_NAMES[light])}
    </Mark>
  )
}

export function StallMark({ stall }: { readonly stall: 'fake-start' | 'stalled' | null }) {
  const say = useSay()
  if (stall === null) return null
  return (
    <Mark tone="bad" shape="‖">
      {say(STALL_WORDS[stall])}
    </Mark>
  )
}

/** The words of the declaration: states and choices of projects. */
export function useNames() {
  const say = useSay()
  return {
    state: (state: string) => {
      const found = project.lifecycle?.states[state]
      return found === undefined ? state : say(found.name)
    },
    field: (field: string) => {
      const found = project.fields[field]
      return found === undefined ? field : say(found.label)
    },
    choice: (field: string, key: string) => {
      const found = project.fields[field]
      const choice = found?.kind === 'choice' ? found.choices[key] : undefined
      return choice === undefined ? key : say(choice)
    },
  }
}

export const STATES: readonly string[] = Object.keys(project.lifecycle?.states ?? {})
export const choicesOf = (field: string): readonly string[] => {
  const found = project.fields[field]
  return found?.kind === 'choice' ? Object.keys(found.choices) : []
}
export const addressOf = ({ division, id }: { readonly division: string; readonly id: string }) =>
  `/projects/${division}/${id}`
export const registerOf = (type: string) => `/systems/${declared.id}/${type}`
