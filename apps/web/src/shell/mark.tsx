import type { ReactNode } from 'react'

/** The mark: four threads crossing over and under, the square left open at its heart. */
export function Mark({ size = 32 }: { size?: number }): ReactNode {
  return (
    <svg className="mark" viewBox="0 0 32 32" width={size} height={size} fill="none" aria-hidden="true">
      <g strokeWidth="4" strokeLinecap="round">
        <path className="mark-warp" d="M11 3v3M11 16v13M21 3v13M21 26v3" />
        <path className="mark-weft" d="M3 11h13M26 11h3M3 21h3M16 21h13" />
      </g>
    </svg>
  )
}
