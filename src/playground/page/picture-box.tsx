import { useRef } from 'preact/hooks';
import type { AttachmentView } from '../phone.ts';
import { Icon } from './icons.tsx';

/** A picture in a message; a tap shows it large. */
export function PictureBox({ attachment, address }: { attachment: AttachmentView; address: string }) {
  const box = useRef<HTMLDialogElement>(null);
  const { name, width, height } = attachment;
  return (
    <>
      <button
        type="button"
        class="picture"
        aria-label={`Xem to: ${name}`}
        onClick={() => box.current?.showModal()}
      >
        <img src={address} alt={name} width={width} height={height} />
      </button>
      <dialog
        ref={box}
        class="large-picture"
        aria-label={name}
        onClick={({ target }) => target === box.current && box.current?.close()}
      >
        <img src={address} alt={name} width={width} height={height} loading="lazy" />
        <form method="dialog">
          <button type="submit" class="round" aria-label="Đóng">
            <Icon name="close" />
          </button>
        </form>
      </dialog>
    </>
  );
}
