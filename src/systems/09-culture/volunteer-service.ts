import { defineSystem } from '../../language/system.ts'

export default defineSystem({
  id: 'volunteer-service',
  name: { zh: '志愿服务与文明实践', en: 'Volunteer service and civic practice' },
  purpose: {
    zh: '把群众需求变成志愿服务订单，记录真实时长，依托新时代文明实践中心开展活动。',
    en: 'Turns residents’ needs into orders for volunteers, records true hours, and works through the civilisation practice centres.',
  },
  works: {
    zh: '需求变成订单，签到签退核出真实时长，重叠时段不重复计；活跃率按真实服务计算；证明可随时开具。',
    en: 'Needs become orders and orders become checked hours; overlaps are refused; the active rate is true; a certificate can be had at any time.',
  },
  engine: 'matching',
  basis: [{ title: '志愿服务条例', number: '国务院令第685号', sure: true }],
  recognise: {
    names: [
      '志愿服务',
      '志愿者',
      '志愿队伍',
      '志愿活动',
      '志愿服务品牌',
      '志愿组织',
      '新时代文明实践',
      '文明实践中心',
      '文明实践',
      '文明实践站',
      '时间银行',
      '五社联动',
      '社会工作队伍',
      '学雷锋',
    ],
    not: ['社工部', '社会组织管理局', '慈善医疗'],
  },
  feeds: [],
})
