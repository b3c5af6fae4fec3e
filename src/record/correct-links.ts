import type { Attribution } from './attribution.ts';
import type { Commitment } from './commitment.ts';
import type { Reading } from './reading.ts';

/**
 * Sets right, in a corrected reading, what follows from its corrections: links to attributions that were struck lead to what
 * these stood in; a relay tells the speakers as corrected; what a speaker bound themself to is bound to the right one.
 */
export function mended(machine: Reading, corrected: Reading): Reading {
  const before = new Map(machine.attributions.map((one) => [one.id, one]));
  const now = new Map(corrected.attributions.map((one) => [one.id, one]));
  const standing = (id: string | null): string | null => {
    for (let at = id; at !== null; at = before.get(at)?.parent ?? null) if (now.has(at)) return at;
    return null;
  };
  const attributions = corrected.attributions.map((one) => ({ ...one, parent: standing(one.parent) }));
  const known = new Map(attributions.map((one) => [one.id, one]));
  return {
    ...corrected,
    attributions: attributions.map((one) => ({ ...one, relay: relayOf(one, known, before) })),
    commitments: corrected.commitments.map((one) => {
      const attribution = standing(one.attribution);
      return heldBySpeaker({ ...one, attribution }, attribution, before, known);
    }),
  };
}

/** The relay, with the names of those whose speaker was corrected; unchanged where nobody's was. */
function relayOf(
  one: Attribution,
  known: ReadonlyMap<string, Attribution>,
  before: ReadonlyMap<string, Attribution>,
): string[] {
  const chain: Attribution[] = [];
  for (let at: Attribution | undefined = one; at && !chain.includes(at); at = known.get(at.parent ?? ''))
    chain.unshift(at);
  const changed = chain.some((link) => {
    const old = before.get(link.id);
    return old === undefined || old.speaker?.name !== link.speaker?.name;
  });
  if (!changed && before.get(one.id)?.parent === one.parent) return one.relay;
  return chain.flatMap((link) => {
    const old = before.get(link.id);
    if (link.speaker && link.speaker.name !== old?.speaker?.name) return [link.speaker.name];
    return old?.relay.at(-1) ?? link.speaker?.name ?? [];
  });
}

/** A commitment of the speaker goes with the speaker, unless its holder was itself corrected. */
function heldBySpeaker(
  one: Commitment,
  attribution: string | null,
  before: ReadonlyMap<string, Attribution>,
  known: ReadonlyMap<string, Attribution>,
): Commitment {
  const said = known.get(attribution ?? '');
  const old = before.get(attribution ?? '')?.speaker?.name;
  const mark = said?.corrected?.find(({ field }) => field === 'speaker');
  if (!mark || !said?.speaker || old !== one.holder || one.corrected?.some(({ field }) => field === 'holder'))
    return one;
  const { holderActor: _, ...rest } = one;
  return {
    ...rest,
    holder: said.speaker.name,
    ...(said.speaker.actor === undefined ? {} : { holderActor: said.speaker.actor }),
    corrected: [...(one.corrected ?? []), { ...mark, field: 'holder' }],
  };
}
