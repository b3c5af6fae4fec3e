import type { Context } from 'hono';
import { getCookie, setCookie } from 'hono/cookie';

export const THEMES = ['system', 'light', 'dark'] as const;
/** Root sizes in pixels; the control in the header steps through them. */
export const SIZES = [12, 14, 16, 18, 20, 22, 24, 26, 28, 30, 32] as const;
/** Length of a line of an article: about 55, 68 and 85 characters. */
export const MEASURES = ['narrow', 'medium', 'wide'] as const;
/** What articles are set in: the page's serif, its sans, or a typewriter's even letters. */
export const FONTS = ['serif', 'sans', 'mono'] as const;

/** How a reader wants pages to look. Kept by the browser in the cookie `LOOK`, so that the first paint is right without a script. */
export interface Preferences {
  theme: (typeof THEMES)[number];
  size: (typeof SIZES)[number];
  measure: (typeof MEASURES)[number];
  font: (typeof FONTS)[number];
}

export const USUAL: Readonly<Preferences> = { theme: 'system', size: 16, measure: 'medium', font: 'serif' };

/** The cookie: `theme=dark&size=18`, only what is not usual. Scripts of the page may read and write it. */
export const LOOK = 'rapporteur-look';
const YEAR = 365 * 24 * 3600;

const oneOf = <T>(choices: readonly T[], given: unknown, usual: T): T =>
  choices.find((choice) => String(choice) === given) ?? usual;

/** Preferences from named values; what is missing or unknown is as usual. */
export const preferencesFrom = (given: Readonly<Record<string, unknown>>): Preferences => ({
  theme: oneOf(THEMES, given['theme'], USUAL.theme),
  size: oneOf(SIZES, given['size'], USUAL.size),
  measure: oneOf(MEASURES, given['measure'], USUAL.measure),
  font: oneOf(FONTS, given['font'], USUAL.font),
});

/** Preferences that the browser sent. */
export const preferencesOf = (context: Context): Preferences =>
  preferencesFrom(Object.fromEntries(new URLSearchParams(getCookie(context, LOOK) ?? '')));

/** Only what is not usual. */
const chosen = (preferences: Preferences): [string, string][] =>
  Object.entries(preferences)
    .filter(([name, value]) => value !== USUAL[name as keyof Preferences])
    .map(([name, value]) => [name, String(value)]);

/** Asks the browser to keep preferences for a year. */
export const keepPreferences = (context: Context, preferences: Preferences, secure: boolean): void =>
  setCookie(context, LOOK, new URLSearchParams(chosen(preferences)).toString(), {
    path: '/',
    sameSite: 'Lax',
    maxAge: YEAR,
    secure,
  });

/** Attributes of the root element that the style sheet answers to: `data-theme`, `data-size`, `data-measure`, `data-font`. */
export const lookOf = (preferences: Preferences): [string, string][] =>
  chosen(preferences).map(([name, value]) => [`data-${name}`, value]);
