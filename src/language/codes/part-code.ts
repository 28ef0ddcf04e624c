import { type CityObjectParts, checkCityObject } from './city-object.ts'
import type { CodeAnswer, CodeTable } from './code-answer.ts'

/**
 * 部件代码 (GB/T 30428.2, 16 digits): division, classes, and a serial number of six. Major classes 01 to 05; CJ/T 214-2007 had a
 * sixth, which is taken without a warning because inventories made by it are still in use.
 */
export const checkPartCode = (
  text: string,
  { table }: { readonly table?: CodeTable } = {},
): CodeAnswer<CityObjectParts & { readonly serial: number }> =>
  checkCityObject(text, { name: { zh: '部件代码', en: 'the code of a part' }, serial: 6, majors: 6 }, table)
