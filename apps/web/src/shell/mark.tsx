import type { ReactNode } from 'react'

/** The mark: a square of mesh, three threads each way, standing on its corner. The same drawing as `public/icons/mark.svg`. */
export function Mark({ size = 32 }: { size?: number }): ReactNode {
  return (
    <svg className="mark" viewBox="0 0 32 32" width={size} height={size} fill="none" aria-hidden="true">
      <g transform="translate(16 16) rotate(45) scale(1.25)" strokeWidth="3.2">
        <path className="mark-warp" d="M-7-4.6v9.2M0-8.6v6.2M0 2.4v6.2M7-4.6v9.2" />
        <path className="mark-weft" d="M-8.6-7h6.2M2.4-7h6.2M-4.6 0h9.2M-8.6 7h6.2M2.4 7h6.2" />
      </g>
    </svg>
  )
}
