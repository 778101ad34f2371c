import { useEffect, useEffectEvent, useState } from 'react';
import { useBridge } from './bridge.ts';

/**
 * Takes a file that is dropped anywhere on the window. @returns whether one is held over it
 * @param onFile gets the first file's path
 */
export function useFileDrop(onFile: (path: string) => void): boolean {
  const bridge = useBridge();
  const [isOver, setIsOver] = useState(false);
  const hear = useEffectEvent((event: DragEvent) => {
    if (!event.dataTransfer?.types.includes('Files')) return;
    // Without this the page would be left for the file.
    event.preventDefault();
    // Leaving one part of the window for another is no leaving.
    const isGone = event.type === 'dragleave' && event.relatedTarget === null;
    setIsOver(event.type !== 'drop' && !isGone);
    const [file] = event.type === 'drop' ? event.dataTransfer.files : [];
    const path = file ? bridge.pathOf(file) : '';
    if (path !== '') onFile(path);
  });
  useEffect(() => {
    const listen = (event: DragEvent) => hear(event);
    const kinds = ['dragenter', 'dragover', 'dragleave', 'drop'] as const;
    for (const kind of kinds) window.addEventListener(kind, listen);
    return () => {
      for (const kind of kinds) window.removeEventListener(kind, listen);
    };
  }, []);
  return isOver;
}
