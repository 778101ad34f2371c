import { FileText } from 'lucide-react';
import { Link } from 'wouter';
import type { ReportItemView } from '../../../preload/contract/views.ts';
import { Empty } from '../../ui/empty.tsx';
import { ReportRows } from '../../ui/report-rows.tsx';
import { Section } from '../../ui/section.tsx';
import styles from './upcoming.module.css';

export function NewestReports({ reports }: { readonly reports: readonly ReportItemView[] }) {
  return (
    <Section
      title="Newest reports"
      action={
        reports.length > 0 && (
          <Link href="/reports" className={styles.all ?? ''}>
            All reports
          </Link>
        )
      }
    >
      {reports.length === 0 ? (
        <Empty icon={FileText} title="No report yet">
          The first one appears here when a job has run.
        </Empty>
      ) : (
        <ReportRows label="Newest reports" items={reports} />
      )}
    </Section>
  );
}
