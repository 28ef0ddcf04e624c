import { describe, expect, it } from 'vitest'
import { compile } from '../compile.ts'
import { documentFromText } from '../source/text.ts'

/** Good text that looks like a defect: the checks must let it pass. */
const check = (body: string) =>
  compile(
    documentFromText('plan.txt', `湖滨市临湖区国民经济和社会发展第十四个五年规划纲要\n（2021—2025年）\n${body}\n`),
    { systems: [] },
  ).diagnostics.filter(({ severity }) => severity !== 'info')

/** Longer than a paragraph, and a set phrase in every part of it. */
const SET_PHRASES =
  '在习近平新时代中国特色社会主义思想引领下谋划本区水运和渔业，把新发展理念写进每一处码头的更新方案，用“四个意识”检验每一次航道会商，拿党的二十大的要求教育每一位船工，让社会主义现代化的前景照到湖心每一座渔村，再以五位一体的眼光安排来年的清淤。'

describe('good text', () => {
  it.each([
    [
      'a stock beside an increase',
      '第一章 发展成就\n2020年，高新技术企业达到66家。\n“十三五”期间，新增高新技术企业17家。',
    ],
    [
      'a figure rounded the second time',
      '第一章 发展成就\n2020年，技术合同交易额达1.59亿元。\n全年技术合同交易额约1.6亿元。',
    ],
    ['two scopes', '第一章 发展成就\n2020年，固定资产投资（不含园区）51亿元。\n2020年，固定资产投资（含园区）78亿元。'],
    ['two years', '第一章 发展成就\n2015年，森林覆盖率为27%。\n2020年，森林覆盖率为30%。'],
    [
      'two indicators of near names',
      '第一章 主要目标\n到2025年，城镇登记失业率控制在4%以内。\n到2025年，城镇调查失业率控制在5.5%以内。',
    ],
    [
      'a place and its park',
      '第一章 主要目标\n到2025年，区域内渔产品加工率达到40%。\n到2025年，东港园区渔产品加工率达到80%。',
    ],
    [
      'a target that keeps what is there',
      '第一章 发展成就\n2020年，自来水普及率达到98%。\n第二章 主要目标\n到2025年，自来水普及率保持在97%以上。',
    ],
    ['steps on the way', '第一章 主要目标\n到2023年，森林覆盖率达到31%。\n到2025年，森林覆盖率达到33%。'],
    [
      'points and rates that agree',
      '第一章 发展成就\n绿色船舶占比从20%提高到35%，提高15个百分点。渔业总产值从4亿元增加到6亿元，增长50%。',
    ],
    ['a structure rounded', '第一章 发展成就\n三次产业结构优化为8.2:42.1:49.8。'],
    ['parts of a rise', '第一章 发展成就\n2020年，常住人口比上年增加2万人，其中城区常住人口31万人。'],
    [
      'seams and reduplications',
      '第一章 主要任务\n扶持小微企业创业创新，实实在在为民办事，监测预测预警一体推进，发展中国国内精品航线。',
    ],
    ['a money threshold', '第一章 主要任务\n到2025年，引进投资亿元以上项目12个，建成亿元村3个。'],
    ['nested lists', '第一章 主要任务\n一是疏浚航道。二是更新码头。\n第一节 疏浚航道\n一是清淤。二是护岸。三是设标。'],
    [
      'sections that run on over chapters',
      '第一章 甲\n岸线提质。\n第一节 清淤\n清出航道。\n第二节 护岸\n砌筑护岸。\n第二章 乙\n码头提质。\n第三节 更新\n更换趸船。',
    ],
    ['set phrases', `第一章 总体要求\n${SET_PHRASES}\n第二章 保障措施\n${SET_PHRASES}`],
    [
      'a title of a higher level',
      '第一章 发展成就\n全区成功创建省级水上运动发展示范区。\n第二章 主要任务\n争创国家水上运动发展示范区。',
    ],
    ['items of their own number', '第一章 主要任务\n1）疏浚航道；2）更新码头；3）增设航标。'],
  ])('%s', (_what, body) => {
    expect(check(body).map(({ code, message }) => `${code} ${message}`)).toEqual([])
  })
})
