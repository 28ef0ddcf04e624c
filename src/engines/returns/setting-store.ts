import { Type } from 'typebox'
import { defineSetting } from '../../model/setting.ts'
import type { Reading } from '../../platform/database/tables.ts'
import { settingsAt } from '../../platform/settings/store.ts'
import { ENTRY_CHECKS, faultsInEntryCheckSettings } from '../indicators/entry-checks.ts'
import { defaultDeadlineSettings, faultsInDeadlineSettings } from '../indicators/return-workflow.ts'
import { defaultReturnCheckSettings } from './checks.ts'
import type { ReturnSettings } from './settings.ts'
import { defaultWorkflowSettings } from './workflow.ts'

const dayOfMonth = (title: string) => Type.Integer({ minimum: 1, maximum: 28, title })
const months = (title: string) => Type.Integer({ minimum: 1, maximum: 12, title })
const days = (title: string, maximum = 60) => Type.Integer({ minimum: 0, maximum, title })
const closed = { additionalProperties: false }

/** When returns are due, reminded of, overdue and locked. */
export const DEADLINES = defineSetting({
  key: 'returns.deadlines',
  name: { zh: '报送时限', en: 'Deadlines of returns' },
  about: {
    zh: '各报期的截止日、提醒、逾期和锁定。改动只影响此后下达的任务，已下达的按当时的时限。',
    en: 'Due days by period, reminders, overdue lists and locks. A change reaches returns that are opened later.',
  },
  schema: Type.Object(
    {
      dueDay: Type.Object(
        {
          month: dayOfMonth('月报：几日 · monthly, day of the month'),
          quarter: dayOfMonth('季报：几日 · quarterly'),
          half: dayOfMonth('半年报：几日 · half-yearly'),
          year: dayOfMonth('年报：几日 · yearly'),
        },
        { ...closed, title: '截止日 · due day' },
      ),
      dueDayOf: Type.Record(Type.String(), dayOfMonth('单独规定：几日 · of one indicator'), {
        title: '单独规定截止日的指标 · indicators with a due day of their own',
      }),
      dueMonth: Type.Object(
        {
          month: months('月报：期后第几个月 · monthly, months after the period'),
          quarter: months('季报：期后第几个月 · quarterly'),
          half: months('半年报：期后第几个月 · half-yearly'),
          year: months('年报：期后第几个月 · yearly'),
        },
        { ...closed, title: '截止月 · due month' },
      ),
      remindBefore: days('提前几天提醒 · days before, for the reminder'),
      overdueAfter: days('截止几天后列入逾期 · days after, for the overdue list'),
      lockAfter: days('截止几天后锁定 · days after, for the lock', 120),
      countsWorkdays: Type.Boolean({ title: '提醒、逾期、锁定按工作日计 · count working days' }),
      movesToWorkday: Type.Boolean({ title: '遇节假日顺延 · move to the next working day' }),
    },
    closed,
  ),
  default: { ...defaultDeadlineSettings, dueDayOf: { ...defaultDeadlineSettings.dueDayOf } },
  source: 'practice',
  kind: 'method',
  check: (value) => sentences(faultsInDeadlineSettings(value)),
})

const severity = (title: string) =>
  Type.Unsafe<'error' | 'warning' | 'needs-note' | 'off'>(
    Type.Enum(['error', 'warning', 'needs-note', 'off'], {
      title,
      'x-words': {
        error: '不改不能上报 · stops the return',
        warning: '只提醒 · only tells',
        'needs-note': '须写备注 · asks for a note',
        off: '不查 · is not checked',
      },
    }),
  )

const CHECK_WORDS: Readonly<Record<(typeof ENTRY_CHECKS)[number], string>> = {
  'not-a-number': '不是数字 · no number',
  'unit-mismatch': '单位不符 · another unit',
  'too-precise': '小数位过多 · too many decimals',
  'out-of-range': '超出可能的范围 · out of range',
  'year-to-date-falls': '年初累计减少 · the year to date falls',
  'growth-disagrees': '增速与数值推算不符 · the growth disagrees with the values',
  'parts-do-not-add-up': '分项之和不等于总数 · parts do not add up',
  jump: '同比变化过大 · a jump on the year before',
  'wrong-sign': '正负号疑似有误 · likely the wrong sign',
}

/** How entered values are checked. */
export const CHECKS = defineSetting({
  key: 'returns.checks',
  name: { zh: '填报校验', en: 'Checks of entered values' },
  about: {
    zh: '各项校验的阈值和轻重：不改不能上报，须写备注，只提醒，或不查。',
    en: 'Thresholds and weight of each check: an error stops, needs-note asks for a note, a warning only tells.',
  },
  schema: Type.Object(
    {
      entries: Type.Object(
        {
          growthTolerance: Type.Number({ minimum: 0, maximum: 10, title: '增速与推算相差（百分点）· growth, points' }),
          jump: Type.Number({ minimum: 0.01, maximum: 10, title: '同比变化超过（比例）· change on the year before' }),
          roundingPerPart: Type.Number({
            minimum: 0,
            maximum: 5,
            title: '分项四舍五入（末位）· rounding of each part',
          }),
          severity: Type.Object(
            Object.fromEntries(ENTRY_CHECKS.map((check) => [check, severity(CHECK_WORDS[check])])) as Record<
              (typeof ENTRY_CHECKS)[number],
              ReturnType<typeof severity>
            >, // one for each check
            { ...closed, title: '各项校验的轻重 · weight of each check' },
          ),
        },
        { ...closed, title: '数值校验 · checks of values' },
      ),
      pointsOutScale: Type.Boolean({ title: '提醒疑似单位错误 · point out values that may be in another unit' }),
    },
    closed,
  ),
  default: {
    entries: {
      ...defaultReturnCheckSettings.entries,
      severity: { ...defaultReturnCheckSettings.entries.severity },
    },
    pointsOutScale: defaultReturnCheckSettings.pointsOutScale,
  },
  source: 'practice',
  kind: 'method',
  check: (value) => sentences(faultsInEntryCheckSettings(value.entries)),
})

/** Who approves, and how long a body has to mend. */
export const WORKFLOW = defineSetting({
  key: 'returns.workflow',
  name: { zh: '报送流程', en: 'The way of a return' },
  about: {
    zh: '上报人能否自己审核；退回后至少给几个工作日修改。',
    en: 'Whether the submitter may approve; working days to mend what was returned.',
  },
  schema: Type.Object(
    {
      reviewerMayBeSubmitter: Type.Boolean({ title: '允许上报人自己审核 · the submitter may approve' }),
      daysToMend: Type.Integer({ minimum: 0, maximum: 30, title: '退回后的修改工作日 · working days to mend' }),
    },
    closed,
  ),
  default: { ...defaultWorkflowSettings },
  source: 'practice',
  kind: 'method',
})

/** The settings of a division's returns on a day. */
export async function returnSettingsAt(db: Reading, division: string, day: string): Promise<ReturnSettings> {
  const [deadlines, checks, workflow] = await settingsAt(db, division, [DEADLINES, CHECKS, WORKFLOW], day)
  return { deadlines, checks, workflow }
}

function sentences(faults: readonly string[]) {
  return faults.map((words) => ({
    at: `value.${words.slice(0, Math.max(0, words.indexOf('：')))}`,
    code: 'contradiction',
    message: { zh: words, en: `Cannot be used: ${words}` },
  }))
}
