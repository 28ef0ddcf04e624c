import { saveFile } from '../../../ui/api.ts'

const KEPT = [
  'fill',
  'fill-opacity',
  'stroke',
  'stroke-width',
  'stroke-dasharray',
  'stroke-opacity',
  'opacity',
  'font-family',
  'font-size',
  'font-weight',
  'font-style',
  'text-anchor',
]

/** A drawing with the colours it has on the page written into it, so that it stands alone; its title stands in the file. */
function standingAlone(svg: SVGSVGElement, title: string): { readonly text: string; width: number; height: number } {
  const copy = svg.cloneNode(true) as SVGSVGElement
  const from = [svg, ...svg.querySelectorAll('*')]
  const to = [copy, ...copy.querySelectorAll('*')]
  for (const [i, element] of from.entries()) {
    const shown = getComputedStyle(element)
    // As attributes of the drawing: the page's policy takes no style in markup.
    for (const name of KEPT) to[i]?.setAttribute(name, shown.getPropertyValue(name))
    to[i]?.removeAttribute('class')
  }
  const { width, height } = svg.viewBox.baseVal
  copy.setAttribute('xmlns', 'http://www.w3.org/2000/svg')
  copy.setAttribute('width', String(width))
  copy.setAttribute('height', String(height))
  const name = document.createElementNS('http://www.w3.org/2000/svg', 'title')
  name.textContent = title
  copy.prepend(name)
  return { text: new XMLSerializer().serializeToString(copy), width, height }
}

export function saveSvg(svg: SVGSVGElement, title: string): void {
  saveFile(`${title}.svg`, new Blob([standingAlone(svg, title).text], { type: 'image/svg+xml' }))
}

/** As pixels, twice as fine as on the page, as far as a canvas goes. */
export async function savePng(svg: SVGSVGElement, title: string): Promise<void> {
  const { text, width, height } = standingAlone(svg, title)
  const scale = Math.min(2, 12_000 / width, 12_000 / height)
  const image = new Image()
  image.src = `data:image/svg+xml;charset=utf-8,${encodeURIComponent(text)}`
  await image.decode()
  const canvas = document.createElement('canvas')
  canvas.width = Math.round(width * scale)
  canvas.height = Math.round(height * scale)
  canvas.getContext('2d')?.drawImage(image, 0, 0, canvas.width, canvas.height)
  const blob = await new Promise<Blob | null>((done) => canvas.toBlob(done, 'image/png'))
  if (blob !== null) saveFile(`${title}.png`, blob)
}
