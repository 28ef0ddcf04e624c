import { Type } from 'typebox'
import { defineSetting } from '../../../model/setting.ts'

const days = (zh: string, en: string, most = 365) => Type.Integer({ minimum: 1, maximum: most, title: `${zh} · ${en}` })
const words = (zh: string, en: string) =>
  Type.Array(Type.String({ minLength: 2, maxLength: 40 }), { maxItems: 80, title: `${zh} · ${en}` })

export const CONTACT_DAYS = defineSetting({
  key: 'employment.contact-days',
  name: { zh: '求职档案多少天须联系一次', en: 'Days within which a job seeker is contacted' },
  about: {
    zh: '求职中的档案超过这些天没有联系，提醒服务站点核实是否仍在求职。',
    en: 'After so many days without contact the station is told to ask whether the person still seeks work.',
  },
  schema: days('天', 'days'),
  default: 90,
  source: 'practice',
  kind: 'method',
})
export const ACCEPT_DAYS = defineSetting({
  key: 'employment.accept-days',
  name: { zh: '失业登记受理核实时限', en: 'Days to decide a registration' },
  about: { zh: '申请失业登记后几个工作日内办结。', en: 'Working days from the application to the registration.' },
  schema: days('工作日', 'working days', 60),
  default: 10,
  source: 'practice',
  kind: 'method',
})
export const SILENT_MONTHS = defineSetting({
  key: 'employment.silent-months',
  name: { zh: '连续未联系注销的月数', en: 'Months of silence that end a registration' },
  about: {
    zh: '登记失业人员连续这么多个月没有与公共就业服务机构联系的，可以注销登记。',
    en: 'A registration may be cancelled when the person was not in touch for so many months.',
  },
  schema: Type.Integer({ minimum: 1, maximum: 24, title: '月 · months' }),
  default: 6,
  source: '就业服务与就业管理规定第六十六条',
  kind: 'method',
})
export const REFUSALS = defineSetting({
  key: 'employment.refusals',
  name: { zh: '拒绝几次合适岗位', en: 'Suitable posts refused' },
  about: {
    zh: '无正当理由拒绝合适岗位达到几次，才可以“拒绝就业服务”为由注销登记。',
    en: 'How many suitable posts must be refused without good reason before a registration may end for refusing help.',
  },
  schema: Type.Integer({ minimum: 1, maximum: 10, title: '次 · times' }),
  default: 3,
  source: 'practice',
  kind: 'method',
})
export const DIFFICULTY_DAYS = defineSetting({
  key: 'employment.difficulty-days',
  name: { zh: '就业困难认定时限', en: 'Days to decide on difficulty' },
  about: { zh: '受理就业困难人员申请后几个工作日内认定。', en: 'Working days from the application to the decision.' },
  schema: days('工作日', 'working days', 60),
  default: 10,
  source: 'practice',
  kind: 'method',
})
export const ZERO_JOB_DAYS = defineSetting({
  key: 'employment.zero-job-days',
  name: { zh: '零就业家庭清零时限', en: 'Days to clear a household without a job' },
  about: {
    zh: '零就业家庭认定后几个工作日内至少一人到岗。法律只要求帮助至少一人就业，没有定天数。',
    en: 'Working days from recognition until one member is at work. The law orders one job at least and sets no days.',
  },
  schema: days('工作日', 'working days', 120),
  default: 20,
  source: 'practice',
  kind: 'method',
})
export const WATCH_MONTHS = defineSetting({
  key: 'employment.watch-months',
  name: { zh: '清零后跟踪月数', en: 'Months of watching after clearance' },
  about: {
    zh: '零就业家庭清零后跟踪这么多个月，稳定的办结，又失业的恢复援助。',
    en: 'A cleared household is watched for so many months; if the job is lost, help begins again.',
  },
  schema: Type.Integer({ minimum: 1, maximum: 24, title: '月 · months' }),
  default: 6,
  source: 'practice',
  kind: 'method',
})
export const VERIFY_DAYS = defineSetting({
  key: 'employment.verify-days',
  name: { zh: '岗位核验时限', en: 'Days to verify a vacancy' },
  about: { zh: '企业提交岗位后几个工作日内核验发布或退回。', en: 'Working days to publish or return a vacancy.' },
  schema: days('工作日', 'working days', 30),
  default: 2,
  source: 'practice',
  kind: 'method',
})
export const ANSWER_DAYS = defineSetting({
  key: 'employment.answer-days',
  name: { zh: '企业答复推荐时限', en: 'Days for a firm to answer a referral' },
  about: { zh: '推荐送达后企业几个工作日内答复是否面试。', en: 'Working days within which a firm answers.' },
  schema: days('工作日', 'working days', 60),
  default: 5,
  source: 'practice',
  kind: 'method',
})
export const FOLLOW_UP = defineSetting({
  key: 'employment.follow-up',
  name: { zh: '入职后回访时限', en: 'When hires are followed up' },
  about: {
    zh: '到岗满 1、3、6 个月各回访一次，最迟在到岗后第几天办完。',
    en: 'Hires are asked after 1, 3 and 6 months; by which day after the start each must be done.',
  },
  schema: Type.Object({
    first: days('满 1 个月的', 'of the first month', 90),
    third: days('满 3 个月的', 'of the third month', 180),
    sixth: days('满 6 个月的', 'of the sixth month', 365),
  }),
  default: { first: 40, third: 102, sixth: 194 },
  source: 'practice',
  kind: 'method',
})
export const NET_OF_ATTRITION = defineSetting({
  key: 'employment.jobs-net',
  name: { zh: '“新增就业”扣减自然减员', en: 'Whether new jobs are net of attrition' },
  about: {
    zh: '规划只写“新增就业”而没有口径时，是按净增（新就业减自然减员）还是按新就业人数计。“城镇新增就业”总是净增。',
    en: 'How “new jobs” without a definition are counted: net of attrition, or all entries. New urban jobs are always net.',
  },
  schema: Type.Boolean({ title: '扣减 · net' }),
  default: true,
  source: 'practice',
  kind: 'method',
})
export const DISCRIMINATING = defineSetting({
  key: 'employment.discriminating-words',
  name: { zh: '招聘文字里不得出现的限制', en: 'Words a vacancy may not hold' },
  about: {
    zh: '岗位名称、职责和要求里出现这些词，提交时退回并说明依据。“不算”里的词出现时，同一段文字不按性别、年龄判。',
    en: 'A vacancy whose words hold one of these is refused with the article. Where a neutral phrase stands, sex and age are not read into that text.',
  },
  schema: Type.Object({
    sex: words('性别', 'Sex'),
    age: words('年龄', 'Age'),
    marriage: words('婚育', 'Marriage and children'),
    origin: words('民族、户籍、地域', 'Ethnicity and origin'),
    health: words('残疾、病原携带', 'Disability and carriers'),
    neutral: words('不算', 'Neutral'),
  }),
  default: {
    sex: [
      '仅限男',
      '只限男',
      '限男性',
      '限男士',
      '只招男',
      '仅招男',
      '招男工',
      '男性优先',
      '男士优先',
      '要求男性',
      '仅限女',
      '只限女',
      '限女性',
      '限女士',
      '只招女',
      '仅招女',
      '招女工',
      '女性优先',
      '女士优先',
      '要求女性',
    ],
    age: [
      '岁以下',
      '岁以内',
      '周岁以下',
      '周岁以内',
      '年龄不超过',
      '年龄限',
      '限年龄',
      '80后优先',
      '90后优先',
      '00后优先',
    ],
    marriage: ['已婚已育', '未婚优先', '未婚未育', '已育优先', '不得怀孕', '限未婚', '限已婚', '怀孕测试'],
    origin: [
      '限汉族',
      '少数民族勿',
      '不招少数民族',
      '限本地户口',
      '仅限本地户籍',
      '本地户籍优先',
      '限城镇户口',
      '外地人勿',
      '不招外地',
    ],
    health: ['乙肝', '残疾人勿', '不招残疾', '无残疾', '携带者勿', '两对半'],
    neutral: ['男女不限', '不限男女', '性别不限', '不限性别', '年龄不限', '不限年龄'],
  },
  source: '就业促进法第二十七条至第三十一条；人力资源市场暂行条例第二十四条',
  kind: 'policy',
})

