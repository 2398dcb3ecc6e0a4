/**
 * Tables of schema public that belong to no network: small, the same for all, and never pointing at a network's rows.
 * Every other table leads its keys with network_id and is walled by row-level security (see schema-rules.ts).
 */
export const referenceTables: readonly string[] = []
