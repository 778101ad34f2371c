import { notifications } from '@mantine/notifications';
import { type UseMutationResult, useMutation, useQueryClient } from '@tanstack/react-query';
import type { AnswerOf, Argument, CallName } from '../../preload/contract/calls.ts';
import { ask, type CallRefused, useBridge } from './bridge.ts';

export interface ActOptions {
  /** The screen shows the failure itself, beside the field it is about. */
  readonly showsFailure?: boolean;
}

export type Act<N extends CallName> = UseMutationResult<AnswerOf<N>, CallRefused, Argument<N>>;

/** Something the analyst does. What is shown is read again afterwards, whether it worked or not. */
export function useAct<N extends CallName>(
  name: N,
  { showsFailure = false }: ActOptions = {},
): Act<N> {
  const bridge = useBridge();
  const client = useQueryClient();
  return useMutation<AnswerOf<N>, CallRefused, Argument<N>>({
    mutationFn: (argument) => ask(bridge, name, argument),
    onError: (refused) => {
      if (!showsFailure) showFailure(refused);
    },
    // Not awaited: what follows an act must not be lost because reading again took its button away.
    onSettled: () => void client.invalidateQueries(),
  });
}

export function showFailure({ message }: Error): void {
  notifications.show({ color: 'red', title: 'That did not work', message });
}
