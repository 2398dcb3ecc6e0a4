const POLYNOMIAL = 0xedb88320

// Eight tables take eight bytes a turn ("slicing-by-8", Kounavis and Berry 2005): an index can be gigabytes.
const TABLES = tables()

/** CRC-32 of bytes from `from` on, as in IEEE 802.3 and zip: an unsigned 32-bit number. */
export function checksum(bytes: Uint8Array, from = 0): number {
  const [t0, t1, t2, t3, t4, t5, t6, t7] = TABLES
  let crc = -1
  let at = from
  for (; at + 8 <= bytes.length; at += 8) {
    crc ^=
      (bytes[at] as number) |
      ((bytes[at + 1] as number) << 8) |
      ((bytes[at + 2] as number) << 16) |
      ((bytes[at + 3] as number) << 24)
    crc =
      (t7[crc & 255] as number) ^
      (t6[(crc >>> 8) & 255] as number) ^
      (t5[(crc >>> 16) & 255] as number) ^
      (t4[crc >>> 24] as number) ^
      (t3[bytes[at + 4] as number] as number) ^
      (t2[bytes[at + 5] as number] as number) ^
      (t1[bytes[at + 6] as number] as number) ^
      (t0[bytes[at + 7] as number] as number)
  }
  for (; at < bytes.length; at += 1) crc = (crc >>> 8) ^ (t0[(crc ^ (bytes[at] as number)) & 255] as number)
  return ~crc >>> 0
}

type Tables = readonly [
  ...[Int32Array, Int32Array, Int32Array, Int32Array],
  ...[Int32Array, Int32Array, Int32Array, Int32Array],
]

function tables(): Tables {
  const made = Array.from({ length: 8 }, () => new Int32Array(256))
  const [first] = made as unknown as Tables
  for (let byte = 0; byte < 256; byte += 1) {
    let crc = byte
    for (let bit = 0; bit < 8; bit += 1) crc = crc & 1 ? (crc >>> 1) ^ POLYNOMIAL : crc >>> 1
    first[byte] = crc
  }
  for (let k = 1; k < 8; k += 1) {
    const [table, before] = [made[k] as Int32Array, made[k - 1] as Int32Array]
    for (let byte = 0; byte < 256; byte += 1) {
      const crc = before[byte] as number
      table[byte] = (crc >>> 8) ^ (first[crc & 255] as number)
    }
  }
  return made as unknown as Tables
}
