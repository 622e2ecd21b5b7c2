/** Who is calling. Adapters: functions/identity/local.ts (county server), functions/identity/firebase.ts. */
export const roles = ['clerk', 'officer', 'admin'] as const;
export type Role = (typeof roles)[number];

export interface Caller {
  readonly uid: string;
  readonly role: Role;
  /** The county (office) whose campaigns the caller may see. */
  readonly office: string;
  /** Clerks only: the code of their unit. */
  readonly unit: string | null;
}

export interface Identity {
  /**
   * Null without a token. @throws ApiProblem 'token-invalid' (forged, altered, foreign), 'token-expired', 'token-revoked'
   */
  readonly verify: (token: string | null) => Promise<Caller | null>;
}
