import type { SimulatedPlace } from '../model/sample-manifest.ts'

const STREETS = [
  ['东湖街道办事处', 'Donghu Subdistrict'],
  ['南桥街道办事处', 'Nanqiao Subdistrict'],
  ['西园街道办事处', 'Xiyuan Subdistrict'],
  ['北塘镇人民政府', 'Beitang Town'],
] as const

/**
 * The district that does not exist and lies beside the sample's: the first is 2, since the sample's own is the first.
 * Codes 31 to 79 of its city are given out to nobody, so there are at most 50 districts.
 */
export function neighbourOf({ parent }: SimulatedPlace, number: number): SimulatedPlace {
  const city = parent.code.slice(0, 4).padEnd(4, '0')
  return {
    code: `${city}${String(29 + number).padStart(2, '0')}`,
    name: { zh: `模拟第${number}区`, en: `Simulated District ${number}` },
    parent,
    subdistricts: STREETS.map(([zh, en]) => ({ zh, en })),
    parks: [{ zh: '模拟产业园管理委员会', en: 'Simulated Industrial Park Committee' }],
  }
}
