import { defineSystem } from '../../language/system.ts'

export default defineSystem({
  id: 'waste-sorting',
  name: { zh: '垃圾分类', en: 'Waste sorting' },
  purpose: {
    zh: '生活垃圾分类投放、收集、运输、处理，减量化、资源化，回收废旧物资。',
    en: 'Household waste is put out, collected, carried and treated by kind, with less of it and more recycled.',
  },
  works: {
    zh: '四类垃圾按重量分别统计；“分类率”的三种口径并列给出；投放点有考评分。',
    en: 'Four streams by weight; the three definitions of the sorting rate side by side; scores for each drop point.',
  },
  engine: 'evaluation',
  basis: [
    { title: '中华人民共和国固体废物污染环境防治法', number: '第四十三条', sure: true },
    { title: '生活垃圾分类标志', number: 'GB/T 19095-2019', sure: true },
  ],
  recognise: {
    names: [
      '垃圾分类',
      '生活垃圾分类',
      '垃圾减量',
      '垃圾无害化',
      '无害化处理率',
      '垃圾收运',
      '垃圾收集',
      '垃圾转运',
      '厨余垃圾',
      '餐厨垃圾',
      '餐厨废弃物',
      '废旧物资',
      '再生资源回收',
      '废旧物资循环',
      '废弃物循环利用',
      '废弃物资源化',
      '两网融合回收',
      '垃圾回收',
    ],
    together: [
      ['生活垃圾', '分类'],
      ['生活垃圾', '无害化'],
      ['生活垃圾', '收运'],
      ['生活垃圾', '资源化'],
      ['垃圾', '减量'],
    ],
  },
  feeds: ['target-monitoring'],
})
