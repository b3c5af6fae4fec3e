import { GIVEN, ORGANISATIONS, OTHERS, PLACES } from '../lexicon/names.ts';

export type MentionType = 'PER' | 'ORG' | 'LOC' | 'GPE' | 'NORP' | 'MISC';

const words = (list: string): ReadonlySet<string> => new Set(list.split(/\s+/u).filter(Boolean));

/** Words before a name that say it is a person's. */
export const TITLES = words(
  `Mr Mrs Ms Miss Dr Sir Lord Lady Dame President Prime Minister Premier Chancellor Senator Sen Sens Rep Reps Representative Gov
  Governor Gen General Lt Col Colonel Maj Major Capt Captain Sgt Adm Admiral Secretary Ambassador Amb Mayor Judge Justice Speaker
  Pope King Queen Prince Princess Sheikh Emir Sultan Rabbi Imam Rev Father Bishop Archbishop Cardinal Prof Professor Congressman
  Congresswoman Envoy Chairman Chairwoman Director Spokesman Spokeswoman Commissioner Deputy Vice`,
);
/** Last words of the names of organisations. */
const BODIES = words(
  `Inc Corp Ltd LLC PLC Co Company Group Bank University College School Institute Institution Foundation Fund Council Committee
  Commission Ministry Department Agency Authority Bureau Office Party Parliament Congress Senate Assembly Court Union League Association
  Federation Organization Organisation Alliance Coalition Army Navy Force Forces Guard Police Times Post Journal News Tribune Herald
  Guardian Telegraph Press Agency Radio Television TV Network Club United FC Hospital Church Museum Airlines Airways Industries
  Holdings Partners Associates Society Center Centre Board Service Services Administration Government Cabinet Movement Front Brigade
  Campaign Caucus Chamber House Watch Project Initiative Desk Wire Dispatch Gazette Bulletin Observer Courier Secretariat Directorate`,
);
/** Last words of the names of places. */
const PLACE_ENDS = words(
  `River Sea Ocean Lake Bay Gulf Strait Straits Channel Island Islands Mountain Mountains Valley Desert Street Avenue Road Boulevard
  Square Park Airport Port Bridge Beach Coast Peninsula County Province District City Town Village Heights Hills Plaza Station Hall
  Canal Pass Basin Border East West North South`,
);
/** Last words of the names of works, acts and occasions. */
const OCCASIONS = words(
  `War Wars Act Agreement Accord Accords Treaty Pact Protocol Convention Summit Conference Cup Games Olympics Championship Championships
  Open Prize Award Awards Day Week Festival Amendment Bill Resolution Declaration Charter Plan Doctrine Deal Revolution Uprising Election
  Elections Series Tour Grand Prix Forum Memorandum Roadmap Framework Dialogue`,
);
const DEMONYM =
  /(?:ian|ians|ese|ish|ean|eans|ani|anis|aqi|aqis|eli|elis|Arab|Arabs|Kurd|Kurds|Muslim|Muslims|Christian|Christians|Jew|Jews|Jewish|Catholic|Catholics|Sunni|Shiite|Democrat|Democrats|Republican|Republicans|Conservative|Conservatives|Islamist|Islamists)$/u;

let lists: { places: Set<string>; organisations: Set<string>; others: Set<string>; given: Set<string> } | undefined;
const load = () => {
  lists ??= {
    places: new Set(PLACES.split(';')),
    organisations: new Set(ORGANISATIONS.split(';')),
    others: new Set(OTHERS.split(';')),
    given: new Set(GIVEN.split(';')),
  };
  return lists;
};

export const isGiven = (word: string): boolean => load().given.has(word);

/** The kind that a name is known by, or null. */
export function listed(name: string): MentionType | null {
  const { places, organisations, others } = load();
  if (places.has(name)) return 'LOC';
  if (others.has(name)) return DEMONYM.test(name) ? 'NORP' : 'MISC';
  return organisations.has(name) ? 'ORG' : null;
}

/** What the shape of a name and its words say of its kind; null where they say nothing. */
export function shaped(parts: readonly string[]): MentionType | null {
  const last = parts.at(-1)!.replace(/\.$/u, '');
  const written = parts.join(' ');
  if (parts.length > 1 && BODIES.has(last)) return 'ORG';
  if (parts.length > 1 && OCCASIONS.has(last)) return 'MISC';
  if (parts.length > 1 && PLACE_ENDS.has(last)) return 'LOC';
  if (/^(?:University|Ministry|Department|Bank|Institute|Council|House|Office|Bureau|Court) of /u.test(written))
    return 'ORG';
  if (parts.length > 1 && isGiven(parts[0]!)) return 'PER';
  if (/^(?:Lake|Mount|Mt|Cape|Fort|Gulf|Strait|Port|New|San|Santa|North|South|East|West) /u.test(written)) return 'LOC';
  if (/^\p{Lu}\.? /u.test(written) || /^\p{Lu}\p{Ll}+ \p{Lu}\. \p{Lu}/u.test(written)) return 'PER';
  if (parts.length === 1 && /^\p{Lu}{2,6}$|^(?:\p{Lu}\.){2,}$/u.test(last)) return 'ORG';
  if (parts.length === 1 && DEMONYM.test(last) && last.length > 4) return 'NORP';
  if (/[-‐](?:led|based|backed|style|born|brokered)$/u.test(last)) return 'MISC';
  return null;
}
