import { Button, Text } from '@mantine/core';
import { CircleCheck, Globe, OctagonX } from 'lucide-react';
import type { HostView } from '../../../preload/contract/network-calls.ts';
import { useAct } from '../../lib/acts.ts';
import { Empty } from '../../ui/empty.tsx';
import { Row, Rows } from '../../ui/rows.tsx';
import styles from '../../ui/text.module.css';

/** The servers that something here names, each with a test. */
export function Hosts({ hosts }: { readonly hosts: readonly HostView[] }) {
  if (hosts.length === 0) {
    return (
      <Empty icon={Globe} title="Nothing leaves this laptop">
        No job, connection, model or mail account names a server.
      </Empty>
    );
  }
  return (
    <Rows label="Servers">
      {hosts.map((host) => (
        <HostRow key={host.address} host={host} />
      ))}
    </Rows>
  );
}

function HostRow({ host }: { readonly host: HostView }) {
  const test = useAct('network.test', { showsFailure: true });
  const way = host.proxy === null ? 'Directly' : `Through the proxy ${host.proxy}`;
  return (
    <Row
      title={host.host}
      detail={
        <>
          {host.usedBy.join(', ')} · {way}
          {test.data && (
            <Text size="sm" component="p" role="status" className={styles.state} mt={4}>
              {test.data.isReached ? (
                <CircleCheck size={16} aria-hidden className={styles.good} />
              ) : (
                <OctagonX size={16} aria-hidden className={styles.bad} />
              )}
              {test.data.sentence}
            </Text>
          )}
          {test.error && (
            <Text size="sm" component="p" role="alert" mt={4}>
              {test.error.message}
            </Text>
          )}
        </>
      }
      actions={
        <Button
          size="compact-sm"
          variant="default"
          aria-label={`Test ${host.host}`}
          loading={test.isPending}
          onClick={() => test.mutate({ address: host.address })}
        >
          Test
        </Button>
      }
    />
  );
}
