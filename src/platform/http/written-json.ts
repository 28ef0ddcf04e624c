/** An answer that is written as JSON already, in place of what it says. */
export class WrittenJson {
  constructor(readonly bytes: Buffer) {}
}
