/**
 * A desk for cases (案件受理台): how a kind of record is reported outdoors and by the public, and where it is watched on a map.
 * Names are fields of the case, unless said.
 */
export interface Desk {
  /** The record type whose records are the cases: 'city-case'. */
  readonly cases: string
  /** Link to what kind of case it is: a register of classes. */
  readonly class: string
  /**
   * Field of the case that repeats a choice of its class: part or event. Classes of the `plain` choice go by their code
   * alone, those of the others with the choice before it.
   */
  readonly kind?: { readonly field: string; readonly of: string; readonly plain: string }
  /** Link to the patch of ground; found by the place, in a field of kind 'shape' of that register. */
  readonly cell?: { readonly field: string; readonly shape: string }
  readonly place: string
  readonly address?: string
  readonly description: string
  /** The moment at which it was found. */
  readonly at: string
  readonly photos: string
  /** A text field for the address of a picture that a report points to. It is kept as it was written and never fetched. */
  readonly mediaUrl?: string
  /** Who reported it, when it was no account. */
  readonly reporter?: { readonly name: string; readonly phone: string }
  /** The field that says where a report came from, and its choices for the two doors here. */
  readonly source: { readonly field: string; readonly worker: string; readonly public: string }
  /** A text field that occurs once: a report that is sent twice makes one case. */
  readonly key: string
  /** The main case of a duplicate: who asks for the one is told of the other. */
  readonly joined?: string
  /** Fields of the class, for whoever reports (Open311: a service), and further questions of the case that it asks. */
  readonly service: {
    readonly code: string
    readonly name: string
    readonly english?: string
    readonly group?: string
    readonly description: string
    /** Of which classes the public may report: an expression over the class. */
    readonly offered: string
    readonly asks: readonly string[]
  }
  /** The clock whose due moment the public is told. */
  readonly expected?: string
  /** What grid workers do outdoors, transitions in order: report is making a case, these come to them. */
  readonly outdoors: readonly string[]
}
