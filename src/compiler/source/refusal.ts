import type { Bilingual } from '../../model/system.ts'

/** Why a file cannot be read. The list is closed: every place that shows a refusal knows all of them. */
export type RefusalCode =
  | 'empty'
  | 'too-large'
  | 'unknown-format'
  | 'other-format'
  | 'legacy-word'
  | 'damaged'
  | 'encrypted'
  | 'scanned'
  | 'no-plan'
  | 'unreadable'

/** A file that Gangmu does not read: what is wrong with it, and what to do. */
export interface Refusal {
  readonly code: RefusalCode
  readonly message: Bilingual
  readonly hint: Bilingual
}

const READABLE: Bilingual = {
  zh: '可读的格式：txt、Markdown、HTML、docx、有文字层的 pdf。',
  en: 'Readable formats: txt, Markdown, HTML, docx, and pdf with a text layer.',
}

/** The refusal of a file. `what` names what was found instead, where that is known. */
export function refusal(code: RefusalCode, name: string, what?: Bilingual): Refusal {
  const zh = (message: string, hint: string, en: string, hintEn: string): Refusal => ({
    code,
    message: { zh: `《${name}》${message}`, en: `${name}: ${en}` },
    hint: { zh: hint, en: hintEn },
  })
  switch (code) {
    case 'empty':
      return zh(
        '是空的，没有可读的文字。',
        '请检查文件是否下载或导出完整，然后重新选择。',
        'the file is empty, there is nothing to read.',
        'Check that the file was downloaded or exported completely, then choose it again.',
      )
    case 'too-large':
      return zh(
        `太大${what === undefined ? '' : `（${what.zh}）`}，超出一份规划或报告应有的篇幅。`,
        '请只保留规划正文；pdf 可先压缩或拆分，或另存为 docx、txt。',
        `the file is too large${what === undefined ? '' : ` (${what.en})`} for a plan or a report.`,
        'Keep only the text of the plan; compress or split a pdf, or save it as docx or txt.',
      )
    case 'unknown-format':
      return zh(
        '不是文字文件，读不出内容。',
        `请选择规划或报告的文字版。${READABLE.zh}`,
        'this is no text document; nothing can be read from it.',
        `Choose the text of a plan or report. ${READABLE.en}`,
      )
    case 'other-format':
      return zh(
        `是${what?.zh ?? '别的格式的文件'}，目前不能直接读取。`,
        `请用原来的软件打开，另存为 docx 或 pdf（文字版）。${READABLE.zh}`,
        `this is ${what?.en ?? 'a file of another format'}, which cannot be read directly.`,
        `Open it in its own program and save it as docx or as pdf with text. ${READABLE.en}`,
      )
    case 'legacy-word':
      return zh(
        '是旧版 Word 或 WPS 文档（.doc、.wps），不能直接读取。',
        '请用 Word 或 WPS 打开，选择“另存为”，格式选 .docx，再选择新文件。',
        'this is a document of old Word or WPS (.doc, .wps), which cannot be read directly.',
        'Open it in Word or WPS, choose “Save as” with format .docx, then choose the new file.',
      )
    case 'damaged':
      return zh(
        '已经损坏，无法打开。',
        '请重新下载或重新导出；如果 Word、WPS 或阅读器能修复打开，请另存一份再试。',
        'the file is damaged and cannot be opened.',
        'Download or export it again; if Word, WPS or a reader can repair it, save a copy and try that.',
      )
    case 'encrypted':
      return zh(
        '设了打开密码，读不出内容。',
        '请用密码打开后去掉密码另存一份（Word、WPS：文件—信息—保护文档；pdf：另存或打印成新的 pdf）。',
        'the file is protected by a password.',
        'Open it with the password and save a copy without one, then choose the copy.',
      )
    case 'scanned':
      return zh(
        '是扫描件或图片，没有文字层。',
        '请先做文字识别（OCR）导出 docx 或双层 pdf，或到发布网站复制网页文字存为 txt。',
        'this is a scan: pictures of pages without a text layer.',
        'Run text recognition (OCR) and export docx or searchable pdf, or save the text of the web page as txt.',
      )
    case 'unreadable':
      return zh(
        '打不开。',
        '请检查文件是否还在、是否有读取权限，然后重试。',
        'the file cannot be opened.',
        'Check that the file is still there and may be read, then try again.',
      )
    case 'no-plan':
      return zh(
        '读得出文字，但不像规划、政府工作报告或统计公报：没有找到提纲，也没有目标、任务的表述。',
        '请确认选对了文件；规划纲要、年度报告、统计公报或其中的章节都可以。',
        'the text can be read, but it is no plan, government report or statistical bulletin: no outline, no targets.',
        'Check that this is the right file; a plan, a yearly report, a bulletin or a part of one will do.',
      )
  }
}
