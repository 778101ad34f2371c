const hidden = '[hidden]';
/** A shorter one would hide words of every day. */
const shortest = 4;

/** Replaces each text in every writing that it may have taken on its way: plain, base64, URL, JSON. */
export function hideTexts(texts: readonly string[]): (text: string) => string {
  const writings = texts.filter((text) => text.length >= shortest).flatMap(writingsOf);
  // The longest first: a part of it may be a secret of its own.
  const sorted = [...new Set(writings)].sort((one, other) => other.length - one.length);
  return (text) => sorted.reduce((left, writing) => left.replaceAll(writing, hidden), text);
}

function writingsOf(text: string): readonly string[] {
  const json = JSON.stringify(text).slice(1, -1);
  return [
    text,
    json,
    // A log line may hold JSON in JSON.
    JSON.stringify(json).slice(1, -1),
    encodeURIComponent(text),
    encodeURIComponent(text).replaceAll('%20', '+'),
    ...base64Of(text),
  ];
}

/** What base64 makes of it wherever it begins within three bytes; its edges depend on what stands beside it. */
function base64Of(text: string): readonly string[] {
  const bytes = utf8Of(text);
  return [0, 1, 2].flatMap((before) => {
    const whole = base64([...new Array<number>(before).fill(0), ...bytes]);
    const from = Math.ceil((before * 4) / 3);
    const to = Math.floor(((before + bytes.length) * 8) / 6);
    const inner = whole.slice(from, to);
    return inner.length < 6 ? [] : [inner, inner.replaceAll('+', '-').replaceAll('/', '_')];
  });
}

const alphabet = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/';

function base64(bytes: readonly number[]): string {
  const bits = bytes.map((byte) => byte.toString(2).padStart(8, '0')).join('');
  return (bits.match(/.{1,6}/g) ?? [])
    .map((six) => alphabet[Number.parseInt(six.padEnd(6, '0'), 2)])
    .join('');
}

function utf8Of(text: string): readonly number[] {
  return (encodeURIComponent(text).match(/%[0-9A-F]{2}|[^%]/g) ?? []).map((one) =>
    one.startsWith('%') ? Number.parseInt(one.slice(1), 16) : one.charCodeAt(0),
  );
}
