import type { RecordType } from '../../../language/record-type.ts'
import { n, STAFF } from '../technology-transfer/choices.ts'

/** 揭榜合同（军令状）: what was pledged, by which milestones it is paid, and how it ended. Diligent failure is no fault. */
export const contract: RecordType = {
  id: 'challenge-contract',
  name: n('揭榜合同', 'Challenge contract'),
  about: n(
    '一个中榜团队一份合同，附军令状和里程碑。按里程碑付款；到期由第三方测试见分晓；尽职而未成的免责，不追究、不影响以后揭榜。',
    'One contract a team, with its pledge and milestones. Paid by milestones; a third party’s test decides; diligent failure is excused and held against nobody.',
  ),
  title: 'name',
  number: { prefix: 'JBHT', per: 'year', digits: 3 },
  fields: {
    name: { kind: 'text', atMost: 150, label: n('合同名称', 'Name'), required: true },
    challenge: { kind: 'link', to: 'challenge', label: n('题目', 'Challenge'), required: true, isFixed: true },
    bid: { kind: 'link', to: 'bid', label: n('中榜方案', 'Bid'), required: true, isFixed: true },
    team: { kind: 'text', atMost: 100, label: n('揭榜方', 'Team'), required: true },
    team_is_local: { kind: 'yes-no', label: n('揭榜方在本区', 'Team is local'), required: true },
    desk: { kind: 'body', label: n('组织单位', 'Led by'), required: true },
    amount: { kind: 'money', unit: '万元', least: 0, label: n('合同金额', 'Amount'), required: true },
    public_money: { kind: 'money', unit: '万元', least: 0, label: n('其中财政资金', 'Of it public'), required: true },
    pledge: {
      kind: 'long-text',
      label: n('军令状', 'Pledge'),
      help: n('写清到什么时候达到什么指标、达不到怎么办', 'What is reached by when, and what happens if it is not'),
      required: true,
    },
    signed_on: { kind: 'day', label: n('签订日期', 'Signed on') },
    due_on: { kind: 'day', label: n('完成期限', 'Due on'), required: true },
    extended_to: { kind: 'day', label: n('延期至', 'Extended to') },
    tested_on: { kind: 'day', label: n('测试日期', 'Tested on') },
    tested_by: { kind: 'text', atMost: 100, label: n('第三方测试机构', 'Tested by') },
    test_report: { kind: 'files', label: n('测试报告', 'Report of the test') },
    diligence: {
      kind: 'long-text',
      label: n('勤勉尽责情况', 'What was done in earnest'),
      help: n(
        '做了哪些试验、花了哪些钱、为什么没成、对后来人有什么用',
        'Which trials, which money, why it failed, what others may learn',
      ),
    },
    diligence_proof: { kind: 'files', label: n('尽责证明', 'Proofs of it') },
    experts_said: { kind: 'long-text', atMost: 2000, label: n('专家认定意见', 'What experts found') },
    clawback: { kind: 'money', unit: '万元', least: 0, label: n('应退回资金', 'To be paid back') },
    lessons: { kind: 'long-text', label: n('经验和再利用', 'What can be used again') },
    result: { kind: 'link', to: 'tech-result', label: n('形成成果', 'Result'), isDerived: true },
    ended_on: { kind: 'day', label: n('结束日期', 'Ended on'), isDerived: true },
  },
  groups: [
    { title: n('约定', 'Terms'), fields: ['amount', 'public_money', 'pledge', 'signed_on', 'due_on', 'extended_to'] },
    { title: n('测试', 'Test'), fields: ['tested_on', 'tested_by', 'test_report'] },
    {
      title: n('结局', 'Outcome'),
      fields: ['diligence', 'diligence_proof', 'experts_said', 'clawback', 'lessons', 'result', 'ended_on'],
    },
  ],
  rollups: {
    milestones: { label: n('里程碑', 'Milestones'), of: 'milestone', by: 'contract', take: 'count' },
    share: {
      label: n('里程碑占比合计', 'Shares together'),
      of: 'milestone',
      by: 'contract',
      take: { sum: 'share' },
      unit: '%',
    },
    passed: {
      label: n('已通过', 'Passed'),
      of: 'milestone',
      by: 'contract',
      where: 'state in ["passed", "paid"]',
      take: 'count',
    },
    paid: {
      label: n('已拨付', 'Paid'),
      of: 'milestone',
      by: 'contract',
      where: 'state == "paid"',
      take: { sum: 'paid_amount' },
      unit: '万元',
    },
    tests: {
      label: n('已测指标', 'Figures measured'),
      of: 'indicator-test',
      by: 'contract',
      where: 'state == "confirmed"',
      take: 'count',
    },
    tests_met: {
      label: n('达标指标', 'Figures reached'),
      of: 'indicator-test',
      by: 'contract',
      where: 'is_met && state == "confirmed"',
      take: 'count',
    },
  },
  unique: [['bid']],
  columns: ['name', 'challenge', 'team', 'amount', 'due_on', 'passed', 'milestones', 'paid'],
  views: [
    { id: 'running', name: n('攻关中', 'Under way'), where: 'state in ["performing", "extended", "tested"]' },
    {
      id: 'late',
      name: n('已到期未测试', 'Due and not tested'),
      where: '(state == "performing" && due_on < today) || (state == "extended" && extended_to < today)',
    },
  ],
  body: 'desk',
  who: {
    read: STAFF,
    create: { clerk: 'body' },
    change: { clerk: 'body' },
    export: { planner: 'division', leader: 'division', clerk: 'body' },
    merge: { clerk: 'body' },
  },
  lifecycle: {
    start: 'draft',
    states: {
      draft: { name: n('拟定', 'Draft'), kind: 'open' },
      performing: { name: n('攻关中', 'Under way'), kind: 'open', editable: 'none' },
      extended: { name: n('已延期', 'Extended'), kind: 'open', editable: 'none' },
      tested: {
        name: n('已测试', 'Tested'),
        kind: 'open',
        editable: ['experts_said', 'diligence', 'diligence_proof', 'lessons'],
      },
      accepted: { name: n('验收通过', 'Accepted'), kind: 'done', editable: 'none' },
      excused: {
        name: n('尽职免责', 'Excused'),
        kind: 'done',
        editable: 'none',
        help: n('已拨付的不退，不影响以后揭榜', 'What was paid stays; it counts against nobody'),
      },
      liable: { name: n('追究责任', 'Liable'), kind: 'done', editable: 'none' },
      cut: { name: n('赛马出局', 'Out of the race'), kind: 'done', editable: 'none' },
      dropped: { name: n('未签', 'Not signed'), kind: 'void', editable: 'none' },
    },
    transitions: {
      sign: {
        name: n('签订', 'Sign'),
        from: ['draft'],
        to: 'performing',
        who: { clerk: 'body' },
        asks: [{ field: 'signed_on', isRequired: true }],
        holds: [
          {
            that: 'bid.state == "awarded"',
            else: n('这份方案没有中榜。', 'This bid is not awarded.'),
          },
          {
            that: 'milestones > 0 && share == 100',
            else: n('里程碑的付款占比合计须为 100%。', 'The shares of the milestones have to make 100%.'),
          },
          {
            that: 'amount <= challenge.reward && public_money <= amount * setting.public_percent / 100',
            else: n(
              '合同金额超过榜金，或财政资金超过上限占比。',
              'The amount is above the reward, or the public part above its share.',
            ),
          },
          {
            that: 'signed_on <= today && signed_on > challenge.decided_on',
            else: n('签订须在定榜之后、今天以前。', 'It is signed after the decision and by today.'),
          },
        ],
      },
      drop: {
        name: n('放弃签订', 'Drop'),
        from: ['draft'],
        to: 'dropped',
        who: { clerk: 'body' },
        reason: 'required',
      },
      extend: {
        name: n('延期（一次）', 'Extend, once'),
        from: ['performing'],
        to: 'extended',
        who: { leader: 'division' },
        asks: [{ field: 'extended_to', isRequired: true }],
        holds: [{ that: 'extended_to > due_on', else: n('延期须晚于原期限。', 'It has to end later than before.') }],
        reason: 'required',
      },
      test: {
        name: n('第三方测试', 'Test'),
        from: ['performing', 'extended'],
        to: 'tested',
        who: { clerk: 'body' },
        asks: [
          { field: 'tested_on', isRequired: true },
          { field: 'tested_by', isRequired: true },
          { field: 'test_report', isRequired: true },
        ],
        holds: [
          {
            that: 'tests == challenge.indicators',
            else: n('还有考核指标没有录入测试结果。', 'Some figures have no result of the test yet.'),
          },
          {
            that: 'tested_by != team',
            else: n('揭榜方不能自己测自己。', 'The team does not test itself.'),
          },
        ],
      },
      accept: {
        name: n('验收通过', 'Accept'),
        from: ['tested'],
        to: 'accepted',
        who: { clerk: 'body', leader: 'division' },
        notBy: ['test'],
        asks: [{ field: 'experts_said' }, { field: 'lessons' }],
        holds: [
          {
            that: 'tests_met == challenge.indicators',
            else: n('有指标没有达到，不能验收通过。', 'A figure is not reached: it cannot be accepted.'),
          },
        ],
        sets: { ended_on: 'today' },
        makes: [
          {
            type: 'tech-result',
            values: {
              name: 'challenge.title',
              summary: 'challenge.detail',
              tech_field: 'challenge.tech_field',
              holder: 'team',
              holder_kind: '"firm"',
              is_state_held: 'false',
              is_local: 'team_is_local',
              ways: '["licence"]',
              valid_to: 'today + years(2)',
              from_challenge: 'challenge.number',
            },
            keepsIn: 'result',
          },
        ],
      },
      excuse: {
        name: n('尽职免责', 'Excuse'),
        from: ['performing', 'extended', 'tested'],
        to: 'excused',
        who: { leader: 'division' },
        asks: [
          { field: 'diligence', isRequired: true },
          { field: 'diligence_proof', isRequired: true },
          { field: 'experts_said', isRequired: true },
          { field: 'lessons', isRequired: true },
        ],
        sets: { ended_on: 'today' },
      },
      hold: {
        name: n('追究责任', 'Hold liable'),
        help: n('弄虚作假、挪用资金、无正当理由停工', 'Falsehood, misused money, stopped without good reason'),
        from: ['performing', 'extended', 'tested'],
        to: 'liable',
        who: { leader: 'division' },
        asks: [
          { field: 'clawback', isRequired: true },
          { field: 'experts_said', isRequired: true },
        ],
        holds: [
          { that: 'clawback <= paid', else: n('应退回的不会多于已拨付的。', 'No more is paid back than was paid.') },
        ],
        sets: { ended_on: 'today' },
        reason: 'required',
      },
      cut: {
        name: n('赛马出局', 'Cut'),
        from: ['performing'],
        to: 'cut',
        who: { clerk: 'body' },
        holds: [
          {
            that: 'challenge.mode == "race" && passed > 0',
            else: n('只有赛马题目、过了第一个里程碑评比后才能淘汰。', 'Only in a race, after its first milestone.'),
          },
        ],
        sets: { ended_on: 'today' },
        reason: 'required',
      },
    },
  },
}

