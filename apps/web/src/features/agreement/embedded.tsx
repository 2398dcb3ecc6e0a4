/** What other features show of agreements. */
export { AgreementsOf } from './parts/agreements-of.tsx'
