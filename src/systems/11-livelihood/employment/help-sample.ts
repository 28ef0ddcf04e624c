import type { SampleRecord, SampleStage, SampleStep } from '../../../language/sample.ts'
import { atWork, plusDays } from '../../05-reform/enterprise-gradient/invent.ts'
import type { SampleSeeker } from './people-sample.ts'

const USES = ['开早餐店', '开焊接铺', '网店备货', '家政服务', '小修小补铺'] as const

/** Start-up loans of some who seek work (模拟数据): repaid with interest subsidised, lent, waiting, and one refused. */
export function loansFor(stage: SampleStage, seekers: readonly SampleSeeker[]): readonly SampleRecord[] {
  return seekers.flatMap(({ record, station, filed }, i): SampleRecord[] => {
    const applied = plusDays(filed, 20)
    if (i % 9 !== 4 || plusDays(applied, 12) > stage.to) return []
    const at = atWork(applied, 120 + (i % 200))
    const amount = 50_000 + 10_000 * (i % 16)
    const months = i % 4 === 0 ? 6 : 36
    const lent = plusDays(applied, 14)
    const repaid = plusDays(lent, months * 30 - 20)
    const isRefused = i % 27 === 22
    const steps: SampleStep[] = isRefused
      ? [
          {
            does: 'refuse',
            at: atWork(plusDays(applied, 6), 90),
            by: station.reviewer,
            reason: '征信不符合（模拟数据）',
          },
        ]
      : [
          { does: 'approve', at: atWork(plusDays(applied, 6), 90), by: station.reviewer },
          {
            does: 'guarantee',
            at: atWork(plusDays(applied, 10), 90),
            by: station.clerk,
            gives: { guarantee: amount <= 100_000 ? 'none' : 'fund', bank: '模拟银行临湖支行' },
          },
        ]
    if (!isRefused && lent <= stage.to)
      steps.push({
        does: 'lend',
        at: atWork(lent, 90),
        by: station.clerk,
        gives: { rate: '3.5', lpr: '3.1', lent_on: lent },
      })
    if (!isRefused && repaid <= stage.to)
      steps.push({
        does: 'repay',
        at: atWork(repaid, 90),
        by: station.clerk,
        gives: { repaid_on: repaid, interest: ((amount * 0.035 * months) / 12).toFixed(2) },
      })
    return [
      {
        type: 'startup-loan',
        id: stage.id(at),
        values: {
          seeker: record.id,
          service_body: station.id,
          kind: 'person',
          group: i % 2 === 0 ? 'returned' : 'graduate',
          applied_on: applied,
          use: USES[i % USES.length] ?? USES[0],
          amount: String(amount),
          months: String(months),
        },
        at,
        by: station.clerk,
        steps,
      },
    ]
  })
}

/** Insurance subsidies of those recognised as in difficulty (模拟数据), a quarter at a time. */
export function subsidiesFor(
  stage: SampleStage,
  recognitions: readonly SampleRecord[],
  stationOf: (seeker: string) => SampleSeeker['station'] | undefined,
): readonly SampleRecord[] {
  return recognitions.flatMap(({ values, steps }, i): SampleRecord[] => {
    const [recognised] = steps
    const station = stationOf(String(values.seeker))
    if (i % 3 !== 0 || recognised?.does !== 'recognise' || station === undefined) return []
    const begun = recognised.at.toISOString().slice(0, 10)
    return [0, 1].flatMap((quarter): SampleRecord[] => {
      const from = `${plusDays(begun, quarter * 92).slice(0, 7)}-01`
      const until = `${plusDays(from, 62).slice(0, 7)}-25`
      const applied = plusDays(until, 10)
      if (plusDays(applied, 15) > stage.to) return []
      const at = atWork(applied, 200 + i + quarter)
      return [
        {
          type: 'help-subsidy',
          id: stage.id(at),
          values: {
            seeker: values.seeker ?? null,
            service_body: station.id,
            kind: 'insurance',
            applied_on: applied,
            from_day: from,
            until_day: until,
            amount: '2460.00',
          },
          at,
          by: station.clerk,
          steps: [
            { does: 'approve', at: atWork(plusDays(applied, 5), 60), by: station.reviewer },
            { does: 'pay', at: atWork(plusDays(applied, 12), 60), by: station.clerk },
          ],
        },
      ]
    })
  })
}
