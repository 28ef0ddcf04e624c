import type { Requirement } from '../../../language/lifecycle.ts'
import type { RecordType } from '../../../language/record-type.ts'
import type { Bilingual } from '../../../model/system.ts'
import { EDUCATION, HOURS, named, OCCUPATIONS, SKILLS } from './vocabulary.ts'

/** Whether one of the words of a list stands in what the vacancy says. */
const speaksOf = (list: string): string =>
  ['title', 'duties', 'demands']
    .map((field) => `(has(${field}) && setting.discriminating_words.${list}.exists(word, ${field}.contains(word)))`)
    .join(' || ')

/** A limit that the words put on people, refused with its article; sex and age not where the text says that neither matters. */
const without = (list: string, otherwise: Bilingual, isNeutralised = false): Requirement => ({
  that: isNeutralised ? `!(${speaksOf(list)}) || ${speaksOf('neutral')}` : `!(${speaksOf(list)})`,
  else: otherwise,
})

const LAWFUL: readonly Requirement[] = [
  {
    that: 'sex == "any" || (has(ground) && has(ground_words))',
    else: named(
      '限性别须有法定依据：写明是哪一种（如女职工禁忌从事的劳动）和依据，否则选“不限”（就业促进法第二十七条）。',
      'Sex may be asked only on a lawful ground: name it and its article, or choose “any” (Employment Promotion Law, art. 27).',
    ),
  },
  {
    that: 'sex != "female" || ground == "statutory"',
    else: named('只招女性的，依据只能是法律、法规的明文规定。', 'Women only: the ground must be a statute.'),
  },
  {
    that: 'sex != "male" || ground in ["women-forbidden", "statutory"]',
    else: named(
      '只招男性的，依据只能是女职工禁忌从事的劳动范围或法律、法规的明文规定。',
      'Men only: the ground must be labour forbidden to women, or a statute.',
    ),
  },
  {
    that: '(!has(least_age) && !has(most_age)) || (has(ground) && has(ground_words))',
    else: named(
      '限年龄须有法定依据：写明是哪一种（如未成年工禁忌从事的劳动）和依据，否则不填年龄。',
      'Age may be asked only on a lawful ground: name it and its article, or leave age empty.',
    ),
  },
  {
    that: '!has(most_age) || ground == "statutory"',
    else: named('限制最高年龄的，依据只能是法律、法规的明文规定。', 'An upper age needs a statute.'),
  },
  without(
    'sex',
    named(
      '文字里有性别限制。删去，或写“男女不限”；确有法定依据的填在“性别条件”里（就业促进法第二十七条）。',
      'The words limit by sex. Take them out; a lawful ground goes into its own field.',
    ),
    true,
  ),
  without(
    'age',
    named(
      '文字里有年龄限制。删去，或写“年龄不限”；确有法定依据的填在年龄条件里。',
      'The words limit by age. Take them out; a lawful ground goes into its own field.',
    ),
    true,
  ),
  without(
    'marriage',
    named(
      '文字里有婚育限制，请删去（就业促进法第二十七条）。',
      'The words limit by marriage or children: take them out.',
    ),
  ),
  without(
    'origin',
    named(
      '文字里有民族、户籍或地域限制，请删去（就业促进法第二十八条、第三十一条）。',
      'The words limit by ethnicity, household registration or origin: take them out.',
    ),
  ),
  without(
    'health',
    named(
      '文字里有残疾或病原携带限制，请删去（就业促进法第二十九条、第三十条）。',
      'The words limit by disability or carrying a disease: take them out.',
    ),
  ),
]

const WHOLE: readonly Requirement[] = [
  {
    that: 'has(wage_least) == has(wage_most)',
    else: named(
      '工资写上下限两头；面议的两头都空。',
      'Give both ends of the wage, or neither where it is to be agreed.',
    ),
  },
  {
    that: '!has(wage_least) || wage_least <= wage_most',
    else: named('工资下限不能高于上限。', 'The lower wage lies above the upper.'),
  },
  {
    that: 'valid_until >= today',
    else: named('有效期已过，请改到今天以后。', 'It is no longer valid: set a later day.'),
  },
  {
    that: 'firm.state in ["active", "dormant"]',
    else: named('用人单位已不在营。', 'The firm is no longer in business.'),
  },
]

