import type { Sample, SampleRecord } from '../language/sample.ts'
import { randomFrom } from './random.ts'
import { inOrder } from './replay-records.ts'
import { type StageSetting, sampleStage } from './sample-stage.ts'

/** The records of all samples for a district, in the order in which the samples build on each other. */
export function makeSamples(
  samples: readonly Sample[],
  setting: Omit<StageSetting, 'made'>,
): { readonly records: readonly SampleRecord[]; readonly newId: (at: Date) => string } {
  const records: SampleRecord[] = []
  const byType = new Map<string, SampleRecord[]>()
  const made = (type: string) => byType.get(type) ?? []
  for (const sample of inOrder(samples)) {
    for (const record of sample.make(sampleStage({ ...setting, made }, sample.system))) {
      records.push(record)
      const ofType = byType.get(record.type)
      if (ofType === undefined) byType.set(record.type, [record])
      else ofType.push(record)
    }
  }
  return { records, newId: randomFrom(setting.district.settings.seed).part('records/made').id }
}
