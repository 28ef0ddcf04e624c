import { defineSystem } from '../../language/system.ts'

export default defineSystem({
  id: 'enterprise-exit',
  name: { zh: '企业退出管理', en: 'Managed exit of enterprises' },
  purpose: {
    zh: '对低效、过剩、污染或不安全的企业依法有序退出，把土地和厂房腾出来再用。',
    en: 'Moves inefficient, surplus, polluting or unsafe firms out lawfully and in order, and frees their land and plants for new use.',
  },
  works: {
    zh: '候选名单来自数据；协议退出、兼并转让、依法强制三条路径各有告知、申辩、复核；没有法律条款的强制措施系统不予放行；腾出的土地回到载体台账。',
    en: 'Candidates come from data; agreement, transfer and compulsion each have notice, defence and review; compulsion without a legal article is blocked; freed land returns to the register of places.',
  },
  engine: 'case',
  basis: [
    { title: '中华人民共和国土壤污染防治法', sure: true },
    { title: '中华人民共和国安全生产法', sure: true },
    { title: '中华人民共和国环境保护法', sure: true },
  ],
  recognise: {
    names: [
      '企业退出',
      '低效企业退出',
      '退出机制的企业',
      '僵尸企业',
      '散乱污企业',
      '散乱污',
      '低散乱',
      '腾笼换鸟',
      '低效企业',
      '关停并转',
      '市场主体退出',
      '落后企业退出',
      '退城入园',
      '退二进三',
      '企业有序退出',
      '低质低效企业',
      '企业破产重整',
      '经营主体退出',
      '退城搬迁',
    ],
    together: [
      ['企业', '有序退出'],
      ['企业', '分期分批', '退出'],
      ['关停', '搬迁', '企业'],
      ['淘汰', '关闭', '企业'],
      ['产能', '有序退出'],
      ['退出', '企业', '补偿'],
    ],
  },
  feeds: ['carriers-and-land'],
})
