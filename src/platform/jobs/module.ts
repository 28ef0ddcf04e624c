import { Type } from 'typebox'
import { inTransaction } from '../database/connect.ts'
import type { ServerModule } from '../http/module.ts'
import { anyJob, defineJob } from './job-kind.ts'
import { sweepJobs } from './jobs-store.ts'
import { permissions } from './permissions.ts'
import { routes } from './routes.ts'

const sweep = anyJob(
  defineJob({
    name: 'jobs.sweep',
    about: { zh: '清理早已结束的后台任务', en: 'Takes away jobs that ended long ago' },
    input: Type.Object({}),
    run: async ({ services: { db } }) => inTransaction(db, sweepJobs),
  }),
)

export const module: ServerModule = {
  id: 'jobs',
  permissions,
  routes,
  jobs: [sweep],
  schedules: [{ job: sweep, every: { dailyAt: '03:10' } }],
}
