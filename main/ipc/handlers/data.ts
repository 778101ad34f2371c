import type { DataPreviewView } from '../../../preload/contract/data-preview.ts';
import { RunFailure } from '../../domain/failure.ts';
import type { HandlersOf } from '../handler.ts';
import { Refused } from '../refused.ts';
import type { Services } from '../services.ts';
import { dataPreview } from '../views/data-preview.ts';

export function dataHandlers({ drafts, previews }: Services): HandlersOf<'data.preview'> {
  return {
    'data.preview': async (draft): Promise<DataPreviewView | Refused> => {
      const { source, trial } = drafts.previewed(draft);
      try {
        return dataPreview(await previews.make(source, trial));
      } catch (caught) {
        if (!(caught instanceof RunFailure)) throw caught;
        return new Refused([{ field: 'path', message: caught.message }]);
      }
    },
  };
}
