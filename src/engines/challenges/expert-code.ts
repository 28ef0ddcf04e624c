import { sha256 } from '@noble/hashes/sha2.js'
import { bytesToHex, utf8ToBytes } from '@noble/hashes/utils.js'

/**
 * Experts go into a draw under a code of this draw alone: a promise of the number in the pool, opened with its nonce when the
 * review is closed. Until then nobody can tell from what is published who was drawn; afterwards everybody can check it.
 *
 * @param nonce 32 random bytes in hexadecimal.
 */
export const expertCodeOf = (nonce: string, number: string): string =>
  `E-${bytesToHex(sha256(utf8ToBytes(`${nonce}\n${number}`))).slice(0, 16)}`
