import { Button, Table, UnstyledButton } from '@mantine/core';
import { Send } from 'lucide-react';
import { Link } from 'wouter';
import type { ReportView } from '../../../preload/contract/views.ts';
import { useAct } from '../../lib/acts.ts';
import { counted } from '../../lib/words.ts';
import styles from './report.module.css';

interface ReportVersionsProps {
  readonly view: ReportView;
  /** Shows where a number comes from. */
  readonly onFact: (n: number) => void;
}

/** The versions of a period's report beside each other, and what the newer one says otherwise and why. */
export function ReportVersions({ view, onFact }: ReportVersionsProps) {
  const send = useAct('report.send');
  const { item, revision, versions, revised, canSend } = view;
  if (versions.length < 2) return null;
  return (
    <section aria-label="Versions" className={styles.versions}>
      <div className={styles.versionLine}>
        {versions.map((version) =>
          version.runId === item.runId ? (
            <strong key={version.runId} aria-current="page">
              Version {version.revision}
            </strong>
          ) : (
            <Link key={version.runId} to={`/reports/${version.runId}`}>
              Version {version.revision}
            </Link>
          ),
        )}
        {revised && <span>{changeText(revision, revised)}</span>}
        {canSend && (
          <Button
            size="compact-sm"
            leftSection={<Send size={14} aria-hidden />}
            loading={send.isPending}
            onClick={() => send.mutate({ runId: item.runId })}
          >
            Send it
          </Button>
        )}
      </div>
      {revised && revised.changes.length > 0 && (
        <Changes revised={revised} revision={revision} onFact={onFact} />
      )}
    </section>
  );
}

type Revised = NonNullable<ReportView['revised']>;

function changeText(revision: number, { revision: before, why, changes }: Revised): string {
  const said =
    changes.length === 0
      ? 'every number is the same'
      : `${counted(changes.length, 'number')} differ`;
  return `${revision} against ${before}, ${why}: ${changes.length === 1 ? '1 number differs' : said}.`;
}

interface ChangesProps extends Pick<ReportVersionsProps, 'onFact'> {
  readonly revised: Revised;
  readonly revision: number;
}

function Changes({ revised, revision, onFact }: ChangesProps) {
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reachable by keyboard
    <section className={styles.rows} aria-label="What changed" tabIndex={0}>
      <Table className={styles.table}>
        <Table.Thead>
          <Table.Tr>
            <Table.Th>Number</Table.Th>
            <Table.Th>Version {revised.revision}</Table.Th>
            <Table.Th>Version {revision}</Table.Th>
          </Table.Tr>
        </Table.Thead>
        <Table.Tbody>
          {revised.changes.map(({ id, label, before, after, n }) => (
            <Table.Tr key={id}>
              <Table.Td>{label}</Table.Td>
              <Table.Td>{before ?? 'not there'}</Table.Td>
              <Table.Td>
                {n === null ? (
                  'not there'
                ) : (
                  <UnstyledButton className={styles.stated} onClick={() => onFact(n)}>
                    {after}
                  </UnstyledButton>
                )}
              </Table.Td>
            </Table.Tr>
          ))}
        </Table.Tbody>
      </Table>
    </section>
  );
}
