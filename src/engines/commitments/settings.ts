import { Type } from 'typebox'
import type { Fault } from '../../model/outcome.ts'
import { defineSetting } from '../../model/setting.ts'
import { defaultCommitmentSettings } from './standing.ts'

const Days = (title: string) => Type.Integer({ minimum: 1, maximum: 365, title })

/** When a commitment is due soon, when the clock supervises it, how long a body has to answer. */
export const COMMITMENTS = defineSetting({
  key: 'commitments.deadlines',
  name: { zh: '任务时限与督办', en: 'Deadlines and supervision of commitments' },
  about: {
    zh: '临期天数、逾期多少个工作日自动提醒、督办、通报，签收和答复各给多少个工作日。',
    en: 'Days before a due day, working days overdue at which the clock reminds, supervises and gives notice, working days to take note and to answer.',
  },
  schema: Type.Object(
    {
      soonDays: Days('到期前几天算临期 · days before due'),
      escalateAfter: Type.Tuple(
        [
          Days('逾期几个工作日提醒 · level 1 after'),
          Days('逾期几个工作日督办 · level 2 after'),
          Days('逾期几个工作日通报 · level 3 after'),
        ],
        { title: '逾期后的督办 · supervision by the clock' },
      ),
      acknowledgeWithin: Days('几个工作日内签收 · take note within'),
      answerWithin: Type.Tuple(
        [
          Days('提醒的答复工作日 · answer level 1'),
          Days('督办的答复工作日 · answer level 2'),
          Days('通报的答复工作日 · answer level 3'),
        ],
        { title: '督办的答复期限 · days to answer a supervision' },
      ),
    },
    { additionalProperties: false },
  ),
  default: {
    soonDays: defaultCommitmentSettings.soonDays,
    escalateAfter: [...defaultCommitmentSettings.escalateAfter],
    acknowledgeWithin: defaultCommitmentSettings.acknowledgeWithin,
    answerWithin: [...defaultCommitmentSettings.answerWithin],
  },
  source: 'practice',
  kind: 'method',
  check: ({ escalateAfter: [first, second, third] }): readonly Fault[] =>
    first < second && second < third
      ? []
      : [
          {
            at: 'value.escalateAfter',
            code: 'not-rising',
            message: { zh: '三级督办的天数应依次增大', en: 'The days of the three levels must rise' },
          },
        ],
})
