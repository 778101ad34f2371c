import type { LucideIcon } from 'lucide-react';
import { type ReactNode, useEffect, useRef } from 'react';
import { useLocation } from 'wouter';
import { NavItem, type NavPlace } from './nav-item.tsx';
import { OfflineNotice } from './offline-notice.tsx';
import styles from './shell.module.css';
import { overlaysId } from './theme.ts';

interface ShellProps {
  readonly label: string;
  readonly places: readonly NavPlace[];
  /** Below the places: the way to the other window. */
  readonly aside: ReactNode;
  readonly children: ReactNode;
}

/** A window's frame: where one can go on the left, or on top where the window is narrow. */
export function Shell({ label, places, aside, children }: ShellProps) {
  const main = useRef<HTMLElement>(null);
  const [path] = useLocation();
  useEffect(() => returnLostFocus(main.current, path), [path]);
  return (
    <div className={styles.shell}>
      <nav className={styles.nav} aria-label={label}>
        <ul className={styles.places}>
          {places.map((place) => (
            <NavItem key={place.path} place={place} currentPath={path} />
          ))}
        </ul>
        <div className={styles.aside}>{aside}</div>
      </nav>
      <main ref={main} className={styles.main}>
        <OfflineNotice />
        {children}
        <div id={overlaysId} />
      </main>
    </div>
  );
}

/** A new screen starts at its top, and the keyboard there too if what it was on has gone. */
function returnLostFocus(main: HTMLElement | null, _path: string) {
  main?.scrollTo?.(0, 0);
  if (document.activeElement === document.body) main?.querySelector('h1')?.focus();
}

interface AsideButtonProps {
  readonly icon: LucideIcon;
  readonly onClick: () => void;
  readonly children: string;
}

export function AsideButton({ icon: Icon, onClick, children }: AsideButtonProps) {
  return (
    <button type="button" className={styles.place} onClick={onClick} title={children}>
      <Icon size={17} aria-hidden />
      <span className={styles.name}>{children}</span>
    </button>
  );
}

/** A window with one page and nowhere to go. */
export function BareFrame({ children }: { readonly children: ReactNode }) {
  return (
    <main className={styles.main}>
      {children}
      <div id={overlaysId} />
    </main>
  );
}
