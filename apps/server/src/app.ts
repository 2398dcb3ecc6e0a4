import { endpoints } from './platform/http/endpoints.ts'
import { accountRoutes } from './slices/account/routes.ts'
import { healthRoutes } from './slices/health/routes.ts'
import { networkRoutes } from './slices/network/routes.ts'

/** Every slice, one line each. */
export const app = endpoints.router({
  health: healthRoutes,
  account: accountRoutes,
  network: networkRoutes,
})
