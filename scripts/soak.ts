import { measure } from './measure.ts'

await measure('soak', process.argv.slice(2))
