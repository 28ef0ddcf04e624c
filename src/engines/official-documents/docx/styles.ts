import { AlignmentType, type IStylesOptions, LineRuleType } from 'docx'
import { CHARACTER, CHARACTER_SPACING, font, LINE, SIZE } from './layout.ts'

/** Styles by the names that people see in the word processor. Ids are what paragraphs refer to. */
export const STYLE = {
  body: 'GwBody',
  title: 'Title',
  subtitle: 'Subtitle',
  addressee: 'GwAddressee',
  heading: ['Heading1', 'Heading2', 'Heading3', 'Heading4'],
  question: 'GwQuestion',
  annexMark: 'GwAnnexMark',
  caption: 'GwCaption',
  unit: 'GwUnit',
  cell: 'GwCell',
  headCell: 'GwHeadCell',
  largeCell: 'GwLargeCell',
  largeHeadCell: 'GwLargeHeadCell',
  note: 'GwNote',
  source: 'GwSource',
  imprint: 'GwImprint',
  reference: 'GwReference',
} as const

/** Lines of a fixed height: nothing that is set in them, not even a small raised number, moves the 22 lines of the page. */
export const exactly = (line: number, before = 0, after = 0) => ({ line, lineRule: LineRuleType.EXACT, before, after })

const twoCharacters = { firstLine: 2 * CHARACTER, firstLineChars: 200 }

export const styles: IStylesOptions = {
  default: {
    document: {
      run: {
        font: font('body'),
        size: SIZE.三号,
        characterSpacing: CHARACTER_SPACING,
        language: { value: 'en-US', eastAsia: 'zh-CN' },
      },
      paragraph: { spacing: exactly(LINE) },
    },
    title: {
      run: { font: font('title', 'title'), size: SIZE.二号, characterSpacing: 0, bold: false, color: '000000' },
      paragraph: { alignment: AlignmentType.CENTER, spacing: exactly(640), keepNext: true },
    },
    heading1: heading('black', 0),
    heading2: heading('kai', 1),
    heading3: heading('body', 2),
    heading4: heading('body', 3),
  },
  paragraphStyles: [
    {
      id: STYLE.body,
      name: '公文正文',
      quickFormat: true,
      run: { font: font('body'), size: SIZE.三号 },
      paragraph: { alignment: AlignmentType.BOTH, spacing: exactly(LINE), indent: twoCharacters },
    },
    {
      id: 'Subtitle',
      name: 'Subtitle',
      basedOn: STYLE.body,
      quickFormat: true,
      run: { font: font('kai'), size: SIZE.三号, color: '000000' },
      paragraph: {
        alignment: AlignmentType.CENTER,
        spacing: exactly(LINE),
        indent: { firstLine: 0, firstLineChars: 0 },
      },
    },
    {
      id: STYLE.addressee,
      name: '主送机关',
      basedOn: STYLE.body,
      paragraph: { indent: { firstLine: 0, firstLineChars: 0 } },
    },
    {
      id: STYLE.question,
      name: '待补充',
      basedOn: STYLE.body,
      run: { font: font('kai'), color: '9C5700', shading: { type: 'clear', fill: 'FFF2CC', color: 'auto' } },
    },
    {
      id: STYLE.annexMark,
      name: '附件标识',
      run: { font: font('black', 'black'), size: SIZE.三号 },
      paragraph: { spacing: exactly(LINE), keepNext: true },
    },
    {
      id: STYLE.caption,
      name: '表题',
      run: { font: font('black'), size: SIZE.小四, characterSpacing: 0 },
      paragraph: { alignment: AlignmentType.CENTER, spacing: exactly(400, 120, 0), keepNext: true },
    },
    {
      id: STYLE.unit,
      name: '表单位',
      run: { font: font('body'), size: SIZE.五号, characterSpacing: 0 },
      paragraph: { alignment: AlignmentType.RIGHT, spacing: exactly(320), keepNext: true },
    },
    {
      id: STYLE.cell,
      name: '表内文字',
      run: { font: font('body'), size: SIZE.小五, characterSpacing: 0 },
      paragraph: { spacing: exactly(240) },
    },
    {
      id: STYLE.headCell,
      name: '表头文字',
      basedOn: STYLE.cell,
      run: { font: font('black'), size: SIZE.小五, characterSpacing: 0 },
      paragraph: { alignment: AlignmentType.CENTER, spacing: exactly(240) },
    },
    {
      id: STYLE.largeCell,
      name: '表内文字（五号）',
      run: { font: font('body'), size: SIZE.五号, characterSpacing: 0 },
      paragraph: { spacing: exactly(290) },
    },
    {
      id: STYLE.largeHeadCell,
      name: '表头文字（五号）',
      basedOn: STYLE.largeCell,
      run: { font: font('black'), size: SIZE.五号, characterSpacing: 0 },
      paragraph: { alignment: AlignmentType.CENTER, spacing: exactly(290) },
    },
    {
      id: STYLE.note,
      name: '表注',
      run: { font: font('body'), size: SIZE.小五, characterSpacing: 0 },
      paragraph: { alignment: AlignmentType.LEFT, spacing: exactly(260) },
    },
    {
      id: STYLE.source,
      name: '数据来源条目',
      run: { font: font('body'), size: SIZE.小五, characterSpacing: 0 },
      paragraph: { alignment: AlignmentType.LEFT, spacing: exactly(270), indent: { left: 500, hanging: 500 } },
    },
    {
      id: STYLE.imprint,
      name: '版记',
      run: { font: font('body'), size: SIZE.四号, characterSpacing: 0 },
      paragraph: { spacing: exactly(480) },
    },
  ],
  characterStyles: [
    {
      id: STYLE.reference,
      name: '来源编号',
      run: { font: font('body'), size: 32, superScript: true, color: '5B6B7B' },
    },
  ],
}

function heading(face: 'black' | 'kai' | 'body', outlineLevel: number) {
  return {
    run: { font: font(face), size: SIZE.三号, bold: false, italics: false, color: '000000' },
    paragraph: {
      alignment: AlignmentType.LEFT,
      spacing: exactly(LINE),
      indent: twoCharacters,
      // A heading never stands alone at the foot of a page.
      keepNext: true,
      keepLines: true,
      outlineLevel,
    },
  }
}
