import { endpoints } from '../../platform/http/endpoints.ts'
import { readDemo } from './queries.ts'

export const demoRoutes = {
  people: endpoints.demo.people.handler(({ context: { run } }) => readDemo(run)),
}
