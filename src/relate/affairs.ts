export { affairName } from './affairs/naming.ts';
export {
  type AffairPlaces,
  COUNTED_DAYS,
  createAffairPlaces,
  type PlacedProfile,
  type Placing,
  QUIET_DAYS,
  type Unplaced,
} from './affairs/placing.ts';
export { type AffairProfile, profileOf } from './affairs/profile.ts';
