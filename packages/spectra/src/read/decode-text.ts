/** Text of the bytes from `from` to `to`: UTF-8 when it is valid, else Windows-1252; ends at the first NUL; trimmed. */
export function decodeText(bytes: Uint8Array, from: number, to: number): string {
  const end = Math.min(to, bytes.length)
  const nul = bytes.subarray(from, end).indexOf(0)
  const text = bytes.subarray(from, nul < 0 ? end : from + nul)
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(text).trim()
  } catch {
    return new TextDecoder('windows-1252').decode(text).trim()
  }
}
