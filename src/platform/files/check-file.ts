import { fileTypeFromBuffer } from 'file-type'
import { done, type Outcome, type Refusal, refused } from '../../model/outcome.ts'
import type { Bilingual } from '../../model/system.ts'
import { DamagedZip, readZipDirectory, type ZipEntry } from '../xlsx/zip.ts'
import { cleanFileName, extensionOf } from './file-name.ts'
import { ACCEPTED, type FileKind, findKind, kindByExtension, LARGEST_FILE } from './kinds.ts'

/** A file that may be kept: what it is, and its name made safe. */
export interface CheckedFile {
  readonly kind: FileKind
  readonly name: string
}

/** Unpacked size that a document may reach: what a bomb is stopped by. */
const MOST_UNPACKED = 400 * 1024 * 1024

/**
 * Checks a file that somebody attaches: its content decides what it is, and must be what its name says. Macros, passwords,
 * archives, old formats and everything unknown are refused, each with what to do.
 */
export async function checkFile(givenName: string, bytes: Uint8Array): Promise<Outcome<CheckedFile>> {
  const name = cleanFileName(givenName)
  if (bytes.length === 0)
    return refused(
      faulty(
        'empty-file',
        `《${name}》是空的（0 字节）。请重新保存后再上传。`,
        `${name} is empty. Save it again and upload it.`,
      ),
    )
  if (bytes.length > LARGEST_FILE) return refused(tooLarge(name))
  const claimed = kindByExtension(extensionOf(name))
  const found = await kindOf(bytes)
  if (found.kind === 'refused') return refused(unsupported(found.code, name, found.told))
  const { is } = found
  if (claimed === undefined)
    return refused(
      unsupported('unknown-extension', name, {
        zh: `扩展名不在可接受之列（${ACCEPTED}）；内容是 ${is.name.zh}，请改为 .${is.extensions[0]} 后再传`,
        en: `its extension is not among ${ACCEPTED}; the content is ${is.name.en}: name it .${is.extensions[0]} and upload it again`,
      }),
    )
  if (claimed.id !== is.id)
    return refused(
      unsupported('content-differs', name, {
        zh: `扩展名说是 ${claimed.name.zh}，内容却是 ${is.name.zh}。请用原来的软件打开，另存为正确的格式；直接改扩展名没有用`,
        en: `its name says ${claimed.name.en}, its content is ${is.name.en}. Open it in its own program and save it in the right format; renaming does not help`,
      }),
    )
  return done({ kind: is, name })
}

type Found =
  | { readonly kind: 'is'; readonly is: FileKind }
  | { readonly kind: 'refused'; readonly code: string; readonly told: Bilingual }

async function kindOf(bytes: Uint8Array): Promise<Found> {
  if (startsWith(bytes, [0xd0, 0xcf, 0x11, 0xe0])) return compoundOf(bytes)
  if (startsWith(bytes, [0x50, 0x4b, 0x03, 0x04]) || startsWith(bytes, [0x50, 0x4b, 0x05, 0x06])) return zipOf(bytes)
  const detected = await fileTypeFromBuffer(bytes).catch(() => undefined)
  if (detected === undefined) return textOf(bytes)
  if (detected.ext === 'pdf') return pdfOf(bytes)
  if (detected.ext === 'png' || detected.ext === 'jpg') return is(detected.ext)
  return no(
    'not-accepted',
    `内容是 ${detected.ext}（${detected.mime}），不能作为附件。可接受：${ACCEPTED}`,
    `its content is ${detected.ext} (${detected.mime}), which cannot be attached. Accepted: ${ACCEPTED}`,
  )
}

function is(id: FileKind['id']): Found {
  return { kind: 'is', is: findKind(id) as FileKind } // every id stands in the table
}
const no = (code: string, zh: string, en: string): Found => ({ kind: 'refused', code, told: { zh, en } })

/** Compound files: old Office and WPS, or a new document behind a password. */
function compoundOf(bytes: Uint8Array): Found {
  if (holds(bytes, utf16('EncryptedPackage')) || holds(bytes, utf16('EncryptionInfo')))
    return no(
      'encrypted-file',
      '设了打开密码，系统和审核人都无法打开。请在 Word/Excel/WPS 的“文件—信息—保护文档”里清空密码，另存后再传',
      'it is protected by a password, so nobody could open it. Remove the password in Word, Excel or WPS and save it again',
    )
  return no(
    'legacy-office',
    '是旧版 Office/WPS 格式（doc、xls、ppt、wps、et）。请用“另存为”保存成 docx、xlsx 或 pdf',
    'it is in an old Office or WPS format (doc, xls, ppt, wps, et). Use “Save as” to make it docx, xlsx or pdf',
  )
}

