import type { Report, Statement } from '../record/index.ts';
import {
  byRank,
  chainsOf,
  type Descent,
  descentOf,
  type Family,
  familyFrom,
  type Head,
  hasSay,
  kinshipFrom,
  leaderOf,
  leads,
  momentOf,
  type Placed,
  type Shelf,
  type Standing,
  type Told,
  upFrom,
} from '../relate/index.ts';
import type { ChainRow, HeadRow, RelatingWork } from '../store/index.ts';

/** Where an article stood before it was read again: those near it, the head of its chain, that head's leader, its family. */
export interface Former {
  near: readonly string[];
  head: string | null;
  leader: string | null;
  family: string | null;
}

/** An article that came, changed or went. */
export interface Arrival {
  id: string;
  /** It is in the record now. */
  present: boolean;
  former: Former;
  /** A report laid out for comparison. */
  report(id: string, version: string): Promise<Told>;
}

/**
 * Finds the places of an article and of those near it: what each derives from, their chains, and the families that the chains
 * make. Writes only what is other than before, and names the families that were made anew.
 */
export async function placeReports(record: RelatingWork, shelf: Shelf, arrival: Arrival): Promise<string[]> {
  const chained = await chain(record, arrival);
  const leaders = await rank(record, chained);
  return gather(record, shelf, arrival, [...leaders, ...[arrival.former.leader].filter((l) => l !== null)]);
}

interface Chained {
  /** Heads of the chains that were made anew. */
  heads: ChainRow[];
  /** Heads of those that they were made of. */
  before: ChainRow[];
  /** Articles that are heads no more. */
  ended: string[];
}

/** Looks again for what each article derives from that this one has a say in, and makes the chains anew that this changes. */
async function chain(record: RelatingWork, { id, present, former }: Arrival): Promise<Chained> {
  const articles = [...new Set([...(present ? [id, ...(await heardBy(record, id))] : []), ...former.near])];
  const mine = await record.places(articles);
  const kinships = Map.groupBy(await record.kinships(articles), (kin) => kin.article);
  const descents = new Map<string, Descent>();
  for (const place of mine) {
    const near = (kinships.get(place.id) ?? []).map((kin) => ({
      head: headFrom(kin.head),
      kin: kinshipFrom(kin.verbatim, kin.covered, kin.pairs),
      credit: kin.credit,
      credited: kin.credited,
    }));
    descents.set(place.id, descentOf(headFrom(place), near));
  }
  const parents = await record.places([...descents.values()].map(upFrom).filter((up) => up !== null));
  const heads = new Set([...mine, ...parents].map((place) => place.head));
  if (former.head !== null) heads.add(former.head);
  const before = await record.chains([...heads]);
  const members = (await record.chainsOf([...heads])).map((row) => {
    const descent = descents.get(row.id) ?? row.descent!;
    return { row, head: headFrom(row), descent, up: upFrom(descent) };
  });
  const chains = chainsOf(members, (m) => m.up);
  await record.putPlaces(
    chains.flatMap(({ first, members: of }) =>
      of
        .filter((m) => m.row.head !== first.head.id || JSON.stringify(m.row.descent) !== JSON.stringify(m.descent))
        .map((m) => ({ id: m.head.id, descent: m.descent, up: m.up, head: first.head.id })),
    ),
  );
  const now = new Set(chains.map((c) => c.first.head.id));
  const ended = before.map((row) => row.id).filter((head) => !now.has(head));
  await record.dropChains(ended);
  const known = new Map(before.map((row) => [row.id, row]));
  const rows = chains.map(({ first, members: of }): ChainRow => {
    const was = known.get(first.head.id);
    return {
      ...first.row,
      chain: of.length,
      leads: was?.leads ?? false,
      leader: was?.leader ?? first.head.id,
    };
  });
  await record.putChains(rows.filter((row) => known.get(row.id)?.chain !== row.chain));
  return { heads: rows, before, ended };
}

/** Those near an article that it has a say in. */
async function heardBy(record: RelatingWork, id: string): Promise<string[]> {
  const [place] = await record.places([id]);
  const head = headFrom(place!);
  return (await record.kinships([id]))
    .filter((kin) => hasSay(head, headFrom(kin.head), kin.credited, kin.credit !== null))
    .map((kin) => kin.other);
}

