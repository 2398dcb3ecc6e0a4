import { compile } from '@inlang/paraglide-js'
import { wordsOptions } from '../words-options.ts'

// Type checking and tests need the functions that the build would make.
await compile(wordsOptions)
// The compiler leaves timers of half a minute behind.
process.exit(0)
