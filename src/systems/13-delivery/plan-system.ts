import { defineSystem } from '../../language/system.ts'

export default defineSystem({
  id: 'plan-system',
  name: { zh: '规划体系与实施方案', en: 'Planning system' },
  purpose: {
    zh: '以发展规划为统领，专项规划、行动计划与之衔接，互不打架，重复和矛盾查得出。',
    en: 'The development plan leads; special plans and action programmes follow and fit it; repeats and contradictions are found.',
  },
  works: {
    zh: '粘贴规划文本即得条款、任务、重复与矛盾并附原文；专项规划与总体规划不一致或漏接的条款列出。',
    en: 'Paste an outline and get clauses, commitments, duplicates and contradictions with quotes; a special plan that contradicts or omits a clause is listed.',
  },
  engine: 'plan',
  basis: [
    { title: '中华人民共和国地方各级人民代表大会和地方各级人民政府组织法', number: '2022年修正', sure: true },
    { title: '中华人民共和国各级人民代表大会常务委员会监督法', number: '2024年修正', sure: true },
    {
      title: '中共中央 国务院关于统一规划体系更好发挥国家发展规划战略导向作用的意见',
      number: '中发〔2018〕44号',
      sure: false,
    },
  ],
  recognise: {
    names: [
      '规划体系',
      '规划衔接',
      '规划纲要',
      '专项规划',
      '重点专项规划',
      '专项行动计划',
      '中长期发展规划',
      '发展规划制度',
      '规划编制',
      '规划实施',
      '统一规划体系',
      '履职的重要依据',
      '四大计划',
      '赋能计划',
      '发展战略和中长期',
      '规划实施机制',
      '规划法',
      '妇女发展规划',
      '儿童发展规划',
    ],
    together: [
      ['规划', '衔接'],
      ['规划', '统领'],
      ['制定', '行动计划'],
      ['编制', '专项规划'],
      ['编制', '总体规划'],
      ['对接', '总体规划'],
      ['实施', '四大', '计划'],
    ],
    not: ['国土空间总体规划局', '职业发展规划', '规划展示馆'],
  },
  feeds: ['annual-plan-and-tasks'],
})
