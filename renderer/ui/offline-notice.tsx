import { WifiOff } from 'lucide-react';
import { useSyncExternalStore } from 'react';
import styles from './shell.module.css';

/** Without a network local jobs go on, and nothing is broken: it is said once, on top of every page. */
export function OfflineNotice() {
  const isOnline = useSyncExternalStore(subscribe, () => navigator.onLine);
  return (
    <div aria-live="polite" className={styles.offline}>
      {!isOnline && (
        <>
          <WifiOff size={15} aria-hidden style={{ flex: 'none' }} />
          No network. Reports on files of this laptop go on; what needs the network waits or fails
          as its job says.
        </>
      )}
    </div>
  );
}

function subscribe(listen: () => void): () => void {
  window.addEventListener('online', listen);
  window.addEventListener('offline', listen);
  return () => {
    window.removeEventListener('online', listen);
    window.removeEventListener('offline', listen);
  };
}
