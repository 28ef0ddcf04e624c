const ID = /[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}/g

/**
 * What is said in an answer beside the ids of records. Ids are random: a figure of three or four digits that must not
 * be told is sooner or later found within one of them.
 *
 * @param said an answer's text, or a value as it would be sent
 */
export const withoutIds = (said: unknown): string =>
  (typeof said === 'string' ? said : JSON.stringify(said)).replaceAll(ID, '…')
