import { compile } from '../../compiler/compile.ts'
import { documentFromText } from '../../compiler/source/text.ts'
import type { PlanModel } from '../../model/plan-model.ts'
import { systems } from '../../systems/all.ts'
import { type ReviewItem, reviewItems } from './items.ts'

/** One section of the fictional plan: its title and paragraphs. */
export interface Section {
  readonly title: string
  readonly paragraphs: readonly string[]
}

/** A plan of the fictional 临湖区 in sections, to be taken apart and put together again. */
export const SECTIONS: readonly Section[] = [
  {
    title: '主要目标',
    paragraphs: [
      '到2025年，全区生产总值突破320亿元，规模工业增加值年均增长8%以上。',
      '到2025年，常住人口城镇化率提高到72%，森林覆盖率稳定在41.5%以上。',
      '到2025年，城镇登记失业率控制在4.5%以内，每千人口拥有执业医师数达到3.6人。',
      '到2025年，湖区水质优良断面比例达到100%，单位GDP能耗累计降低14%。',
    ],
  },
  {
    title: '做强滨湖产业',
    paragraphs: [
      '支持本地船艇企业扩大产能，力争2025年船艇产业产值达到60亿元。',
      '建设船艇零部件园，五年引进配套企业30家以上。',
      '全面推行“双随机、一公开”监管，建立涉企检查备案制度。',
    ],
  },
  {
    title: '办好民生实事',
    paragraphs: [
      '新建改建农村公路150公里，改造老旧小区42个。',
      '推行一件事一次办，到2025年政务服务事项网上办理率达到95%。',
      '建设临湖文化中心项目，总投资6.8亿元。',
      '推进环湖科技馆项目和湖心岛生态修复工程。',
    ],
  },
]

const NUMERALS = ['一', '二', '三', '四', '五', '六', '七', '八', '九']

export interface Layout {
  /** Number of the first chapter. */
  readonly from?: number
  /** What stands between two paragraphs. */
  readonly gap?: string
  readonly indent?: string
}

/** The text of a plan made of these sections. */
export function planText(sections: readonly Section[], { from = 1, gap = '\n', indent = '' }: Layout = {}): string {
  const lines = sections.flatMap(({ title, paragraphs }, i) => [
    `第${NUMERALS[(from + i - 1) % 9]}章 ${title}`,
    ...paragraphs.map((paragraph) => `${indent}${paragraph}`),
  ])
  return ['湖滨市临湖区国民经济和社会发展第十四个五年规划纲要', ...lines].join(gap)
}

export interface Compiled {
  readonly text: string
  readonly model: PlanModel
  readonly items: readonly ReviewItem[]
}

export function compiled(text: string): Compiled {
  const document = documentFromText('plan.txt', text)
  const model = compile(document, { systems })
  return { text: document.text, model, items: reviewItems(model, document.text) }
}

export const lakeside = (sections: readonly Section[] = SECTIONS, layout?: Layout): Compiled =>
  compiled(planText(sections, layout))

/** The item that holds these words in its sentence, by kind and, where several do, the value's words. */
export function itemWith(
  items: readonly ReviewItem[],
  kind: ReviewItem['kind'],
  words: string,
  value = '',
): ReviewItem {
  const found = items.find(
    (item) =>
      item.kind === kind &&
      item.words.includes(words) &&
      (value === '' || (item.kind === 'statement' && item.found.valueText.includes(value))),
  )
  if (found === undefined) throw new Error(`No ${kind} with “${words}” ${value}`)
  return found
}
