import type { CustomOptions } from '../analysis/custom-block.ts';
import { type Mistake, shortened, unless } from './mistake.ts';

const mostBlocks = 40;

/** What may be wrong with an analyst's own blocks, by field; the SQL itself is read at the run. */
export function checkCustom({ blocks }: CustomOptions): Mistake[] {
  const field = 'analysis.options.blocks';
  return [
    ...unless(blocks.length > 0, field, () => 'is empty; write a block with its SQL'),
    ...unless(blocks.length <= mostBlocks, field, () => `holds more than ${mostBlocks} blocks`),
    ...blocks.flatMap(({ id, title, sql }, index) => {
      const at = `${field}[${index}]`;
      return [
        ...unless(
          /^[a-z][a-z0-9_-]{0,63}$/.test(id),
          `${at}.id`,
          () =>
            `"${shortened(id)}" is not an id; use small letters, digits, _ and -, a letter first, 64 at most`,
        ),
        ...unless(
          blocks.findIndex((other) => other.id === id) >= index,
          `${at}.id`,
          () => `"${shortened(id)}" names two blocks; rename one`,
        ),
        ...unless(
          title.trim() !== '' && title.length <= 80,
          `${at}.title`,
          () => 'must be a few words, 80 characters at most',
        ),
        ...unless(sql.trim() !== '', `${at}.sql`, () => 'is empty; write a SELECT'),
      ];
    }),
  ];
}