/** 招聘岗位: what a firm asks for and offers; public once it was verified. */
export const vacancy: RecordType = {
  id: 'vacancy',
  name: named('招聘岗位', 'Vacancy'),
  about: named(
    '一家单位一个岗位一条；内容应当真实合法，不含民族、种族、性别、宗教信仰等歧视（人力资源市场暂行条例第二十四条）。核验后公开，到期自动下架。',
    'One post of one firm. It must be true and lawful and hold no discrimination. Public once verified; taken down when it expires.',
  ),
  title: 'title',
  number: { prefix: 'GW', per: 'year', digits: 5 },
  fields: {
    firm: { kind: 'link', to: 'enterprise', label: named('用人单位', 'Firm'), required: true, isFixed: true },
    title: { kind: 'text', atMost: 60, label: named('岗位名称', 'Title'), required: true },
    occupation: { kind: 'choice', label: named('职业类别', 'Occupation'), required: true, choices: OCCUPATIONS },
    headcount: {
      kind: 'integer',
      unit: '人',
      least: 1,
      most: 5000,
      label: named('招聘人数', 'Posts'),
      required: true,
    },
    duties: { kind: 'long-text', atMost: 1500, label: named('工作内容', 'Duties'), required: true },
    demands: { kind: 'long-text', atMost: 1500, label: named('其他要求', 'Further demands') },
    wage_least: { kind: 'money', unit: '元/月', least: 0, digits: 0, label: named('工资下限', 'Wage from') },
    wage_most: {
      kind: 'money',
      unit: '元/月',
      least: 0,
      digits: 0,
      label: named('工资上限', 'Wage to'),
      help: named('面议的两头都空', 'Leave both empty where it is to be agreed'),
    },
    hours: { kind: 'choice', label: named('工作时间', 'Hours'), required: true, choices: HOURS },
    contract: {
      kind: 'choice',
      label: named('用工形式', 'Contract'),
      required: true,
      choices: {
        labour: named('劳动合同', 'Employment contract'),
        dispatch: named('劳务派遣', 'Dispatched'),
        'part-time': named('非全日制用工', 'Part-time'),
        public: named('公益性岗位', 'Public-benefit post'),
        trainee: named('见习', 'Trainee'),
      },
    },
    education: {
      kind: 'choice',
      label: named('文化程度至少', 'Education at least'),
      required: true,
      choices: { none: named('不限', 'Any'), ...EDUCATION },
    },
    experience: {
      kind: 'integer',
      unit: '年',
      least: 0,
      most: 40,
      label: named('工作年限至少', 'Experience at least'),
      help: named('不要求的空着', 'Empty where none is asked'),
    },
    skills: {
      kind: 'choices',
      label: named('必需技能', 'Skills needed'),
      help: named('不会就干不了的才选；能在岗学的不选', 'Only what cannot be learnt on the job'),
      choices: SKILLS,
    },
    start_by: { kind: 'day', label: named('最晚到岗', 'Start by') },
    place: { kind: 'point', label: named('工作地点', 'Place of work') },
    address: { kind: 'text', atMost: 120, label: named('工作地址', 'Address'), required: true },
    lodging: { kind: 'yes-no', label: named('包住', 'Lodging'), required: true },
    sex: {
      kind: 'choice',
      label: named('性别条件', 'Sex'),
      required: true,
      choices: {
        any: named('不限', 'Any'),
        male: named('限男性（须有法定依据）', 'Men (on a lawful ground)'),
        female: named('限女性（须有法定依据）', 'Women (on a lawful ground)'),
      },
    },
    least_age: { kind: 'integer', unit: '周岁', least: 16, most: 70, label: named('年龄不低于', 'Age from') },
    most_age: { kind: 'integer', unit: '周岁', least: 16, most: 70, label: named('年龄不高于', 'Age to') },
    ground: {
      kind: 'choice',
      label: named('法定依据', 'Lawful ground'),
      choices: {
        'women-forbidden': named('女职工禁忌从事的劳动', 'Labour forbidden to women'),
        'minors-forbidden': named('未成年工禁忌从事的劳动', 'Labour forbidden to minors'),
        statutory: named('法律、法规规定的任职条件', 'A statute'),
      },
      shownWhen: 'sex != "any" || has(least_age) || has(most_age)',
    },
    ground_words: {
      kind: 'text',
      atMost: 200,
      label: named('依据的文件和条款', 'Statute and article'),
      shownWhen: 'sex != "any" || has(least_age) || has(most_age)',
    },
    valid_until: { kind: 'day', label: named('有效期至', 'Valid until'), required: true },
    account: { kind: 'person', label: named('企业办事人', 'Acts for the firm'), isDerived: true },
    opened_on: { kind: 'day', label: named('发布日期', 'Published on'), isDerived: true },
    closed_on: { kind: 'day', label: named('下架日期', 'Taken down on'), isDerived: true },
  },
  groups: [
    {
      title: named('岗位', 'Post'),
      fields: ['firm', 'title', 'occupation', 'headcount', 'duties', 'demands', 'contract', 'hours', 'valid_until'],
    },
    { title: named('待遇', 'Terms'), fields: ['wage_least', 'wage_most', 'lodging', 'place', 'address', 'start_by'] },
    { title: named('要求', 'Demands'), fields: ['education', 'experience', 'skills'] },
    {
      title: named('须有法定依据的条件', 'Conditions that need a lawful ground'),
      fields: ['sex', 'least_age', 'most_age', 'ground', 'ground_words'],
    },
    { title: named('办理', 'Handling'), fields: ['account', 'opened_on', 'closed_on'] },
  ],
  columns: ['title', 'firm', 'occupation', 'headcount', 'wage_least', 'wage_most', 'hours', 'valid_until', 'opened_on'],
  views: [
    { id: 'to-verify', name: named('待核验', 'To be verified'), where: 'state == "submitted"' },
    { id: 'open', name: named('招聘中', 'Open'), where: 'state == "open"' },
    {
      id: 'unfilled',
      name: named('招聘满 30 天没招满', 'Open for 30 days and not filled'),
      where: 'state == "open" && opened_on + days(30) <= today',
    },
  ],
  rollups: {
    hired: {
      label: named('已录用', 'Hired'),
      of: 'job-referral',
      by: 'vacancy',
      where: 'state == "hired"',
      take: 'count',
      unit: '人',
    },
    referred: {
      label: named('推荐', 'Referred'),
      of: 'job-referral',
      by: 'vacancy',
      take: 'count',
      unit: '人次',
    },
  },
  map: 'place',
  who: {
    read: { planner: 'division', leader: 'division', clerk: 'division', reviewer: 'division', enterprise: 'own' },
    create: { clerk: 'division', enterprise: 'own' },
    change: { clerk: 'division', enterprise: 'own' },
    import: { clerk: 'division' },
    export: { planner: 'division', leader: 'division', clerk: 'division', enterprise: 'own' },
    merge: { clerk: 'division' },
  },
  isPublic: {
    fields: [
      'number',
      'title',
      'firm',
      'occupation',
      'headcount',
      'duties',
      'demands',
      'wage_least',
      'wage_most',
      'hours',
      'contract',
      'education',
      'experience',
      'skills',
      'address',
      'lodging',
      'start_by',
      'valid_until',
    ],
    when: 'state == "open" && valid_until >= today',
  },
  lifecycle: {
    start: 'draft',
    states: {
      draft: { name: named('草稿', 'Draft'), kind: 'open' },
      submitted: { name: named('待核验', 'Submitted'), kind: 'open', editable: 'none' },
      open: {
        name: named('招聘中', 'Open'),
        kind: 'open',
        editable: ['valid_until'],
        help: named('要改内容的先撤回修改，再核验', 'To change it, take it back and have it verified again'),
      },
      filled: { name: named('已招满', 'Filled'), kind: 'done', editable: 'none' },
      expired: { name: named('已到期', 'Expired'), kind: 'done', editable: 'none' },
      closed: { name: named('已关闭', 'Closed'), kind: 'done', editable: 'none' },
    },
    transitions: {
      submit: {
        name: named('提交', 'Submit'),
        from: ['draft'],
        to: 'submitted',
        who: { enterprise: 'own' },
        holds: [
          {
            that: 'firm.account == actor',
            else: named('只能发布您办事的企业的岗位。', 'You post vacancies of the firms that you act for.'),
          },
          ...WHOLE,
          ...LAWFUL,
        ],
        sets: { account: 'firm.account' },
      },
      post: {
        name: named('代企业提交', 'Submit for the firm'),
        from: ['draft'],
        to: 'submitted',
        who: { clerk: 'division' },
        holds: [...WHOLE, ...LAWFUL],
        sets: { account: 'firm.account' },
      },
      publish: {
        name: named('核验发布', 'Verify and publish'),
        from: ['submitted'],
        to: 'open',
        who: { clerk: 'division' },
        notBy: ['post'],
        holds: [...WHOLE, ...LAWFUL],
        sets: { opened_on: 'today', closed_on: 'null' },
        isBulk: true,
      },
      return: {
        name: named('退回', 'Return'),
        from: ['submitted'],
        to: 'draft',
        who: { clerk: 'division' },
        reason: 'required',
        isBackward: true,
      },
      revise: {
        name: named('撤回修改', 'Take back to change'),
        from: ['submitted', 'open'],
        to: 'draft',
        who: { clerk: 'division', enterprise: 'own' },
        isBackward: true,
      },
      close: {
        name: named('关闭', 'Close'),
        from: ['draft', 'open'],
        to: 'closed',
        who: { clerk: 'division', enterprise: 'own' },
        reason: 'required',
        sets: { closed_on: 'today' },
      },
      renew: {
        name: named('重新招聘', 'Open again'),
        from: ['filled', 'expired', 'closed'],
        to: 'draft',
        who: { clerk: 'division', enterprise: 'own' },
        asks: [{ field: 'valid_until', isRequired: true }, { field: 'headcount' }],
        sets: { closed_on: 'null' },
        isBackward: true,
      },
      fill: {
        name: named('招满', 'Filled'),
        from: ['open'],
        to: 'filled',
        who: {},
        automatic: 'hired >= headcount',
        sets: { closed_on: 'today' },
      },
      expire: {
        name: named('到期下架', 'Expire'),
        from: ['open'],
        to: 'expired',
        who: {},
        automatic: 'valid_until < today',
        sets: { closed_on: 'today' },
      },
    },
  },
  clocks: [
    {
      id: 'verify',
      name: named('核验时限', 'To be verified in'),
      startsAt: ['submit', 'post'],
      endsAt: ['publish', 'return'],
      endsUnjudgedAt: ['revise'],
      restartsAt: ['submit', 'post'],
      limit: { amount: { setting: 'employment.verify-days' }, unit: 'workdays' },
      escalation: [
        { at: { after: 0, unit: 'workdays' }, tell: ['clerk'], name: named('逾期未核验', 'Not verified in time') },
      ],
      actor: ['clerk'],
    },
  ],
}
