/** The colours of the product's light theme, as paper has them. */
export const paperColours = {
  paper: '#fbf8f1',
  sunk: '#f4efe5',
  ink: '#1b2130',
  inkSoft: '#575a63',
  hairline: '#e2dacb',
  line: '#8c8576',
  accent: '#0c5a54',
  accentSoft: '#d3e4de',
  draft: '#7d4e00',
}

/** Bars of a chart from the oldest column to the newest: told apart by lightness first, so that colour is not needed. */
export const seriesColours = [
  ['#0c5a54'],
  ['#9cc4ba', '#0c5a54'],
  ['#9cc4ba', '#4f9086', '#0c5a54'],
  ['#9cc4ba', '#4f9086', '#0c5a54', '#c98a2b'],
]

/** The colour of a chart's series, the newest being the strongest; beyond four series the colours come round again. */
export function seriesColour(index: number, count: number): string {
  const colours = seriesColours[Math.min(count, seriesColours.length) - 1] ?? []
  return colours[index % colours.length] ?? paperColours.accent
}
