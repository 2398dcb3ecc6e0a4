import { Day, Year } from '@maillage/contract/values'
import { exitCodes, failed } from './failure.ts'

/** A year as it was typed. */
export function yearOf(typed: string): number {
  const year = Year.safeParse(typed)
  if (!year.success) throw failed('yearInvalid', { what: typed }, exitCodes.usage)
  return year.data
}

/** A day as it was typed. */
export function dayOf(typed: string): Day {
  const day = Day.safeParse(typed)
  if (!day.success) throw failed('dayInvalid', { what: typed }, exitCodes.usage)
  return day.data
}

/** One of the values that an option may have. */
export function oneOf<Value extends string>(values: readonly Value[], typed: string): Value {
  const found = values.find((value) => value === typed)
  if (!found) throw failed('choiceInvalid', { what: typed, names: [...values] }, exitCodes.usage)
  return found
}