function zipOf(bytes: Uint8Array): Found {
  let entries: ReadonlyMap<string, ZipEntry>
  try {
    entries = readZipDirectory(bytes)
  } catch (error) {
    if (!(error instanceof DamagedZip)) throw error
    return no(
      'damaged-file',
      '已损坏或没有传完整。请打开确认、另存一份后再传',
      'it is damaged or incomplete. Open it, save a copy and upload that',
    )
  }
  const names = [...entries.keys()]
  const kind = entries.has('OFD.xml')
    ? 'ofd'
    : entries.has('word/document.xml')
      ? 'docx'
      : entries.has('xl/workbook.xml')
        ? 'xlsx'
        : null
  if (
    names.some((name) => /(?:^|\/)(?:vbaProject\.bin|vbaData\.xml)$/i.test(name) || /(?:^|\/)macrosheets\//i.test(name))
  )
    return no(
      'has-macros',
      '含有宏。请“另存为”不含宏的 docx 或 xlsx（不要选 docm、xlsm），再上传',
      'it holds macros. Save it as docx or xlsx without macros (not docm or xlsm) and upload that',
    )
  if (kind === null)
    return no(
      'is-archive',
      `是压缩包或不可接受的格式。请解压后逐个上传里面的文件（${ACCEPTED}）`,
      `it is an archive, or of a format that is not accepted. Unpack it and upload its files one by one (${ACCEPTED})`,
    )
  let unpacked = 0
  for (const entry of entries.values()) {
    if (entry.isEncrypted)
      return no(
        'encrypted-file',
        '里面的内容加了密。请去掉密码后另存再传',
        'its parts are encrypted. Remove the password and save it again',
      )
    unpacked += entry.size
  }
  if (unpacked > MOST_UNPACKED)
    return no(
      'too-large-inside',
      '解压后太大。请压缩其中的图片后另存再传',
      'it is too large inside. Compress its pictures and save it again',
    )
  if (names.some((name) => /(?:^|\/)(?:embeddings|activeX)\/.*\.(?:bin|exe|dll|js|vbs)$/i.test(name)))
    return no(
      'has-embedded-objects',
      '嵌入了可执行的对象（OLE 或 ActiveX）。请删去嵌入的对象，改为图片或单独上传',
      'it embeds objects that can run (OLE or ActiveX). Remove them, or upload them as files of their own',
    )
  return is(kind)
}

function pdfOf(bytes: Uint8Array): Found {
  const text = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  if (!text.subarray(-2048).includes('%%EOF'))
    return no(
      'damaged-file',
      '没有传完整（缺少结尾）。请重新导出或下载后再传',
      'it is incomplete (its end is missing). Export or download it again',
    )
  if (
    text.includes('/Encrypt ') ||
    text.includes('/Encrypt\n') ||
    text.includes('/Encrypt\r') ||
    text.includes('/Encrypt<<')
  )
    return no(
      'encrypted-file',
      '设了密码或权限限制。请去掉保护后另存再传',
      'it is protected. Remove the protection and save it again',
    )
  if (/\/(?:Launch|EmbeddedFiles|JavaScript|JS)\b[\s/<[(]/.test(text.toString('latin1')))
    return no(
      'has-scripts',
      '含有脚本、内嵌文件或启动程序的动作。请重新打印为 PDF（只留页面）后再传',
      'it holds scripts, embedded files or actions that start programs. Print it to a new PDF and upload that',
    )
  return is('pdf')
}

/** Text in UTF-8 or GB18030 without control characters. Markup that a browser would run is no plain text. */
function textOf(bytes: Uint8Array): Found {
  const isReadable = ['utf-8', 'gb18030'].some((encoding) => {
    try {
      return !hasControls(new TextDecoder(encoding, { fatal: true }).decode(bytes))
    } catch {
      return false
    }
  })
  if (!isReadable)
    return no(
      'unknown-content',
      `认不出内容。可接受：${ACCEPTED}`,
      `its content is not recognised. Accepted: ${ACCEPTED}`,
    )
  const head = Buffer.from(bytes.subarray(0, 4096)).toString('latin1').trimStart().toLowerCase()
  if (/^(?:<!doctype|<html|<\?xml|<svg|<script|#!|%!ps|mime-version:)/.test(head))
    return no(
      'not-accepted',
      `是网页、脚本或标记文件，不能作为附件。请打印为 PDF 后再传`,
      'it is a web page, script or markup. Print it to a PDF and upload that',
    )
  return is('txt')
}

function hasControls(text: string): boolean {
  for (let i = 0; i < text.length; i++) {
    const code = text.charCodeAt(i)
    if ((code < 0x20 && code !== 9 && code !== 10 && code !== 13 && code !== 12) || code === 0x7f) return true
  }
  return false
}

const startsWith = (bytes: Uint8Array, head: readonly number[]) => head.every((byte, i) => bytes[i] === byte)
const utf16 = (text: string) => Buffer.from(text, 'utf16le')
const holds = (bytes: Uint8Array, part: Buffer) =>
  Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).includes(part)

const faulty = (code: string, zh: string, en: string): Refusal => ({ reason: 'faulty', code, message: { zh, en } })
const unsupported = (code: string, name: string, told: Bilingual): Refusal => ({
  reason: 'unsupported',
  code,
  message: { zh: `《${name}》${told.zh}。`, en: `${name}: ${told.en}.` },
})
const tooLarge = (name: string): Refusal => ({
  reason: 'too-large',
  code: 'file-too-large',
  message: {
    zh: `《${name}》超过 ${LARGEST_FILE / 1024 / 1024} MB。请压缩图片或拆分后再传。`,
    en: `${name} is larger than ${LARGEST_FILE / 1024 / 1024} MB. Compress its pictures or split it.`,
  },
})
