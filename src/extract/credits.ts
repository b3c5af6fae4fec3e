import type { Credit, Span } from '../record/index.ts';

export function creditsOf(_text: string, _outlet: string | null, _furniture: readonly Span[]): Credit[] {
  return [];
}
