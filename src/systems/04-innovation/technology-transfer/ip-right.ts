import type { RecordType } from '../../../language/record-type.ts'
import { n, STAFF } from './choices.ts'

/** 知识产权: a patent or another right of a result or a firm, with its state, its fees and its end. */
export const ipRight: RecordType = {
  id: 'ip-right',
  name: n('知识产权', 'Intellectual property right'),
  about: n(
    '一件专利、软件著作权等一条。年费缴到哪天、哪天届满都记在这里；失效的不删，改状态。',
    'One patent, software copyright or the like. Until when its fees are paid and when it ends is kept here; what lapsed stays.',
  ),
  title: 'name',
  fields: {
    name: { kind: 'text', atMost: 150, label: n('名称', 'Name'), required: true },
    kind: {
      kind: 'choice',
      label: n('类别', 'Kind'),
      required: true,
      isFixed: true,
      choices: {
        invention: n('发明专利', 'Invention patent'),
        utility: n('实用新型', 'Utility model'),
        design: n('外观设计', 'Design'),
        software: n('软件著作权', 'Software copyright'),
        layout: n('集成电路布图设计', 'Layout design'),
        plant: n('植物新品种', 'Plant variety'),
        'know-how': n('技术秘密', 'Know-how'),
      },
    },
    right_no: {
      kind: 'text',
      atMost: 40,
      label: n('申请号（登记号）', 'Number'),
      required: 'kind != "know-how"',
      isFixed: true,
    },
    result: { kind: 'link', to: 'tech-result', label: n('所属成果', 'Of the result') },
    firm: { kind: 'link', to: 'enterprise', label: n('权利人（本区企业）', 'Owner (local firm)') },
    owner: { kind: 'text', atMost: 100, label: n('权利人', 'Owner'), required: true },
    is_local: { kind: 'yes-no', label: n('权利人在本区', 'Owner is local'), required: true },
    is_high_value: {
      kind: 'yes-no',
      label: n('高价值发明专利', 'High-value invention'),
      help: n(
        '五种情形之一：战略性新兴产业、海外同族、维持十年以上、质押融资较高、国家科学技术奖或中国专利奖',
        'One of five: strategic new industries, families abroad, kept beyond ten years, pledged for much, a national award',
      ),
      shownWhen: 'kind == "invention"',
    },
    filed_on: { kind: 'day', label: n('申请日', 'Filed on'), required: 'kind != "know-how"' },
    granted_on: {
      kind: 'day',
      label: n('授权（登记）日', 'Granted on'),
      required: 'state == "in-force" && kind != "know-how"',
    },
    ends_on: {
      kind: 'day',
      label: n('届满日', 'Ends on'),
      help: n(
        '自申请日起：发明 20 年，实用新型 10 年，外观设计 15 年（专利法第四十二条）',
        'From filing: inventions 20 years, utility models 10, designs 15 (Patent Law art. 42)',
      ),
    },
    paid_until: {
      kind: 'day',
      label: n('年费缴至', 'Fees paid until'),
      shownWhen: 'kind in ["invention", "utility", "design"]',
    },
    lapsed_on: { kind: 'day', label: n('失效日', 'Lapsed on'), isDerived: true },
    is_pledged: { kind: 'yes-no', label: n('已质押', 'Pledged') },
  },
  computed: {
    law_end: {
      label: n('法定届满', 'Ends by law'),
      formula:
        'kind == "invention" ? filed_on + years(20) : kind == "utility" ? filed_on + years(10) : kind == "design" ? filed_on + years(15) : ends_on',
    },
    fee_days: {
      label: n('距年费到期', 'Days until the fee'),
      formula: 'paid_until - today',
      unit: '天',
      digits: 0,
    },
  },
  unique: [['right_no']],
  columns: ['name', 'kind', 'right_no', 'owner', 'paid_until', 'ends_on', 'is_high_value'],
  views: [
    {
      id: 'fee-due',
      name: n('年费快到期', 'Fee due soon'),
      where: 'state == "in-force" && paid_until < today + days(setting.fee_ahead_days) && paid_until >= today',
      sort: [{ field: 'paid_until' }],
    },
    {
      id: 'fee-grace',
      name: n('滞纳期内', 'In the grace months'),
      where: 'state == "in-force" && paid_until < today',
      sort: [{ field: 'paid_until' }],
    },
    {
      id: 'ending',
      name: n('一年内届满', 'Ends within a year'),
      where: 'state == "in-force" && ends_on < today + years(1)',
    },
    {
      id: 'inventions',
      name: n('有效发明', 'Inventions in force'),
      where: 'state == "in-force" && kind == "invention"',
    },
  ],
  who: {
    read: STAFF,
    create: { clerk: 'division' },
    change: { clerk: 'division' },
    import: { clerk: 'division' },
    export: { planner: 'division', clerk: 'division' },
    merge: { clerk: 'division' },
  },
  lifecycle: {
    start: 'pending',
    states: {
      pending: { name: n('申请中', 'Pending'), kind: 'open' },
      'in-force': { name: n('有效', 'In force'), kind: 'open' },
      lapsed: { name: n('失效', 'Lapsed'), kind: 'done', editable: 'none' },
      ended: { name: n('届满', 'Ended'), kind: 'done', editable: 'none' },
      refused: { name: n('驳回、撤回', 'Refused'), kind: 'void', editable: 'none' },
    },
    transitions: {
      grant: {
        name: n('授权（登记）', 'Grant'),
        from: ['pending'],
        to: 'in-force',
        who: { clerk: 'division' },
        asks: [{ field: 'granted_on' }, { field: 'ends_on' }, { field: 'paid_until' }],
        holds: [
          {
            that: 'kind == "know-how" || (granted_on >= filed_on && granted_on <= today)',
            else: n(
              '授权日须在申请日之后、今天以前，请核对。',
              'It is granted after filing and by today: check the days.',
            ),
          },
          {
            that: 'kind == "know-how" || kind == "software" || kind == "layout" || kind == "plant" || ends_on == law_end',
            else: n(
              '届满日与按申请日推算的不同；有期限补偿的除外，请核对。',
              'It ends on another day than reckoned from filing; check, unless its term was compensated.',
            ),
            isWarning: true,
          },
        ],
        isBulk: true,
      },
      pay: {
        name: n('缴年费', 'Pay the fee'),
        from: ['in-force'],
        to: 'in-force',
        who: { clerk: 'division' },
        asks: [{ field: 'paid_until', isRequired: true }],
        holds: [
          {
            that: '!has(ends_on) || paid_until <= ends_on',
            else: n('年费不会缴到届满之后，请核对。', 'Fees are not paid beyond its end: check the day.'),
          },
        ],
      },
      lapse: {
        name: n('失效', 'Lapse'),
        help: n(
          '年费期满后 6 个月滞纳期仍未缴的，专利权终止；以公告为准',
          'Unpaid six months after the fee was due the patent ends, as the gazette says',
        ),
        from: ['in-force'],
        to: 'lapsed',
        who: { clerk: 'division' },
        sets: { lapsed_on: 'today' },
        reason: 'required',
      },
      end: {
        name: n('届满', 'End'),
        from: ['in-force'],
        to: 'ended',
        who: {},
        sets: { lapsed_on: 'ends_on' },
        automatic: 'ends_on < today',
      },
      refuse: {
        name: n('驳回、撤回', 'Refuse'),
        from: ['pending'],
        to: 'refused',
        who: { clerk: 'division' },
        reason: 'required',
      },
      revive: {
        name: n('恢复权利', 'Restore'),
        from: ['lapsed'],
        to: 'in-force',
        who: { clerk: 'division' },
        asks: [{ field: 'paid_until', isRequired: true }],
        sets: { lapsed_on: 'null' },
        reason: 'required',
        isBackward: true,
      },
    },
  },
  clocks: [
    {
      id: 'fee',
      name: n('缴年费', 'Pay the fee'),
      startsAt: ['grant'],
      restartsAt: ['pay', 'revive'],
      endsAt: ['pay'],
      endsUnjudgedAt: ['lapse', 'end'],
      limit: { amount: { expression: 'max(0, paid_until - today)' }, unit: 'days', onHoliday: 'as-is' },
      escalation: [
        { at: { before: 60, unit: 'days' }, tell: ['clerk'], name: n('年费将到期', 'A fee is due soon') },
        { at: { after: 1, unit: 'days' }, tell: ['clerk'], name: n('已进入滞纳期', 'In the grace months') },
      ],
      actor: ['clerk'],
    },
  ],
}
