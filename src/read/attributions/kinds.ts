import type { Attribution, Span } from '../../record/index.ts';

/**
 * Whether a content is quoted: direct where quotation marks hold all of it, mixed where they hold a part, indirect where there are
 * none.
 */
export function quotedAs(text: string, content: readonly Span[]): Attribution['kind'] {
  const words = content
    .map(({ start, end }) => text.slice(start, end))
    .join(' ')
    .trim()
    .replace(/''|``/gu, '"');
  if (!/["“”«»]/u.test(words)) return 'indirect';
  const whole = /^["“«]/u.test(words) && /["”»][.,]?$/u.test(words);
  return whole && !/[”"»][^“"«]{12,}[“"«]/u.test(words) ? 'direct' : 'mixed';
}
