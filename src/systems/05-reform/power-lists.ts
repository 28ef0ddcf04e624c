import { defineSystem } from '../../language/system.ts'

export default defineSystem({
  id: 'power-lists',
  name: { zh: '权责清单', en: 'Lists of powers and duties' },
  purpose: {
    zh: '把每个部门和镇街有什么权、负什么责列成清单，随法律变化动态调整。',
    en: 'Lists what each department and street may do and must do, and adjusts the list as the law changes.',
  },
  works: {
    zh: '每一事项都引到现行有效的法条；法律一变即提示调整；镇街权责是否匹配有数可看；一问就答“这事归谁管”。',
    en: 'Each item cites a live article; a change of law triggers adjustment; the match of powers and duties of a street is measured; it answers whose duty a thing is.',
  },
  engine: 'register',
  basis: [
    { title: '优化营商环境条例', number: '国务院令第722号', sure: true },
    { title: '中华人民共和国行政许可法', sure: true },
  ],
  recognise: {
    names: [
      '权责清单',
      '权力清单',
      '责任清单',
      '三清单一目录',
      '履职清单',
      '履职事项清单',
      '职责清单',
      '事权清单',
      '机构职能法定化',
      '行政许可事项清单',
      '行政审批事项清单',
      '政务服务事项清单',
      '公共服务事项清单',
      '赋权清单',
      '放权赋权',
      '赋权事项',
      '下放事权',
      '权限下放',
      '证明事项清单',
      '准入事项清单',
      '行政权力清单',
      '乡镇街道赋权',
    ],
    together: [
      ['街道', '乡镇', '权责'],
      ['下放', '审批', '事项'],
      ['赋权', '乡镇街道'],
    ],
    not: ['负面清单制度', '问题清单', '市场准入负面清单制度', '财政事权清单'],
  },
  feeds: ['city-operation', 'grid-governance', 'one-stop-service'],
})
