/** Newer versions of this program. */
export interface UpdateCalls {
  'updates.read': { readonly argument: null; readonly answer: UpdatesView };
  'updates.set': { readonly argument: { readonly on: boolean }; readonly answer: null };
  /** Looks now; what came of it is read. */
  'updates.look': { readonly argument: null; readonly answer: null };
}

export interface UpdatesView {
  readonly isOn: boolean;
  /** `updates.example`; null for a build that names none. */
  readonly host: string | null;
  readonly state: UpdateStateView;
}

export type UpdateStateView =
  | { readonly kind: 'unavailable'; readonly sentence: string }
  | { readonly kind: 'off' | 'waiting' | 'looking' }
  | { readonly kind: 'newest'; readonly atMs: number }
  | { readonly kind: 'downloading'; readonly version: string; readonly percent: number }
  | { readonly kind: 'ready'; readonly version: string; readonly notes: string }
  | { readonly kind: 'failed'; readonly sentence: string; readonly atMs: number };
