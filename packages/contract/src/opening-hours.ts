import { z } from 'zod'
import { openingIssue } from './opening-hours-rules.ts'

/** An hour of the day on the wall, 'HH:MM'; '24:00' is midnight at the end of the day. */
export const WallTime = z.string().regex(/^(([01]\d|2[0-3]):[0-5]\d|24:00)$/)

/** Open on one weekday (1 Monday to 7 Sunday) from one hour to another; past midnight is a second range. */
export const OpeningRange = z.object({ day: z.number().int().min(1).max(7), from: WallTime, to: WallTime })
export type OpeningRange = z.infer<typeof OpeningRange>

/** A usual week; what does not fit one (holidays, every other week) is said in the note. No range: always closed. */
export const OpeningHours = z
  .object({ ranges: z.array(OpeningRange).max(28), note: z.string().trim().max(300).default('') })
  .refine(({ ranges }) => openingIssue(ranges) === null, { path: ['ranges'] })
export type OpeningHours = z.infer<typeof OpeningHours>
