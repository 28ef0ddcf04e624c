const paths = {
  open: 'M3 6.5A1.5 1.5 0 0 1 4.500 5H8l2 2h5.500A1.500 1.500 0 0 1 17 8.500v6a1.500 1.500 0 0 1-1.500 1.500h-11A1.500 1.500 0 0 1 3 14.500z',
  plus: 'M10 4v12M4 10h12',
  download: 'M10 3v9m0 0 3.500-3.500M10 12 6.500 8.500M4 16h12',
  undo: 'M7 5 3.500 8.500 7 12M4 8.500h8a4 4 0 0 1 0 8H9',
  close: 'm5.500 5.500 9 9m0-9-9 9',
  search: 'M9 4a5 5 0 1 1 0 10A5 5 0 0 1 9 4zm3.600 8.600L16.500 16.500',
  up: 'm5 12 5-5 5 5',
  down: 'm5 8 5 5 5-5',
  right: 'm8 5 5 5-5 5',
  outline: 'M4 5h3M4 10h3M4 15h3M9.500 5H16M9.500 10H16M9.500 15H16',
  filter: 'M3.500 5h13l-5 6v5l-3-1.500V11z',
  help: 'M7.500 7.500a2.500 2.500 0 1 1 3.600 2.200c-.8.4-1.100.9-1.100 1.800M10 14.500v.01M10 2.800a7.200 7.200 0 1 1 0 14.400 7.200 7.200 0 0 1 0-14.400z',
  theme: 'M10 3a7 7 0 1 0 0 14zM10 3a7 7 0 0 1 0 14',
  link: 'M8.500 11.500a3 3 0 0 0 4.300 0l2.600-2.600a3 3 0 1 0-4.300-4.300l-.9.9m1.300 3a3 3 0 0 0-4.300 0l-2.600 2.600a3 3 0 1 0 4.300 4.300l.9-.9',
  quote: 'M4 6h12M4 10h12M4 14h7',
  goto: 'M11 4h5v5M16 4l-7.500 7.500M14 11.500V15a1 1 0 0 1-1 1H5a1 1 0 0 1-1-1V7a1 1 0 0 1 1-1h3.500',
  print: 'M6 8V4h8v4M6 14H4V8h12v6h-2M6 12h8v4H6z',
  file: 'M6 3h5l4 4v10H6zM11 3v4h4',
} as const
export type IconName = keyof typeof paths

/** A line drawing of 20 by 20 that takes the colour of the words beside it. */
export function Icon({ name, size = 16 }: { readonly name: IconName; readonly size?: number }) {
  return (
    <svg className="icon" width={size} height={size} viewBox="0 0 20 20" aria-hidden="true" focusable="false">
      <path d={paths[name]} />
    </svg>
  )
}
