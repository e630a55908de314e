import { useLayoutEffect, useRef, useState } from 'preact/hooks';
import type { PhoneView } from '../phone.ts';
import { Icon } from './icons.tsx';

interface CommandMenuProps {
  readonly menu: PhoneView['menu'];
  readonly onChoose: (command: string) => void;
}

/** The commands that the bot has set for this person; closes on Escape and when the focus leaves it. */
export function CommandMenu({ menu, onChoose }: CommandMenuProps) {
  const [isOpen, setOpen] = useState(false);
  const box = useRef<HTMLDivElement>(null);
  const first = useRef<HTMLButtonElement>(null);
  const opener = useRef<HTMLButtonElement>(null);
  const close = () => {
    setOpen(false);
    opener.current?.focus();
  };
  // Before the next key press: an effect after painting would take the focus back from one who has already closed it.
  useLayoutEffect(() => {
    if (isOpen) first.current?.focus();
  }, [isOpen]);
  if (menu.length === 0) return null;
  return (
    <div
      class="command-menu"
      ref={box}
      onKeyDown={({ key }) => key === 'Escape' && close()}
      onFocusOut={({ relatedTarget }) => {
        if (!box.current?.contains(relatedTarget as Node | null)) setOpen(false);
      }}
    >
      <button
        ref={opener}
        type="button"
        class="round menu-button"
        aria-label="Các lệnh"
        aria-expanded={isOpen}
        title="Các lệnh"
        onClick={() => setOpen((open) => !open)}
      >
        <Icon name={isOpen ? 'close' : 'menu'} />
      </button>
      {isOpen && (
        <ul class="pop commands">
          {menu.map(({ command, description }, index) => (
            <li key={command}>
              <button
                type="button"
                {...(index === 0 ? { ref: first } : {})}
                onClick={() => {
                  close();
                  onChoose(command);
                }}
              >
                <span>{description}</span>
                <small>{command.split('@')[0]}</small>
              </button>
            </li>
          ))}
        </ul>
      )}
    </div>
  );
}
