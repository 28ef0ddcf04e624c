import { Component, type ReactNode } from 'react'
import { useWords } from '../words/words.ts'

interface State {
  readonly cause: string | null
}

/** Shows what failed instead of an empty page. React offers this to classes only. */
export class Boundary extends Component<{ readonly children: ReactNode }, State> {
  override state: State = { cause: null }

  static getDerivedStateFromError(error: unknown): State {
    return { cause: error instanceof Error ? error.message : String(error) }
  }

  override render() {
    return this.state.cause === null ? this.props.children : <Broken cause={this.state.cause} />
  }
}

function Broken({ cause }: { readonly cause: string }) {
  const words = useWords()
  return (
    <main className="broken" role="alert">
      <h1>{words.boundary.heading}</h1>
      <p>{words.boundary.what}</p>
      <pre>{cause}</pre>
      <button type="button" className="button is-primary" onClick={() => location.reload()}>
        {words.boundary.reload}
      </button>
    </main>
  )
}
