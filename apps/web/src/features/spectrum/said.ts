import { sentenceOf } from '@maillage/spectra'
import { language } from '../../platform/language.ts'
import type { Sayable } from './spectrum-work.ts'

/** A problem or a remark of the package, in the language of the page. */
export const said = (sayable: Sayable): string => sentenceOf(sayable, language())
