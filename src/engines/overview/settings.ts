import { Type } from 'typebox'
import { defineSetting } from '../../model/setting.ts'
import { defaultPictureSettings } from './picture.ts'

const Share = (title: string) => Type.Number({ minimum: 0, maximum: 1, title })

/** From which shares of items behind a section of the picture changes its colour [OP4]. */
export const PICTURE = defineSetting({
  key: 'overview.picture',
  name: { zh: '规划全貌的着色', en: 'Colours of the plan’s picture' },
  about: {
    zh: '一节中滞后的指标和任务占多大份额时显示为基本正常、部分滞后、滞后突出。约束性指标滞后的一节总是滞后突出。',
    en: 'From which share of targets and commitments behind a section shows as mostly in order, partly behind, markedly behind. A section with a binding target behind is always markedly behind.',
  },
  schema: Type.Object(
    {
      fairFrom: Share('没有滞后时，基本符合的超过此份额为基本正常 · mostly in order from'),
      fairUpTo: Share('滞后不超过此份额为基本正常 · mostly in order up to'),
      poorUpTo: Share('滞后不超过此份额为部分滞后 · partly behind up to'),
    },
    { additionalProperties: false },
  ),
  default: { ...defaultPictureSettings },
  source: 'practice',
  kind: 'method',
  check: ({ fairUpTo, poorUpTo }) =>
    fairUpTo < poorUpTo
      ? []
      : [
          {
            at: 'value.poorUpTo',
            code: 'not-rising',
            message: { zh: '应大于“基本正常”的份额', en: 'Must be more than the share of “mostly in order”' },
          },
        ],
})
