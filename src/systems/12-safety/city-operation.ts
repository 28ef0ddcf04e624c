import { defineSystem } from '../../language/system.ts'
import { caseClass } from './city-operation/case-class.ts'
import { cityCase } from './city-operation/city-case.ts'
import { cityPart } from './city-operation/city-part.ts'
import { metrics } from './city-operation/figures.ts'
import { gridCell } from './city-operation/grid-cell.ts'
import { LIMITS, RULES } from './city-operation/settings.ts'

export default defineSystem({
  id: 'city-operation',
  name: { zh: '城市运行一网统管', en: 'City operation platform' },
  purpose: {
    zh: '一个平台统管城市部件和事件，发现、派单、处置、核查、评价闭环。',
    en: 'One platform for the things and events of a city: found, dispatched, handled, verified and rated.',
  },
  works: {
    zh: '问题从上报到立案、派遣、核查、结案按类限时；发现、处置、结案三方分开；热点可见，推诿有裁决。',
    en: 'Filing, dispatch, verification and closing within limits by class; finder, handler and closer are different people; hot spots are shown; returned cases are arbitrated.',
  },
  engine: 'case',
  basis: [
    { title: '数字化城市管理信息系统', number: 'GB/T 30428', sure: true },
    { title: '城市运行管理服务平台技术标准', number: 'CJJ/T 312-2021', sure: true },
  ],
  recognise: {
    names: [
      '城市运行',
      '城市运行管理',
      '城市运行管理服务平台',
      '城市运行管理平台',
      '一网统管',
      '一网统筹',
      '城市大脑',
      '智慧城管',
      '数字城管',
      '城市精细化管理',
      '精细化管理城市',
      '精细化治理',
      '城市治理现代化',
      '接诉即办',
      '12345',
      '市长热线',
      '未诉先办',
      '吹哨报到',
      '街乡吹哨',
      '市容环境',
      '市容秩序',
      '门前三包',
      '网格化管理平台',
      '城市综合执法',
      '路长制',
      '街长制',
      '城管+',
      '背街小巷整治',
      '控违拆违',
      '智慧城市运行',
      '城市管理精细化',
      '城市管理平台',
      '精细化城市管理',
      '城市运行一网',
      '一网统管平台',
      '一网统管中心',
    ],
    together: [
      ['城市', '运行', '平台'],
      ['智慧化', '农贸市场'],
      ['城市管理', '平台'],
      ['城市管理', '精细化'],
      ['城市治理', '一网'],
      ['城市管理', '智慧'],
    ],
    not: ['城市运行状态'],
  },
  feeds: ['performance-assessment'],
  records: [cityCase, caseClass, gridCell, cityPart],
  metrics,
  settings: [LIMITS, RULES],
  runBy: 'urban-management',
  screens: [
    { path: '/cases/command', name: { zh: '今日案件', en: 'Cases today' } },
    { path: '/cases/evaluation', name: { zh: '综合评价', en: 'Evaluation' } },
    { path: '/field', name: { zh: '网格员手机页', en: 'Grid worker’s page' } },
  ],
})
