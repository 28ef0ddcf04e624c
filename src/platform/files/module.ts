import { Type } from 'typebox'
import type { ServerModule } from '../http/module.ts'
import { anyJob, defineJob } from '../jobs/job-kind.ts'
import { sweepFiles } from './files-store.ts'
import { routes } from './routes.ts'

const DAY = 86_400_000

const sweep = anyJob(
  defineJob({
    name: 'files.sweep',
    about: { zh: '清理没有被任何表单引用的附件', en: 'Takes away files that nothing refers to' },
    input: Type.Object({}),
    run: ({ services: { db, now } }) => sweepFiles(db, new Date(now().getTime() - DAY)),
  }),
)

export const module: ServerModule = {
  id: 'files',
  permissions: {},
  routes,
  jobs: [sweep],
  schedules: [{ job: sweep, every: { minutes: 60 } }],
  appendOnly: ['file_owner'],
}
