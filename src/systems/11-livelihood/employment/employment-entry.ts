import type { Clock } from '../../../language/clock.ts'
import type { Transition } from '../../../language/lifecycle.ts'
import type { RecordType } from '../../../language/record-type.ts'
import type { Bilingual } from '../../../model/system.ts'
import { named } from './vocabulary.ts'

/** A look at a hire after so many months: not before they are over, and with the person's consent. */
const followUp = (months: number, name: Bilingual, field: string, to: string): Transition => ({
  name,
  from: ['employed'],
  to,
  who: { clerk: 'body' },
  asks: [
    { field: 'latest_wage', isRequired: true },
    { field: 'is_insured', isRequired: true },
  ],
  reason: 'optional',
  holds: [
    {
      that: `started_on + months(${months}) <= today`,
      else: named(`到岗还不满 ${months} 个月。`, `It is not ${months} months since the start.`),
    },
    {
      that: 'seeker.consents_follow > 0',
      else: named(
        '本人没有同意入职后回访：取得同意，或用“不再回访”。',
        'The person has not agreed to be followed up: get the consent, or end the follow-up.',
      ),
    },
  ],
  sets: { [field]: 'today' },
})

const followUpClock = (id: string, name: Bilingual): Clock => ({
  id: `follow-${id}`,
  name,
  startsAt: ['start'],
  endsAt: [`follow-${id}`],
  endsUnjudgedAt: ['leave', 'no-follow-up'],
  limit: { amount: { setting: 'employment.follow-up', path: id }, unit: 'days', onHoliday: 'as-is' },
  escalation: [
    { at: { before: 10, unit: 'days' }, tell: ['clerk'], name: named('该回访了', 'Follow-up is due') },
    {
      at: { after: 0, unit: 'days' },
      tell: ['clerk', 'reviewer'],
      name: named('回访逾期', 'Follow-up is late'),
    },
  ],
  actor: ['clerk'],
  figures: {
    due: named(`应${name.zh}`, `${name.en}: due`),
    ended: named(`${name.zh}完成率`, `${name.en}: done`),
    met: named(`${name.zh}按期率`, `${name.en}: in time`),
  },
})

