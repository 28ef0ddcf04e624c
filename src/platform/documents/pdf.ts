import { spawn } from 'node:child_process'
import { access, constants, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { delimiter, join } from 'node:path'
import { done, type Outcome, refused } from '../../model/outcome.ts'

/** Turns office documents into pdf by LibreOffice, where it is installed. Nothing else on the machine is needed. */

const NAMES = process.platform === 'win32' ? ['soffice.com', 'soffice.exe'] : ['soffice', 'libreoffice']
const USUAL_PLACES = [
  '/usr/bin',
  '/usr/local/bin',
  '/opt/libreoffice/program',
  '/Applications/LibreOffice.app/Contents/MacOS',
  'C:\\Program Files\\LibreOffice\\program',
  'C:\\Program Files (x86)\\LibreOffice\\program',
]

/** The program, from GANGMU_SOFFICE, the search path or the usual places; null when it is nowhere. */
export async function findSoffice(env: NodeJS.ProcessEnv = process.env): Promise<string | null> {
  const named = env.GANGMU_SOFFICE
  // A path that was set and is wrong must not be made good for silently by another program.
  if (named !== undefined && named !== '') return (await canRun(named)) ? named : null
  const folders = [...(env.PATH ?? '').split(delimiter).filter((folder) => folder !== ''), ...USUAL_PLACES]
  for (const folder of folders) {
    for (const name of NAMES) {
      const path = join(folder, name)
      if (await canRun(path)) return path
    }
  }
  return null
}

const canRun = (path: string): Promise<boolean> =>
  access(path, constants.X_OK).then(
    () => true,
    () => false,
  )

export interface PdfOptions {
  /** Milliseconds after which the conversion is given up; 60 seconds by default. */
  readonly timeout?: number
  readonly env?: NodeJS.ProcessEnv
}

/**
 * The document as pdf. Each conversion has a profile of its own, so that several may run at once. Refused with
 * `no-libreoffice`, `pdf-timeout` or `pdf-failed`; nothing is left behind.
 */
export async function pdfOf(
  document: Uint8Array,
  kind: 'docx' | 'xlsx',
  { timeout = 60_000, env = process.env }: PdfOptions = {},
): Promise<Outcome<Uint8Array>> {
  const soffice = await findSoffice(env)
  if (soffice === null) return refused(MISSING)
  const folder = await mkdtemp(join(tmpdir(), 'gangmu-pdf-'))
  try {
    const source = join(folder, `document.${kind}`)
    await writeFile(source, document)
    const ended = await run(
      soffice,
      [
        `-env:UserInstallation=file://${process.platform === 'win32' ? '/' : ''}${join(folder, 'profile').replaceAll('\\', '/')}`,
        '--headless',
        '--norestore',
        '--convert-to',
        'pdf',
        '--outdir',
        folder,
        source,
      ],
      timeout,
      env,
    )
    if (ended === 'timeout') return refused(TOO_SLOW)
    const pdf = await readFile(join(folder, 'document.pdf')).catch(() => null)
    return pdf === null ? refused(FAILED) : done(new Uint8Array(pdf))
  } finally {
    await rm(folder, { recursive: true, force: true, maxRetries: 3 })
  }
}

/** Runs the program in a process group of its own: LibreOffice starts children that would outlive it. */
function run(
  program: string,
  args: readonly string[],
  timeout: number,
  env: NodeJS.ProcessEnv,
): Promise<'ended' | 'timeout'> {
  return new Promise((resolve) => {
    const isGroup = process.platform !== 'win32'
    const child = spawn(program, args, { env, stdio: 'ignore', detached: isGroup })
    let end: 'ended' | 'timeout' = 'ended'
    const timer = setTimeout(() => {
      end = 'timeout'
      if (isGroup && child.pid !== undefined) {
        try {
          process.kill(-child.pid, 'SIGKILL')
        } catch {
          child.kill('SIGKILL')
        }
      } else child.kill('SIGKILL')
    }, timeout)
    const settle = () => {
      clearTimeout(timer)
      resolve(end)
    }
    child.once('error', settle)
    child.once('close', settle)
  })
}

const MISSING = {
  reason: 'unavailable',
  code: 'no-libreoffice',
  message: {
    zh: '这台服务器没有安装 LibreOffice，不能生成 pdf。请下载 docx，用文字处理软件另存为 pdf；或请管理员安装 LibreOffice，或用 GANGMU_SOFFICE 指明它的位置。',
    en: 'LibreOffice is not installed on this server, so no pdf can be made. Download the docx and save it as pdf, or ask the administrator to install LibreOffice or to name its place in GANGMU_SOFFICE.',
  },
} as const
const TOO_SLOW = {
  reason: 'unavailable',
  code: 'pdf-timeout',
  message: {
    zh: '生成 pdf 超过了时限，已停止。请稍后再试，或下载 docx 后另存为 pdf。',
    en: 'Making the pdf took too long and was stopped. Try again later, or download the docx and save it as pdf.',
  },
} as const
const FAILED = {
  reason: 'unavailable',
  code: 'pdf-failed',
  message: {
    zh: 'LibreOffice 没有生成 pdf。请下载 docx 后另存为 pdf；如反复出现，请联系管理员。',
    en: 'LibreOffice made no pdf. Download the docx and save it as pdf; if it happens again, tell the administrator.',
  },
} as const
