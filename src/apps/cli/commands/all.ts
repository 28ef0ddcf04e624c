import type { Command } from '../command.ts'
import { alignCommand } from './align.ts'
import { backupCommand } from './backup.ts'
import { checkCommand } from './check.ts'
import { compileCommand } from './compile.ts'
import { diffCommand } from './diff.ts'
import { doctorCommand } from './doctor.ts'
import { drawCommand } from './draw.ts'
import { evaluateCommand } from './evaluate.ts'
import { restoreCommand } from './restore.ts'
import { trackCommand } from './track.ts'
import { verifyCommand } from './verify.ts'

/** Every command that compiles and prints. `start` serves instead and parses its own arguments. */
export const commands: readonly Command[] = [
  compileCommand,
  checkCommand,
  trackCommand,
  diffCommand,
  alignCommand,
  evaluateCommand,
  drawCommand,
  backupCommand,
  restoreCommand,
  verifyCommand,
  doctorCommand,
]
