/** A name in Chinese, and in English where it has one. */
export interface Name {
  readonly zh: string
  readonly en: string | null
}

/**
 * Who is signed in, as `GET /api/v1/session` answers: what the screens show names, menus and buttons by. The server
 * decides every request again; nothing here grants anything.
 */
export interface SessionAnswer {
  readonly person: {
    readonly id: string
    readonly name: string
    readonly loginName: string
    readonly post: string | null
    readonly duty: string
    readonly language: 'zh' | 'en'
    readonly division: string
    readonly body: string | null
  } | null
  /** What must be done first; until then nothing else is permitted. */
  readonly due: 'password' | 'second-factor' | null
  /** Divisions in which a role is held, the own one first. */
  readonly divisions: readonly {
    readonly code: string
    readonly name: Name
    readonly parent: string | null
    readonly simulated: boolean
  }[]
  readonly roles: readonly {
    readonly role: string
    readonly division: string
    readonly body: string | null
    readonly bodyName: Name | null
    /** The person for whom this one stands in. */
    readonly standsInFor: string | null
  }[]
  /** Bodies of those roles and every body under them. */
  readonly bodies: readonly { readonly division: string; readonly id: string; readonly name: Name }[]
  /** Names of all permissions held somewhere. */
  readonly permissions: readonly string[]
  readonly session: { readonly endsAt: string; readonly idleMinutes: number } | null
  readonly server: {
    readonly now: string
    /** People of the simulated district may be chosen without a password. */
    readonly isDemo: boolean
    /** There is no account yet. */
    readonly needsSetup: boolean
    readonly providers: readonly { readonly id: string; readonly name: string }[]
  }
}
