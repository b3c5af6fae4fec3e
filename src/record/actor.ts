import { z } from 'zod';

export const ACTOR_TYPES = ['person', 'office', 'state', 'body'] as const;

/** A person, office, state or body with a stable id such as `state/FR`, `body/european-union`, `person/emmanuel-macron`. */
export const Actor = z.object({ id: z.string(), type: z.enum(ACTOR_TYPES), name: z.string() });
export type Actor = z.infer<typeof Actor>;
