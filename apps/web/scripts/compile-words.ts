import { compile } from '@inlang/paraglide-js'
import { wordsOptions } from '../words-options.ts'

// Type checking needs the functions that the build would make.
await compile(wordsOptions)