const yuan = (zh: string, en: string) => Type.Integer({ minimum: 1, maximum: 100_000_000, title: `${zh} · ${en}` })
const whole = (zh: string, en: string, most: number) =>
  Type.Integer({ minimum: 0, maximum: most, title: `${zh} · ${en}` })
/** Bounds of start-up loans; each change of the national rules is a value from its day on. */
export const LOAN = defineSetting({
  key: 'employment.loan',
  name: { zh: '创业担保贷款的额度、期限和贴息', en: 'Start-up loans: amount, term, interest' },
  about: {
    zh: '个人、合伙、小微企业的额度和期限上限，累计次数，利率上限（LPR 加点），财政贴息占实际利息的比例；国家规定调整的，从生效日起改。合伙额度 = 个人额度 × 人数 × 比例。',
    en: 'Highest amounts and terms of persons, partners and small firms, times in all, the highest rate (LPR and points), the share of interest that is subsidised. When the national rules change, it is changed from their day on.',
  },
  schema: Type.Object({
    person: yuan('个人额度（元）', 'A person (yuan)'),
    partners: Type.Integer({
      minimum: 100,
      maximum: 200,
      title: '合伙额度占个人合计（%） · Partners, of their sum (%)',
    }),
    firm: yuan('小微企业额度（元）', 'A firm (yuan)'),
    person_months: Type.Integer({ minimum: 1, maximum: 120, title: '个人期限（月） · Term of a person (months)' }),
    firm_months: Type.Integer({ minimum: 1, maximum: 120, title: '小微企业期限（月） · Term of a firm (months)' }),
    times: Type.Integer({ minimum: 1, maximum: 9, title: '累计次数 · Times in all' }),
    spread: whole('利率上限：LPR 加（基点）', 'Highest rate: LPR plus (basis points)', 1000),
    subsidy: whole('贴息占实际利息（%）', 'Share of interest subsidised (%)', 100),
    no_counter: yuan('免除反担保的额度（元）', 'Without a counter-guarantee up to (yuan)'),
    share: whole('小微企业新招用比例（%）', 'Newly hired, of a firm’s staff (%)', 100),
    share_large: whole('职工超过 100 人的（%）', 'Of more than 100 staff (%)', 100),
    days: days('审核时限（工作日）', 'Working days to check', 60),
  }),
  default: {
    person: 300_000,
    partners: 110,
    firm: 4_000_000,
    person_months: 36,
    firm_months: 24,
    times: 3,
    spread: 50,
    subsidy: 50,
    no_counter: 100_000,
    share: 10,
    share_large: 5,
    days: 10,
  },
  source: '普惠金融发展专项资金管理办法（财金〔2023〕75号），数字凭记忆，以现行文件为准',
  kind: 'method',
})
/** How long help lasts: public-benefit posts and the subsidies that go with difficulty. */
export const HELP = defineSetting({
  key: 'employment.help',
  name: { zh: '就业援助的期限', en: 'How long help lasts' },
  about: {
    zh: '公益性岗位安置期和社保补贴、岗位补贴累计最长几个月；初次核定时距法定退休不足 5 年的可以延长到几个月；公益性岗位最多安置几次。',
    en: 'Longest months in all of a public-benefit post and of each subsidy, longer where less than five years are left to retirement; how many such posts at most.',
  },
  schema: Type.Object({
    months: Type.Integer({ minimum: 1, maximum: 120, title: '最长（月） · Longest (months)' }),
    near_months: Type.Integer({
      minimum: 1,
      maximum: 120,
      title: '距退休不足 5 年的（月） · Near retirement (months)',
    }),
    posts: Type.Integer({ minimum: 1, maximum: 5, title: '公益性岗位次数 · Posts at most' }),
  }),
  default: { months: 36, near_months: 60, posts: 2 },
  source: '就业补助资金管理办法；人社部发〔2019〕124号',
  kind: 'method',
})

export const SETTINGS = [
  CONTACT_DAYS,
  ACCEPT_DAYS,
  SILENT_MONTHS,
  REFUSALS,
  DIFFICULTY_DAYS,
  ZERO_JOB_DAYS,
  WATCH_MONTHS,
  VERIFY_DAYS,
  ANSWER_DAYS,
  FOLLOW_UP,
  NET_OF_ATTRITION,
  DISCRIMINATING,
  LOAN,
  HELP,
]
