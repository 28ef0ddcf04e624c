import { statfsSync } from 'node:fs'
import { totalmem } from 'node:os'

/**
 * Settings for a server that shares its machine with the program, by the machine's memory. Durability is PostgreSQL's own:
 * every commit is on the disk before it is acknowledged.
 */
export function settingsFor(memory: number = totalmem()): Readonly<Record<string, string>> {
  const megabytes = (share: number, least: number, most: number) =>
    `${Math.round(Math.min(Math.max((memory * share) / 1024 / 1024, least), most))}MB`
  return {
    max_connections: '100',
    shared_buffers: megabytes(1 / 8, 128, 2048),
    effective_cache_size: megabytes(1 / 2, 256, 65_536),
    maintenance_work_mem: megabytes(1 / 32, 64, 1024),
    work_mem: '16MB',
    max_wal_size: '2GB',
    checkpoint_timeout: '15min',
    wal_compression: 'on',
    random_page_cost: '1.1',
    jit: 'off',
    log_min_messages: 'warning',
    log_line_prefix: '%m [%p] ',
    timezone: 'UTC',
    log_timezone: 'UTC',
    cluster_name: 'gangmu',
    ...(hasSmallSharedMemory() ? { dynamic_shared_memory_type: 'mmap' } : {}),
    // Otherwise a commit on a Mac waits for the drive's cache only, which a power cut empties.
    ...(process.platform === 'darwin' ? { wal_sync_method: 'fsync_writethrough' } : {}),
  }
}

/** Containers often have 64 MB there, too little for a parallel query. */
function hasSmallSharedMemory(): boolean {
  if (process.platform !== 'linux') return false
  try {
    const { blocks, bsize } = statfsSync('/dev/shm')
    return blocks * bsize < 256 * 1024 * 1024
  } catch {
    return true
  }
}
