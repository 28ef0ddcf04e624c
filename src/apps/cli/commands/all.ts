import type { Command } from '../command.ts'
import { compileCommand } from './compile.ts'
import { trackCommand } from './track.ts'

/** Every command that compiles and prints. `start` serves instead and parses its own arguments. */
export const commands: readonly Command[] = [compileCommand, trackCommand]
