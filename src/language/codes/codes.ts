import type { Bilingual } from '../../model/system.ts'
import type { CodeKind } from '../field.ts'
import { checkCitizenId } from './citizen-id.ts'
import type { CodeAnswer, CodeTable } from './code-answer.ts'
import { checkCreditCode } from './credit-code.ts'
import { checkDivisionCode } from './division-code.ts'
import { checkDocumentNumber } from './document-number.ts'
import { checkEventCode } from './event-code.ts'
import { checkGridCell } from './grid-cell.ts'
import { checkPartCode } from './part-code.ts'
import { checkPhone } from './phone-number.ts'
import { checkPostCode } from './post-code.ts'
import { checkProjectCode } from './project-code.ts'
import { checkSectorCode } from './sector-code.ts'

/** A kind of code that a field may be declared with: what it is called and how it is checked. */
export interface CodeRule {
  readonly name: Bilingual
  /** The standard, or 'practice'. */
  readonly source: string
  /** One that passes, as a placeholder shows it; invented. */
  readonly example: string
  check(text: string, context?: CodeContext): CodeAnswer
}

export interface CodeContext {
  /** The day it is checked on, 'YYYY-MM-DD'. */
  readonly on?: string
  /** Tables in force, by what they list. */
  readonly tables?: {
    readonly division?: CodeTable
    readonly sector?: CodeTable
    readonly part?: CodeTable
    readonly event?: CodeTable
  }
}

/** By the kind that a field is declared with. */
export const CODES: Readonly<Record<CodeKind, CodeRule>> = {
  'credit-code': {
    name: { zh: '统一社会信用代码', en: 'Unified social credit code' },
    source: 'GB 32100-2015',
    example: '91430406MA4L12346K',
    check: (text) => checkCreditCode(text),
  },
  'citizen-id': {
    name: { zh: '居民身份证号', en: 'Citizen’s id' },
    source: 'GB 11643-1999',
    example: '430406201202290001',
    check: (text, context) => checkCitizenId(text, { on: context?.on, table: context?.tables?.division }),
  },
  'division-code': {
    name: { zh: '区划代码', en: 'Division code' },
    source: 'GB/T 2260; 统计用区划代码',
    example: '430406002',
    check: (text, context) => checkDivisionCode(text, { table: context?.tables?.division }),
  },
  sector: {
    name: { zh: '行业代码', en: 'Sector code' },
    source: 'GB/T 4754-2017',
    example: '3217',
    check: (text, context) => checkSectorCode(text, { table: context?.tables?.sector }),
  },
  'project-code': {
    name: { zh: '投资项目代码', en: 'Investment project code' },
    source: 'GB/T 40058-2021',
    example: '2107-430406-04-01-123456',
    check: (text) => checkProjectCode(text),
  },
  'document-number': {
    name: { zh: '文号', en: 'Document number' },
    source: 'GB/T 9704-2012',
    example: '临政发〔2021〕3号',
    check: (text) => checkDocumentNumber(text),
  },
  phone: {
    name: { zh: '电话', en: 'Phone' },
    source: 'practice',
    example: '0734-8225678',
    check: (text) => checkPhone(text),
  },
  'grid-cell': {
    name: { zh: '单元网格编码', en: 'Grid cell' },
    source: 'GB/T 30428.1',
    example: '430406002001001',
    check: (text) => checkGridCell(text),
  },
  'part-code': {
    name: { zh: '部件代码', en: 'Part code' },
    source: 'GB/T 30428.2',
    example: '4304060101000001',
    check: (text, context) => checkPartCode(text, { table: context?.tables?.part }),
  },
  'event-code': {
    name: { zh: '事件代码', en: 'Event code' },
    source: 'CJ/T 214-2007',
    example: '4304060101',
    check: (text, context) => checkEventCode(text, { table: context?.tables?.event }),
  },
  'post-code': {
    name: { zh: '邮政编码', en: 'Post code' },
    source: 'practice',
    example: '421001',
    check: (text) => checkPostCode(text),
  },
}
