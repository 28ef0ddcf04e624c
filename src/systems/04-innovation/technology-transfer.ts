import { defineSystem } from '../../language/system.ts'
import { contract, payment, reward } from './technology-transfer/contract.ts'
import { conversion, cooperation } from './technology-transfer/conversion.ts'
import { broker, introduction } from './technology-transfer/introduction.ts'
import { ipRight } from './technology-transfer/ip-right.ts'
import { metrics } from './technology-transfer/metrics.ts'
import { need } from './technology-transfer/need.ts'
import { pilotBase, pilotDay } from './technology-transfer/pilot.ts'
import { result } from './technology-transfer/result.ts'
import { settings } from './technology-transfer/settings.ts'

export default defineSystem({
  id: 'technology-transfer',
  name: { zh: '技术市场与成果转化', en: 'Technology market and transfer' },
  purpose: {
    zh: '把高校院所的成果和企业的技术需求放到一个市场里撮合，登记技术合同，提高本地转化率。',
    en: 'Brings results of universities and needs of firms to one market, registers technology contracts and raises local conversion.',
  },
  works: {
    zh: '每次撮合说明理由；登记的技术合同只计一次；本地转化率按合同和落地项目计算，可追到每一份合同。',
    en: 'Each match states its reasons; a registered contract counts once; local conversion is computed from contracts and projects on the ground.',
  },
  engine: 'matching',
  basis: [
    { title: '中华人民共和国促进科技成果转化法', sure: true },
    { title: '技术合同认定登记管理办法', number: '国科发政字〔2000〕063号', sure: true },
    { title: '技术合同认定规则', number: '国科发政字〔2001〕253号', sure: false },
    { title: '实施《中华人民共和国促进科技成果转化法》若干规定', number: '国发〔2016〕16号', sure: true },
    { title: '中华人民共和国民法典', number: '第三编第二十章', sure: true },
    { title: '中华人民共和国专利法', number: '2020年修正', sure: true },
  ],
  recognise: {
    names: [
      '技术市场与成果转化',
      '科技成果转化',
      '科技成果转移转化',
      '成果转移转化',
      '技术转移',
      '科技成果转移',
      '科技要素大市场',
      '技术市场',
      '技术交易',
      '技术合同',
      '科技成果交易',
      '科技大市场',
      '概念验证',
      '中试基地',
      '中试平台',
      '中试熟化',
      '技术经纪人',
      '技术经理人',
      '职务科技成果',
      '科技成果产业化',
      '成果产业化',
      '产学研用',
      '产学研合作',
      '产学研协同',
      '产学研深度融合',
      '产学研融合',
      '产学研一体化',
      '先用后转',
      '先使用后付费',
      '先投后股',
      '新型研发机构',
      '科技中介',
      '成果转化',
    ],
    together: [
      ['科技成果', '转化'],
      ['科技成果', '落地'],
      ['成果', '就地转化'],
    ],
  },
  runBy: 'science',
  settings,
  records: [
    result,
    need,
    ipRight,
    broker,
    introduction,
    contract,
    payment,
    reward,
    conversion,
    pilotBase,
    pilotDay,
    cooperation,
  ],
  metrics,
  screens: [
    { path: 'technology-matches', name: { zh: '成果需求撮合', en: 'Results to needs' } },
    { path: 'pilot-bases', name: { zh: '中试预约', en: 'Pilot bases' } },
  ],
  feeds: ['innovation-district'],
})
