import { Button, Menu } from '@mantine/core';
import { notifications } from '@mantine/notifications';
import {
  ChartLine,
  Code,
  Download,
  FileSpreadsheet,
  FileText,
  type LucideIcon,
  Printer,
  Sheet,
  Table2,
} from 'lucide-react';
import { useState } from 'react';
import type { ExportFormatWord } from '../../../preload/contract/export-views.ts';
import { useAct } from '../../lib/acts.ts';
import { useRead } from '../../lib/reads.ts';
import { counted } from '../../lib/words.ts';
import styles from './report.module.css';
import { SavedNote } from './saved-note.tsx';

const whole: readonly Choice[] = [
  { format: 'pdf', label: 'Save as PDF…', icon: FileText },
  { format: 'html', label: 'Save as web page…', icon: Code },
  { format: 'xlsx', label: 'Save as Excel workbook…', icon: FileSpreadsheet },
  { format: 'md', label: 'Save as Markdown…', icon: FileText },
];

interface Choice {
  readonly format: ExportFormatWord;
  readonly label: string;
  readonly icon: LucideIcon;
}

/** The report taken along: as a file, on paper, as tables and charts for office programs. */
export function ExportMenu({ runId }: { readonly runId: string }) {
  // The whole report is read for its tables: not before somebody wants one.
  const [isWanted, setWanted] = useState(false);
  const parts = useRead('export.parts', { runId }, { enabled: isWanted });
  const save = useAct('export.save');
  const print = useAct('export.print');
  const copy = useAct('export.copy');
  const isBusy = save.isPending || print.isPending || copy.isPending;
  const { tables = [], charts = [] } = parts.data ?? {};

  const saveAs = (format: ExportFormatWord) =>
    save.mutate(
      { runId, format },
      {
        onSuccess: (saved) => {
          if (saved)
            notifications.show({ message: <SavedNote saved={saved} />, autoClose: 12_000 });
        },
      },
    );
  const copyPart = (part: 'table' | 'chart', number: number, title: string) =>
    copy.mutate(
      { runId, part, number },
      { onSuccess: () => notifications.show({ message: `“${title}” is copied.` }) },
    );
  const item = ({ format, label, icon: Icon }: Choice) => (
    <Menu.Item key={format} leftSection={<Icon size={15} />} onClick={() => saveAs(format)}>
      {label}
    </Menu.Item>
  );

  return (
    <Menu position="bottom-end" width={260} returnFocus withinPortal onOpen={() => setWanted(true)}>
      <Menu.Target>
        <Button
          variant="default"
          className={styles.act ?? ''}
          leftSection={<Download size={16} aria-hidden />}
          loading={isBusy}
        >
          Export
        </Button>
      </Menu.Target>
      <Menu.Dropdown mah="min(32rem, 80vh)" style={{ overflowY: 'auto' }}>
        {whole.map(item)}
        <Menu.Item leftSection={<Printer size={15} />} onClick={() => print.mutate({ runId })}>
          Print…
        </Menu.Item>
        {tables.length > 0 && <Menu.Label>{counted(tables.length, 'table')}</Menu.Label>}
        {tables.length > 0 && item({ format: 'csv', label: 'Save as CSV…', icon: Sheet })}
        {tables.map((title, at) => (
          <Menu.Item
            // biome-ignore lint/suspicious/noArrayIndexKey: two tables may have one title
            key={at}
            leftSection={<Table2 size={15} />}
            onClick={() => copyPart('table', at + 1, title)}
          >
            Copy “{title}”
          </Menu.Item>
        ))}
        {charts.length > 0 && <Menu.Label>{counted(charts.length, 'chart')}</Menu.Label>}
        {charts.length > 0 && item({ format: 'png', label: 'Save as PNG…', icon: ChartLine })}
        {charts.length > 0 && item({ format: 'svg', label: 'Save as SVG…', icon: ChartLine })}
        {charts.map((title, at) => (
          <Menu.Item
            // biome-ignore lint/suspicious/noArrayIndexKey: two charts may have one title
            key={at}
            leftSection={<ChartLine size={15} />}
            onClick={() => copyPart('chart', at + 1, title)}
          >
            Copy picture of “{title}”
          </Menu.Item>
        ))}
      </Menu.Dropdown>
    </Menu>
  );
}
