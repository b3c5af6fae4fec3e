import { outletNamed } from '../outlets.ts';

const OUTLET_WORD =
  'times|news|post|daily|tribune|herald|gazette|courier|chronicle|journal|ledger|dispatch|standard|telegraph|guardian|observer|express|mail|mirror|sun|star|globe|examiner|inquirer|bulletin|digest|review|monitor|wire|agency|press|report|reporter|weekly|magazine|today|online|info|media|radio|tv|television|broadcasting|network|channel|line|desk|letter|pilot|register|courant|record|echo|voice|argus|sentinel|advertiser|mercury|age|independent|nation|citizen|leader|insider|zeitung|nachrichten|tagblatt|tageblatt|kurier|rundschau|anzeiger|spiegel|presse|journal|monde|matin|soir|libre|figaro|gazzetta|corriere|messaggero|giornale|mundo|país|diario|periódico|gaceta|folha|jornal|estado|público|correio|krant|dagblad|nieuws|gazeta|rzeczpospolita|haber|ajans[ıi]|gazetesi|novosti|pravda|vesti|vjesnik|agerpres|tidende|aftenposten|posten|bladet|sanomat|lehti|hírlap|nemzet|ziarul';
const LAST_WORD = new RegExp(`(?:^|[\\s-])(?:${OUTLET_WORD})$`, 'iu');
const FIRST_WORD = /^(?:the\s)?(?:radio|tv|agence|agencia|agenzia|agência|agencija|daily)\s\p{Lu}/iu;
const SITE =
  /^[\p{Lu}\p{N}][\p{L}\p{N}-]{1,30}\.(?:az|com|net|org|info|news|ru|ua|ge|am|kz|eu|uk|de|fr|it|es|pl|me|rs|ba|mk|al|tv|md|ro|bg|gr|tr|ir|in|pk|cn|jp|kr|ca|au|us|io|co|asia|africa)$/iu;

/** Whether a name reads like a publisher's: "The Thames Courier", "News.Az", "Radio Free Velmora". At most six words. */
export function outletShape(name: string): boolean {
  const bare = name.replace(/\s*\([^)]*\)$/, '').trim();
  if (SITE.test(bare)) return true;
  const words = bare.split(/\s+/);
  if (words.length > 6 || !/^\p{Lu}|^\p{N}/u.test(bare)) return false;
  const capitals = words.filter((word) => /^[\p{Lu}\p{N}&]/u.test(word)).length;
  if (capitals < words.filter((word) => word.length > 3).length) return false;
  return LAST_WORD.test(bare) || (FIRST_WORD.test(bare) && words.length >= 2 && words.length <= 4);
}

const titleCase = (name: string): string =>
  name.replace(/[\p{L}\p{M}’']+/gu, (word) =>
    word.length <= 3 && !/^(?:THE|AND|OF|FOR)$/.test(word) ? word : word[0] + word.slice(1).toLocaleLowerCase('en'),
  );

/** The publisher's name in a piece of a head line, edition and initials off; null where the piece is no name. */
export function outletInLine(piece: string): string | null {
  const name = piece
    .replace(/\s*\(\p{Lu}{2,6}\)$/u, '')
    .replace(/\s+(?:in English|English(?: (?:service|edition|version))?|International|Online|World)$/iu, '')
    .replace(/[,;:]$/, '')
    .trim();
  if (name.length < 2 || name.length > 60 || /[!?"“”]/.test(name) || !/\p{L}/u.test(name)) return null;
  const known = outletNamed(name);
  if (known) return known.name;
  if (!/^[\p{Lu}\p{N}]/u.test(name)) return null;
  const shouted = name === name.toUpperCase() && /\p{Lu}{4}/u.test(name);
  return shouted ? titleCase(name) : name;
}
