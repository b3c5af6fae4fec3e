import type { Page } from '../../record/index.ts';
import type { Task } from '../tasks.ts';

/** A task as a job holds it. A page is text inside the JSON, so that whatever its body holds passes PostgreSQL's `jsonb`. */
export type Payload =
  | { task: 'read'; name: string; page: string }
  | { task: 'fetch'; feed: string }
  | { task: 'fetch'; item: string }
  | { task: 'relate' };

export function payloadOf(task: Task): Payload {
  if (task.task !== 'read') return task;
  const { body, ...page } = task.page;
  const kept = typeof body === 'string' ? { body } : { base64: Buffer.from(body).toString('base64') };
  return { task: 'read', name: task.name, page: JSON.stringify({ ...page, ...kept }) };
}

export function taskOf(payload: Payload): Task {
  if (payload.task !== 'read') return payload;
  const { base64, ...page } = JSON.parse(payload.page) as Page & { base64?: string };
  const body = base64 === undefined ? page.body : new Uint8Array(Buffer.from(base64, 'base64'));
  return { task: 'read', name: payload.name, page: { ...page, body } };
}
