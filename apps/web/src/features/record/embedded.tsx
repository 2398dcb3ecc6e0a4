/** What other features show of recording. */
export { ChoiceInput } from './parts/choice-input.tsx'
export { FieldInput } from './parts/field-input.tsx'
export { WhereInput } from './parts/place-inputs.tsx'
