import { Type } from 'typebox'
import type { ServerModule } from '../http/module.ts'
import { anyJob, defineJob } from '../jobs/job-kind.ts'
import { sweepEvents } from './live.ts'
import { routes } from './routes.ts'

const sweep = anyJob(
  defineJob({
    name: 'live.sweep',
    about: { zh: '清理一小时前的变更通知', en: 'Takes away announcements older than an hour' },
    input: Type.Object({}),
    run: ({ services: { db } }) => sweepEvents(db),
  }),
)

export const module: ServerModule = {
  id: 'live',
  permissions: {},
  routes,
  jobs: [sweep],
  schedules: [{ job: sweep, every: { minutes: 10 } }],
}
