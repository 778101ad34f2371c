import type { FailureRecord } from '../../domain/failure.ts';

/**
 * A worker's way to the web: main asks in its place, so that proxy, passwords of proxies and certificates
 * are known in one process only. A body comes piece by piece, each when the worker asks for it.
 */
export type WebAsk =
  | {
      readonly web: number;
      readonly act: 'open';
      readonly url: string;
      readonly headers: readonly (readonly [string, string])[];
    }
  | { readonly web: number; readonly act: 'more' | 'abort' };

export type WebAnswer =
  | {
      readonly web: number;
      readonly kind: 'head';
      readonly status: number;
      readonly statusText: string;
      readonly headers: readonly (readonly [string, string])[];
      readonly hasBody: boolean;
    }
  | { readonly web: number; readonly kind: 'piece'; readonly bytes: Uint8Array }
  | { readonly web: number; readonly kind: 'end' }
  | {
      readonly web: number;
      readonly kind: 'broken';
      readonly message: string;
      readonly code: string;
    }
  | { readonly web: number; readonly kind: 'failed'; readonly failure: FailureRecord };

export type Fetch = typeof globalThis.fetch;

/** What is not of the web is for somebody else. */
export function isWeb<T extends { readonly web: number }>(message: unknown): message is T {
  return typeof message === 'object' && message !== null && 'web' in message;
}
