/** What is used of WebAssembly: it is in browsers and in Node alike, and in the types of ECMAScript alone it is not. */
interface WebAssemblyEngine {
  readonly Memory: new (size: { readonly initial: number }) => { readonly buffer: ArrayBuffer }
  readonly Module: new (bytes: Uint8Array) => WebAssemblyModule
  readonly Instance: new (module: WebAssemblyModule, imports: object) => { readonly exports: unknown }
}

/** Compiled, in no memory yet. */
export type WebAssemblyModule = object

/** Where there is none, undefined. */
export const webAssembly: WebAssemblyEngine | undefined = (
  globalThis as { readonly WebAssembly?: WebAssemblyEngine }
).WebAssembly