/** 就业登记: a person's job, from the promise to the sixth month and to its end. */
export const employmentEntry: RecordType = {
  id: 'employment-entry',
  name: named('就业登记', 'Registration of employment'),
  about: named(
    '一个人的一份工作一条。到岗后满 1、3、6 个月回访是否在岗、工资、参保；离职写明原因，其中退休、去世、丧失劳动能力计自然减员。',
    'One job of one person. After 1, 3 and 6 months it is asked whether they still work there, for what wage and whether insured. An end by retirement, death or disability is natural attrition.',
  ),
  title: 'starts_on',
  number: { prefix: 'JY', per: 'year', digits: 5 },
  fields: {
    seeker: { kind: 'link', to: 'job-seeker', label: named('本人档案', 'File'), required: true, isFixed: true },
    service_body: { kind: 'body', label: named('服务站点', 'Station'), required: true },
    vacancy: { kind: 'link', to: 'vacancy', label: named('岗位', 'Vacancy'), isFixed: true },
    employer: {
      kind: 'text',
      atMost: 100,
      label: named('用人单位', 'Employer'),
      help: named('不是推荐录用的填', 'Where it was no referral'),
    },
    form: {
      kind: 'choice',
      label: named('就业形式', 'Form'),
      required: true,
      choices: {
        unit: named('单位就业', 'Employed'),
        flexible: named('灵活就业', 'Flexible'),
        own: named('自主创业', 'Own business'),
        public: named('公益性岗位', 'Public-benefit post'),
      },
    },
    is_urban: { kind: 'yes-no', label: named('在城镇就业', 'Works in town'), required: true },
    is_transfer: {
      kind: 'yes-no',
      label: named('农村劳动力转移就业', 'Rural labour moved to a job'),
      help: named('农村户口的劳动力转到非农产业就业', 'Rural labour that moved to work outside farming'),
    },
    starts_on: { kind: 'day', label: named('约定到岗', 'Starts on'), required: true },
    started_on: { kind: 'day', label: named('实际到岗', 'Started on') },
    wage: { kind: 'money', unit: '元/月', least: 0, digits: 0, label: named('约定工资', 'Wage agreed') },
    insured_on: { kind: 'day', label: named('参保登记', 'Insured since') },
    is_near: {
      kind: 'yes-no',
      label: named('初次核定时距法定退休不足 5 年', 'Less than five years to retirement at the first'),
      shownWhen: 'form == "public"',
    },
    public_until: {
      kind: 'day',
      label: named('公益性岗位安置至', 'Public-benefit post until'),
      help: named('一般 3 年，距退休不足 5 年的最长 5 年', 'Three years as a rule, five near retirement'),
      isDerived: true,
    },
    was_unemployed: { kind: 'yes-no', label: named('失业人员再就业', 'Was registered unemployed'), isDerived: true },
    was_difficult: {
      kind: 'yes-no',
      label: named('就业困难人员就业', 'Was recognised in difficulty'),
      isDerived: true,
    },
    counted_on: {
      kind: 'day',
      label: named('计入新增就业', 'Counted as a new job'),
      help: named('一个人一年只计一次', 'A person counts once a year'),
      isDerived: true,
    },
    change: {
      kind: 'link',
      to: 'employment-change',
      label: named('新就业台账', 'Line of the ledger'),
      isDerived: true,
    },
    attrition: {
      kind: 'link',
      to: 'employment-change',
      label: named('减员台账', 'Line of attrition'),
      isDerived: true,
    },
    checked_first: { kind: 'day', label: named('1 个月回访', 'First month asked'), isDerived: true },
    checked_third: { kind: 'day', label: named('3 个月回访', 'Third month asked'), isDerived: true },
    checked_sixth: { kind: 'day', label: named('6 个月回访', 'Sixth month asked'), isDerived: true },
    latest_wage: { kind: 'money', unit: '元/月', least: 0, digits: 0, label: named('回访时工资', 'Wage when asked') },
    is_insured: { kind: 'yes-no', label: named('已参保', 'Insured') },
    ended_on_day: { kind: 'day', label: named('离职日期', 'Left on') },
    end_cause: {
      kind: 'choice',
      label: named('离职原因', 'Why it ended'),
      choices: {
        resigned: named('本人辞职', 'Resigned'),
        dismissed: named('单位解除', 'Dismissed'),
        expired: named('合同期满', 'Contract ended'),
        closed: named('单位关闭', 'Employer closed'),
        moved: named('转到别处就业', 'Moved to another job'),
        retired: named('退休', 'Retired'),
        died: named('去世', 'Died'),
        incapable: named('完全丧失劳动能力', 'Wholly unable to work'),
      },
    },
  },
  columns: [
    'seeker',
    'service_body',
    'vacancy',
    'form',
    'started_on',
    'wage',
    'checked_first',
    'checked_third',
    'checked_sixth',
  ],
  views: [
    { id: 'to-start', name: named('待到岗', 'To start'), where: 'state == "hired"' },
    {
      id: 'public-ending',
      name: named('公益性岗位将满期', 'Public-benefit posts ending'),
      where: 'form == "public" && state in ["employed", "stable"] && public_until < today + months(3)',
      sort: [{ field: 'public_until' }],
    },
    {
      id: 'follow-up',
      name: named('该回访', 'Follow-up due'),
      where:
        'state == "employed" && ((!has(checked_first) && started_on + months(1) <= today) || (!has(checked_third) && started_on + months(3) <= today) || (!has(checked_sixth) && started_on + months(6) <= today))',
    },
  ],
  body: 'service_body',
  who: {
    read: { clerk: 'body', reviewer: 'body' },
    create: { clerk: 'body' },
    change: { clerk: 'body' },
    import: { clerk: 'body' },
    export: { clerk: 'body' },
    merge: { clerk: 'body' },
  },
  lifecycle: {
    start: 'hired',
    states: {
      hired: { name: named('待到岗', 'To start'), kind: 'open' },
      employed: { name: named('在岗', 'At work'), kind: 'open', editable: ['insured_on'] },
      stable: { name: named('满六个月', 'Six months'), kind: 'done', editable: 'none' },
      left: { name: named('已离职', 'Left'), kind: 'done', editable: 'none' },
      void: { name: named('没有到岗', 'Never started'), kind: 'void', editable: 'none' },
    },
    transitions: {
      start: {
        name: named('到岗', 'Started'),
        from: ['hired'],
        to: 'employed',
        who: { clerk: 'body' },
        asks: [
          { field: 'started_on', isRequired: true },
          { field: 'is_transfer' },
          { field: 'is_urban' },
          { field: 'is_near' },
        ],
        holds: [
          { that: 'started_on <= today', else: named('到岗日期不能晚于今天。', 'Nobody has started in the future.') },
          {
            that: 'service_body == seeker.service_body',
            else: named('这份档案由另一个站点服务。', 'Another station serves this file.'),
          },
          {
            that: '!has(is_transfer) || !is_transfer || seeker.registration == "rural"',
            else: named('转移就业只计农村户口的劳动力。', 'Only rural labour counts as moved.'),
          },
          {
            that: 'form != "public" || seeker.difficult_now > 0 || seeker.zero_job_now > 0',
            else: named(
              '公益性岗位只安置在援助期的就业困难人员和零就业家庭成员。',
              'A public-benefit post is for somebody recognised as in difficulty, or of a household without a job.',
            ),
          },
          {
            that: 'form != "public" || seeker.public_posts < setting.help.posts',
            else: named('公益性岗位安置次数已到上限。', 'They had as many public-benefit posts as they may.'),
          },
        ],
        sets: {
          public_until:
            'form == "public" ? started_on + months(has(is_near) && is_near ? setting.help.near_months : setting.help.months) : null',
          was_unemployed: 'seeker.unemployed_now > 0',
          was_difficult: 'seeker.difficult_now > 0',
          counted_on: 'has(seeker.last_counted) && year(seeker.last_counted) == year(started_on) ? null : started_on',
        },
        makes: [
          {
            type: 'employment-change',
            when: 'has(counted_on)',
            values: {
              kind: '"entry"',
              on: 'started_on',
              people: '1',
              is_urban: 'is_urban',
              is_transfer: 'has(is_transfer) && is_transfer',
              was_unemployed: 'has(was_unemployed) && was_unemployed',
              was_difficult: 'has(was_difficult) && was_difficult',
              source: '"registration"',
              service_body: 'service_body',
            },
            keepsIn: 'change',
          },
        ],
      },
      'never-started': {
        name: named('没有到岗', 'Never started'),
        from: ['hired'],
        to: 'void',
        who: { clerk: 'body' },
        reason: 'required',
      },
      insure: {
        name: named('已办参保', 'Insured'),
        from: ['employed'],
        to: 'employed',
        who: { clerk: 'body' },
        asks: [{ field: 'insured_on', isRequired: true }],
        holds: [{ that: 'insured_on <= today', else: named('参保日期不能晚于今天。', 'Not in the future.') }],
        sets: { is_insured: 'true' },
      },
      'follow-first': followUp(1, named('1 个月回访', 'Ask after 1 month'), 'checked_first', 'employed'),
      'follow-third': followUp(3, named('3 个月回访', 'Ask after 3 months'), 'checked_third', 'employed'),
      'follow-sixth': followUp(6, named('6 个月回访', 'Ask after 6 months'), 'checked_sixth', 'stable'),
      'no-follow-up': {
        name: named('不再回访', 'End the follow-up'),
        help: named('本人不同意回访', 'The person does not agree to it'),
        from: ['employed'],
        to: 'employed',
        who: { clerk: 'body' },
        reason: 'required',
      },
      leave: {
        name: named('离职', 'Left'),
        from: ['employed', 'stable'],
        to: 'left',
        who: { clerk: 'body' },
        asks: [
          { field: 'ended_on_day', isRequired: true },
          { field: 'end_cause', isRequired: true },
        ],
        holds: [
          {
            that: 'ended_on_day >= started_on && ended_on_day <= today',
            else: named('离职日期须在到岗之后、今天之前。', 'They left after they started, today at the latest.'),
          },
        ],
        makes: [
          {
            type: 'employment-change',
            when: 'end_cause in ["retired", "died", "incapable"]',
            values: {
              kind: '"attrition"',
              on: 'ended_on_day',
              people: '1',
              is_urban: 'is_urban',
              is_transfer: 'false',
              was_unemployed: 'false',
              was_difficult: 'false',
              source: '"registration"',
              service_body: 'service_body',
            },
            keepsIn: 'attrition',
          },
        ],
      },
    },
  },
  clocks: [
    {
      id: 'insure',
      name: named('参保登记时限', 'To be insured in'),
      startsAt: ['start'],
      endsAt: ['insure'],
      endsUnjudgedAt: ['leave'],
      // Thirty days from employment: Social Insurance Law, art. 58. Who works for no unit has no employer to register them.
      limit: {
        amount: { expression: 'form in ["unit", "public"] ? 30 : null' },
        unit: 'days',
        onHoliday: 'as-is',
      },
      escalation: [
        { at: { after: 0, unit: 'days' }, tell: ['clerk'], name: named('满 30 日未参保', '30 days without insurance') },
      ],
      actor: ['clerk'],
    },
    {
      id: 'public-post',
      name: named('公益性岗位安置期', 'Public-benefit post, longest'),
      startsAt: ['start'],
      endsAt: ['leave'],
      limit: {
        amount: {
          expression:
            'form == "public" ? (has(is_near) && is_near ? setting.help.near_months : setting.help.months) : null',
        },
        unit: 'months',
      },
      escalation: [
        { at: { before: 60, unit: 'days' }, tell: ['clerk'], name: named('安置期快满', 'The post is ending') },
        {
          at: { after: 0, unit: 'days' },
          tell: ['clerk', 'reviewer'],
          name: named('安置期已满', 'The post has ended'),
        },
      ],
      actor: ['clerk'],
    },
    followUpClock('first', named('1 个月回访', 'Follow-up at 1 month')),
    followUpClock('third', named('3 个月回访', 'Follow-up at 3 months')),
    followUpClock('sixth', named('6 个月回访', 'Follow-up at 6 months')),
  ],
}

