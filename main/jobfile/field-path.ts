/** Where a value stands in a file: names of fields and numbers of list items. */
export type FieldPath = readonly (string | number)[];

/** `jobs[0].schedule.cron` */
export function fieldText(path: FieldPath): string {
  return path.reduce<string>((text, step) => {
    if (typeof step === 'number') return `${text}[${step}]`;
    return text === '' ? step : `${text}.${step}`;
  }, '');
}

/** The path that `fieldText` wrote. */
export function fieldPath(text: string): FieldPath {
  return [...text.matchAll(/\[(\d+)\]|([^.[\]]+)/g)].map(([, index, name]) =>
    index === undefined ? (name ?? '') : Number(index),
  );
}

/** Whether `path` is `start` or lies within it. */
export function isWithin(path: FieldPath, start: FieldPath): boolean {
  return start.every((step, index) => path[index] === step);
}
