import { Type } from 'typebox'
import { defineSetting } from '../../../model/setting.ts'
import { n } from '../technology-transfer/choices.ts'

const percent = Type.Number({ minimum: 0, maximum: 100 })
const days = (most: number) => Type.Integer({ minimum: 0, maximum: most })

export const settings = [
  defineSetting({
    key: 'open-challenge.public_percent',
    name: n('财政资金占比上限', 'Public share at most'),
    about: n('财政资金最多占榜金（合同金额）的百分之几。', 'How many percent of a reward may be public money.'),
    schema: percent,
    default: 50,
    source: 'practice',
    kind: 'method',
  }),
  defineSetting({
    key: 'open-challenge.escrow_percent',
    name: n('自有资金落实比例', 'Own money to be set aside'),
    about: n(
      '发榜前，出榜方自有资金至少落实百分之几。',
      'How much of the owner’s money is set aside before it is posted.',
    ),
    schema: percent,
    default: 30,
    source: 'practice',
    kind: 'method',
  }),
  defineSetting({
    key: 'open-challenge.bid_days',
    name: n('揭榜时间下限', 'Days open for bids'),
    about: n('从发榜到截止至少几天。', 'At least so many days from posting to closing.'),
    schema: days(180),
    default: 20,
    source: 'practice',
    kind: 'method',
  }),
  defineSetting({
    key: 'open-challenge.review_days',
    name: n('评审时限', 'Days to review'),
    about: n('揭榜截止后几个工作日内评审完。', 'Working days from closing to the end of the review.'),
    schema: Type.Integer({ minimum: 1, maximum: 180 }),
    default: 30,
    source: 'practice',
    kind: 'method',
  }),
  defineSetting({
    key: 'open-challenge.award_notice_days',
    name: n('定榜公示天数', 'Days a decision is made known'),
    about: n('定榜后公示几天才能签约启动。', 'Days between the decision and the start.'),
    schema: days(60),
    default: 5,
    source: 'practice',
    kind: 'method',
  }),
]
