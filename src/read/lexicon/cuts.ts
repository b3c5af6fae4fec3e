/**
 * Where a content ends: by sort of content, the connectors (see connectorAt in ../attributions/contents.ts) at which more than half
 * of the contents ended in the training part of PolNeAR 1.0.0, counted on 2026-11-24.
 */
const cut = (list: string): ReadonlySet<string> => new Set(list.split(' '));
const SAYING = ',v ,despite ,g! ,s! ,C.s! ,C.f! C.f! C.s! ,C.g! C.g! semi ,acc acc';

export const CUTS: Readonly<Record<string, ReadonlySet<string>>> = {
  that: cut(`${SAYING} ,while`),
  cl: cut(`${SAYING} ,while ,w ,C.s ,y ,C.f`),
  wh: cut(`${SAYING} ,C.s ,s colon`),
  to: cut(`${SAYING} ,C.s ,C.f ,s ,while ,w ,C colon`),
  ing: cut(`${SAYING} ,C.s ,C.f`),
  np: cut(`${SAYING} ,C.s ,C.f ,while ,though ,w C.f ,s dash C.y`),
  npto: cut(`${SAYING} ,C.s ,C.f ,C.f dash ,w`),
  prep: cut(`${SAYING} ,while ,C.s ,C.f ,g ,w dash ,s ,x C.y w paren`),
  n: cut(`${SAYING} dash ,w ,s colon ,g ,x C.f prep.during`),
  rest: cut('semi ,acc'),
};

/** Further connectors at which the content of a subordinate clause ends: "While the ministry said that …, allies doubt it." */
export const SUBORDINATE_CUTS = cut(',s ,s! ,x ,np');
