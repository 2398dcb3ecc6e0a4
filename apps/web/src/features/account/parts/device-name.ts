import * as m from '../../../paraglide/messages.js'

/** In the order in which they are recognised: each names the ones before it as well. */
const browsers: readonly [RegExp, string][] = [
  [/Edg\//, 'Edge'],
  [/OPR\//, 'Opera'],
  [/Firefox\//, 'Firefox'],
  [/Chrome\//, 'Chrome'],
  [/Safari\//, 'Safari'],
]
const systems: readonly [RegExp, string][] = [
  [/iPhone/, 'iPhone'],
  [/iPad/, 'iPad'],
  [/Android/, 'Android'],
  [/Windows/, 'Windows'],
  [/Mac OS X/, 'Mac'],
  [/Linux/, 'Linux'],
]

const find = (names: readonly [RegExp, string][], text: string) =>
  names.find(([pattern]) => pattern.test(text))?.[1]

/** A browser and a system as people know them: « Firefox, Windows ». */
export function deviceName(userAgent: string | null): string {
  const parts = [find(browsers, userAgent ?? ''), find(systems, userAgent ?? '')].filter(Boolean)
  return parts.length > 0 ? parts.join(', ') : m.account_device_unknown()
}
