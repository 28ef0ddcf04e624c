import type { Scheme } from '../../model/evaluation-scheme.ts'

/** 临湖区高质量发展评价: three indicators, one of them a rate and one reverse; half the units are 优秀; an accident vetoes. */
export const lakesideScheme: Scheme = {
  format: 'gangmu.evaluation-scheme/1',
  id: 'lakeside/quality',
  version: '2023',
  name: { zh: '临湖区高质量发展评价', en: 'Lakeside: high-quality development' },
  data: { unit: '代码', name: '名称' },
  groups: [{ id: 'index', name: { zh: '指数', en: 'Index' }, total: 100 }],
  indicators: [
    { id: '亩均税收', group: 'index', weight: 50, column: '税收', denominator: { column: '用地' }, unit: '万元/亩' },
    { id: '研发强度', group: 'index', weight: 30, unit: '%' },
    { id: '单位能耗', group: 'index', weight: 20, direction: 'negative', unit: '吨标煤/万元' },
  ],
  normalise: { method: 'min-max', range: [60, 100] },
  aggregation: { method: 'arithmetic', missing: 'renormalise', threshold: 0.5 },
  score: { digits: 2 },
  vetoes: [
    {
      id: 'accident',
      name: { zh: '较大以上安全事故', en: 'Serious accident' },
      when: { column: '安全事故', is: 'one-of', of: ['较大'], blank: 'fails' },
      effect: { grade: '较差' },
    },
  ],
  grading: {
    by: 'shares',
    grades: [{ id: '优秀', upTo: 0.5 }, { id: '良好', upTo: 0.75 }, { id: '较差' }],
  },
  uncertainty: { replays: 200, seed: 7, vary: [{ what: 'weights', noise: 0.5 }, { what: 'omission' }] },
}

/** Four units: 东湖 leads, 北园 follows, 南湖 next, 西湖 lags. */
export const lakesideCsv = [
  '代码,名称,税收,用地,研发强度,单位能耗,安全事故',
  'E,东湖街道,4000,100,3.0,0.30,',
  'W,西湖街道,1500,100,1.0,0.60,',
  'S,南湖街道,2500,100,2.0,0.45,',
  'P,湖北工业园,"6,000",200,2.8,0.40,',
].join('\n')
