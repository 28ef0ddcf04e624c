import type { Bilingual } from '../../../model/system.ts'

/** Why a database could not be had; each has its own way out. */
export type TroubleCode =
  | 'no-binaries'
  | 'cannot-drop-root'
  | 'folder-not-writable'
  | 'folder-unsuitable'
  | 'folder-not-ours'
  | 'disk-full'
  | 'wrong-version'
  | 'in-use'
  | 'newer-schema'
  | 'unreachable'
  | 'not-allowed'
  | 'damaged'
  | 'did-not-start'

/** A trouble that people at the terminal can mend; what to do is in the message, in Chinese, then in English. */
export class DatabaseTrouble extends Error {
  override readonly name = 'DatabaseTrouble'

  constructor(
    readonly code: TroubleCode,
    readonly told: Bilingual,
    /** What the database itself said, for who mends it. */
    readonly log: string = '',
  ) {
    super([told.zh, told.en, ...(log.trim() === '' ? [] : ['', log.trim()])].join('\n'))
  }
}

/** What PostgreSQL's own last words mean; the words themselves go along. */
export function troubleFromLog(log: string, folder: string): DatabaseTrouble {
  const found = SIGNS.find(({ sign }) => sign.test(log))
  if (found === undefined)
    return new DatabaseTrouble(
      'did-not-start',
      {
        zh: `数据库没有启动（${folder}）。下面是它的最后几行日志；运行 gangmu doctor 可逐项检查。`,
        en: `The database did not start (${folder}). Its last lines are below; gangmu doctor checks one thing after another.`,
      },
      log,
    )
  return new DatabaseTrouble(found.code, found.told(folder), log)
}

const SIGNS: readonly { readonly sign: RegExp; readonly code: TroubleCode; told: (folder: string) => Bilingual }[] = [
  {
    sign: /No space left on device|could not extend file|Disk quota exceeded/,
    code: 'disk-full',
    told: (folder) => ({
      zh: `磁盘已满，数据库无法写入 ${folder}。请清出空间（至少 1 GB）后重新启动；已确认的数据不会丢失。`,
      en: `The disk is full, so the database cannot write to ${folder}. Free at least 1 GB and start again; nothing acknowledged is lost.`,
    }),
  },
  {
    sign: /database files are incompatible with server|initialized by PostgreSQL version/,
    code: 'wrong-version',
    told: (folder) => ({
      zh: `${folder} 是另一个版本的 PostgreSQL 建的。请用原来的版本运行 gangmu backup，再用本版本 gangmu restore 到新文件夹。`,
      en: `${folder} was made by another version of PostgreSQL. Run gangmu backup with the earlier version, then gangmu restore with this one into a new folder.`,
    }),
  },
  {
    sign: /has invalid permissions|has wrong ownership/,
    code: 'folder-unsuitable',
    told: (folder) => ({
      zh: `${folder} 的权限不合要求：它必须只属于当前用户。请执行 chmod 700，或换到本机磁盘（不要放在网络盘、U 盘或 Windows 共享目录上）。`,
      en: `${folder} has unsuitable permissions: it must belong to the present user alone. Run chmod 700, or move it to a disk of this machine (no network drive, no memory stick, no folder shared from Windows).`,
    }),
  },
  {
    sign: /Permission denied|Read-only file system|Operation not permitted/,
    code: 'folder-not-writable',
    told: (folder) => ({
      zh: `当前用户不能写 ${folder}。请换一个 --data 文件夹，或更改它的属主。`,
      en: `The present user cannot write to ${folder}. Choose another --data folder, or change its owner.`,
    }),
  },
  {
    sign: /could not locate a valid checkpoint record|invalid (?:primary )?checkpoint record|invalid page in block|could not (?:read|open) file "[^"]*pg_control"|incorrect checksum in control file/,
    code: 'damaged',
    told: (folder) => ({
      zh: `${folder} 里的数据库文件已损坏，无法打开。请先把整个文件夹复制一份保留，再用 gangmu restore 从备份恢复到新文件夹。`,
      en: `The database files in ${folder} are damaged and cannot be opened. Keep a copy of the whole folder, then restore a backup into a new one with gangmu restore.`,
    }),
  },
]
