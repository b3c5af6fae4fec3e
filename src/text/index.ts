export { findAgain, type Placed, placedIn } from './anchor.ts';
export { codePointOffsets } from './codepoints.ts';
export { contains, overlapLength, overlaps, type Range, slice, sliceAll, trim } from './span.ts';
