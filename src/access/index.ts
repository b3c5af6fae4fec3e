export {
  accountName,
  addAccount,
  addToken,
  type By,
  hasAdmin,
  type NewToken,
  removeAccount,
  revokeToken,
  roleNamed,
  scopeNamed,
  setPassword,
  setRole,
} from './changes.ts';
export { type SignInLimits, signInLimits, TooOften } from './limits.ts';
export { isPassword, SHORTEST } from './passwords.ts';
export { visitorBySession, visitorByToken } from './recognise.ts';
export { type Attempt, type Door, door, isOver, opened, type SignedIn } from './sign-in.ts';
export { may, type Need, namesOf, roleOf, type Visitor } from './visitor.ts';
