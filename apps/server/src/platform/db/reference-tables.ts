/**
 * Tables of schema public that lead no key with network_id: small, the same for all networks, and never pointing at
 * a network's rows. Every other table belongs to a network and stands behind the wall (see schema-rules.ts).
 */
export const referenceTables: readonly string[] = [
  // The networks themselves: their identifier is the network_id of all other tables.
  'network',
  // The national code list and the editions that it came in.
  'region',
  'department',
  'epci',
  'commune',
  'reference_edition',
]
