import { defineSystem } from '../../language/system.ts'

export default defineSystem({
  id: 'river-chief',
  name: { zh: '河湖长制与林长制', en: 'River, lake and forest chiefs' },
  purpose: {
    zh: '每条河、每个湖、每片林都有负责人，按期巡查，问题交办整改。',
    en: 'Every river, lake and forest has a chief who patrols on time and sees problems put right.',
  },
  works: {
    zh: '有轨迹的巡查才算数；问题交办、整改、销号，逾期升级到上一级河（湖、林）长。',
    en: 'Only patrols with a track count; problems are assigned, put right and closed, or raised to the chief one level up.',
  },
  engine: 'case',
  basis: [
    { title: '中华人民共和国水污染防治法', number: '第五条', sure: true },
    { title: '中华人民共和国长江保护法', number: '第五条', sure: true },
    { title: '中华人民共和国森林法', number: '2019年修订，第四条', sure: true },
  ],
  recognise: {
    names: [
      '河长制',
      '河湖长制',
      '湖长制',
      '林长制',
      '田长制',
      '河长',
      '河湖长',
      '林长',
      '湖长',
      '总河长',
      '河长办',
      '民间河长',
      '河湖管理',
      '河湖四乱',
      '清四乱',
      '巡河',
      '巡林',
      '河湖长效',
    ],
    together: [['水域', '岸线', '管理']],
    not: ['河长期', '湖长期', '河长达', '河长约'],
  },
  feeds: ['environment-quality'],
})
