/**
 * Version of the compiler's rules: that of Gangmu with a digest over the sources that decide what is read, put in by the
 * build. A text compiled by another version may read otherwise; the review then carries over.
 */
export const compilerVersion: string = import.meta.env?.GANGMU_COMPILER ?? 'source'