/** 里程碑: what is to be shown by when, and how much is paid for it. Nothing is paid before it passed. */
export const milestone: RecordType = {
  id: 'milestone',
  name: n('里程碑', 'Milestone'),
  about: n(
    '一个节点一条：交什么、什么时候、付多少。通过才付款，交付和认定不是同一个人。',
    'One step: what, when, how much. Paid only once it passed; who hands in does not judge.',
  ),
  title: 'name',
  fields: {
    contract: { kind: 'link', to: 'challenge-contract', label: n('合同', 'Contract'), required: true, isFixed: true },
    position: { kind: 'integer', least: 1, most: 20, label: n('序号', 'No.'), required: true },
    name: { kind: 'text', atMost: 100, label: n('里程碑', 'Milestone'), required: true },
    shows: { kind: 'text', atMost: 300, label: n('考核内容', 'What is shown'), required: true },
    due_on: { kind: 'day', label: n('期限', 'Due on'), required: true },
    share: { kind: 'percent', least: 0, most: 100, label: n('付款占比', 'Share paid'), required: true },
    handed_on: { kind: 'day', label: n('提交日期', 'Handed in on'), isDerived: true },
    evidence: { kind: 'files', label: n('佐证材料', 'Evidence') },
    finding: { kind: 'long-text', atMost: 1000, label: n('认定意见', 'Finding') },
    paid_on: { kind: 'day', label: n('拨付日期', 'Paid on') },
    paid_amount: { kind: 'money', unit: '万元', least: 0, label: n('拨付金额', 'Paid') },
  },
  computed: {
    money: { label: n('应付金额', 'Money due'), formula: 'contract.amount * share / 100', unit: '万元' },
  },
  unique: [['contract', 'position']],
  columns: ['contract', 'position', 'name', 'due_on', 'share', 'money', 'paid_on', 'paid_amount'],
  views: [
    { id: 'late', name: n('逾期', 'Late'), where: 'state == "planned" && due_on < today' },
    { id: 'to-pay', name: n('待拨付', 'To be paid'), where: 'state == "passed"' },
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
    start: 'planned',
    states: {
      planned: { name: n('未到', 'Planned'), kind: 'open' },
      handed: { name: n('已提交', 'Handed in'), kind: 'open', editable: 'none' },
      passed: { name: n('通过', 'Passed'), kind: 'open', editable: 'none' },
      paid: { name: n('已拨付', 'Paid'), kind: 'done', editable: 'none' },
      missed: { name: n('未达到', 'Missed'), kind: 'done', editable: 'none' },
    },
    transitions: {
      'hand-in': {
        name: n('提交', 'Hand in'),
        from: ['planned'],
        to: 'handed',
        who: { clerk: 'division' },
        asks: [{ field: 'evidence', isRequired: true }],
        holds: [
          {
            that: 'contract.state in ["performing", "extended", "tested", "accepted"]',
            else: n('合同没有签订，或已经结束。', 'The contract is not signed, or is over.'),
          },
        ],
        sets: { handed_on: 'today' },
      },
      pass: {
        name: n('认定通过', 'Pass'),
        from: ['handed'],
        to: 'passed',
        who: { clerk: 'division', leader: 'division' },
        notBy: ['hand-in'],
        asks: [{ field: 'finding', isRequired: true }],
      },
      'send-back': {
        name: n('退回补充', 'Send back'),
        from: ['handed'],
        to: 'planned',
        who: { clerk: 'division' },
        reason: 'required',
        isBackward: true,
        isRework: true,
      },
      pay: {
        name: n('拨付', 'Pay'),
        from: ['passed'],
        to: 'paid',
        who: { clerk: 'division' },
        asks: [
          { field: 'paid_on', isRequired: true },
          { field: 'paid_amount', isRequired: true },
        ],
        holds: [
          {
            that: 'paid_amount <= money',
            else: n('拨付超过了这个里程碑应付的金额。', 'More is paid than is due for it.'),
          },
          {
            that: 'paid_on <= today',
            else: n('拨付日期在今天之后，请核对。', 'It is paid after today: check the day.'),
          },
        ],
      },
      miss: {
        name: n('未达到', 'Miss'),
        from: ['planned', 'handed'],
        to: 'missed',
        who: { clerk: 'division' },
        reason: 'required',
      },
    },
  },
  clocks: [
    {
      id: 'milestone',
      name: n('里程碑期限', 'Milestone'),
      startsAt: ['create'],
      endsAt: ['hand-in'],
      endsUnjudgedAt: ['miss'],
      limit: { amount: { expression: 'max(0, due_on - today)' }, unit: 'days', onHoliday: 'as-is' },
      escalation: [
        { at: { before: 30, unit: 'days' }, tell: ['clerk'], name: n('里程碑将到期', 'A milestone is due soon') },
        { at: { after: 1, unit: 'days' }, tell: ['planner'], name: n('里程碑逾期', 'A milestone is late') },
      ],
      actor: ['clerk'],
      figures: {
        due: n('到期里程碑', 'Milestones due'),
        ended: n('里程碑提交率', 'Milestones handed in'),
        met: n('里程碑按期提交率', 'Milestones handed in on time'),
      },
    },
  ],
}