/** 就业增减台账: what the yearly figures of new jobs are the sum of. It names nobody. */
export const employmentChange: RecordType = {
  id: 'employment-change',
  name: named('就业增减台账', 'Ledger of entries and attrition'),
  about: named(
    '新就业一人一条，由到岗登记生成；没有建档的按社会保险新增参保名单汇总导入。自然减员指退休、去世、完全丧失劳动能力而退出就业的。台账不含姓名。',
    'Entries, one line a person from the start of work; those without a file are brought in by the count of the insurance lists. Attrition is by retirement, death or disability. It names nobody.',
  ),
  title: 'on',
  number: { prefix: 'ZJ', per: 'year', digits: 5 },
  fields: {
    kind: {
      kind: 'choice',
      label: named('增减', 'Kind'),
      required: true,
      isFixed: true,
      choices: { entry: named('新就业', 'Entry'), attrition: named('自然减员', 'Natural attrition') },
    },
    on: { kind: 'day', label: named('日期', 'On'), required: true, isFixed: true },
    people: { kind: 'integer', unit: '人', least: 1, most: 100_000, label: named('人数', 'People'), required: true },
    is_urban: { kind: 'yes-no', label: named('城镇', 'Urban'), required: true },
    is_transfer: { kind: 'yes-no', label: named('农村劳动力转移就业', 'Rural labour moved'), required: true },
    was_unemployed: { kind: 'yes-no', label: named('失业人员再就业', 'Was registered unemployed'), required: true },
    was_difficult: { kind: 'yes-no', label: named('就业困难人员就业', 'Was in difficulty'), required: true },
    source: {
      kind: 'choice',
      label: named('来源', 'Source'),
      required: true,
      choices: {
        registration: named('就业登记', 'Registration of employment'),
        insurance: named('社会保险名单汇总', 'Count of the insurance lists'),
        visit: named('走访核实', 'Visits'),
      },
    },
    service_body: { kind: 'body', label: named('填报站点', 'Station'), required: true },
  },
  columns: [
    'kind',
    'on',
    'people',
    'is_urban',
    'is_transfer',
    'was_unemployed',
    'was_difficult',
    'source',
    'service_body',
  ],
  computed: {
    net: {
      label: named('净增', 'Net'),
      formula: 'kind == "entry" ? people : 0 - people',
      unit: '人',
      digits: 0,
    },
    counted: {
      label: named('计入“新增就业”', 'Counted in “new jobs”'),
      formula: 'kind == "entry" ? people : (setting.jobs_net ? 0 - people : 0)',
      unit: '人',
      digits: 0,
    },
  },
  body: 'service_body',
  who: {
    read: { planner: 'division', leader: 'division', clerk: 'body', reviewer: 'body' },
    create: { clerk: 'body' },
    change: { clerk: 'body' },
    import: { clerk: 'body' },
    export: { planner: 'division', leader: 'division', clerk: 'body' },
    merge: { clerk: 'body' },
  },
}

