import { type Block, figure, type Row, type Table, text } from '../../official-documents/model.ts'
import { dateText, percent, ratio } from '../../official-documents/numbers.ts'
import { agreementOf, differencesOf } from '../differences.ts'
import type { ReportFacts, SurveyFact } from '../facts.ts'
import { heading, paragraph } from './blocks.ts'
import { shortened } from './commitments.ts'
import { queryCited } from './figures.ts'
import { prose } from './prose.ts'

/** 附件 第三方评估意见: each assessor's words as submitted, then where they differ from the report's own findings. */
export function assessmentBlocks(facts: ReportFacts): readonly Block[] {
  const differences = differencesOf(facts)
  return [
    ...facts.assessments.flatMap((assessment): readonly Block[] => {
      const { compared, different, agreed } = agreementOf(facts, assessment)
      const ids = [assessment.id]
      const count = (id: string, n: number, where: string) =>
        figure(`assessment:${assessment.id}/${id}`, `${n}项`, n, queryCited('第三方评估意见', where, ids, n))
      return [
        heading(`assessment.${assessment.id}`, 1, assessment.assessor),
        paragraph(
          `assessment.${assessment.id}.intro`,
          prose`${assessment.assessor}依据冻结的事实数据独立开展评估，于${dateText(assessment.submittedOn)}提交意见，原文如下，未作改动。`,
        ),
        ...assessment.overall
          .split(/\n+/)
          .filter((line) => line.trim() !== '')
          .map((line, i) => paragraph(`assessment.${assessment.id}.overall.${i}`, [text(line.trim())])),
        paragraph(
          `assessment.${assessment.id}.agreement`,
          prose`可与自评对照的意见${count('compared', compared, '可对照')}，一致${count('agreed', agreed, '与自评一致')}，不一致${count('different', different, '与自评不一致')}。`,
        ),
      ]
    }),
    ...(differences.length === 0 ? [] : [differenceTable(facts)]),
  ]
}

/** 自评与第三方评估差异对照表. */
export function differenceTable(facts: ReportFacts): Table {
  const column = (title: string, width: number, align: 'left' | 'centre' = 'left') =>
    ({ title, group: null, width, align, format: null }) as const
  return {
    kind: 'table',
    key: 'annex.differences',
    caption: '自评与第三方评估差异对照表',
    unit: null,
    columns: [
      column('序号', 2, 'centre'),
      column('评估对象', 16),
      column('类型', 4, 'centre'),
      column('自评', 7, 'centre'),
      column('第三方评估', 7, 'centre'),
      column('从严一方', 6, 'centre'),
      column('第三方意见', 22),
    ],
    rows: differencesOf(facts).map(
      (difference, i): Row => ({
        key: `${difference.assessment}/${difference.id}`,
        name: difference.name,
        band: false,
        cells: [
          [text(`${i + 1}`)],
          [text(shortened(difference.name, 40))],
          [text(difference.about === 'target' ? '指标' : '任务')],
          [text(difference.own)],
          [
            figure(
              `difference:${difference.assessment}/${difference.id}`,
              difference.theirs,
              null,
              queryCited('第三方评估意见', difference.assessor, [`${difference.assessment}/${difference.id}`]),
            ),
          ],
          [text(difference.kinder === 'own' ? '第三方' : difference.kinder === 'theirs' ? '自评' : '—')],
          [text(difference.text)],
        ],
      }),
    ),
    notes: ['“从严一方”指作出较低判断的一方；一方为数据缺失或无法判断的，以“—”表示。'],
  }
}

/** 公众问卷. */
export function surveyBlocks(facts: ReportFacts): readonly Block[] {
  return facts.surveys.flatMap((survey): readonly Block[] => [
    heading(`survey.${survey.id}`, 1, survey.title),
    paragraph(
      `survey.${survey.id}.overall`,
      prose`调查时间为${dateText(survey.from)}至${dateText(survey.to)}，收回有效问卷${countOf(survey, 'valid', survey.valid, '份')}，总体满意率${shareOf(survey, 'satisfied', '总体满意率', survey.satisfied, survey.valid)}。`,
    ),
    ...(survey.topics.length === 0 ? [] : [topicTable(survey)]),
  ])
}

const countOf = (survey: SurveyFact, id: string, count: number, counter: string) =>
  figure(
    `survey:${survey.id}/${id}`,
    `${count}${counter}`,
    count,
    queryCited(survey.title, '有效问卷', [survey.id], count),
  )

function shareOf(survey: SurveyFact, id: string, name: string, part: number | null, whole: number) {
  const share = ratio(part, whole)
  return figure(`survey:${survey.id}/${id}`, percent(share), share, {
    kind: 'computed',
    rule: 'ratio',
    name,
    formula: `${part ?? '—'}÷${whole}＝${percent(share)}`,
    arguments: [
      { name: '满意', value: part },
      { name: '有效', value: whole },
    ],
    cites: [queryCited(survey.title, '有效问卷', [survey.id], whole)],
  })
}

function topicTable(survey: SurveyFact): Table {
  const number = (title: string, format: string) => ({ title, group: null, width: 8, align: 'right', format }) as const
  return {
    kind: 'table',
    key: `survey.${survey.id}.topics`,
    caption: null,
    unit: null,
    columns: [
      { title: '方面', group: null, width: 20, align: 'left', format: null },
      number('有效回答（份）', '0'),
      number('满意（份）', '0'),
      number('满意率', '0.0%'),
    ],
    rows: survey.topics.map(
      (topic): Row => ({
        key: topic.name,
        name: topic.name,
        band: false,
        cells: [
          [text(topic.name)],
          [countOf(survey, `${topic.name}/valid`, topic.valid, '')],
          [countOf(survey, `${topic.name}/satisfied`, topic.satisfied, '')],
          [shareOf(survey, `${topic.name}/share`, `${topic.name}满意率`, topic.satisfied, topic.valid)],
        ],
      }),
    ),
    notes: [],
  }
}
