import type { Marker, MarkerKind } from '../source/markers.ts'
import type { HeadingForm } from './forms.ts'

/** A block that may head a part of the outline. */
export interface Candidate {
  readonly index: number
  readonly kind: MarkerKind | 'plain'
  readonly marker: Marker | null
  readonly form: HeadingForm
}
