import { BadgeCheck, TriangleAlert } from 'lucide-react';
import type { ReportView } from '../../../preload/contract/views.ts';
import { counted } from '../../lib/words.ts';
import styles from './report.module.css';

/** Who wrote the report and whether all that it states is proved; nothing for the built-in analyst's own. */
export function ReportNarration({ narration }: Pick<ReportView, 'narration'>) {
  if (narration === null) return null;
  const { writer, isFallback, verified, derived, unproven } = narration;
  const isProved = isFallback || unproven === 0;
  const Icon = isProved ? BadgeCheck : TriangleAlert;
  return (
    <p className={styles.narration} data-tone={isProved ? 'good' : 'bad'} role="status">
      <Icon size={16} aria-hidden />
      <span>
        {isFallback
          ? `The built-in analyst wrote this in place of ${writer}.`
          : unproven === 0
            ? `Verified: written by ${writer}, all ${counted(verified + derived, 'statement')} checked against the data.`
            : `Not verified: ${counted(unproven, 'statement')} of ${writer} could not be verified, marked in the text.`}
      </span>
    </p>
  );
}
