import type { RecordType } from '../../../language/record-type.ts'
import type { Who } from '../../../model/role.ts'
import { named } from './vocabulary.ts'

/** Personal matters: the station that serves the person, and whoever answers for it. */
const STATION: Who = { clerk: 'body', reviewer: 'body' }

const who: RecordType['who'] = {
  read: STATION,
  create: { clerk: 'body' },
  change: { clerk: 'body' },
  import: { clerk: 'body' },
  export: { clerk: 'body' },
  merge: { clerk: 'body' },
}

const seeker = {
  kind: 'link',
  to: 'job-seeker',
  label: named('求职者', 'Job seeker'),
  required: true,
  isFixed: true,
} as const
const station = { kind: 'body', label: named('服务站点', 'Station'), required: true } as const
const isOurs = {
  that: 'service_body == seeker.service_body',
  else: named('这份档案由另一个站点服务，请在那里办理。', 'Another station serves this file: it is done there.'),
}

/** 失业登记: from the application to the cancellation, with the reasons for which the rules let one end. */
export const unemploymentRegistration: RecordType = {
  id: 'unemployment-registration',
  name: named('失业登记', 'Registration of unemployment'),
  about: named(
    '劳动年龄内、有劳动能力、有就业要求、处于无业状态的人员的一次失业登记（就业服务与就业管理规定第六十三条）。登记失业不是调查失业，两个数不相比、不相加。',
    'One registration of a person of working age who can and wants to work and has none. Registered is not surveyed unemployment: the two are neither compared nor added.',
  ),
  title: 'applied_on',
  number: { prefix: 'SY', per: 'year', digits: 5 },
  fields: {
    seeker,
    service_body: station,
    applied_on: { kind: 'day', label: named('申请日期', 'Applied on'), required: true, isFixed: true },
    lost_on: { kind: 'day', label: named('失业日期', 'Without work since'), required: true },
    is_urban: {
      kind: 'yes-no',
      label: named('城镇常住', 'Lives in town'),
      help: named('城镇登记失业率只计城镇的', 'The registered urban rate counts these alone'),
      required: true,
    },
    cause: {
      kind: 'choice',
      label: named('失业原因', 'Cause'),
      required: true,
      choices: {
        new: named('新成长劳动力，从未就业', 'New to the labour market'),
        ended: named('合同期满', 'Contract ended'),
        dismissed: named('被解除劳动关系', 'Dismissed'),
        resigned: named('本人辞职', 'Resigned'),
        closed: named('单位破产、关闭、停业', 'Employer closed'),
        business: named('经营者停业', 'Own business ended'),
        land: named('土地被征用', 'Land was taken'),
        army: named('退出现役', 'Left the army'),
        released: named('刑满释放、解除矫正', 'Released'),
        other: named('其他', 'Other'),
      },
    },
    benefit_months: {
      kind: 'integer',
      unit: '月',
      least: 0,
      most: 24,
      label: named('核定失业保险金月数', 'Months of benefit granted'),
      help: named(
        '缴费满 1 年不足 5 年最长 12 个月，满 5 年不足 10 年最长 18 个月，10 年以上最长 24 个月（失业保险条例第十七条）',
        'Paid for 1 to 5 years: up to 12 months; 5 to 10: up to 18; 10 and more: up to 24',
      ),
    },
    paid_years: {
      kind: 'integer',
      unit: '年',
      least: 0,
      most: 60,
      label: named('失业保险缴费年限', 'Years of contributions'),
    },
    registered_on: { kind: 'day', label: named('登记日期', 'Registered on'), isDerived: true },
    contacted_on: { kind: 'day', label: named('最近联系', 'Last contact'), isDerived: true },
    cancelled_on: { kind: 'day', label: named('注销日期', 'Cancelled on') },
    cancel_cause: {
      kind: 'choice',
      label: named('注销原因', 'Why it ended'),
      choices: {
        hired: named('被用人单位录用', 'Hired'),
        business: named('从事个体经营或创办企业', 'Runs a business'),
        income: named('有稳定收入且不低于最低工资', 'Steady income at the minimum wage or more'),
        pension: named('已享受基本养老保险待遇', 'Draws a pension'),
        incapable: named('完全丧失劳动能力', 'Wholly unable to work'),
        study: named('入学、服兵役、移居境外', 'Studies, serves, moved abroad'),
        prison: named('被判刑收监执行', 'Imprisoned'),
        refused: named('终止就业要求或拒绝接受服务', 'No longer wants work, or refuses help'),
        silent: named('连续未与公共就业服务机构联系', 'Was not in touch'),
        other: named('已进行就业登记的其他情形', 'Otherwise registered as employed'),
      },
    },
    employment: {
      kind: 'link',
      to: 'employment-entry',
      label: named('就业登记', 'Registration of employment'),
      shownWhen: 'cancel_cause == "hired"',
    },
  },
  columns: [
    'seeker',
    'service_body',
    'cause',
    'is_urban',
    'registered_on',
    'contacted_on',
    'cancelled_on',
    'cancel_cause',
  ],
  views: [
    {
      id: 'standing',
      name: named('在册失业', 'Standing'),
      where: 'state in ["registered", "suspended"]',
    },
    { id: 'silent', name: named('久未联系', 'Silent'), where: 'clock.contact.missed && state == "registered"' },
  ],
  body: 'service_body',
  who,
  lifecycle: {
    start: 'applied',
    states: {
      applied: { name: named('待核实', 'Applied'), kind: 'open' },
      registered: { name: named('登记失业', 'Registered'), kind: 'open', editable: ['benefit_months', 'paid_years'] },
      suspended: {
        name: named('暂停', 'Suspended'),
        kind: 'waiting',
        editable: 'none',
        help: named('参加培训、短期患病等；仍计在册', 'In training, ill for a while; still counted'),
      },
      cancelled: { name: named('已注销', 'Cancelled'), kind: 'done', editable: 'none' },
      refused: { name: named('不予登记', 'Not registered'), kind: 'void', editable: 'none' },
    },
    transitions: {
      register: {
        name: named('予以登记', 'Register'),
        from: ['applied'],
        to: 'registered',
        who: STATION,
        holds: [
          isOurs,
          {
            that: 'seeker.birth_on + years(16) <= applied_on',
            else: named('未满 16 周岁不能登记失业。', 'Nobody under 16 is registered.'),
          },
          {
            that: 'lost_on <= applied_on && applied_on <= today',
            else: named('失业日期不晚于申请日期，申请日期不晚于今天。', 'Work was lost before the application.'),
          },
          {
            that: 'seeker.unemployed_now == 0',
            else: named('本人已有在册的失业登记。', 'The person is registered already.'),
          },
          {
            that: '!has(benefit_months) || benefit_months == 0 || (paid_years >= 10 ? benefit_months <= 24 : (paid_years >= 5 ? benefit_months <= 18 : (paid_years >= 1 ? benefit_months <= 12 : false)))',
            else: named(
              '失业保险金月数超过缴费年限对应的上限（失业保险条例第十七条）。',
              'More months of benefit than the years of contributions give.',
            ),
          },
        ],
        sets: { registered_on: 'today', contacted_on: 'today' },
      },
      refuse: {
        name: named('不予登记', 'Refuse'),
        from: ['applied'],
        to: 'refused',
        who: STATION,
        reason: 'required',
      },
      contact: {
        name: named('已联系', 'Was in touch'),
        from: ['registered'],
        to: 'registered',
        who: STATION,
        reason: 'optional',
        sets: { contacted_on: 'today' },
        isBulk: true,
      },
      suspend: {
        name: named('暂停', 'Suspend'),
        from: ['registered'],
        to: 'suspended',
        who: STATION,
        reason: 'required',
      },
      resume: {
        name: named('恢复', 'Resume'),
        from: ['suspended'],
        to: 'registered',
        who: STATION,
        sets: { contacted_on: 'today' },
        isBackward: true,
      },
      cancel: {
        name: named('注销', 'Cancel'),
        from: ['registered', 'suspended'],
        to: 'cancelled',
        who: STATION,
        asks: [
          { field: 'cancel_cause', isRequired: true },
          { field: 'cancelled_on', isRequired: true },
          { field: 'employment' },
        ],
        reason: 'optional',
        holds: [
          {
            that: 'cancelled_on >= registered_on && cancelled_on <= today',
            else: named('注销日期须在登记之后、今天之前。', 'It ends after it began, today at the latest.'),
          },
          {
            that: 'cancel_cause != "silent" || contacted_on + months(setting.silent_months) <= today',
            else: named(
              '还没有到可以按“连续未联系”注销的日子，请先联系本人。',
              'It is too early to end it for silence: get in touch first.',
            ),
          },
          {
            that: 'cancel_cause != "refused" || seeker.refused_suitable >= setting.refusals',
            else: named(
              '按“拒绝接受服务”注销，须有记录在案的多次拒绝合适岗位。',
              'To end it for refusing help, refusals of suitable posts must be on record.',
            ),
          },
        ],
      },
    },
  },
  clocks: [
    {
      id: 'accept',
      name: named('核实时限', 'To be decided in'),
      startsAt: ['create'],
      endsAt: ['register', 'refuse'],
      limit: { amount: { setting: 'employment.accept-days' }, unit: 'workdays' },
      escalation: [
        {
          at: { after: 0, unit: 'workdays' },
          tell: ['clerk', 'reviewer'],
          name: named('逾期未办', 'Not decided in time'),
        },
      ],
      actor: ['clerk', 'reviewer'],
    },
    {
      id: 'contact',
      name: named('须联系一次', 'To be in touch within'),
      startsAt: ['register'],
      endsAt: ['cancel'],
      restartsAt: ['contact', 'resume'],
      pausedIn: ['suspended'],
      limit: { amount: { setting: 'employment.silent-months' }, unit: 'months' },
      escalation: [
        { at: { before: 30, unit: 'days' }, tell: ['clerk'], name: named('快到未联系期限', 'Silence is running out') },
      ],
      actor: ['clerk'],
    },
  ],
}

