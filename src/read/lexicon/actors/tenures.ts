import type { Actor } from '../../../record/index.ts';
import { fold } from './fold.ts';
import offices from './offices.json' with { type: 'json' };

/** One holder's time in an office: from the first day, up to but not including `until`; null where it was open when last checked. */
export interface Tenure {
  office: string;
  holder: Actor;
  from: string;
  until: string | null;
}

/** The day up to which open tenures were checked. */
export const TENURES_KNOWN_UNTIL: string = offices.known;

/** `person/emmanuel-macron` of "Emmanuel Macron". */
export function personId(name: string): string {
  const words = name.split(/[^\p{L}\p{N}\p{M}]+/u).filter(Boolean);
  return `person/${words.map(fold).join('-')}`;
}

let all: Tenure[] | null = null;
let people: Map<string, Actor> | null = null;
const byOffice = new Map<string, Tenure[]>();
const bySurname = new Map<string, Actor[]>();
const byHolder = new Map<string, Tenure[]>();

function load(): Tenure[] {
  if (all) return all;
  all = [];
  people = new Map();
  for (const [key, rows] of Object.entries(offices.tenures as unknown as Record<string, [string, string, string?][]>)) {
    const office = `office/${key}`;
    const tenures = rows.map(([name, from, until]): Tenure => {
      const id = personId(name);
      let holder = people!.get(id);
      if (!holder) {
        holder = { id, type: 'person', name };
        people!.set(id, holder);
        for (const surname of surnames(name, key)) {
          const list = bySurname.get(surname);
          if (list) list.push(holder);
          else bySurname.set(surname, [holder]);
        }
      }
      return { office, holder, from, until: until ?? null };
    });
    byOffice.set(office, tenures);
    for (const tenure of tenures) {
      all.push(tenure);
      const list = byHolder.get(tenure.holder.id);
      if (list) list.push(tenure);
      else byHolder.set(tenure.holder.id, [tenure]);
    }
  }
  return all;
}

const FAMILY_NAME_FIRST = /^(?:CN|KP|KR|TW|VN|KH|HK)\//;
const WESTERN_ORDER = new Set(['Carrie Lam', 'John Lee', 'Donald Tsang', 'Joseph Wu']);

/** Under which family names a person goes, folded: "von der leyen", "leyen"; "al assad", "assad". */
function surnames(name: string, office: string): string[] {
  const words = name.replace(/\s+(?:Jr\.?|II|III|IV|V|VI|XIV|XVI|X)$/, '').split(' ');
  if (words.length < 2) return [fold(name)];
  if ((FAMILY_NAME_FIRST.test(office) || /^(?:Ban Ki-moon|Kim |Margaret Chan)/.test(name)) && !WESTERN_ORDER.has(name))
    return [fold(words[0]!)];
  const last = words.at(-1)!;
  const forms = [fold(last).replace(/[^\p{L}\p{N}]+/gu, ' ')];
  const bare = /^(?:al|el)-(.+)$/i.exec(last)?.[1];
  if (bare) forms.push(fold(bare));
  const particles = /\s((?:(?:von|van|der|den|de|di|la|le|el|al|bin|Le|De|Di|Van|dos|da|del|Al)\s)+\S+)$/.exec(
    name,
  )?.[1];
  if (particles) forms.push(fold(particles));
  return forms;
}

/** Every person who held an office in the data, by id. */
export function holders(): ReadonlyMap<string, Actor> {
  load();
  return people!;
}

export function tenuresOf(person: string): readonly Tenure[] {
  load();
  return byHolder.get(person) ?? [];
}

export function tenuresIn(office: string): readonly Tenure[] {
  load();
  return byOffice.get(office) ?? [];
}

const yearsAfter = (date: string, years: number): string => `${Number(date.slice(0, 4)) + years}${date.slice(4)}`;

/** A tenure that was open when last checked is taken to last one year more. */
const end = (tenure: Tenure): string => tenure.until ?? yearsAfter(TENURES_KNOWN_UNTIL, 1);

/** Who held the office on an ISO date; null before the first tenure known, in a vacancy, or after what is known. */
export function holderAt(office: string, date: string): Actor | null {
  const day = date.slice(0, 10);
  for (const t of tenuresIn(office)) if (t.from <= day && day < end(t)) return t.holder;
  return null;
}

/**
 * People with this family name who held a high office at most `years` before the date or come to hold one at most two
 * years after it; holders on the day come first. Without a date, all of that name.
 */
export function peopleNamed(surname: string, date: string | null, years = 8): Actor[] {
  load();
  const found = bySurname.get(fold(surname)) ?? [];
  if (date === null) return [...found];
  const day = date.slice(0, 10);
  const now = (a: Actor): boolean => tenuresOf(a.id).some((t) => t.from <= day && day < end(t));
  const near = found.filter((a) =>
    tenuresOf(a.id).some((t) => t.from <= yearsAfter(day, 2) && day < yearsAfter(end(t), years)),
  );
  const inOffice = near.filter(now);
  return inOffice.length > 0 ? inOffice : near;
}
