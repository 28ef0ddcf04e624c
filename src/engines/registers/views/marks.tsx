import type { Clock } from '../../../language/clock.ts'
import type { State } from '../../../language/lifecycle.ts'
import type { RecordType } from '../../../language/record-type.ts'
import { momentText, numberText } from '../../../ui/format.ts'
import { defineWords, useSay } from '../../../ui/language.ts'
import { Mark } from '../../../ui/marks.tsx'
import type { RunningClock } from './contract.ts'

const looks = {
  open: { tone: 'accent', shape: '◔' },
  waiting: { tone: 'fair', shape: '‖' },
  done: { tone: 'good', shape: '✓' },
  void: { tone: 'none', shape: '×' },
} as const satisfies Readonly<Record<State['kind'], unknown>>

/** The state of a record in words, with a shape and a tone by its kind. */
export function StateMark({ type, state }: { readonly type: RecordType; readonly state: string | null }) {
  const say = useSay()
  const found = state === null ? undefined : type.lifecycle?.states[state]
  if (state === null) return null
  if (found === undefined) return <span>{state}</span>
  return <Mark {...looks[found.kind]}>{say(found.name)}</Mark>
}

const useClockWords = defineWords({
  zh: {
    units: {
      'urgent-hours': '小时（紧急工作时）',
      'work-hours': '工作小时',
      workdays: '个工作日',
      days: '天',
      months: '个月',
    },
    left: (amount: string, unit: string) => `剩 ${amount} ${unit}`,
    over: (amount: string, unit: string) => `超 ${amount} ${unit}`,
    paused: '停表',
    met: '按时',
    late: '超时办结',
    ended: '不计',
    unknown: '无法计算',
    due: (moment: string) => `${moment} 到期`,
  },
  en: {
    units: {
      'urgent-hours': 'h (urgent)',
      'work-hours': 'work hours',
      workdays: 'workdays',
      days: 'days',
      months: 'months',
    },
    left: (amount: string, unit: string) => `${amount} ${unit} left`,
    over: (amount: string, unit: string) => `${amount} ${unit} over`,
    paused: 'paused',
    met: 'in time',
    late: 'done late',
    ended: 'not counted',
    unknown: 'cannot be told',
    due: (moment: string) => `due ${moment}`,
  },
})

const lights = { green: 'good', yellow: 'fair', red: 'bad' } as const

/** A deadline in words: what is left, in its unit; why it stands still; that it was met. */
export function ClockMark({ clock, hasDay }: { readonly clock: RunningClock; readonly hasDay?: boolean }) {
  const words = useClockWords()
  const say = useSay()
  const unit = Object.entries(words.units).find(([key]) => key === clock.unit)?.[1] ?? clock.unit
  const day = hasDay && clock.dueAt !== null ? ` · ${words.due(momentText(clock.dueAt))}` : ''
  switch (clock.state) {
    case 'running':
    case 'overdue': {
      const isOver = clock.state === 'overdue' || (clock.left !== null && clock.left < 0)
      const tone = isOver ? 'bad' : clock.light == null ? 'accent' : lights[clock.light]
      const amount = clock.left === null ? null : numberText(Math.abs(clock.left), 1)
      return (
        <Mark tone={tone} shape={isOver ? '▼' : tone === 'fair' ? '◆' : '◔'}>
          {amount === null ? words.unknown : isOver ? words.over(amount, unit) : words.left(amount, unit)}
          {day}
        </Mark>
      )
    }
    case 'paused':
      return (
        <Mark tone="fair" shape="‖">
          {words.paused}
          {clock.left !== null && ` · ${words.left(numberText(clock.left, 1), unit)}`}
          {hasDay && clock.because != null && `：${say(clock.because)}`}
        </Mark>
      )
    case 'met':
      return (
        <Mark tone="good" shape="✓">
          {words.met}
        </Mark>
      )
    case 'late':
      return (
        <Mark tone="bad" shape="▼">
          {words.late}
        </Mark>
      )
    case 'ended':
      return (
        <Mark tone="none" shape="×">
          {words.ended}
        </Mark>
      )
    case 'unknown':
      return (
        <Mark tone="none" shape="?">
          {clock.because == null ? words.unknown : say(clock.because)}
        </Mark>
      )
  }
}

/** The deadline that presses most: running out first; one that stands still after those that run. */
export function mostPressing(clocks: readonly RunningClock[]): RunningClock | undefined {
  const order = ['overdue', 'running', 'paused', 'unknown', 'late', 'met', 'ended'] as const
  return [...clocks].sort(
    (a, b) => order.indexOf(a.state) - order.indexOf(b.state) || (a.dueAt ?? '9').localeCompare(b.dueAt ?? '9'),
  )[0]
}

export const clockName = (type: RecordType, id: string): Clock['name'] =>
  type.clocks?.find((clock) => clock.id === id)?.name ?? { zh: id, en: id }
