import { defineWords } from '../../../ui/language.ts'

export const useOutputWords = defineWords({
  zh: {
    none: '还没有链上企业的月度数据',
    noneText: '在“企业梯度培育”里登记或导入企业月度数据（营业收入），这里就有产值。没有数据不是零。',
    title: '产值（按营业收入）',
    how: {
      capacity: '一家企业在链上只算一次；在几个环节上的，按登记的年供给能力分摊，没有能力数据的平分',
      even: '一家企业在链上只算一次；在几个环节上的平分',
    },
    year: '近十二个月产值',
    month: '各月产值',
    unit: '万元',
    growth: '同比（可比口径）',
    alike: (n: number) => `两年各月数据都齐全的 ${n} 家`,
    covered: '数据齐全',
    coveredBy: (whole: number, partly: number, firms: number) =>
      `${firms} 家中 ${whole} 家齐全${partly > 0 ? `、${partly} 家缺月` : ''}${firms - whole - partly > 0 ? `、${firms - whole - partly} 家没有` : ''}`,
    missing: '有企业缺月或没有数据：不知道，不当零；上面的数只含已知的月份。',
    source: '企业月度数据',
    byNode: '各环节产值',
    byNodeNote: '分摊后的数，各环节相加等于全链',
    code: '代码',
    node: '环节',
    stage: '段',
    why: '不出数的原因',
    withheld: {
      none: '没有数据',
      'few-firms': '企业太少，为保护商业秘密不出数',
      dominant: '一家占了绝大部分，不出数',
      others: '由它能推出别的环节，一并不出数',
    },
  },
  en: {
    none: 'No monthly data of the chain’s firms yet',
    noneText:
      'Enter or import firms’ monthly data (turnover) among the firms, and the output stands here. None is not zero.',
    title: 'Output (by turnover)',
    how: {
      capacity:
        'A firm counts once; on several nodes it is told by its yearly capacities, evenly where one is not known',
      even: 'A firm counts once; on several nodes it is told evenly',
    },
    year: 'Output of twelve months',
    month: 'Output by month',
    unit: '10,000 yuan',
    growth: 'Against the year before',
    alike: (n: number) => `of ${n} firms with every month of both`,
    covered: 'Known of',
    coveredBy: (whole: number, partly: number, firms: number) =>
      `${whole} of ${firms} firms whole${partly > 0 ? `, ${partly} in part` : ''}${firms - whole - partly > 0 ? `, ${firms - whole - partly} not at all` : ''}`,
    missing: 'Months of some firms are missing: not known, not zero. The figures hold the months that are known.',
    source: 'Firms’ monthly data',
    byNode: 'Output by node',
    byNodeNote: 'Told over the nodes; together they make the chain',
    code: 'Code',
    node: 'Node',
    stage: 'Stage',
    why: 'Why not told',
    withheld: {
      none: 'No data',
      'few-firms': 'Too few firms: not told, to protect trade secrets',
      dominant: 'One firm is nearly all of it: not told',
      others: 'Another node could be worked out from it: not told',
    },
  },
})
