import type { TargetedKeyboardEvent } from 'preact';
import type { PlaceName } from '../phone.ts';
import { Icon, type IconName } from './icons.tsx';
import { type PageState, unseenIn } from './page-state.ts';

export type TabName = 'guide' | PlaceName;

const tabs: readonly { name: TabName; label: string; icon: IconName }[] = [
  { name: 'guide', label: 'Thử ngay', icon: 'guide' },
  { name: 'leader', label: 'Khối trưởng', icon: 'person' },
  { name: 'clerk', label: 'Cán bộ', icon: 'desk' },
  { name: 'group', label: 'Hội đồng', icon: 'people' },
];

interface TabsProps {
  readonly state: PageState;
  readonly active: TabName;
  readonly onChoose: (tab: TabName) => void;
}

/** One phone at a time on a narrow screen; arrow keys go from tab to tab. */
export function Tabs({ state, active, onChoose }: TabsProps) {
  const onKeyDown = (event: TargetedKeyboardEvent<HTMLElement>) => {
    const step = event.key === 'ArrowRight' ? 1 : event.key === 'ArrowLeft' ? -1 : 0;
    if (step === 0) return;
    const at = tabs.findIndex(({ name }) => name === active);
    const next = tabs[(at + step + tabs.length) % tabs.length];
    if (next === undefined) return;
    onChoose(next.name);
    document.getElementById(`tab-${next.name}`)?.focus();
  };
  return (
    <nav class="tabs" role="tablist" aria-label="Điện thoại" onKeyDown={onKeyDown}>
      {tabs.map(({ name, label, icon }) => {
        const unseen = name === 'guide' ? 0 : unseenAt(state, name);
        return (
          <button
            key={name}
            id={`tab-${name}`}
            type="button"
            role="tab"
            aria-selected={name === active}
            aria-controls={`panel-${name}`}
            tabIndex={name === active ? 0 : -1}
            onClick={() => onChoose(name)}
          >
            <Icon name={icon} size={22} />
            {label}
            {unseen > 0 && name !== active && (
              <span class="badge">
                {unseen}
                <span class="hidden"> tin mới</span>
              </span>
            )}
          </button>
        );
      })}
    </nav>
  );
}

const unseenAt = (state: PageState, place: PlaceName) => unseenIn(state, state.shown[place]);
