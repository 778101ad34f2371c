/** Packs PNGs into a Windows icon, one entry a size. */
export function ico(images: readonly { readonly size: number; readonly png: Buffer }[]): Buffer {
  const head = Buffer.alloc(6 + 16 * images.length);
  head.writeUInt16LE(1, 2);
  head.writeUInt16LE(images.length, 4);
  let offset = head.length;
  images.forEach(({ size, png: data }, index) => {
    const at = 6 + 16 * index;
    // 256 does not fit a byte and is written as 0.
    head.set([size % 256, size % 256, 0, 0, 1, 0, 32, 0], at);
    head.writeUInt32LE(data.length, at + 8);
    head.writeUInt32LE(offset, at + 12);
    offset += data.length;
  });
  return Buffer.concat([head, ...images.map((image) => image.png)]);
}

/** Packs PNGs into an icon of macOS, each under the four letters that say its size there. */
export function icns(images: readonly { readonly type: string; readonly png: Buffer }[]): Buffer {
  const entries = images.map(({ type, png: data }) => chunk(type, data));
  return chunk('icns', Buffer.concat(entries));
}

function chunk(type: string, data: Buffer): Buffer {
  const head = Buffer.alloc(8);
  head.write(type, 'ascii');
  head.writeUInt32BE(data.length + 8, 4);
  return Buffer.concat([head, data]);
}
