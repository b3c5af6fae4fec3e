/**
 * Words for comparing tellings, compiled for this project from general English and the English of news agencies and of
 * agencies that write it as a second language. One group a line; words are stems as `stemOf` gives them, or whole keys.
 */

const set = (words: string): ReadonlySet<string> => new Set(words.split(/\s+/u).filter(Boolean));

/** Words that carry grammar rather than matter. */
export const FUNCTION_WORDS =
  set(`a an the this that these those and or but nor so yet if then than as of in on at by for from to
  into onto with without within over under between among about against after before during until till since through across
  i me my we us our you your he him his she her hers it its they them their who whom whose which what there here
  is are was were be been being am has have had having do does did doing will would shall should can could may might must
  not no none never neither also too very just only own same such both each every any some other another more most much many
  up down out off again once when where why how all few while because though although mr mrs ms miss dr
  that's it's i'm we're isn't aren't wasn't don't doesn't didn't won't wouldn't can't couldn't i've we've he's she's`);

/** Number words and their values. Fractions stand alone: "a third", "half". */
export const NUMBER_WORDS: ReadonlyMap<string, number> = new Map([
  ...'two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen eighteen nineteen twenty'
    .split(' ')
    .map((word, i): [string, number] => [word, i + 2]),
  ['thirty', 30],
  ['forty', 40],
  ['fifty', 50],
  ['sixty', 60],
  ['seventy', 70],
  ['eighty', 80],
  ['ninety', 90],
  ['dozen', 12],
  ['half', 0.5],
]);

/** Groups of words that tell the same in diplomatic news. The first use of a word wins. */
const SYNONYMS = `
soldier troop force army military servicem
ceasefire truce armistice cease-fire
deal accord agreement pact treaty
send dispatch deploy direct assign despatch
observer monitor
ready prepare willing dispos readiness
provid condition
talk negotiation conversation discussion consultation
meet sit session gather encounter
leader chief head
minister secretary
country state nation homeland
letter note message
say tell declare state affirm announc express mention indicat stat said told
ask request demand call urg appeal
promise pledge undertake vow commit assur
give hand grant provid supply
accept agree consent
reject refus rebuff
warn caution alert
start begin launch commenc
end finish conclude complet terminat
keep remain stay continu maintain retain
stop halt ceas suspend paus
return com-back back
delay postpon defer
money fund cash
payment pay
cost price expens
fee toll charg duty
ship vessel boat
plane airplan aircraft aeroplan
air aerial
weapon arm
border frontier
envoy emissary representative
official functionary officer
spokesperson spokesman spokeswoman
newspaper paper daily journal
reporter journalist press
document text paper draft
list register
plan scheme project
big large great
small little minor smaller
quickly fast rapidly soon
perhap maybe possibly
about approximately roughly around nearly almost some
third one-third
include contain comprise
open unlock
allow permit let
approve clear endors authoriz
lift remov withdraw
exchange swap
prisoner detaine captiv
wound injur hurt
kill dead death
die perish drown
doctor physician medic
month
week fortnight
war conflict fight hostility
peace
guarantee assuranc
security safety
help aid assistance support
sanction
visit travel trip
arriv come reach
leav depart quit go
quarrel fight dispute row clash
answer reply respons respond
question issue matter
proposal suggestion offer propos suggest
seek want wish
think believ reckon
know awar
see look watch
hear listen
price cost
bill account invoic
bank
insurer insurance
flour bread loaf
wheat grain
target objectiv aim goal
hunger starv famin
people person peopl
child children
woman
europe european eu union
america american us usa u.s united-states washington
britain british uk london
france french paris
germany german berlin
russia russian moscow kremlin
ukraine ukrainian kyiv
china chinese beijing
turkey turkish ankara
iran iranian tehran
israel israeli jerusalem
united nations un u.n
base barrack garrison
fleet
rebate discount reduction
summit
veto block obstruct hinder
decide decision
sign signature
read
write
room hall chamber
door gate
step stage phase
way path road
date deadlin time-limit appointment
public publicly
private privately
power electricity energy
infrastructure facility
part portion tranch share piec
quarter
first initial
last final
next follow
new
old
rich wealthy
poor
island
sea maritim ocean
river
law legal lawful
ugly unattractiv
honest frank
mandate
leak
`;

/** Stem -> number of its group. */
export const SYNONYM_GROUP: ReadonlyMap<string, number> = (() => {
  const groups = new Map<string, number>();
  SYNONYMS.split('\n').forEach((line, i) => {
    for (const word of line.split(/\s+/u).filter(Boolean)) if (!groups.has(word)) groups.set(word, i);
  });
  return groups;
})();

export const MONTHS: ReadonlyMap<string, number> = new Map(
  'january february march april may june july august september october november december'
    .split(' ')
    .flatMap((name, i): [string, number][] => [
      [name, i + 1],
      [name.slice(0, 3), i + 1],
    ])
    .concat([['sept', 9]]),
);
export const WEEKDAYS: ReadonlyMap<string, number> = new Map(
  'monday tuesday wednesday thursday friday saturday sunday'
    .split(' ')
    .map((name, i): [string, number] => [name, i + 1]),
);
