import { useEffect, useState } from 'preact/hooks';
import type { GuideHelp } from '../guide.ts';
import type { PlaceName } from '../phone.ts';
import { ClockBar } from './clock-bar.tsx';
import { GuidePanel } from './guide-panel.tsx';
import { Icon } from './icons.tsx';
import { type PageState, usePageState } from './page-state.ts';
import { Place } from './place.tsx';
import { Refusal, type ClockMove, moveClock, openLink } from './server-connection.ts';
import { type TabName, Tabs } from './tabs.tsx';
import { useNarrow } from './use-narrow.ts';

/** Text that the guide wants in a phone's writing line; the number makes the same text twice two drafts. */
export interface Draft {
  readonly text: string;
  readonly number: number;
}

export function App() {
  const [state, act] = usePageState();
  const [tab, setTab] = useState<TabName>('guide');
  const [drafts, setDrafts] = useState<Partial<Record<PlaceName, Draft>>>({});
  const [isMoving, setMoving] = useState(false);
  const [notice, setNotice] = useState('');
  const isNarrow = useNarrow();
  useEffect(() => {
    if (notice === '') return;
    const timer = setTimeout(() => setNotice(''), 6000);
    return () => clearTimeout(timer);
  }, [notice]);
  if (state === null)
    return (
      <p class="loading" role="status">
        Đang mở sân thử…
      </p>
    );

  const tell = (error: unknown) =>
    setNotice(error instanceof Refusal ? error.message : 'Có lỗi, xin thử lại.');
  const move = (by: ClockMove) => {
    setMoving(true);
    void moveClock(by)
      .then((clock) => act({ kind: 'clock', clock }), tell)
      .finally(() => setMoving(false));
  };
  /** A link to the bot opens in a phone: in the leader's that is shown, unless it is meant for another place. */
  const open = (url: string, place: PlaceName = placeOf(url)) => {
    if (isNarrow) setTab(place);
    void openLink(state.shown[place], url).catch(tell);
  };
  const help = (given: GuideHelp) => {
    if (given.kind === 'next-event') return move('next-event');
    if (given.kind === 'open') return open(given.url, given.place);
    if (isNarrow) setTab(given.place);
    setDrafts({
      ...drafts,
      [given.place]: { text: given.text, number: (drafts[given.place]?.number ?? 0) + 1 },
    });
  };
  return (
    <div class="page" data-narrow={isNarrow}>
      <Header state={state} isMoving={isMoving} onMove={move} />
      <main class="stage">
        {(!isNarrow || tab === 'guide') && <GuidePanel state={state} onHelp={help} isTab={isNarrow} />}
        {(['leader', 'clerk', 'group'] as const).map((place) => (
          <Place
            key={place}
            place={place}
            state={state}
            act={act}
            draft={drafts[place] ?? null}
            isHidden={isNarrow && tab !== place}
            isTab={isNarrow}
            onLink={open}
          />
        ))}
      </main>
      {isNarrow && <Tabs state={state} active={tab} onChoose={setTab} />}
      <div class="notices" role="status" aria-live="polite">
        {state.isCut && <p class="notice">Mất liên lạc với chương trình, đang nối lại…</p>}
        {notice !== '' && <p class="notice">{notice}</p>}
      </div>
    </div>
  );
}

const placeOf = (url: string): PlaceName => (/[?&]startgroup=/.test(url) ? 'group' : 'leader');

interface HeaderProps {
  readonly state: PageState;
  readonly isMoving: boolean;
  readonly onMove: (by: ClockMove) => void;
}

function Header({ state, isMoving, onMove }: HeaderProps) {
  return (
    <header class="top">
      <div class="brand">
        <img src="/page/icon.svg" alt="" width="36" height="36" />
        <div>
          <h1>Bot Thi đua</h1>
          <p class="english">Sân thử · playground</p>
        </div>
      </div>
      <ClockBar clock={state.clock} isMoving={isMoving} onMove={onMove} />
      <p class="local">
        <Icon name="lock" size={14} /> Chỉ trên máy này, không gửi gì ra ngoài
      </p>
    </header>
  );
}
