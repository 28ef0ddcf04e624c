import type { SystemDeclaration } from '../../../../model/system.ts'
import type { Appearance } from '../../../../ui/appearance.ts'
import { Icon } from '../../../../ui/Icon.tsx'
import { Menu } from '../../../../ui/Menu.tsx'
import type { OpenDocument } from '../documents/document.ts'
import type { Tracking } from '../tracking/tracking.ts'
import { useWords } from '../words/words.ts'

interface HeaderProps {
  readonly documents: readonly OpenDocument[]
  /** Id of the document in the middle pane. */
  readonly shown: string | null
  readonly canUndo: boolean
  readonly appearance: Appearance
  readonly systems: readonly SystemDeclaration[]
  readonly tracking: Tracking
  readonly onShow: (id: string) => void
  readonly onClose: (document: OpenDocument) => void
  readonly onRole: (id: string, role: 'plan' | 'report') => void
  readonly onHome: () => void
  readonly onOpen: () => void
  readonly onUndo: () => void
  readonly onHelp: () => void
  readonly onLanguage: () => void
  readonly onAppearance: (appearance: Appearance) => void
  readonly onExported: (name: string) => void
  readonly onExportFailed: (cause: string) => void
}

/** The bar at the top: what is open, and what can be done with all of it. */
export function Header(props: HeaderProps) {
  const words = useWords()
  const { documents } = props
  const exportAs = async (format: 'xlsx' | 'json') => {
    try {
      const { download } = await import('../export/download.ts')
      props.onExported(await download(format, documents, props.systems, props.tracking, words))
    } catch (error) {
      props.onExportFailed(error instanceof Error ? error.message : String(error))
    }
  }
  return (
    <header className="header">
      <button type="button" className="brand" onClick={props.onHome} title={words.header.home}>
        <img src="/icon.svg" width="24" height="24" alt="" />
        <b>{words.app.name}</b>
        <span>{words.app.nameLatin}</span>
      </button>
      {documents.length > 0 && (
        <nav className="documents" aria-label={words.header.documents}>
          {documents.map((document) => (
            <DocumentChip key={document.id} document={document} {...props} isShown={document.id === props.shown} />
          ))}
          <button type="button" className="button is-quiet" onClick={props.onOpen}>
            <Icon name="plus" />
            <span className="on-wide">{words.header.add}</span>
          </button>
        </nav>
      )}
      <div className="actions">
        {documents.length > 0 && (
          <>
            <button
              type="button"
              className="button is-quiet is-icon"
              disabled={!props.canUndo}
              onClick={props.onUndo}
              title={words.header.undoHint}
              aria-label={words.header.undoHint}
            >
              <Icon name="undo" />
            </button>
            <Menu
              icon="download"
              label={words.header.export}
              choices={[
                { key: 'xlsx', label: words.header.exportXlsx, onChoose: () => void exportAs('xlsx') },
                { key: 'json', label: words.header.exportJson, onChoose: () => void exportAs('json') },
                { key: 'print', label: words.header.print, onChoose: () => setTimeout(() => print(), 50) },
              ]}
            />
          </>
        )}
        <Menu
          icon="theme"
          className="button is-quiet is-icon"
          title={words.header.themeHint}
          label={null}
          choices={(['light', 'dark', 'system'] as const).map((appearance) => ({
            key: appearance,
            label: words.header.theme[appearance],
            isChecked: props.appearance === appearance,
            onChoose: () => props.onAppearance(appearance),
          }))}
        />
        <button
          type="button"
          className="button is-quiet is-icon on-wide"
          onClick={props.onHelp}
          title={words.header.help}
          aria-label={words.header.help}
        >
          <Icon name="help" />
        </button>
        <button
          type="button"
          className="button is-quiet"
          onClick={props.onLanguage}
          title={words.header.languageHint}
          lang={words.language === 'en' ? 'zh-CN' : 'en'}
        >
          {words.header.language}
        </button>
      </div>
    </header>
  )
}

function DocumentChip({
  document,
  isShown,
  ...props
}: HeaderProps & { readonly document: OpenDocument; readonly isShown: boolean }) {
  const words = useWords()
  const { period, title } = document.model.plan
  const note =
    document.note === 'simulated'
      ? words.header.simulated
      : document.note === 'digest'
        ? words.header.digest
        : document.note === 'published'
          ? words.header.published
          : null
  return (
    <div className={`chip${isShown ? ' is-shown' : ''}`}>
      <button
        type="button"
        className="chip-name"
        aria-current={isShown ? 'true' : undefined}
        title={
          document.note === 'digest' ? `${title || document.name}\n${words.header.digestHint}` : title || document.name
        }
        onClick={() => props.onShow(document.id)}
      >
        <span className={`role is-${document.role}`}>
          {document.role === 'plan' ? words.header.plan : words.header.report}
        </span>
        <span className="chip-title">
          {document.role === 'plan' ? title || document.name : (period ?? document.name)}
        </span>
        {note && <span className={`note is-${document.note}`}>{note}</span>}
      </button>
      <Menu
        className="chip-menu"
        title={words.header.more}
        label={<Icon name="down" size={12} />}
        choices={[
          document.role === 'plan'
            ? { key: 'role', label: words.header.asReport, onChoose: () => props.onRole(document.id, 'report') }
            : { key: 'role', label: words.header.asPlan, onChoose: () => props.onRole(document.id, 'plan') },
          { key: 'close', label: words.header.close, onChoose: () => props.onClose(document) },
        ]}
      />
    </div>
  )
}
