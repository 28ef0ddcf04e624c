import type { Values } from '../../../language/field.ts'
import { factsOfValues } from '../../../language/machine.ts'
import { type Points, pointsOf } from '../../../language/points.ts'
import { namesOfType } from '../../../language/record-names.ts'
import { settingDefaults } from '../../../language/rules.ts'
import { application } from './application.ts'
import { type ScoreSetting, SETTINGS } from './settings.ts'

/** Where a household stands in the queue but for the day: its group, its points with their arithmetic, the home it is for. */
export interface Score {
  /** 'first' 优先 · 'ordinary' 普通. */
  readonly group: 'first' | 'ordinary'
  readonly points: Points
  readonly rooms: '1' | '2' | '3'
}

/** Fields of an application that a formula may speak of; what others have to say is asked elsewhere. */
const names = namesOfType(application, () => undefined, settingDefaults(SETTINGS))

/** The score of a household by its application and the rules that a place has set. Pure; the same for the server and the simulation. */
export function scoreOf(values: Values, setting: ScoreSetting): Score {
  const persons = Number(values.household_size)
  const priority = values.priority
  return {
    group: setting.order.first && Array.isArray(priority) && priority.length > 0 ? 'first' : 'ordinary',
    points: pointsOf(setting.points, names, { ...factsOfValues(application, values), setting }),
    rooms: persons <= setting.rooms.one ? '1' : persons <= setting.rooms.two ? '2' : '3',
  }
}

/** The arithmetic as it is kept with a score, to be shown whole only for a purpose. */
export const arithmeticText = ({ points, group, rooms }: Score): string =>
  JSON.stringify({ parts: points.parts, total: points.total, group, rooms })
