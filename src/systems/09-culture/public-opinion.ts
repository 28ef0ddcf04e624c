import { defineSystem } from '../../language/system.ts'

export default defineSystem({
  id: 'public-opinion',
  name: { zh: '舆情回应与融媒体', en: 'Public-concern response and media' },
  purpose: {
    zh: '热点关切及时核实、权威发布，建好用好融媒体中心。',
    en: 'Checks the facts of public concerns, answers with authority and in time, and makes good use of the media centre.',
  },
  works: {
    zh: '每个关切有责任单位、核实的事实、回应口径和时钟；只处理事项，不给任何人建档、不监看个人言论。',
    en: 'Each concern has an owner, facts, a statement and a clock; it handles matters only: no files on persons and no watching of what individuals say.',
  },
  engine: 'case',
  basis: [
    { title: '国务院办公厅关于在政务公开工作中进一步做好政务舆情回应的通知', number: '国办发〔2016〕61号', sure: true },
  ],
  recognise: {
    names: [
      '舆情',
      '舆情应急',
      '舆情应对',
      '舆情引导',
      '舆情回应',
      '舆论引导',
      '舆情处置',
      '舆论引导机制',
      '融媒体',
      '融媒体中心',
      '媒体融合',
      '新闻发布',
      '新闻发言人',
      '回应社会关切',
    ],
  },
  feeds: ['enterprise-service-desk'],
})