/** 就业月报: the base that statistics give, beside what the registers came to at the month's end; the rate follows from both. */
export const employmentMonth: RecordType = {
  id: 'employment-month',
  name: named('就业月报', 'Month of employment'),
  about: named(
    '一个月一条。城镇从业人数由统计提供；登记失业、新就业、减员由台账算出，不手填。城镇登记失业率 = 期末城镇登记失业人数 ÷（期末城镇从业人数 + 期末城镇登记失业人数）。调查失业率由抽样调查得出，这里不算。',
    'One a month. Urban employment comes from statistics; the rest is counted from the registers and typed by nobody. Registered urban rate = registered unemployed ÷ (urban employed + registered unemployed), at the month’s end. The surveyed rate comes from a sample survey and is not computed here.',
  ),
  title: 'month',
  fields: {
    month: { kind: 'period', periods: 'month', label: named('月份', 'Month'), required: true, isFixed: true },
    host: { kind: 'body', label: named('填报单位', 'Compiled by'), required: true },
    urban_employed: {
      kind: 'integer',
      unit: '人',
      least: 0,
      label: named('期末城镇从业人数', 'Urban employed at the end'),
      required: true,
      isFixed: true,
    },
    base_source: { kind: 'text', atMost: 120, label: named('从业人数来源', 'Source of the base'), required: true },
    as_of: { kind: 'day', label: named('截止日', 'As of'), isDerived: true },
    registered: {
      kind: 'integer',
      unit: '人',
      label: named('期末城镇登记失业', 'Registered at the end'),
      isDerived: true,
    },
    entries: { kind: 'integer', unit: '人', label: named('城镇新就业', 'Urban entries'), isDerived: true },
    attrition: { kind: 'integer', unit: '人', label: named('城镇自然减员', 'Urban attrition'), isDerived: true },
    transfers: {
      kind: 'integer',
      unit: '人',
      label: named('农村劳动力转移就业', 'Rural labour moved'),
      isDerived: true,
    },
    reemployed: {
      kind: 'integer',
      unit: '人',
      label: named('失业人员再就业', 'Unemployed back at work'),
      isDerived: true,
    },
    difficult: {
      kind: 'integer',
      unit: '人',
      label: named('就业困难人员就业', 'In difficulty, at work'),
      isDerived: true,
    },
    previous: {
      kind: 'link',
      to: 'employment-month',
      label: named('上一期', 'The one before'),
      isDerived: true,
    },
    until_on: { kind: 'day', label: named('被下一期替代', 'Replaced on'), isDerived: true },
  },
  unique: [['month']],
  columns: ['month', 'urban_employed', 'registered', 'entries', 'attrition', 'transfers', 'reemployed', 'difficult'],
  rollups: {
    next_as_of: {
      label: named('下一期截止日', 'Next as of'),
      of: 'employment-month',
      by: 'previous',
      take: { most: 'as_of' },
    },
  },
  computed: {
    net: { label: named('城镇新增就业', 'New urban jobs'), formula: 'entries - attrition', unit: '人', digits: 0 },
    rate: {
      label: named('城镇登记失业率', 'Registered urban unemployment rate'),
      formula: 'registered * 100 / (urban_employed + registered)',
      unit: '%',
      digits: 2,
    },
  },
  body: 'host',
  who: {
    read: { planner: 'division', leader: 'division', clerk: 'division', reviewer: 'division', reporter: 'division' },
    create: { clerk: 'body' },
    change: { clerk: 'body' },
    export: { planner: 'division', leader: 'division', clerk: 'division' },
    merge: { clerk: 'body' },
  },
  lifecycle: {
    start: 'latest',
    states: {
      latest: { name: named('最新一期', 'Latest'), kind: 'done', editable: ['base_source'] },
      past: { name: named('往期', 'Past'), kind: 'done', editable: ['base_source'] },
    },
    transitions: {
      succeed: {
        name: named('转为往期', 'Becomes past'),
        from: ['latest'],
        to: 'past',
        who: {},
        automatic: 'has(next_as_of)',
        sets: { until_on: 'next_as_of' },
      },
    },
  },
}
