import { type Html, html } from '../html.ts';
import { FONTS, MEASURES, type Preferences, SIZES, THEMES, USUAL } from '../preferences.ts';

const WORDS = {
  theme: { legend: 'Theme', system: 'as the system', light: 'light', dark: 'dark' },
  measure: { legend: 'Lines of an article', narrow: 'short', medium: 'medium', wide: 'long' },
  font: { legend: 'Type of an article', serif: 'serif', sans: 'sans serif', mono: 'typewriter' },
} as const;

/** The choices of how pages look; the script shows each at once, the button keeps them without it. */
export function appearance(look: Preferences): Html {
  const choice = (name: 'theme' | 'measure' | 'font', values: readonly string[]): Html => {
    const words: Readonly<Record<string, string>> = WORDS[name];
    return html`<fieldset><legend>${words['legend']}</legend>${values.map(
      (value) =>
        html`<label><input type="radio" name="${name}" value="${value}" data-look="${name}" data-usual="${USUAL[name]}"${value === look[name] ? html` checked` : ''}> <span class="sample ${name}-${value}">${words[value]}</span></label>`,
    )}</fieldset>`;
  };
  return html`<form class="look" method="post" action="/settings/appearance">${choice('theme', THEMES)}
<p><label for="size">Text size</label> <select id="size" name="size" data-look="size" data-usual="${USUAL.size}">${SIZES.map(
    (size) => html`<option value="${size}"${size === look.size ? html` selected` : ''}>${size} px</option>`,
  )}</select></p>
${choice('measure', MEASURES)}${choice('font', FONTS)}
<p><button>Keep</button> <button name="usual" value="yes">As usual</button> <small>Kept by this browser.</small></p></form>`;
}
