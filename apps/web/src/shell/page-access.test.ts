import type { Role } from '@maillage/contract/access'
import { expect, it } from 'vitest'
import { opensPage } from './page-access.ts'

it.each<[Role, string, boolean]>([
  ['worker', '/audit', false],
  ['administrator', '/audit', true],
  ['worker', '/network/new', false],
  ['head', '/network/new', true],
  ['worker', '/network', true],
  ['worker', '/network/$id', true],
  ['worker', '/network/$id/correct', false],
  ['worker', '/network/agreements/$id', true],
  ['worker', '/network/agreements/new', false],
  ['reader', '/network/agreements/', false],
  ['reader', '/activities', false],
  ['reader', '/activities/$id', false],
  ['reader', '/record', false],
  ['reader', '/record/$kind', false],
  ['reader', '/deliveries', false],
  ['pharmacyCoordinator', '/deliveries', false],
  ['pharmacyCoordinator', '/reports', false],
  ['reader', '/reports/$id', true],
  ['reader', '/reports/$id/submit', false],
  ['reader', '/', true],
  ['reader', '/queue', true],
  ['worker', '/deliveries/$id', true],
])('a %s at %s: %s', (role, pattern, open) => {
  expect(opensPage(pattern, [{ role, structureId: null }])).toBe(open)
})
