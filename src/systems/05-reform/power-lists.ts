import { Type } from 'typebox'
import { defineSystem } from '../../language/system.ts'
import { defineSetting } from '../../model/setting.ts'
import { article, boundary, delegation, duty, item, route } from './power-lists/records.ts'

const ADJUST_DAYS = defineSetting({
  key: 'powers.adjust-days',
  name: { zh: '清单调整时限', en: 'Days to adjust the list' },
  about: {
    zh: '法律变化或机构改革后几个工作日内调整公布。',
    en: 'Working days from a change of law or of bodies to the adjusted item in force.',
  },
  schema: Type.Integer({ minimum: 1, maximum: 250 }),
  default: 20,
  source: 'practice',
  kind: 'method',
})
const RULE_DAYS = defineSetting({
  key: 'powers.rule-days',
  name: { zh: '争议裁定时限', en: 'Days to rule on a dispute' },
  about: {
    zh: '职责争议提出后几个工作日内裁定。',
    en: 'Working days in which a dispute over whose duty it is gets its ruling.',
  },
  schema: Type.Integer({ minimum: 1, maximum: 60 }),
  default: 5,
  source: 'practice',
  kind: 'method',
})

export default defineSystem({
  id: 'power-lists',
  name: { zh: '权责清单', en: 'Lists of powers and duties' },
  purpose: {
    zh: '把每个部门和镇街有什么权、负什么责列成清单，随法律变化动态调整。',
    en: 'Lists what each department and street may do and must do, and adjusts the list as the law changes.',
  },
  works: {
    zh: '每一事项都引到现行有效的法条；法律一变即提示调整；镇街权责是否匹配有数可看；一问就答“这事归谁管”。',
    en: 'Each item cites a live article; a change of law triggers adjustment; the match of powers and duties of a street is measured; it answers whose duty a thing is.',
  },
  engine: 'register',
  basis: [
    { title: '优化营商环境条例', number: '国务院令第722号', sure: true },
    { title: '中华人民共和国行政许可法', sure: true },
  ],
  recognise: {
    names: [
      '权责清单',
      '权力清单',
      '责任清单',
      '三清单一目录',
      '履职清单',
      '履职事项清单',
      '职责清单',
      '事权清单',
      '机构职能法定化',
      '行政许可事项清单',
      '行政审批事项清单',
      '政务服务事项清单',
      '公共服务事项清单',
      '赋权清单',
      '放权赋权',
      '赋权事项',
      '下放事权',
      '权限下放',
      '证明事项清单',
      '准入事项清单',
      '行政权力清单',
      '乡镇街道赋权',
    ],
    together: [
      ['街道', '乡镇', '权责'],
      ['下放', '审批', '事项'],
      ['赋权', '乡镇街道'],
    ],
    not: ['负面清单制度', '问题清单', '市场准入负面清单制度', '财政事权清单'],
  },
  runBy: 'organisation',
  settings: [ADJUST_DAYS, RULE_DAYS],
  records: [item, article, delegation, duty, route, boundary],
  metrics: [
    {
      id: 'items',
      name: { zh: '现行权责事项', en: 'Items in force' },
      about: { zh: '期末已公布、没有取消的事项。', en: 'Items published by the end of the period and not removed.' },
      unit: '项',
      of: 'power-item',
      where: 'state in ["in-force", "adjusting"]',
      time: { from: 'effective_from' },
      take: 'count',
      by: ['kind', 'body'],
    },
    {
      id: 'match',
      name: { zh: '镇街权责匹配度', en: 'Match of powers and duties' },
      about: {
        zh: '镇街现有责任中，背后有本级现行职权或已下放职权的比重。',
        en: 'Among the duties a subdistrict bears, those with a power of its own in force or a delegated one behind them.',
      },
      unit: '%',
      digits: 1,
      of: 'street-duty',
      time: { from: 'from_day', until: 'to_day' },
      take: { share: '(has(item) && item.state == "in-force") || (has(delegation) && delegation.state == "in-force")' },
      by: ['street'],
    },
    {
      id: 'adjusted-in-time',
      name: { zh: '按期调整率', en: 'Adjusted in time' },
      about: {
        zh: '调整时限在本期到期的事项中按期公布的比重。',
        en: 'Among items whose time to adjust ran out in the period, those published before it did.',
      },
      unit: '%',
      digits: 1,
      of: 'power-item',
      time: { at: 'clock.adjust.due' },
      take: { share: 'clock.adjust.met' },
      by: ['body'],
    },
  ],
  feeds: ['city-operation', 'grid-governance', 'one-stop-service'],
})
