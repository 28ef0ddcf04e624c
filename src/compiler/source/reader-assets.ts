/** Where the pdf reader finds the tables that Chinese fonts without their own need. */
export interface ReaderAssets {
  /** Folder of the character maps of pdfjs-dist, ending in a slash: a path in Node, an address in the browser. */
  readonly cMapUrl?: string
  readonly standardFontDataUrl?: string
}
