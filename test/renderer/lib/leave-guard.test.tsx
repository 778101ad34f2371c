import { renderHook } from '@testing-library/react';
import { expect, test } from 'vitest';
import { useLeaveGuard } from '../../../renderer/lib/leave-guard.ts';

/** Whether a page lets its window close. */
const mayClose = () => window.dispatchEvent(new Event('beforeunload', { cancelable: true }));

test('a window may close unless its page holds unsaved changes', () => {
  const { rerender, unmount } = renderHook(({ isDirty }) => useLeaveGuard(isDirty), {
    initialProps: { isDirty: false },
  });
  const seen = [mayClose()];
  rerender({ isDirty: true });
  seen.push(mayClose());
  unmount();
  seen.push(mayClose());
  expect(seen).toEqual([true, false, true]);
});

test('what has just been saved may be closed at once', () => {
  const { result } = renderHook(() => useLeaveGuard(true));
  result.current();
  expect(mayClose()).toBe(true);
});
