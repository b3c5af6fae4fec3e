/** Where a content ends: by sort of content, the connectors (see connectorAt) at which it is cut. */
const cut = (list: string) => new Set(list.split(' '));
const CLAUSE = 'semi ,acc acc ,C.s ,C.f ,g ,while while ,though ,although dash paren';
const PHRASE = `${CLAUSE} C.f ,C.g ,C ,w ,np ,s ,prep ,to ,y ,x colon as ,as when ,when because ,because if ,if while though although C.s ,if prep.in prep.on prep.at prep.during prep.after prep.before`;
export const CUTS: Record<string, ReadonlySet<string>> = {
  that: cut(CLAUSE),
  cl: cut(CLAUSE),
  wh: cut(`${CLAUSE} C.f`),
  to: cut(`${CLAUSE} C.f ,C ,w ,s`),
  ing: cut(`${CLAUSE} C.f ,C ,w ,s`),
  np: cut(PHRASE),
  npto: cut(`${CLAUSE} C.f ,C ,w ,s`),
  rest: cut('semi ,acc'),
};
