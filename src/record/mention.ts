import { z } from 'zod';
import { Span } from './span.ts';

export const MENTION_TYPES = ['PER', 'ORG', 'LOC', 'GPE', 'NORP', 'MISC'] as const;

/** A name in the text. `actor` is the id of who or what it names, where that is known. */
export const Mention = Span.extend({ type: z.enum(MENTION_TYPES), actor: z.string().optional() });
export type Mention = z.infer<typeof Mention>;
