import { Type } from 'typebox'
import { defineSetting } from '../../../model/setting.ts'
import { n } from './choices.ts'

const days = (most: number) => Type.Integer({ minimum: 1, maximum: most })
const share = (zh: string, en: string) => Type.Number({ minimum: 0, maximum: 100, title: `${zh} · ${en}` })

export const settings = [
  defineSetting({
    key: 'technology-transfer.notice_days',
    name: n('协议定价公示天数', 'Days a price is made known'),
    about: n(
      '国家设立的研发机构、高校协议定价，以及受让方有利害关系的，公示名称和拟交易价格至少几日。',
      'How long name and price are made known where a state body agrees a price, or the buyer has ties within.',
    ),
    schema: days(90),
    default: 15,
    source: '国发〔2016〕16号',
    kind: 'method',
  }),
  defineSetting({
    key: 'technology-transfer.recognition_days',
    name: n('认定登记时限', 'Days to recognise a contract'),
    about: n('受理技术合同后几日内完成认定登记。', 'Days from accepting a contract to recognising it or not.'),
    schema: days(90),
    default: 30,
    source: '国科发政字〔2000〕063号',
    kind: 'method',
  }),
  defineSetting({
    key: 'technology-transfer.reward_shares',
    name: n('成果转化奖励法定比例', 'Shares of inventors by law'),
    about: n(
      '没有规定、约定时的最低奖励比例（%）：转让许可净收入、作价投资股份、自行实施年营业利润；以及主要贡献人员在总额中的份额。',
      'Least shares in percent where nothing else is agreed: of net income, of shares, of yearly operating profit; and of the total to main contributors.',
    ),
    schema: Type.Object({
      sold: share('净收入', 'Of net income'),
      shares: share('股份', 'Of shares'),
      self: share('营业利润', 'Of operating profit'),
      main: share('主要贡献人员', 'To main contributors'),
    }),
    default: { sold: 50, shares: 50, self: 5, main: 50 },
    source: '促进科技成果转化法第四十五条；国发〔2016〕16号',
    kind: 'method',
  }),
  defineSetting({
    key: 'technology-transfer.fee_ahead_days',
    name: n('年费提前提醒', 'Days a fee is announced ahead'),
    about: n('年费到期前几天列入“快到期”。', 'How many days before its end a fee is listed as due.'),
    schema: days(365),
    default: 90,
    source: 'practice',
    kind: 'method',
  }),
  defineSetting({
    key: 'technology-transfer.pilot_maturity',
    name: n('进入中试的成熟度', 'Readiness for a pilot'),
    about: n('成果到几级可以进入中试。', 'The readiness from which a result goes to a pilot.'),
    schema: Type.Integer({ minimum: 1, maximum: 9 }),
    default: 4,
    source: 'practice',
    kind: 'method',
  }),
  defineSetting({
    key: 'technology-transfer.dormant_days',
    name: n('合作休眠天数', 'Days until a cooperation is dormant'),
    about: n('多少天没有活动列为休眠。', 'Days without activity until it counts as dormant.'),
    schema: days(2000),
    default: 365,
    source: 'practice',
    kind: 'method',
  }),
]
