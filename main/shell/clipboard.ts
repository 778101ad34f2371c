import electron, { clipboard, nativeImage } from 'electron';

/** What office programs take: rich text with a plain twin, or a picture. */
export type Clipping =
  | { readonly html: string; readonly text: string }
  | { readonly png: Uint8Array };

/** The clipboard of an Electron before it took the web's shape; what runs decides, not what is compiled. */
interface OlderClipboard {
  write(data: { readonly html: string; readonly text: string }): void;
  writeImage(image: Electron.NativeImage): void;
}

/** Puts a clipping on the system's clipboard, in the shape that this Electron knows. */
export async function putOnClipboard(clipping: Clipping): Promise<void> {
  const older = clipboard as unknown as Partial<OlderClipboard>;
  if (older.writeImage === undefined) return clipboard.write([itemOf(clipping)]);
  if ('png' in clipping) {
    older.writeImage(nativeImage.createFromBuffer(Buffer.from(clipping.png)));
  } else older.write?.(clipping);
}

function itemOf(clipping: Clipping): Electron.ClipboardItem {
  const parts: Record<string, Blob> =
    'png' in clipping
      ? { 'image/png': new Blob([Buffer.from(clipping.png)]) }
      : { 'text/html': new Blob([clipping.html]), 'text/plain': new Blob([clipping.text]) };
  // Not a named import: an Electron without the class would refuse the whole file.
  return new electron.ClipboardItem(parts);
}
