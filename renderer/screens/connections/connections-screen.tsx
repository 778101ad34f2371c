import { Button } from '@mantine/core';
import { Cable, Plus } from 'lucide-react';
import { useLocation } from 'wouter';
import { useRead } from '../../lib/reads.ts';
import { Answered } from '../../ui/answered.tsx';
import { BackLink } from '../../ui/back-link.tsx';
import { Empty } from '../../ui/empty.tsx';
import { Page } from '../../ui/page.tsx';
import { Rows } from '../../ui/rows.tsx';
import { ConnectionForm } from './connection-form.tsx';
import { ConnectionRow } from './connection-row.tsx';
import { newConnection } from './kinds.ts';

const lead = 'Each holds a password or key once, for all the jobs that use it.';
const trail = <BackLink to="/settings/connections">Connections</BackLink>;

export function ConnectionsScreen() {
  const read = useRead('connections.read', null);
  const [, go] = useLocation();
  const add = (
    <Button
      leftSection={<Plus size={16} aria-hidden />}
      onClick={() => go('/settings/connections/new')}
    >
      New connection
    </Button>
  );
  const isEmpty = read.data?.connections.length === 0;
  return (
    <Page title="Connections" lead={lead} actions={!isEmpty && add}>
      <Answered read={read} what="your connections">
        {({ connections }) =>
          isEmpty ? (
            <Empty icon={Cable} title="No connection yet" action={add}>
              Jobs on your own files need none. Add one for data on a server.
            </Empty>
          ) : (
            <Rows label="Connections">
              {connections.map((connection) => (
                <ConnectionRow key={connection.draft.id} connection={connection} />
              ))}
            </Rows>
          )
        }
      </Answered>
    </Page>
  );
}

export function NewConnectionScreen() {
  const read = useRead('connections.read', null);
  return (
    <Page title="New connection" lead={lead} trail={trail}>
      <Answered read={read} what="your connections">
        {({ keeps }) => <ConnectionForm saved={newConnection} view={null} keeps={keeps} />}
      </Answered>
    </Page>
  );
}

export function EditConnectionScreen({ id }: { readonly id: string }) {
  const read = useRead('connections.read', null);
  const found = read.data?.connections.find(({ draft }) => draft.id === id);
  return (
    <Page title={found ? `Edit “${found.draft.name}”` : 'Edit connection'} trail={trail}>
      <Answered read={read} what="this connection">
        {({ keeps }) =>
          found ? (
            <ConnectionForm saved={found.draft} view={found} keeps={keeps} />
          ) : (
            <p>This connection was removed.</p>
          )
        }
      </Answered>
    </Page>
  );
}
