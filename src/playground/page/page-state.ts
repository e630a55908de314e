import { useEffect, useReducer } from 'preact/hooks';
import type { ClockView, LiveEvent, PageStart } from '../page-messages.ts';
import type { PhoneView, PlaceName } from '../phone.ts';
import { listen, loadStart } from './server-connection.ts';

export const placeNames = ['leader', 'clerk', 'group'] as const satisfies readonly PlaceName[];

export interface PageState {
  readonly start: PageStart;
  readonly views: ReadonlyMap<string, PhoneView>;
  readonly clock: ClockView;
  /** the phone that is shown in each place */
  readonly shown: Readonly<Record<PlaceName, string>>;
  /** how many messages of each phone its owner has seen */
  readonly seen: ReadonlyMap<string, number>;
  readonly isCut: boolean;
}

export type PageAction =
  | { readonly kind: 'started'; readonly start: PageStart }
  | { readonly kind: 'live'; readonly event: LiveEvent }
  | { readonly kind: 'clock'; readonly clock: ClockView }
  | { readonly kind: 'show'; readonly place: PlaceName; readonly phone: string }
  | { readonly kind: 'seen'; readonly phone: string; readonly count: number }
  | { readonly kind: 'line'; readonly isCut: boolean };

function reduce(state: PageState | null, action: PageAction): PageState | null {
  if (action.kind === 'started') return started(state, action.start);
  if (state === null) return null;
  switch (action.kind) {
    case 'live':
      return action.event.kind === 'clock'
        ? { ...state, clock: action.event.clock }
        : withView(state, action.event.view);
    case 'clock':
      return { ...state, clock: action.clock };
    case 'show':
      return { ...state, shown: { ...state.shown, [action.place]: action.phone } };
    case 'seen':
      return { ...state, seen: new Map(state.seen).set(action.phone, action.count) };
    case 'line':
      return { ...state, isCut: action.isCut };
  }
}

function started(before: PageState | null, start: PageStart): PageState {
  const views = new Map(start.views.map((view) => [view.id, view]));
  const first = (place: PlaceName) => start.places[place][0]?.id ?? '';
  return {
    start,
    views,
    clock: start.clock,
    shown: before?.shown ?? { leader: first('leader'), clerk: first('clerk'), group: first('group') },
    seen: before?.seen ?? new Map(start.views.map((view) => [view.id, heardIn(view)])),
    isCut: false,
  };
}

const withView = (state: PageState, view: PhoneView): PageState => ({
  ...state,
  views: new Map(state.views).set(view.id, view),
});

/** Messages that others wrote to this phone. */
export const heardIn = (view: PhoneView) =>
  view.messages.filter(({ by }) => by === 'bot' || by === 'other').length;

export const unseenIn = (state: PageState, phone: string) => {
  const view = state.views.get(phone);
  return view === undefined ? 0 : Math.max(heardIn(view) - (state.seen.get(phone) ?? 0), 0);
};

/** The whole page's state, kept up with the server; null until it is loaded. */
export function usePageState(): [PageState | null, (action: PageAction) => void] {
  const [state, act] = useReducer(reduce, null);
  useEffect(() => {
    const reload = () => void loadStart().then((start) => act({ kind: 'started', start }));
    reload();
    return listen(
      (event) => act({ kind: 'live', event }),
      (line) => {
        act({ kind: 'line', isCut: line === 'cut' });
        if (line === 'back') reload();
      },
    );
  }, []);
  return [state, act];
}