/** 就业困难人员认定: by which category, decided by another person than took it in. */
export const difficultyRecognition: RecordType = {
  id: 'difficulty-recognition',
  name: named('就业困难人员认定', 'Recognition of difficulty'),
  about: named(
    '一次认定一条；凭类别享受援助，类别属于个人敏感信息，列表和导出里不显示，不参加匹配。',
    'One recognition each. Help goes with its category, which is sensitive: shown in no list or export, used in no matching.',
  ),
  title: 'applied_on',
  number: { prefix: 'KN', per: 'year', digits: 5 },
  fields: {
    seeker,
    service_body: station,
    applied_on: { kind: 'day', label: named('申请日期', 'Applied on'), required: true, isFixed: true },
    category: {
      kind: 'choice',
      label: named('类别', 'Category'),
      required: true,
      personal: 'hidden',
      choices: {
        'age-4050': named('大龄（女满 40、男满 50 周岁）', 'Older (women from 40, men from 50)'),
        'low-income': named('低保家庭', 'On minimum living allowance'),
        'zero-job': named('零就业家庭成员', 'Of a household without a job'),
        disabled: named('残疾人', 'Disabled'),
        landless: named('失地', 'Lost their land'),
        'long-term': named('连续失业一年以上', 'Unemployed for a year or more'),
        'closed-trade': named('去产能等安置人员', 'From closed trades'),
        other: named('本地规定的其他人员', 'Others by local rule'),
      },
    },
    evidence: { kind: 'files', label: named('证明材料', 'Evidence'), personal: 'hidden', atMost: 5 },
    recognised_on: { kind: 'day', label: named('认定日期', 'Recognised on'), isDerived: true },
    valid_until: { kind: 'day', label: named('有效至', 'Valid until') },
    ended_on: { kind: 'day', label: named('退出日期', 'Ended on'), isDerived: true },
  },
  columns: ['seeker', 'service_body', 'applied_on', 'recognised_on', 'valid_until', 'ended_on'],
  body: 'service_body',
  who: { ...who, reveal: { clerk: 'body', reviewer: 'body' } },
  lifecycle: {
    start: 'applied',
    states: {
      applied: { name: named('待认定', 'Applied'), kind: 'open' },
      recognised: { name: named('援助中', 'In help'), kind: 'open', editable: ['valid_until'] },
      refused: { name: named('不予认定', 'Not recognised'), kind: 'void', editable: 'none' },
      ended: { name: named('已退出', 'Ended'), kind: 'done', editable: 'none' },
    },
    transitions: {
      recognise: {
        name: named('认定', 'Recognise'),
        from: ['applied'],
        to: 'recognised',
        who: { reviewer: 'body', clerk: 'body' },
        notBy: ['create'],
        asks: [{ field: 'valid_until', isRequired: true }],
        holds: [
          isOurs,
          {
            that: 'valid_until > today',
            else: named('有效期须在今天以后。', 'It must be valid beyond today.'),
          },
          {
            that: 'category != "age-4050" || seeker.birth_on + years(40) <= applied_on',
            else: named('大龄类别与出生日期不符，请核对。', 'The category does not fit the day of birth: check it.'),
          },
          {
            that: 'category != "long-term" || seeker.unemployed_now > 0',
            else: named('连续失业类别须有在册的失业登记。', 'The category needs a registration of unemployment.'),
          },
        ],
        sets: { recognised_on: 'today' },
      },
      refuse: {
        name: named('不予认定', 'Refuse'),
        from: ['applied'],
        to: 'refused',
        who: { reviewer: 'body', clerk: 'body' },
        notBy: ['create'],
        reason: 'required',
      },
      end: {
        name: named('退出', 'End'),
        from: ['recognised'],
        to: 'ended',
        who: STATION,
        reason: 'required',
        sets: { ended_on: 'today' },
      },
      lapse: {
        name: named('到期', 'Lapse'),
        from: ['recognised'],
        to: 'ended',
        who: {},
        automatic: 'valid_until < today',
        sets: { ended_on: 'today' },
      },
    },
  },
  clocks: [
    {
      id: 'decide',
      name: named('认定时限', 'To be decided in'),
      startsAt: ['create'],
      endsAt: ['recognise', 'refuse'],
      limit: { amount: { setting: 'employment.difficulty-days' }, unit: 'workdays' },
      escalation: [
        {
          at: { after: 0, unit: 'workdays' },
          tell: ['clerk', 'reviewer'],
          name: named('逾期未认定', 'Not decided in time'),
        },
      ],
      actor: ['clerk', 'reviewer'],
    },
  ],
}

