import { Type } from 'typebox'
import { done, type Outcome, refused } from '../../model/outcome.ts'
import { Download, type Route, route } from '../../platform/http/route.ts'
import { simulatedLabel } from '../../platform/organisation/simulated.ts'
import { simulatedNote, writeList } from '../../platform/xlsx/list-sheet.ts'
import { Computing, SensitivityPage } from './answers.ts'
import { type AnyCall, One, since, tag, writerOf } from './call.ts'
import { XLSX } from './published-store.ts'
import { findShownResult, openRound } from './reading-store.ts'
import { noResult, noSuchRound } from './refusals.ts'
import { conclusionOf, offeredFactors, suggestedFactors } from './sensitivity.ts'
import { askSensitivity, findSensitivity, LEAST_SAMPLE, SensitivityAsk } from './sensitivity-store.ts'

const OneResult = Type.Object({ ...One.properties, no: Type.Integer() })

/** A result of which the reader sees every unit: how places depend on assumptions says something of all of them. */
async function openResult(call: AnyCall, { division, id, no }: { division: string; id: string; no: number }) {
  const opened = await openRound(call, division, id)
  if (opened.kind === 'refused') return opened
  const { round, reader } = opened.value
  if (!reader.isAll) return refused(noResult)
  const shown = await findShownResult(call.db, round, reader, no)
  return shown === null ? refused(noResult) : done({ round, ...shown })
}

export const sensitivityRoutes: readonly Route[] = [
  route({
    method: 'GET',
    path: '/api/v1/evaluation-rounds/:division/:id/results/:no/sensitivity',
    summary: { zh: '敏感性分析', en: 'Which assumptions the places of a result hang on (Sobol), as last analysed' },
    tag,
    since,
    who: 'evaluations.read',
    params: OneResult,
    answer: SensitivityPage,
    async handle(call): Promise<Outcome<SensitivityPage>> {
      const opened = await openResult(call, call.params)
      if (opened.kind === 'refused') return opened
      const { round, version, result } = opened.value
      const { kept, computing, trouble } = await findSensitivity(call.db, round, result.no)
      const offered = offeredFactors(version.content)
      return done({
        kept: kept === null ? null : { ...kept, says: conclusionOf(kept.content) },
        computing,
        trouble,
        offered: offered.map(({ id, words, isOwn }) => ({ id, words, isOwn })),
        suggested: [...suggestedFactors(offered)],
        least: LEAST_SAMPLE,
      })
    },
  }),
  route({
    method: 'POST',
    path: '/api/v1/evaluation-rounds/:division/:id/results/:no/sensitivity',
    summary: { zh: '做敏感性分析', en: 'Analyse which assumptions the places of a result hang on' },
    tag,
    since,
    who: 'evaluations.run',
    limit: 'export',
    params: OneResult,
    body: SensitivityAsk,
    answer: Computing,
    async handle(call) {
      const { db, policy, actor, params, body } = call
      if (!policy.may(actor, 'evaluations.run', { division: params.division })) return refused(noSuchRound)
      const opened = await openResult(call, params)
      if (opened.kind === 'refused') return opened
      const { round, result } = opened.value
      return askSensitivity(db, writerOf(call, params.division), round, result, body)
    },
  }),
  route({
    method: 'GET',
    path: '/api/v1/evaluation-rounds/:division/:id/results/:no/sensitivity/workbook',
    summary: { zh: '敏感性分析（xlsx）', en: 'The last analysis as a workbook' },
    tag,
    since,
    who: 'evaluations.read',
    params: OneResult,
    query: Type.Object({ language: Type.Optional(Type.Union([Type.Literal('zh'), Type.Literal('en')])) }),
    answer: 'file',
    async handle(call) {
      const opened = await openResult(call, call.params)
      if (opened.kind === 'refused') return opened
      const { round, result } = opened.value
      const { kept } = await findSensitivity(call.db, round, result.no)
      if (kept === null) return refused(noResult)
      const { language = 'zh' } = call.query
      const { content } = kept
      const isSimulated = (await simulatedLabel(call.db, round.division)) !== null
      const title = language === 'zh' ? `${round.title} 敏感性分析` : `${round.title}: sensitivity`
      const made =
        language === 'zh'
          ? `第 ${result.no} 次结果，样本 ${content.n}，重算 ${content.runs} 次，种子 ${content.seed}，${content.units} 个单位，${kept.at.slice(0, 10)}`
          : `result ${result.no}, sample ${content.n}, ${content.runs} runs, seed ${content.seed}, ${content.units} units, ${kept.at.slice(0, 10)}`
      const bytes = await writeList({
        title,
        note: `${conclusionOf(content)[language]} ${made}${simulatedNote(isSimulated, language)}`,
        heads: [
          ['假设', 'Assumption', 46],
          ['单独影响', 'Alone', 12],
          ['单独影响 5%', 'Alone, 5 %', 12],
          ['单独影响 95%', 'Alone, 95 %', 12],
          ['总影响', 'In all', 12],
          ['总影响 5%', 'In all, 5 %', 12],
          ['总影响 95%', 'In all, 95 %', 12],
        ],
        rows: content.factors.map(({ words, first, firstInterval, total, totalInterval }) => [
          words[language],
          first,
          firstInterval?.[0] ?? null,
          firstInterval?.[1] ?? null,
          total,
          totalInterval?.[0] ?? null,
          totalInterval?.[1] ?? null,
        ]),
        language,
        fixed: 1,
      })
      return done(new Download(`${title}.xlsx`, XLSX, bytes))
    },
  }),
]
