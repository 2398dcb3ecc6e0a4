import { measure } from './measure.ts'

await measure('bench', process.argv.slice(2))
