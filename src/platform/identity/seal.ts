import { createCipheriv, createDecipheriv, createHmac, hkdfSync, randomBytes } from 'node:crypto'

/** Keeps personal data unreadable in the database and in its backups: AES-256-GCM under a key derived from the secret. */
export interface Seal {
  /** 'a1.<nonce>.<text and tag>', another one each time. `about` binds it to its row and column. */
  readonly close: (text: string, about: string) => string
  /** The text again; null when it was sealed with another secret, or for another row, or was tampered with. */
  readonly open: (sealed: string, about: string) => string | null
  /** The same for the same text: to look a value up without opening every row. */
  readonly fingerprint: (text: string) => string
}

/** `secret` is at least 32 characters; who loses it loses what was sealed. */
export function sealWith(secret: string): Seal {
  const derive = (purpose: string) => Buffer.from(hkdfSync('sha256', secret, 'gangmu', purpose, 32))
  const key = derive('personal-data')
  const mark = derive('fingerprint')
  return {
    close(text, about) {
      const nonce = randomBytes(12)
      const cipher = createCipheriv('aes-256-gcm', key, nonce).setAAD(Buffer.from(about))
      const sealed = Buffer.concat([cipher.update(text, 'utf8'), cipher.final(), cipher.getAuthTag()])
      return `a1.${nonce.toString('base64url')}.${sealed.toString('base64url')}`
    },
    open(sealed, about) {
      const [version, nonce, body] = sealed.split('.')
      if (version !== 'a1' || nonce === undefined || body === undefined) return null
      const bytes = Buffer.from(body, 'base64url')
      try {
        const decipher = createDecipheriv('aes-256-gcm', key, Buffer.from(nonce, 'base64url')).setAAD(
          Buffer.from(about),
        )
        decipher.setAuthTag(bytes.subarray(-16))
        return Buffer.concat([decipher.update(bytes.subarray(0, -16)), decipher.final()]).toString('utf8')
      } catch {
        return null
      }
    },
    fingerprint: (text) => createHmac('sha256', mark).update(text).digest('base64url'),
  }
}
