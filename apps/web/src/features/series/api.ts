export { SeriesOf } from './parts/series-of.tsx'
