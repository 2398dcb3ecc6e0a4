import './ui/styles.css'
import { QueryClientProvider } from '@tanstack/react-query'
import { RouterProvider } from '@tanstack/react-router'
import { StrictMode } from 'react'
import { createRoot } from 'react-dom/client'
import { startLanguage } from './platform/language.ts'
import { queryClient } from './platform/query.ts'
import { router } from './routes/router.tsx'
import { followAppVersion } from './shell/app-version.ts'

const place = document.getElementById('app')
if (!place) throw new Error('index.html has no element #app')

startLanguage()

createRoot(place).render(
  <StrictMode>
    <QueryClientProvider client={queryClient}>
      <RouterProvider router={router} />
    </QueryClientProvider>
  </StrictMode>,
)

followAppVersion()
