/** Text in both languages of the interface. */
export interface Bilingual {
  readonly zh: string
  readonly en: string
}

/**
 * A mechanism (系统、机制) that plans order: what the compiler and the catalogue need of it. `language/system.ts` adds what it
 * takes to run one.
 */
export interface SystemDeclaration {
  /** 'random-inspection'. */
  readonly id: string
  readonly name: Bilingual
  /** What it is for, in one or two sentences a newcomer understands. */
  readonly purpose: Bilingual
  /** What "works" means: the promise the running system will keep. */
  readonly works: Bilingual
  /** The kind of engine that runs it. */
  readonly engine: 'plan' | 'register' | 'case' | 'evaluation' | 'matching' | 'network-or-map' | 'draw' | 'open-data'
  /** Law, standard or document it rests on, with number; 'unsure' where it could not be checked. */
  readonly basis: readonly { readonly title: string; readonly number?: string; readonly sure: boolean }[]
  readonly recognise: Recognition
  /** Ids of systems whose targets or records it feeds. */
  readonly feeds: readonly string[]
}

/**
 * How plans name a mechanism. All cues are literal words, compared without quotation marks, brackets, enumeration commas
 * and case: 双随机一公开 also finds “双随机、一公开”.
 */
export interface Recognition {
  /** Any of these alone names the mechanism. */
  readonly names: readonly string[]
  /** All words of one entry close together, in one part of a sentence, name it; in any order. */
  readonly together?: readonly (readonly string[])[]
  /** Longer words that hold a cue but mean something else: a cue inside one of them does not count. */
  readonly not?: readonly string[]
}
