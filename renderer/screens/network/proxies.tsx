import { Button, Group, Stack, TextInput } from '@mantine/core';
import { type FormEvent, useState } from 'react';
import type { NetworkView, ProxyView } from '../../../preload/contract/network-calls.ts';
import { useAct } from '../../lib/acts.ts';
import { Row, Rows } from '../../ui/rows.tsx';
import { SecretField } from '../../ui/secret-field.tsx';
import { Section } from '../../ui/section.tsx';

type ProxiesProps = Pick<NetworkView, 'proxies' | 'keeps'>;

/** Proxies on the way: who we are for one that asks. */
export function Proxies({ proxies, keeps }: ProxiesProps) {
  const [edited, setEdited] = useState<string | null>(null);
  const signOut = useAct('network.sign-out');
  return (
    <Section
      title="Proxies"
      note="Only a proxy that asks is told a name and a password. Refused ones are not tried again."
    >
      <Rows label="Proxies">
        {proxies.map((proxy) => (
          <Row
            key={proxy.address}
            title={proxy.address}
            detail={
              edited === proxy.address ? (
                <SignIn proxy={proxy} keeps={keeps} onDone={() => setEdited(null)} />
              ) : (
                stateOf(proxy)
              )
            }
            actions={
              edited !== proxy.address && (
                <Group gap="xs">
                  <Button
                    size="compact-sm"
                    variant="default"
                    aria-label={`Sign in to ${proxy.address}`}
                    onClick={() => setEdited(proxy.address)}
                  >
                    Sign in…
                  </Button>
                  {proxy.user !== '' && (
                    <Button
                      size="compact-sm"
                      variant="default"
                      aria-label={`Forget the password of ${proxy.address}`}
                      onClick={() => signOut.mutate({ address: proxy.address })}
                    >
                      Forget
                    </Button>
                  )}
                </Group>
              )
            }
          />
        ))}
      </Rows>
    </Section>
  );
}

function stateOf({ user, isRefused, passwordPlace }: ProxyView): string {
  if (user === '') return 'Asked without a name.';
  if (isRefused) return `It did not take the name ${user} and its password. Sign in again.`;
  if (passwordPlace === null) return `The password of ${user} is not kept any more. Sign in again.`;
  const place =
    passwordPlace === 'keyring' ? 'saved with your keyring' : 'kept until Almanac quits';
  return `As ${user}, the password ${place}.`;
}

interface SignInProps extends Pick<ProxiesProps, 'keeps'> {
  readonly proxy: ProxyView;
  readonly onDone: () => void;
}

function SignIn({ proxy: { address, user: saved, passwordPlace }, keeps, onDone }: SignInProps) {
  const [user, setUser] = useState(saved);
  const [password, setPassword] = useState<string | null>(null);
  const signIn = useAct('network.sign-in', { showsFailure: true });
  const errorOf = (field: string) =>
    signIn.error?.failures.find((failure) => failure.field === field)?.message;
  const submit = (event: FormEvent) => {
    event.preventDefault();
    signIn.mutate({ address, user, password }, { onSuccess: onDone });
  };
  return (
    <form onSubmit={submit} noValidate aria-label={`Sign in to ${address}`}>
      <Stack gap="sm" maw="26rem" py="xs">
        <TextInput
          label="Name"
          value={user}
          error={errorOf('user')}
          onChange={({ currentTarget: { value } }) => setUser(value)}
          maxLength={400}
          autoComplete="off"
        />
        <SecretField
          word="Password"
          saved={passwordPlace}
          keeps={keeps}
          value={password}
          onChange={setPassword}
          error={errorOf('password')}
        />
        <Group>
          <Button type="submit" loading={signIn.isPending}>
            Save
          </Button>
          <Button variant="default" onClick={onDone}>
            Cancel
          </Button>
        </Group>
      </Stack>
    </form>
  );
}
