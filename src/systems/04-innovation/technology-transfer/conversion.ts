import type { RecordType } from '../../../language/record-type.ts'
import { n, STAFF } from './choices.ts'

/** 转化落地: a result on its way from the bench to production, and where it came to ground. */
export const conversion: RecordType = {
  id: 'tech-conversion',
  name: n('成果落地', 'Conversion'),
  about: n(
    '一项成果一次落地一条：从小试、中试到投产，在哪里、投了多少、哪天第一次销售。本区持有的与引进的分开计。',
    'One result on its way into production: where, with how much, when first sold. Results held here and those brought in are counted apart.',
  ),
  title: 'name',
  number: { prefix: 'LD', per: 'year', digits: 4 },
  fields: {
    name: { kind: 'text', atMost: 120, label: n('项目名称', 'Name'), required: true },
    result: { kind: 'link', to: 'tech-result', label: n('成果', 'Result'), required: true, isFixed: true },
    contract: { kind: 'link', to: 'tech-contract', label: n('依据合同', 'By the contract') },
    firm: { kind: 'link', to: 'enterprise', label: n('实施企业', 'Carried out by') },
    is_here: { kind: 'yes-no', label: n('在本区落地', 'Comes to ground here'), required: true },
    where: { kind: 'text', atMost: 100, label: n('落地地点', 'Where'), required: true },
    site: { kind: 'point', label: n('位置', 'Position') },
    invested: { kind: 'money', unit: '万元', least: 0, label: n('已投入', 'Invested') },
    pilot_base: {
      kind: 'text',
      atMost: 80,
      label: n('外部中试基地', 'Pilot base elsewhere'),
      help: n('在登记的中试基地做的不用填：预约记录里有', 'Empty where a base here was booked: its days say so'),
    },
    pilot_report: { kind: 'files', label: n('中试报告', 'Report of the pilot') },
    landed_on: {
      kind: 'day',
      label: n('落地日期', 'Came to ground on'),
      help: n('第一次销售或取得生产许可', 'First sale, or licence to produce'),
    },
    landed_proof: { kind: 'text', atMost: 120, label: n('落地凭据', 'Proved by') },
    sales: { kind: 'money', unit: '万元', least: 0, label: n('累计销售收入', 'Sales so far') },
  },
  columns: ['name', 'result', 'firm', 'is_here', 'where', 'pilot_days', 'invested', 'landed_on', 'sales'],
  rollups: {
    pilot_days: {
      label: n('中试天数（已约、已用）', 'Days at a pilot base'),
      of: 'pilot-day',
      by: 'conversion',
      where: 'state in ["booked", "used"]',
      take: 'count',
      unit: '天',
    },
  },
  views: [
    { id: 'pilot', name: n('中试中', 'At pilot scale'), where: 'state == "pilot"' },
    { id: 'brought-in', name: n('引进落地', 'Brought in'), where: 'state == "landed" && is_here && !result.is_local' },
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
    start: 'filed',
    states: {
      filed: { name: n('立项', 'Filed'), kind: 'open' },
      pilot: { name: n('中试', 'Pilot'), kind: 'open' },
      ripe: { name: n('熟化', 'Ripe'), kind: 'open' },
      landed: { name: n('已落地', 'Landed'), kind: 'done', editable: ['sales', 'invested'] },
      stopped: { name: n('停止', 'Stopped'), kind: 'void', editable: 'none' },
    },
    transitions: {
      pilot: {
        name: n('进入中试', 'To the pilot'),
        from: ['filed'],
        to: 'pilot',
        who: { clerk: 'division' },
        asks: [{ field: 'pilot_base' }],
        holds: [
          {
            that: 'result.maturity >= setting.pilot_maturity',
            else: n(
              '成果的成熟度不够进入中试，或没有评定。请先评定并更新成果。',
              'The result is not ripe enough for a pilot, or nobody judged it: judge it first.',
            ),
          },
        ],
      },
      ripen: {
        name: n('中试通过', 'Pilot passed'),
        from: ['pilot'],
        to: 'ripe',
        who: { clerk: 'division' },
        asks: [{ field: 'pilot_report', isRequired: true }],
        holds: [
          {
            that: 'pilot_days > 0 || has(pilot_base)',
            else: n(
              '没有中试基地的使用记录，也没有写在外部哪个基地做的。',
              'There is no booked day of a pilot base, nor is one elsewhere named.',
            ),
            isWarning: true,
          },
        ],
      },
      land: {
        name: n('落地', 'Land'),
        from: ['filed', 'ripe'],
        to: 'landed',
        who: { clerk: 'division' },
        asks: [
          { field: 'landed_on', isRequired: true },
          { field: 'landed_proof', isRequired: true },
          { field: 'invested' },
        ],
        holds: [
          {
            that: 'landed_on <= today',
            else: n('落地日期在今天之后，请核对。', 'It lands after today: check the day.'),
          },
        ],
      },
      stop: {
        name: n('停止', 'Stop'),
        from: ['filed', 'pilot', 'ripe'],
        to: 'stopped',
        who: { clerk: 'division' },
        reason: 'required',
      },
    },
  },
}

/** 产学研合作: an agreement with a university or institute; one in which nothing happens is shown as dormant. */
export const cooperation: RecordType = {
  id: 'research-cooperation',
  name: n('产学研合作', 'Cooperation'),
  about: n(
    '与高校院所的一份合作协议或一个共建平台一条。一年没有活动的列为休眠。',
    'One agreement or joint unit with a university or institute. A year without any activity and it counts as dormant.',
  ),
  title: 'name',
  fields: {
    name: { kind: 'text', atMost: 120, label: n('合作名称', 'Name'), required: true },
    partner: { kind: 'text', atMost: 100, label: n('高校院所', 'University or institute'), required: true },
    firm: { kind: 'link', to: 'enterprise', label: n('本区企业', 'Local firm') },
    kind: {
      kind: 'choice',
      label: n('形式', 'Form'),
      required: true,
      choices: {
        agreement: n('合作协议', 'Agreement'),
        laboratory: n('共建实验室（研发中心）', 'Joint laboratory'),
        platform: n('成果转化平台', 'Transfer platform'),
        'new-body': n('新型研发机构', 'New-type research body'),
        expert: n('专家驻点', 'Expert on loan'),
      },
    },
    topics: { kind: 'long-text', label: n('合作内容', 'Topics'), required: true },
    from_day: { kind: 'day', label: n('起', 'From'), required: true },
    to_day: { kind: 'day', label: n('止', 'Until'), required: true },
    money: { kind: 'money', unit: '万元', least: 0, label: n('投入', 'Money') },
    last_activity: { kind: 'day', label: n('最近一次活动', 'Last activity') },
    outcome: { kind: 'long-text', label: n('产出', 'What came of it') },
  },
  computed: {
    is_dormant: {
      label: n('休眠', 'Dormant'),
      formula:
        'to_day >= today && (has(last_activity) ? last_activity : from_day) < today - days(setting.dormant_days)',
    },
  },
  columns: ['name', 'partner', 'firm', 'kind', 'from_day', 'to_day', 'last_activity', 'is_dormant'],
  views: [
    { id: 'running', name: n('有效', 'Running'), where: 'to_day >= today' },
    { id: 'dormant', name: n('休眠', 'Dormant'), where: 'is_dormant' },
  ],
  who: {
    read: STAFF,
    create: { clerk: 'division' },
    change: { clerk: 'division' },
    import: { clerk: 'division' },
    export: { planner: 'division', clerk: 'division' },
    merge: { clerk: 'division' },
  },
}
