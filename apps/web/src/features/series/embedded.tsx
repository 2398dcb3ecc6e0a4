/** What other features show of series. */
export { SeriesOf } from './parts/series-of.tsx'
