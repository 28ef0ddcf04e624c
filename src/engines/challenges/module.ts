import type { ServerModule } from '../../platform/http/module.ts'
import { expertRoutes } from './expert-routes.ts'
import { permissions } from './permissions.ts'
import { routes } from './routes.ts'
import { DEFENCE, REVIEWS, WEIGHTS } from './settings.ts'

export const module: ServerModule = {
  id: 'challenges',
  permissions,
  routes: [...routes, ...expertRoutes],
  settings: [REVIEWS, WEIGHTS, DEFENCE],
  live: { reviews: 'reviews.read' },
  appendOnly: ['challenge_review', 'challenge_review_step'],
}