/** 零就业家庭: recognised, helped until one member is at work, watched, and helped again when the job is lost. */
export const zeroJobHousehold: RecordType = {
  id: 'zero-job-household',
  name: named('零就业家庭', 'Household without a job'),
  about: named(
    '法定劳动年龄内的家庭成员都处于失业状况的城市居民家庭；确认后须有至少一人就业（就业促进法第五十六条）。一户一条，又失业的恢复援助。',
    'An urban household all of whose members of working age are unemployed; once confirmed, one of them at least must get work. Helped again when that job is lost.',
  ),
  title: 'found_on',
  number: { prefix: 'LJY', per: 'year', digits: 4 },
  fields: {
    head: {
      kind: 'link',
      to: 'job-seeker',
      label: named('申请人档案', 'Applicant’s file'),
      required: true,
      isFixed: true,
    },
    service_body: station,
    found_on: { kind: 'day', label: named('发现日期', 'Found on'), required: true, isFixed: true },
    source: {
      kind: 'choice',
      label: named('来源', 'Source'),
      required: true,
      choices: {
        application: named('本人申请', 'Applied'),
        visit: named('走访', 'Visit'),
        data: named('数据比对', 'Data'),
      },
    },
    is_urban: { kind: 'yes-no', label: named('城市居民家庭', 'Urban household'), required: true },
    working_age: {
      kind: 'integer',
      unit: '人',
      least: 1,
      most: 30,
      label: named('劳动年龄内有劳动能力的成员', 'Members of working age who can work'),
      required: true,
    },
    unemployed: {
      kind: 'integer',
      unit: '人',
      least: 0,
      most: 30,
      label: named('其中失业', 'Of them unemployed'),
      required: true,
    },
    members: { kind: 'long-text', atMost: 1000, label: named('成员情况', 'Members'), personal: 'hidden' },
    confirmed_on: { kind: 'day', label: named('认定日期', 'Confirmed on'), isDerived: true },
    employment: {
      kind: 'link',
      to: 'employment-entry',
      label: named('到岗的成员', 'Member at work'),
    },
    cleared_on: { kind: 'day', label: named('清零日期', 'Cleared on'), isDerived: true },
    reopened: { kind: 'integer', least: 0, label: named('恢复援助次数', 'Times reopened'), isDerived: true },
  },
  columns: ['head', 'service_body', 'found_on', 'working_age', 'confirmed_on', 'cleared_on', 'reopened'],
  views: [
    { id: 'open', name: named('待清零', 'Not cleared'), where: 'state == "confirmed"' },
    { id: 'late', name: named('超时未清零', 'Overdue'), where: 'state == "confirmed" && clock.clear.missed' },
  ],
  body: 'service_body',
  who: { ...who, reveal: { clerk: 'body', reviewer: 'body' } },
  lifecycle: {
    start: 'reported',
    states: {
      reported: { name: named('待核实', 'Reported'), kind: 'open' },
      confirmed: { name: named('援助中', 'Confirmed'), kind: 'open', editable: ['members'] },
      cleared: { name: named('已清零，跟踪', 'Cleared, watched'), kind: 'waiting', editable: ['members'] },
      closed: { name: named('稳定', 'Stable'), kind: 'done', editable: 'none' },
      void: { name: named('不属于', 'Is none'), kind: 'void', editable: 'none' },
    },
    transitions: {
      confirm: {
        name: named('认定', 'Confirm'),
        from: ['reported'],
        to: 'confirmed',
        who: STATION,
        notBy: ['create'],
        holds: [
          {
            that: 'service_body == head.service_body',
            else: named('申请人由另一个站点服务，请在那里办理。', 'Another station serves the applicant.'),
          },
          {
            that: 'is_urban && unemployed == working_age',
            else: named(
              '须是城市居民家庭，且劳动年龄内有劳动能力的成员全部失业。',
              'It must be urban, and every member of working age unemployed.',
            ),
          },
        ],
        sets: { confirmed_on: 'today', reopened: '0' },
      },
      'is-none': {
        name: named('不属于零就业家庭', 'Is none'),
        from: ['reported'],
        to: 'void',
        who: STATION,
        reason: 'required',
      },
      clear: {
        name: named('清零', 'Clear'),
        from: ['confirmed'],
        to: 'cleared',
        who: STATION,
        asks: [{ field: 'employment', isRequired: true }],
        holds: [
          {
            that: 'employment.state in ["employed", "stable"]',
            else: named('要有一名成员已经到岗，选他的就业登记。', 'A member must be at work: choose the registration.'),
          },
        ],
        sets: { cleared_on: 'today' },
      },
      reopen: {
        name: named('恢复援助', 'Reopen'),
        help: named('到岗的成员又失业', 'The member lost the job again'),
        from: ['cleared', 'closed'],
        to: 'confirmed',
        who: STATION,
        reason: 'required',
        sets: { cleared_on: 'null', employment: 'null', reopened: 'reopened + 1' },
        isBackward: true,
        isRework: true,
      },
      close: {
        name: named('跟踪期满', 'Watched to the end'),
        from: ['cleared'],
        to: 'closed',
        who: {},
        automatic: 'cleared_on + months(setting.watch_months) <= today',
      },
    },
  },
  clocks: [
    {
      id: 'clear',
      name: named('清零时限', 'To be cleared in'),
      startsAt: ['confirm'],
      endsAt: ['clear'],
      restartsAt: ['reopen'],
      limit: { amount: { setting: 'employment.zero-job-days' }, unit: 'workdays' },
      escalation: [
        { at: { share: 0.5 }, tell: ['clerk'], name: named('已过一半', 'Half of it is over') },
        { at: { share: 0.8 }, tell: ['clerk', 'reviewer'], name: named('快到期', 'Soon due') },
        {
          at: { after: 0, unit: 'workdays' },
          tell: ['clerk', 'reviewer', 'leader'],
          name: named('超时未清零', 'Not cleared in time'),
        },
      ],
      actor: ['clerk', 'reviewer'],
    },
  ],
}
