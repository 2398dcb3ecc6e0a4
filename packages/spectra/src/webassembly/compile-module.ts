import { type WebAssemblyModule, webAssembly } from './engine.ts'

const compiled = new Map<string, WebAssemblyModule | null>()

/**
 * The module that bytes in base64 are, compiled once; null where there is no WebAssembly, no SIMD in it, or a page that
 * forbids compiling: JavaScript then does the same, only slower.
 */
export function compileModule(base64: string): WebAssemblyModule | null {
  const before = compiled.get(base64)
  if (before !== undefined) return before
  const module = compile(base64)
  compiled.set(base64, module)
  return module
}

function compile(base64: string): WebAssemblyModule | null {
  if (webAssembly === undefined) return null
  try {
    return new webAssembly.Module(Uint8Array.from(atob(base64), (letter) => letter.charCodeAt(0)))
  } catch {
    return null
  }
}
