import { VisuallyHidden } from '@mantine/core';
import type { LucideIcon } from 'lucide-react';
import { Link } from 'wouter';
import styles from './shell.module.css';

export interface NavPlace {
  readonly path: string;
  readonly name: string;
  readonly icon: LucideIcon;
  /** Shown when above 0, with what it counts for those who do not see the place of it. */
  readonly count?: number;
  readonly counts?: string;
  /** Beginnings of other paths that belong to this place. */
  readonly also?: readonly string[];
}

export function NavItem({ place, currentPath }: { place: NavPlace; currentPath: string }) {
  const { path, name, icon: Icon, count = 0, counts = '', also = [] } = place;
  const begins = [path, ...also].some((start) => currentPath.startsWith(`${start}/`));
  const isCurrent = currentPath === path || (path !== '/' && begins) || also.includes(currentPath);
  const label = count > 0 ? `${name}, ${count} ${counts}` : name;
  return (
    <li>
      <Link
        href={path}
        className={styles.place ?? ''}
        title={label}
        {...(isCurrent ? { 'aria-current': 'page' as const } : {})}
      >
        <Icon size={17} aria-hidden />
        <span className={styles.name}>{name}</span>
        {count > 0 && (
          <>
            <span className={styles.count} aria-hidden>
              {count > 99 ? '99+' : count}
            </span>
            <VisuallyHidden>
              , {count} {counts}
            </VisuallyHidden>
          </>
        )}
      </Link>
    </li>
  );
}