/** Finds which chains lead their event and which gather about them; names the leaders of the families that this touches. */
async function rank(record: RelatingWork, { heads, before, ended }: Chained): Promise<Set<string>> {
  const changed = new Set([...heads.map((row) => row.id), ...ended]);
  const first = await withBeside(record, [...changed]);
  const touched = new Set(before.map((row) => row.leader));
  const led = first.rows.map((row) => {
    const others = (first.beside.get(row.id) ?? []).map(standing);
    return { was: row, row: { ...row, leads: leads(standing(row), others) } };
  });
  const other = led.filter(({ was, row }) => was.leads !== row.leads).map(({ row }) => row);
  await record.putChains(other);
  for (const row of other) changed.add(row.id);
  const second = await withBeside(record, [...changed]);
  const gathered = second.rows.map((row) => {
    const others = (second.beside.get(row.id) ?? []).map((o) => ({ ...standing(o), leads: o.leads }));
    return {
      was: row.leader,
      row: { ...row, leader: leaderOf({ ...standing(row), leads: row.leads }, others).head.id },
    };
  });
  const moved = gathered.filter(({ was, row }) => was !== row.leader);
  await record.putChains(moved.map(({ row }) => row));
  const made = new Set(heads.map((row) => row.id));
  for (const { was, row } of gathered) if (was !== row.leader || made.has(row.id)) touched.add(was).add(row.leader);
  return touched;
}

/** The chains of these heads and those beside them, and for each of all these the chains beside it. */
async function withBeside(
  record: RelatingWork,
  heads: readonly string[],
): Promise<{ rows: ChainRow[]; beside: Map<string, ChainRow[]> }> {
  const around = await record.beside(heads);
  const rows = await record.chains([...heads, ...around.map(({ chain: c }) => c.id)]);
  const beside = Map.groupBy(await record.beside(rows.map((row) => row.id)), ({ of }) => of);
  return { rows, beside: new Map([...beside].map(([of, list]) => [of, list.map((one) => one.chain)])) };
}

/** Makes the families anew that gather about these heads, where they are other than before. */
async function gather(
  record: RelatingWork,
  shelf: Shelf,
  { id, former, report }: Arrival,
  leaders: readonly string[],
): Promise<string[]> {
  const chainRows = await record.ledBy(leaders);
  const leaderOfHead = new Map(chainRows.map((row) => [row.id, row]));
  const places = await record.chainsOf(chainRows.map((row) => row.id));
  const members = places.map((row) => ({ head: headFrom(row), descent: row.descent! as Descent, row }));
  const versions = new Map(places.map((row) => [row.id, row.version]));
  const chains = chainsOf(members, (m) => m.row.up);
  const families = [...Map.groupBy(chains, (c) => leaderOfHead.get(c.first.head.id)!.leader).values()].map((of) =>
    familyFrom(of.sort((a, b) => byRank(standingOf(a), standingOf(b)))),
  );
  const known = await record.reportsWith(members.map((m) => m.head.id));
  const anew = families.filter((family) => isOther(family, known, id));
  const before = new Map(known.map((r) => [r.article, r.family]));
  const gone = new Set(anew.flatMap((f) => f.members.map((m) => before.get(m.head.id) ?? f.id)));
  if (former.family !== null) gone.add(former.family);
  const statements: Statement[] = [];
  for (const family of anew) {
    const told = new Map<string, Told>();
    for (const { head } of family.members) told.set(head.id, await report(head.id, versions.get(head.id)!));
    statements.push(...shelf.statements(family, (article) => told.get(article)!));
  }
  if (gone.size > 0)
    await record.putFamilies(
      [...gone],
      anew.flatMap((f) => [...f.reports]),
      statements,
    );
  return anew.map((f) => f.id);
}

/** Whether a family has other members than before, other links, or a report that was read anew. */
function isOther(family: Family<Placed>, known: readonly Report[], fresh: string): boolean {
  const before = new Map(known.map((r) => [r.article, r]));
  const size = known.filter((r) => r.family === family.id).length;
  if (size !== family.members.length || family.members.some((m) => m.head.id === fresh)) return true;
  return family.reports.some((r) => JSON.stringify(r) !== JSON.stringify(before.get(r.article)));
}

const headFrom = ({ id, outlet, credits, published, length }: HeadRow): Head => ({
  ...{ id, outlet, credits, length },
  moment: momentOf(published),
});
const standing = (row: ChainRow): Standing & { head: Head } => ({ head: headFrom(row), chain: row.chain });
const standingOf = (chain: { first: Placed; members: readonly Placed[] }): Standing => ({
  head: chain.first.head,
  chain: chain.members.length,
});
