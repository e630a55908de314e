import type { PhoneView, PlaceName } from '../phone.ts';
import type { PhoneName } from '../page-messages.ts';
import type { Draft } from './app.tsx';
import { type PageAction, type PageState, unseenIn } from './page-state.ts';
import { PhoneScreen } from './phone-screen.tsx';
import { setChannel } from './server-connection.ts';

interface PlaceProps {
  readonly place: PlaceName;
  readonly state: PageState;
  readonly act: (action: PageAction) => void;
  readonly draft: Draft | null;
  readonly isHidden: boolean;
  readonly isTab: boolean;
  readonly onLink: (url: string) => void;
}

const titles: Readonly<Record<PlaceName, { title: string; english: string; choose: string }>> = {
  leader: { title: 'Khối trưởng', english: 'bloc leader', choose: 'Điện thoại của ai' },
  clerk: { title: 'Cán bộ thi đua', english: 'clerk', choose: 'Điện thoại của ai' },
  group: { title: 'Nhóm Hội đồng', english: 'council group', choose: 'Nói với tư cách' },
};

/** One of the three places on the page: whose phone it is, and the phone. */
export function Place({ place, state, act, draft, isHidden, isTab, onLink }: PlaceProps) {
  const { title, english, choose } = titles[place];
  const shown = state.shown[place];
  const view = state.views.get(shown);
  if (view === undefined) return null;
  return (
    <section
      class="place"
      hidden={isHidden}
      aria-label={title}
      {...(isTab ? { role: 'tabpanel', id: `panel-${place}` } : {})}
    >
      <div class="place-head">
        <h2>
          {title} <span class="english">{english}</span>
        </h2>
        <PhoneChooser
          label={choose}
          names={state.start.places[place]}
          shown={shown}
          unseen={(phone) => unseenIn(state, phone)}
          onChoose={(phone) => act({ kind: 'show', place, phone })}
        />
        <ChannelChooser view={view} />
      </div>
      <PhoneScreen
        key={`${shown}/${view.channel}`}
        view={view}
        now={state.clock.now}
        draft={draft}
        isHidden={isHidden}
        onLink={onLink}
        onSeen={(count) => act({ kind: 'seen', phone: shown, count })}
      />
    </section>
  );
}

const channelTitles = { telegram: 'Telegram', 'zalo-bot': 'Zalo Bot', 'zalo-oa': 'Zalo OA' } as const;

/** Which messenger is open on the phone. */
function ChannelChooser({ view: { id, channel, channels = [] } }: { view: PhoneView }) {
  if (channels.length < 2) return null;
  return (
    <select
      aria-label="Ứng dụng trên điện thoại"
      value={channel}
      onChange={({ currentTarget }) => void setChannel(id, currentTarget.value).catch(() => undefined)}
    >
      {channels.map((name) => (
        <option key={name} value={name}>
          {channelTitles[name]}
        </option>
      ))}
    </select>
  );
}

interface PhoneChooserProps {
  readonly label: string;
  readonly names: readonly PhoneName[];
  readonly shown: string;
  readonly unseen: (phone: string) => number;
  readonly onChoose: (phone: string) => void;
}

function PhoneChooser({ label, names, shown, unseen, onChoose }: PhoneChooserProps) {
  const only = names.length === 1 ? names[0] : undefined;
  if (only !== undefined) return <p class="chooser-only">{only.section}</p>;
  const sections = [...new Set(names.map(({ section }) => section))];
  return (
    <select aria-label={label} value={shown} onChange={({ currentTarget }) => onChoose(currentTarget.value)}>
      {sections.map((section) => (
        <optgroup key={section} label={section}>
          {names
            .filter((name) => name.section === section)
            .map(({ id, label: owner }) => (
              <option key={id} value={id}>
                {section} · {owner}
                {unseen(id) > 0 && id !== shown ? ` (${unseen(id)} mới)` : ''}
              </option>
            ))}
        </optgroup>
      ))}
    </select>
  );
}
