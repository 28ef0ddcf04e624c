import { defineSystem } from '../../language/system.ts'

export default defineSystem({
  id: 'veterans-services',
  name: { zh: '退役军人服务', en: 'Services for veterans' },
  purpose: {
    zh: '为退役军人建档立卡、安置就业、落实优待、帮扶困难。',
    en: 'Files and cards for veterans, placement, benefits and help in hardship.',
  },
  works: {
    zh: '一人一档，优待按政策自动比对；就业和困难帮扶有跟踪；信息严格限权查看。',
    en: 'One file for each, benefits checked against policy, jobs and hardship followed, with tight access.',
  },
  engine: 'register',
  basis: [{ title: '中华人民共和国退役军人保障法', number: '第八条、第十五条', sure: true }],
  recognise: {
    names: [
      '退役军人服务',
      '退役军人事务',
      '退役士兵',
      '军转干部',
      '转业军人',
      '复退军人',
      '拥军优属',
      '双拥',
      '双拥模范',
      '军人军属',
      '烈士褒扬',
      '烈属',
      '光荣院',
      '褒扬纪念',
      '随军家属',
      '退役军人安置',
      '退役军人保障',
      '退役军人就业',
      '退役军人优待',
    ],
    together: [
      ['退役军人', '安置'],
      ['退役军人', '优抚'],
      ['退役军人', '权益'],
      ['优抚', '安置'],
    ],
  },
  feeds: ['employment'],
})