/** 指标测试: what a third party measured, figure by figure. */
export const test: RecordType = {
  id: 'indicator-test',
  name: n('指标测试结果', 'Result of a test'),
  about: n(
    '一份合同一项指标一条：测出多少、达没达到。',
    'One figure of one contract: what was measured, and whether it is reached.',
  ),
  title: 'note',
  fields: {
    contract: { kind: 'link', to: 'challenge-contract', label: n('合同', 'Contract'), required: true, isFixed: true },
    indicator: { kind: 'link', to: 'challenge-indicator', label: n('指标', 'Figure'), required: true, isFixed: true },
    measured: { kind: 'quantity', label: n('实测值', 'Measured'), digits: 4, required: true },
    is_met: { kind: 'yes-no', label: n('达标', 'Reached'), required: true },
    note: { kind: 'text', atMost: 200, label: n('测试条件', 'Conditions'), required: true },
  },
  computed: {
    by_value: {
      label: n('按数值达标', 'Reached by its value'),
      formula: 'indicator.comparator == "ge" ? measured >= indicator.value : measured <= indicator.value',
    },
  },
  unique: [['contract', 'indicator']],
  columns: ['contract', 'indicator', 'measured', 'is_met', 'note'],
  who: {
    read: STAFF,
    create: { clerk: 'division' },
    change: { clerk: 'division' },
    import: { clerk: 'division' },
    export: { clerk: 'division' },
    merge: { clerk: 'division' },
  },
  lifecycle: {
    start: 'measured',
    states: {
      measured: { name: n('已录入', 'Measured'), kind: 'open' },
      confirmed: { name: n('已核对', 'Confirmed'), kind: 'done', editable: 'none' },
    },
    transitions: {
      confirm: {
        name: n('核对', 'Confirm'),
        from: ['measured'],
        to: 'confirmed',
        who: { clerk: 'division' },
        holds: [
          {
            that: 'is_met == by_value',
            else: n(
              '填的“达标”与实测值对不上指标，请核对测试报告。',
              'It says otherwise than its value does: check the report.',
            ),
          },
        ],
        isBulk: true,
      },
    },
  },
}
