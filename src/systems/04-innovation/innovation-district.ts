import { defineSystem } from '../../language/system.ts'
import { innovationRatio, ratioMetrics } from './innovation-district/ratio.ts'

export default defineSystem({
  id: 'innovation-district',
  name: { zh: '创新型地区建设监测', en: 'Innovation-district monitoring' },
  purpose: {
    zh: '创建创新型区（县、市、省），用研发投入、专利、技术合同等一组比率衡量离验收还差多少。',
    en: 'Builds an innovation district (county, city, province) and measures by a set of ratios (R&D, patents, technology contracts) how far it is from acceptance.',
  },
  works: {
    zh: '每个比率都显示分子、分母和统计范围，自动算出与验收标准的差距；统计调查数与税务口径并列，不混用。',
    en: 'Each ratio shows its two parts and its scope, and the gap to acceptance; survey and tax figures stand side by side and are never mixed.',
  },
  engine: 'evaluation',
  basis: [{ title: '中华人民共和国科学技术进步法', sure: true }],
  recognise: {
    names: [
      '创新型地区',
      '创新型区',
      '创新型县',
      '创新型城市',
      '创新型城区',
      '创新型省份',
      '创新型县市',
      '科技创新先行区',
      '科技强县',
      '科技奖励制度',
      '公民科学素养',
      '创新型区县',
      '创新型区建设',
      '国家创新型城市',
      '国家创新型县',
    ],
    together: [
      ['创新型', '建设', '验收'],
      ['创新型', '城市', '建设'],
      ['创新型省份', '建设'],
    ],
  },
  runBy: 'science',
  records: [innovationRatio],
  metrics: ratioMetrics,
  feeds: ['target-monitoring'],
})
