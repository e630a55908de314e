import { foldText } from './fold-text.ts';
import type { Bloc } from './ports/blocs.ts';

/** words of the longest name worth looking for */
const longestName = 16;

/**
 * The bloc that the beginning of a text names, by code or name, and the rest of the text. The longest name wins, so
 * that «Khối Kinh tế - Tài chính» is not taken for «Khối Kinh tế».
 */
export function findBloc(blocs: readonly Bloc[], text: string): { bloc: Bloc; rest: string } | null {
  const ends = [...text.matchAll(/\S+/g)]
    .slice(0, longestName)
    .map(({ index, 0: word }) => index + word.length);
  for (const end of ends.reverse()) {
    const wanted = foldText(text.slice(0, end));
    const bloc = blocs.find(({ code, name, shortName }) =>
      [code, name, shortName].some((each) => foldText(each) === wanted),
    );
    if (bloc) return { bloc, rest: text.slice(end).replace(/^[\s:,-]+/, '') };
  }
  return null;
}
