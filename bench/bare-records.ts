import { randomUUID } from 'node:crypto'
import Fastify from 'fastify'
import pg from 'pg'

/**
 * What the same rows cost without any of what makes them records: a Fastify server that lists, reads and makes rows of the
 * firms' monthly figures with one statement each. Nobody is asked who they are, nothing is checked, no history is kept. Run in
 * a process of its own with the database's address; says its own address on a line.
 */
export async function serveBare(url: string): Promise<void> {
  const pool = new pg.Pool({ connectionString: url, max: 16 })
  const server = Fastify()
  server.get('/rows', async (request) => {
    const { division, source } = request.query as { division: string; source: string } // our own measurement asks
    const found = await pool.query(
      `select * from r_enterprise_month where division = $1 and ended_at is null and source = $2 order by month desc, id desc limit 50`,
      [division, source],
    )
    return found.rows
  })
  server.get('/rows/:division/:id', async (request) => {
    const { division, id } = request.params as { division: string; id: string }
    const found = await pool.query('select * from r_enterprise_month where division = $1 and id = $2', [division, id])
    return found.rows[0]
  })
  server.post('/rows', async (request) => {
    const row = request.body as Readonly<Record<string, string | number>>
    const id = randomUUID()
    await pool.query(
      `insert into r_enterprise_month (division, id, made_at, made_by_name, changed_at, enterprise, month, revenue, staff, source)
       values ($1, $2, now(), '模拟数据', now(), $3, $4, $5, $6, $7)`,
      [row.division, id, row.enterprise, row.month, row.revenue, row.staff, row.source],
    )
    return { id }
  })
  process.stdout.write(`${await server.listen({ port: 0, host: '127.0.0.1' })}\n`)
}
